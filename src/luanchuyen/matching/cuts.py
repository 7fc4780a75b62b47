"""Cuts: rows that every choice of whole numbers keeps and a choice of fractions may not.

Rows are added up and halved, and what is left of a half is rounded down on both sides: {0, 1/2}
Chvátal–Gomory cuts (Caprara and Fischetti, 1996). Which rows, is found by elimination modulo 2 (Koster,
Zymolka and Kutschka, 2009): where no fraction is odd in a sum of rows that leave no room, but what the
sum may come to is odd, half a one is cut off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from luanchuyen.matching.matrix import Marks, Matrix, Numbers, Places

# A number so near a whole one, and a row with so little room, is taken as if it had none.
_NEARLY = ((1e-6, 1e-6), (0.06, 0.06), (0.2, 0.1), (0.35, 0.1))
# What is cut off has to be worth a row.
_LEAST = 0.02


@dataclass(frozen=True)
class Ends:
    """The rows of a program as sums that are at most `high` and at least `low`."""

    low: Numbers
    high: Numbers

    def of(self, rows: Places, signs: Numbers) -> Numbers:
        """The higher end of each row, or where its sign is turned the lower end, turned too."""
        return np.where(signs > 0, self.high[rows], -self.low[rows])


@dataclass(frozen=True)
class Sum:
    """Rows added up, those with the sign -1 turned round; it is at most `end`."""

    rows: Places
    signs: Numbers
    end: float

    def halved(
        self, added: Numbers, upper: Numbers, full: Marks
    ) -> tuple[Numbers, float]:
        """Coefficients and end of half the sum, rounded down, given the rows added up.

        Where a column at its most would leave a half, that it is no more than that is added first.
        """
        odd = full & (added % 2 != 0)
        return np.floor((added + odd) / 2), float(
            np.floor((self.end + upper[odd].sum()) / 2)
        )


def violated(matrix: Matrix, ends: Ends, values: Numbers, upper: Numbers) -> list[Sum]:
    """Sums of rows whose halves these values do not keep, the most violated first."""
    full = values > upper - 0.5
    found: dict[frozenset[int], tuple[float, Sum]] = {}
    odd = _OddRows(matrix, ends, values)
    for members in odd.sums():
        if members not in found:
            told = odd.sum(members)
            weights = np.zeros(matrix.height)
            np.add.at(weights, told.rows, told.signs)
            row, end = told.halved(matrix.weighed(weights), upper, full)
            found[members] = float((row * values).sum()) - end, told
    better = [one for one in found.values() if one[0] > _LEAST]
    better.sort(
        key=lambda one: (-round(one[0], 6), len(one[1].rows), one[1].rows.tolist())
    )
    return [told for _, told in better]


class _OddRows:
    """Rows with little room, and the columns that are odd in them."""

    def __init__(self, matrix: Matrix, ends: Ends, values: Numbers) -> None:
        came_to = matrix.times(values)
        each = np.arange(matrix.height)
        self._row = np.concatenate([each, each])
        self._sign = np.repeat([1.0, -1.0], matrix.height)
        self._end = ends.of(self._row, self._sign)
        self._room = self._end - self._sign * came_to[self._row]
        self._whole = np.round(values)
        self._off = np.abs(values - self._whole)
        odd = matrix.values % 2 != 0
        self._rows, self._columns = matrix.rows[odd], matrix.columns[odd]

    def sum(self, members: frozenset[int]) -> Sum:
        """The members added up."""
        places = np.array(sorted(members))
        return Sum(
            self._row[places], self._sign[places], float(self._end[places].sum())
        )

    def sums(self) -> Iterator[frozenset[int]]:
        """Sums in which no fraction is odd, but the end is."""
        for nearly, room in _NEARLY:
            yield from self._sums(self._off > nearly, np.flatnonzero(self._room < room))

    def _sums(self, fractions: Marks, members: Places) -> Iterator[frozenset[int]]:
        height = len(self._room) // 2
        broken = fractions[self._columns]
        whole = np.bincount(
            self._rows[~broken],
            self._whole[self._columns[~broken]],
            minlength=height,
        )
        odd = (self._end[members] + whole[self._row[members]]) % 2 != 0
        place = np.cumsum(fractions) - 1
        bits = [0] * height
        entries = self._rows[broken], place[self._columns[broken]]
        for row, at in zip(*(one.tolist() for one in entries), strict=True):
            bits[row] |= 1 << at
        rows = [
            (bits[row], is_odd, 1 << name)
            for name, (row, is_odd) in enumerate(
                zip(self._row[members].tolist(), odd.tolist(), strict=True)
            )
            if bits[row] or is_odd
        ]
        rows.sort(key=lambda row: row[0].bit_count())
        for names in _eliminated(rows):
            yield frozenset(members[_ones(names)].tolist())


def _eliminated(rows: Sequence[tuple[int, bool, int]]) -> Iterator[int]:
    """Of rows as bits, whether their ends are odd, and their names: the names of sums without bits and odd."""
    pivots: dict[int, tuple[int, bool, int]] = {}
    for bits, odd, names in rows:
        while bits:
            at = bits.bit_length()
            if at not in pivots:
                pivots[at] = bits, odd, names
                break
            other = pivots[at]
            bits, odd, names = bits ^ other[0], odd ^ other[1], names ^ other[2]
        if not bits and odd:
            yield names


def _ones(bits: int) -> Places:
    text = bin(bits)[:1:-1]
    return np.flatnonzero(np.frombuffer(text.encode(), dtype=np.uint8) == ord("1"))
