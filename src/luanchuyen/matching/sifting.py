"""Sifting: the best of all columns, fractions allowed, by looking at few of them at a time.

A column not yet looked at is worth nothing unless its reduced cost, what it costs less what the rows it
needs are worth, is below zero.
"""

from dataclasses import dataclass, replace

import numpy as np

from luanchuyen.matching.highs import Relaxation
from luanchuyen.matching.matrix import Marks, Matrix, Numbers, Places, product
from luanchuyen.matching.model import Model

_TOLERANCE = 1e-7
_WHOLE = 1e-5
_WAYS_A_POST = 3
_INSIDE_A_POST = 4
# Columns that could save so little are not looked at: the bound has room for them.
_CLOSE, _NEARLY = 0.01, 1e-8
# A cost that falls by less than this part of it is near the least.
_FALLS = 1e-3
# What a count outside its box costs, as so many times the dearest column: any price gives a bound.
_OUTSIDE = 4.0
_DEARER = 30.0


@dataclass(frozen=True)
class Box:
    """Part of the plans: those whose counts are within these ends."""

    low: Numbers
    high: Numbers

    @classmethod
    def of_all(cls, model: Model) -> "Box":
        """Every plan."""
        ends = np.full(model.counts.height, np.inf)
        return cls(-ends, ends)

    def holds(self, counted: Numbers) -> bool:
        """Whether counts are within the ends."""
        above = counted >= self.low - _WHOLE
        return bool(np.all(above & (counted <= self.high + _WHOLE)))

    def split(self, place: int, value: float) -> tuple["Box", "Box"]:
        """Where a count is below a fraction, and where it is above."""
        high, low = self.high.copy(), self.low.copy()
        high[place], low[place] = np.floor(value), np.ceil(value)
        return replace(self, high=high), replace(self, low=low)


@dataclass(frozen=True)
class Relaxed:
    """No plan of a box costs less than `bound`; one with a column costs at least its `reduced` more.

    Below zero `reduced` is no more than zero: what such columns save is in the bound. `counts` is what
    the counts come to, fractions among them.
    """

    bound: float
    reduced: Numbers
    counts: Numbers

    def fraction(self, first: int) -> int | None:
        """The count furthest from a whole number, if one is far; of the `first` ones if any of them is."""
        off = np.abs(self.counts - np.round(self.counts))
        for some in (off[:first], off):
            if some.max(initial=0.0) > _WHOLE:
                return int(some.argmax())
        return None


