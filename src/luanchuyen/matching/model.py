"""The model of an instance: rows, counters and aims over every way to make a move, as one matrix."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from luanchuyen.matching.counters import Counters
from luanchuyen.matching.instance import Instance
from luanchuyen.matching.matrix import Matrix, Numbers, Places
from luanchuyen.matching.objective import Aim
from luanchuyen.matching.rows import Row, Terms
from luanchuyen.matching.ways import ways


class Model:
    """Columns are the ways, then the counters; every one is a whole number from 0 to `upper`.

    Rows are the hard rules, what each counter is at least, the aims, and the order of the ways. An
    aim's row asks nothing until its value is fixed; with the sign turned where the aim is made
    greatest, so that less is always better.
    """

    def __init__(
        self, instance: Instance, rows: Sequence[Row], aims: Sequence[Aim]
    ) -> None:
        self.instance, self.aims = instance, aims
        alone = {row.official for row in rows if row.kind == "one_post"}
        several = Counter(move.official for move in instance.moves)
        self.one_post = all(one in alone for one, count in several.items() if count > 1)
        made = ways(instance, rows)
        self.ways = made.moves.width
        self._counters = Counters(one for aim in aims for one in aim.shortfalls)
        self._first_counter = len(rows)
        self._first_aim = len(rows) + len(self._counters.all)
        self._atoms = self._conditions(rows)
        count = len(self._counters.all)
        self._parts = made.moves.beside(count)
        self._order = made.order.with_row(made.falls).widened(count)
        self.low, self.high = self._ends(rows, made.most)
        most = np.array(self._counters.most(), dtype=float)
        self.upper = np.concatenate([np.ones(self.ways), most])
        self.counts = self._counts()

    @property
    def height(self) -> int:
        return len(self.low)

    @property
    def width(self) -> int:
        return len(self.upper)

    @property
    def posts(self) -> int:
        """How many posts somebody may come to."""
        return len({move.target for move in self.instance.moves})

    @property
    def counters(self) -> Places:
        """The columns of the counters."""
        return np.arange(self.ways, self.width)

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

    def added(self, rows: Places, factors: Numbers) -> Numbers:
        """For each column, its entries in some rows times the factors of those, added up."""
        above = self._atoms.height
        atom = rows < above
        by_atom = _added(self._atoms_by_row, rows[atom], factors[atom])
        by_order = _added(self._order_by_row, rows[~atom] - above, factors[~atom])
        return self._parts.weighed(by_atom) + by_order

    @cached_property
    def _atoms_by_row(self) -> Matrix:
        return self._atoms.turned()

    @cached_property
    def _order_by_row(self) -> Matrix:
        return self._order.turned()

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

    def counted(self, chosen: Places) -> Numbers:
        """What each counter comes to with the chosen ways."""
        entries = self._atoms.picked(self.moves_of(chosen))
        reached = np.bincount(
            entries.rows, weights=entries.values, minlength=self._atoms.height
        )
        own = -reached[self._first_counter : self._first_aim]
        return np.array(self._counters.values(own.tolist()), dtype=np.float64)

    def _counts(self) -> Matrix:
        """What a search can be narrowed by, a row each, over all columns: whole in every plan.

        First the aims that only count, then the counters that round up.
        """
        counting = [place for place, aim in enumerate(self.aims) if _counts(aim)]
        found = [self.costs(place) for place in counting]
        for place, counter in enumerate(self._counters.all):
            if counter.per > 1:
                found.append(np.zeros(self.width))
                found[-1][self.ways + place] = 1.0
        return Matrix.of_rows(self.width, found)

    def _conditions(self, rows: Sequence[Row]) -> Matrix:
        """Hard rules, counters and aims over moves and counters."""
        told: list[Terms] = [row.terms for row in rows]
        first = len(self.instance.moves)
        for place, counter in enumerate(self._counters.all):
            less = {column: -factor for column, factor in counter.terms.items()}
            upon = {} if counter.upon is None else {first + counter.upon: -1}
            told.append(less | upon | {first + place: counter.per})
        told += [self._aimed_at(aim, first) for aim in self.aims]
        return _matrix(told, first + len(self._counters.all))

    def _aimed_at(self, aim: Aim, first: int) -> Terms:
        sign = -1 if aim.greatest else 1
        terms = {column: sign * factor for column, factor in aim.terms.items()}
        for one in aim.shortfalls:
            own = first + self._counters.of(one)
            terms[own] = terms.get(own, 0) + sign * one.weight
        return terms

    def _ends(self, rows: Sequence[Row], most: Numbers) -> tuple[Numbers, Numbers]:
        asked = [
            *((row.low, row.high) for row in rows),
            *((one.constant, None) for one in self._counters.all),
            *((None, None) for _ in self.aims),
        ]
        low = [-np.inf if one is None else float(one) for one, _ in asked]
        high = [np.inf if one is None else float(one) for _, one in asked]
        free = np.array([np.inf])
        return (
            np.concatenate([low, np.full(len(most), -np.inf), -free]),
            np.concatenate([high, most, free]),
        )


def _added(by_row: Matrix, rows: Places, factors: Numbers) -> Numbers:
    """Rows, which are columns here, times the factors, added up."""
    picked = by_row.picked(rows)
    weights = picked.values * factors[picked.columns]
    return np.bincount(picked.rows, weights, minlength=by_row.height).astype(float)


def _counts(aim: Aim) -> bool:
    """Whether an aim only counts moves and what is short."""
    weights = [*aim.terms.values(), *(one.weight for one in aim.shortfalls)]
    return bool(weights) and all(abs(weight) == 1 for weight in weights)


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
