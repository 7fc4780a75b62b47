"""The model of an instance: rows, shortfalls and aims over every way to make a move, as one matrix."""

from collections.abc import Iterable, Sequence

import numpy as np

from luanchuyen.matching.instance import Instance
from luanchuyen.matching.matrix import Matrix, Numbers, Places
from luanchuyen.matching.objective import Aim, Shortfall
from luanchuyen.matching.rows import Row, Terms
from luanchuyen.matching.ways import ways


class Model:
    """Columns are the ways, then the shortfalls; every one is a whole number from 0 to `upper`.

    Rows are the hard rules, what each shortfall is at least, the aims, and the order of the ways. An
    aim's row asks nothing until its value is fixed; with the sign turned where the aim is made
    greatest, so that less is always better.
    """

    def __init__(
        self, instance: Instance, rows: Sequence[Row], aims: Sequence[Aim]
    ) -> None:
        self.instance, self.aims = instance, aims
        made = ways(instance, rows)
        self.ways = made.moves.width
        self._moves = len(instance.moves)
        self._shortfalls = _different(one for aim in aims for one in aim.shortfalls)
        self._per = np.array([one.per for one in self._shortfalls], dtype=float)
        self._first_aim = len(rows) + len(self._shortfalls)
        self._atoms = self._conditions(rows)
        count = len(self._shortfalls)
        self._parts = _beside(made.moves, count)
        self._order = _widened(made.order.with_row(made.falls), count)
        self.low, self.high = self._ends(rows, made.most)
        self.upper = np.concatenate([np.ones(self.ways), self._most_short()])

    @property
    def height(self) -> int:
        return len(self.low)

    @property
    def width(self) -> int:
        return len(self.upper)

    def row_of(self, aim: int) -> int:
        """The row of an aim; what falls is counted in the last."""
        return self.height - 1 if self.aims[aim].falls else self._first_aim + aim

    def costs(self, aim: int) -> Numbers:
        """What each column counts in an aim."""
        weights = np.zeros(self.height)
        weights[self.row_of(aim)] = 1.0
        return self.weighed(weights)

    def weighed(self, weights: Numbers) -> Numbers:
        """For each column, its entries times the weights of their rows, added up."""
        above = self._atoms.height
        by_atom = self._atoms.weighed(weights[:above])
        return self._parts.weighed(by_atom) + self._order.weighed(weights[above:])

    def columns(self, places: Places) -> Matrix:
        """Some of the columns, with all their rows."""
        atoms = self._atoms.of_sums(self._parts.picked(places))
        return atoms.above(self._order.picked(places))

    def moves_of(self, chosen: Places) -> Places:
        """The moves that chosen ways make, in order."""
        return np.sort(self._parts.picked(chosen).rows)

    def count(self, places: Places, moves: Places) -> Numbers:
        """For each of some columns, how many of the moves it makes."""
        counted = np.zeros(self._parts.height)
        counted[moves] = 1.0
        return self._parts.picked(places).weighed(counted)

    def first_moves(self) -> Places:
        """The first move of each way."""
        return self._parts.rows[self._parts.starts[: self.ways]]

    def short(self, chosen: Places) -> Numbers:
        """What each shortfall comes to with the chosen ways."""
        entries = self._atoms.picked(self.moves_of(chosen))
        reached = np.bincount(
            entries.rows, weights=entries.values, minlength=self._atoms.height
        )
        own = slice(self._first_aim - len(self._shortfalls), self._first_aim)
        missing = np.maximum(0.0, self.low[own] - reached[own])
        return np.asarray(np.ceil(missing / self._per), dtype=np.float64)

    def _conditions(self, rows: Sequence[Row]) -> Matrix:
        """Hard rules, shortfalls and aims over moves and shortfalls."""
        told: list[dict[int, int]] = [dict(row.terms) for row in rows]
        own = {
            one: self._moves + at for at, one in enumerate(map(_key, self._shortfalls))
        }
        for one in self._shortfalls:
            less = {column: -factor for column, factor in one.terms.items()}
            told.append(less | {own[_key(one)]: one.per})
        for aim in self.aims:
            sign = -1 if aim.greatest else 1
            terms = {column: sign * factor for column, factor in aim.terms.items()}
            for one in aim.shortfalls:
                terms[own[_key(one)]] = terms.get(own[_key(one)], 0) + sign * one.weight
            told.append(terms)
        return _matrix(told, self._moves + len(self._shortfalls))

    def _ends(self, rows: Sequence[Row], most: Numbers) -> tuple[Numbers, Numbers]:
        asked = [
            *((row.low, row.high) for row in rows),
            *((one.constant, None) for one in self._shortfalls),
            *((None, None) for _ in self.aims),
        ]
        low = [-np.inf if one is None else float(one) for one, _ in asked]
        high = [np.inf if one is None else float(one) for _, one in asked]
        free = np.array([np.inf])
        return (
            np.concatenate([low, np.full(len(most), -np.inf), -free]),
            np.concatenate([high, most, free]),
        )

    def _most_short(self) -> Numbers:
        return np.array(
            [
                float(
                    max(0, one.constant + sum(f for f in one.terms.values() if f > 0))
                )
                for one in self._shortfalls
            ]
        )


def _most(one: Shortfall) -> int:
    return one.constant + sum(max(0, factor) for factor in one.terms.values())


def _key(one: Shortfall) -> tuple[object, ...]:
    return (one.constant, one.per, *sorted(one.terms.items()))


def _different(shortfalls: Iterable[Shortfall]) -> list[Shortfall]:
    return list({_key(one): one for one in shortfalls}.values())


def _matrix(told: Sequence[Terms], width: int) -> Matrix:
    counts = [len(terms) for terms in told]
    columns = [column for terms in told for column in terms]
    values = [factor for terms in told for factor in terms.values()]
    return Matrix.of(
        len(told),
        width,
        np.repeat(np.arange(len(told)), counts),
        np.array(columns, dtype=np.int64),
        np.array(values, dtype=float),
    )


def _beside(matrix: Matrix, count: int) -> Matrix:
    """The matrix, and `count` columns beside it that have one row each, below those of the matrix."""
    each = np.arange(1, count + 1)
    return Matrix(
        matrix.height + count,
        np.concatenate([matrix.starts, matrix.starts[-1] + each]),
        np.concatenate([matrix.rows, matrix.height + each - 1]),
        np.concatenate([matrix.values, np.ones(count)]),
    )


def _widened(matrix: Matrix, count: int) -> Matrix:
    """The matrix and `count` empty columns."""
    starts = np.concatenate([matrix.starts, np.full(count, matrix.starts[-1])])
    return Matrix(matrix.height, starts, matrix.rows, matrix.values)
