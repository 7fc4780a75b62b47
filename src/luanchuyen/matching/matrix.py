"""Matrices kept by column, as arrays: what rows ask of very many columns at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
NOWHERE: Places = np.zeros(0, dtype=np.int64)


def product(one: Numbers, other: Numbers) -> float:
    """The entries times each other, added up; unlike `@` by one thread, so always in one order."""
    return float((one * other).sum())


@dataclass(frozen=True)
class Matrix:
    """The entries of column j stand at `starts[j]` and after, up to `starts[j + 1]`."""

    height: int
    starts: Places
    rows: Places
    values: Numbers

    @classmethod
    def of(
        cls, height: int, width: int, rows: Places, columns: Places, values: Numbers
    ) -> "Matrix":
        """From entries in any order; those of one place are added up."""
        places, which = np.unique(columns * height + rows, return_inverse=True)
        counts = np.bincount(places // max(1, height), minlength=width)
        return cls(
            height,
            np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
            places % max(1, height),
            np.bincount(which, weights=values, minlength=len(places)).astype(float),
        )

    @classmethod
    def of_rows(cls, width: int, rows: Sequence[Numbers]) -> "Matrix":
        """From rows that are zero nearly everywhere."""
        filled = [np.flatnonzero(row) for row in rows]
        return cls.of(
            len(rows),
            width,
            np.repeat(np.arange(len(rows)), [len(places) for places in filled]),
            np.concatenate([NOWHERE, *filled]),
            np.concatenate([np.zeros(0), *(row[row != 0] for row in rows)]),
        )

    @property
    def width(self) -> int:
        return len(self.starts) - 1

    @property
    def columns(self) -> Places:
        """The column of every entry."""
        return np.repeat(np.arange(self.width), np.diff(self.starts))

    def weighed(self, weights: Numbers) -> Numbers:
        """For each column, its entries times the weights of their rows, added up."""
        products = weights.take(self.rows)
        products *= self.values
        sums = np.zeros(self.width)
        filled = np.flatnonzero(self.starts[1:] > self.starts[:-1])
        if len(filled):
            sums[filled] = np.add.reduceat(products, self.starts[filled])
        return sums

    def times(self, values: Numbers) -> Numbers:
        """For each row, its entries times the values of their columns, added up."""
        products = self.values * values[self.columns]
        sums = np.bincount(self.rows, weights=products, minlength=self.height)
        return sums.astype(np.float64)

    def picked(self, columns: Places) -> "Matrix":
        """Some of the columns, in the order given."""
        counts = self.starts[columns + 1] - self.starts[columns]
        starts = np.concatenate([[0], np.cumsum(counts)])
        shift = np.repeat(self.starts[columns] - starts[:-1], counts)
        entries = np.arange(starts[-1]) + shift
        return Matrix(self.height, starts, self.rows[entries], self.values[entries])

    def turned(self) -> "Matrix":
        """Rows as columns and columns as rows."""
        return Matrix.of(self.width, self.height, self.columns, self.rows, self.values)

    def picked_rows(self, rows: Places) -> "Matrix":
        """Some of the rows, in the order given."""
        place = np.full(self.height, -1)
        place[rows] = np.arange(len(rows))
        kept = place[self.rows] >= 0
        return Matrix.of(
            len(rows),
            self.width,
            place[self.rows[kept]],
            self.columns[kept],
            self.values[kept],
        )

    def of_sums(self, sums: "Matrix") -> "Matrix":
        """Columns that are sums of columns of this one, as `sums` tells."""
        parts = self.picked(sums.rows)
        columns = np.repeat(sums.columns, np.diff(parts.starts))
        return Matrix.of(self.height, sums.width, parts.rows, columns, parts.values)

    def above(self, other: "Matrix") -> "Matrix":
        """This one with another of the same width below it."""
        return Matrix.of(
            self.height + other.height,
            self.width,
            np.concatenate([self.rows, other.rows + self.height]),
            np.concatenate([self.columns, other.columns]),
            np.concatenate([self.values, other.values]),
        )

    def with_row(self, values: Numbers) -> "Matrix":
        """This one with a row below it."""
        each = np.flatnonzero(values)
        row = Matrix.of(1, self.width, np.zeros_like(each), each, values[each])
        return self.above(row)

    def beside(self, count: int) -> "Matrix":
        """This one and `count` columns beside it, each with a row of its own below."""
        each = np.arange(1, count + 1)
        return Matrix(
            self.height + count,
            np.concatenate([self.starts, self.starts[-1] + each]),
            np.concatenate([self.rows, self.height + each - 1]),
            np.concatenate([self.values, np.ones(count)]),
        )

    def widened(self, count: int) -> "Matrix":
        """This one and `count` empty columns."""
        starts = np.concatenate([self.starts, np.full(count, self.starts[-1])])
        return Matrix(self.height, starts, self.rows, self.values)
