"""Sifting: the best of all columns, fractions allowed, by looking at few of them at a time.

A column not yet looked at is worth nothing unless its reduced cost, what it costs less what the rows it
needs are worth, is below zero.
"""

from dataclasses import dataclass, replace

import numpy as np

from luanchuyen.matching.cuts import Ends, violated
from luanchuyen.matching.highs import Relaxation
from luanchuyen.matching.matrix import NOWHERE, Marks, Matrix, Numbers, Places, product
from luanchuyen.matching.model import Model

_TOLERANCE = 1e-7
_WHOLE = 1e-5
# Of columns that are wanted so many, and one a post, are taken at a time; so many a post are kept.
_AT_A_TIME, _INSIDE_A_POST = 200, 4
# Columns that could save so little are not looked at: the bound has room for them.
_CLOSE, _NEARLY = 0.01, 1e-8
# A cost that falls by less than this part of it is near the least.
_FALLS = 1e-3
# What a count outside its box costs, as so many times the dearest column: any price gives a bound.
_OUTSIDE = 4.0
_DEARER = 30.0
# The most violated cuts are enough; the rest would only make every program larger.
_CUTS_AT_ONCE = 30


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

    def fractions(self) -> list[int]:
        """The counts that are far from a whole number."""
        off = np.abs(self.counts - np.round(self.counts))
        return [int(place) for place in np.flatnonzero(off > _WHOLE)]


class Sieve:
    """The columns looked at so far; aims and ends of rows may change between two siftings."""

    def __init__(self, model: Model, columns: Places) -> None:
        self.model = model
        self.low, self.high = model.low.copy(), model.high.copy()
        self._first = 2 * model.counts.height  # columns that let counts out stand first
        free = np.full(model.counts.height, np.inf)
        self._program = Relaxation(
            np.concatenate([self.low, -free]), np.concatenate([self.high, free])
        )
        self._official = _officials(model)
        first = model.first_moves()
        self._goer = self._official[: model.ways] if model.one_post else first
        self._most_at_once = _AT_A_TIME + model.posts
        self._most_inside = _AT_A_TIME + _INSIDE_A_POST * model.posts
        self._costs, self._price = np.zeros(model.width), 0.0
        self.inside = NOWHERE
        self._cuts = Matrix.of_rows(model.width, [])
        self._most = self._worth = np.zeros(0)
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

    def trial(self, costs: Numbers, box: Box, alive: Marks, enough: float) -> Relaxed:
        """As `sift`, where a box is only tried: the next sifting goes on from before it."""
        before = self._program.stand()
        found = self.sift(costs, box, alive, enough)
        self._program.go_back(before)
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
            above, self._worth = self.model.height, worth
            counts = counts[above : above + self.model.counts.height]
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
        fresh = np.setdiff1d(columns, self.inside)
        upper = self.model.upper[fresh]
        self._program.add(self._costs[fresh], upper, self.columns(fresh))
        self.inside = np.concatenate([self.inside, fresh])

    def columns(self, places: Places) -> Matrix:
        """Some of the columns, with all rows there are: the model's, the counts and the cuts."""
        counts = self.model.counts.picked(places)
        rows = self.model.columns(places).above(counts)
        return rows.above(self._cuts.picked(places))

    def ends(self, box: Box) -> Ends:
        """Of all rows there are."""
        least = np.full(len(self._most), -np.inf)
        return Ends(
            np.concatenate([self.low, box.low, least]),
            np.concatenate([self.high, box.high, self._most]),
        )

    def cut(self) -> bool:
        """Ask rows that every plan keeps and the fractions last found do not; false if none is found."""
        self._forget_cuts()
        model, values = self.model, self._program.values()[self._first :]
        there = values > _WHOLE
        columns, values = self.inside[there], values[there]
        ends, upper = Ends(self.low, self.high), model.upper
        sums = violated(model.columns(columns), ends, values, upper[columns])
        full = np.zeros(model.width, dtype=bool)
        full[columns] = values > upper[columns] - 0.5
        made = [
            one.halved(model.added(one.rows, one.signs), upper, full)
            for one in sums[:_CUTS_AT_ONCE]
        ]
        if made:
            cuts = Matrix.of_rows(model.width, [row for row, _ in made])
            most = np.array([end for _, end in made])
            self._cuts = self._cuts.above(cuts)
            self._most = np.concatenate([self._most, most])
            self._program.ask_more(most, cuts.picked(self.inside), self._first)
        return bool(made)

    def _forget_cuts(self) -> None:
        """Ask cuts no longer that are worth nothing to the bound."""
        above = self.model.height + self.model.counts.height
        idle = np.flatnonzero(np.abs(self._worth[above:]) <= _TOLERANCE)
        self._program.ask_less(idle + above)
        kept = np.setdiff1d(np.arange(self._cuts.height), idle)
        self._cuts, self._most = self._cuts.picked_rows(kept), self._most[kept]

    def _forget(self, reduced: Numbers) -> None:
        """In a large model, look no longer at ways that cost most; they may come back."""
        ways = np.flatnonzero(self.inside < self.model.ways)
        if not self._program.large or len(ways) <= self._most_inside:
            return
        dear = reduced[self.inside[ways]]
        last = ways[np.argsort(dear, kind="stable")[self._most_inside :]]
        dropped = np.sort(last[reduced[self.inside[last]] > _TOLERANCE])
        self._program.drop(dropped + self._first)
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
        counts = self.model.counts
        above = height + counts.height
        return (
            by_rows
            + counts.weighed(worth[height:above])
            + self._cuts.weighed(worth[above:])
        )

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
        rows = self.ends(box)
        ends = np.where(worth > 0, rows.low, rows.high)
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