class Sieve:
    """The columns looked at so far; aims and ends of rows may change between two siftings."""

    def __init__(self, model: Model, columns: Places) -> None:
        self.model = model
        self.low, self.high = model.low.copy(), model.high.copy()
        free = np.full(model.counts.height, np.inf)
        self._program = Relaxation(
            np.concatenate([self.low, -free]), np.concatenate([self.high, free])
        )
        self._official = _officials(model)
        first = model.first_moves()
        self._goer = self._official[: model.ways] if model.one_post else first
        self._most_at_once = 200 + _WAYS_A_POST * model.posts
        self._most_inside = 200 + _INSIDE_A_POST * model.posts
        self._costs, self._price = np.zeros(model.width), 0.0
        self.inside = np.zeros(0, dtype=np.int64)
        self._let_counts_out()
        self.admit(model.counters)
        self.admit(columns)

    def ask(self, row: int, low: float, high: float) -> None:
        """Give a row new ends."""
        self.low[row], self.high[row] = low, high
        self._program.ask(row, low, high)

    def sift(self, costs: Numbers, box: Box, alive: Marks, enough: float) -> Relaxed:
        """The bound over the columns alive; once it is more than enough, it may be too low."""
        price = _OUTSIDE * (1.0 + np.abs(costs).max(initial=0.0))
        found = self._sifted(costs, box, alive, enough, price)
        while found.bound <= enough and not box.holds(found.counts):
            price *= _DEARER
            found = self._sifted(costs, box, alive, enough, price)
        return found

    def _sifted(
        self, costs: Numbers, box: Box, alive: Marks, enough: float, price: float
    ) -> Relaxed:
        """The same where a count may be outside its box at a price."""
        outside = np.full(2 * len(box.low), price)
        if costs is not self._costs or price != self._price:
            self._program.aim_at(np.concatenate([outside, costs[self.inside]]))
        self._costs, self._price = costs, price
        for place, ends in enumerate(zip(box.low, box.high, strict=True)):
            self._program.ask(self.model.height + place, *ends)
        before = np.inf
        while True:
            cost, counts, worth = self._program.solve()
            counts = counts[self.model.height :]
            found = self._proved(costs, worth, box, alive, counts)
            entering = self._entering(found.reduced)
            close = cost - found.bound < _CLOSE + _NEARLY * abs(cost)
            if close or found.bound > enough or not len(entering):
                return found
            # Near the end what is forgotten comes back, again and again.
            if before - cost > _FALLS * abs(cost):
                self._forget(found.reduced)
            before = cost
            self.admit(entering)

    def admit(self, columns: Places) -> None:
        """Look at some columns from now on."""
        model = self.model
        fresh = np.setdiff1d(columns, self.inside)
        inside = model.columns(fresh).above(model.counts.picked(fresh))
        self._program.add(self._costs[fresh], model.upper[fresh], inside)
        self.inside = np.concatenate([self.inside, fresh])

    def _forget(self, reduced: Numbers) -> None:
        """In a large model, look no longer at ways that cost most; they may come back."""
        ways = np.flatnonzero(self.inside < self.model.ways)
        if not self._program.large or len(ways) <= self._most_inside:
            return
        dear = reduced[self.inside[ways]]
        last = ways[np.argsort(dear, kind="stable")[self._most_inside :]]
        dropped = np.sort(last[reduced[self.inside[last]] > _TOLERANCE])
        self._program.drop(dropped + 2 * self.model.counts.height)
        self.inside = np.delete(self.inside, dropped)

    def _let_counts_out(self) -> None:
        """Two columns a count, below and above: no box is empty, only dear."""
        count, above = self.model.counts.height, self.model.height
        each = np.arange(2 * count)
        outside = Matrix(
            above + count,
            np.arange(2 * count + 1),
            above + each % max(1, count),
            np.where(each < count, 1.0, -1.0),
        )
        free = np.full(2 * count, np.inf)
        self._program.add(np.zeros(2 * count), free, outside)

    def _weighed(self, worth: Numbers) -> Numbers:
        height = self.model.height
        by_rows = self.model.weighed(worth[:height])
        return by_rows + self.model.counts.weighed(worth[height:])

    def _entering(self, reduced: Numbers) -> Places:
        """Of each official the way most worth looking at, if any is; the best of those."""
        wanted = reduced < -_TOLERANCE
        wanted[self.inside] = False
        found = np.flatnonzero(wanted)
        by_worth = found[np.lexsort((found, reduced[found]))]
        _, first = np.unique(self._official[by_worth], return_index=True)
        return np.sort(by_worth[np.sort(first)[: self._most_at_once]])

    def _proved(
        self, costs: Numbers, worth: Numbers, box: Box, alive: Marks, counts: Numbers
    ) -> Relaxed:
        """A bound that holds whatever the solver's tolerances are.

        It is what the rows are worth, less what columns with a reduced cost below zero could save.
        """
        low = np.concatenate([self.low, box.low])
        high = np.concatenate([self.high, box.high])
        ends = np.where(worth > 0, low, high)
        worth = np.where(np.isinf(ends), 0.0, worth)
        reduced = np.where(alive, costs - self._weighed(worth), np.inf)
        saved = self._saved(reduced)
        bound = product(worth, np.where(np.isinf(ends), 0.0, ends)) + saved
        return Relaxed(float(bound), reduced, counts)

    def _saved(self, reduced: Numbers) -> float:
        """What columns with a reduced cost below zero save at most: nobody goes two ways."""
        ways, model = self.model.ways, self.model
        best = np.zeros(1 + int(self._goer.max(initial=0)))
        np.minimum.at(best, self._goer, reduced[:ways])
        counters = product(np.minimum(reduced[ways:], 0.0), model.upper[ways:])
        return float(best.sum() + counters)


def _officials(model: Model) -> Places:
    numbers: dict[str, int] = {}
    moves = model.instance.moves
    of_move = [numbers.setdefault(move.official, len(numbers)) for move in moves]
    nobody = np.full(len(model.counters), len(numbers))
    return np.concatenate(
        [np.array(of_move, dtype=np.int64)[model.first_moves()], nobody]
    )
