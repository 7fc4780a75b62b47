"""Sifting: the best of all columns, fractions allowed, by looking at few of them at a time.

A column not yet looked at is worth nothing unless its reduced cost, what it costs less what the rows it
needs are worth, is below zero.
"""

from dataclasses import dataclass

import numpy as np

from luanchuyen.matching.highs import Relaxation
from luanchuyen.matching.matrix import Numbers, Places
from luanchuyen.matching.model import Model

_TOLERANCE = 1e-7


@dataclass(frozen=True)
class Relaxed:
    """No plan costs less than `bound`; one with a column costs at least its `reduced` more."""

    bound: float
    reduced: Numbers


class Sieve:
    """The columns looked at so far; aims and ends of rows may change between two sievings."""

    def __init__(self, model: Model, columns: Places) -> None:
        self.model = model
        self.low, self.high = model.low.copy(), model.high.copy()
        self._program = Relaxation(self.low, self.high)
        self._official = _officials(model)
        self._costs = np.zeros(model.width)
        self.inside = np.zeros(0, dtype=np.int64)
        self._admit(np.union1d(columns, np.arange(model.ways, model.width)))

    def ask(self, row: int, low: float, high: float) -> None:
        """Give a row new ends."""
        self.low[row], self.high[row] = low, high
        self._program.ask(row, low, high)

    def sift(self, costs: Numbers) -> Relaxed:
        """The bound over all columns."""
        self._costs = costs
        self._program.aim_at(costs[self.inside])
        while True:
            _, worth = self._program.solve()
            reduced = costs - self.model.weighed(worth)
            entering = self._entering(reduced)
            if not len(entering):
                return self._proved(costs, worth)
            self._admit(entering)

    def _entering(self, reduced: Numbers) -> Places:
        """Of each official the way most worth looking at, if any is; the best of those."""
        wanted = reduced < -_TOLERANCE
        wanted[self.inside] = False
        found = np.flatnonzero(wanted)
        by_worth = found[np.lexsort((found, reduced[found]))]
        _, first = np.unique(self._official[by_worth], return_index=True)
        return np.sort(by_worth[np.sort(first)[: self._most_at_once]])

    _most_at_once = 2000

    def _admit(self, columns: Places) -> None:
        model = self.model
        self._program.add(
            self._costs[columns], model.upper[columns], model.columns(columns)
        )
        self.inside = np.concatenate([self.inside, columns])

    def _proved(self, costs: Numbers, worth: Numbers) -> Relaxed:
        """A bound that holds whatever the solver's tolerances: what the rows are worth, and columns below zero."""
        worth = np.where(np.isinf(np.where(worth > 0, self.low, self.high)), 0.0, worth)
        ends = np.where(worth > 0, self.low, np.where(worth < 0, self.high, 0.0))
        reduced = costs - self.model.weighed(worth)
        below = np.minimum(reduced, 0.0) @ self.model.upper
        return Relaxed(float(worth @ ends + below), np.maximum(reduced, 0.0))


def _officials(model: Model) -> Places:
    numbers: dict[str, int] = {}
    of_move = np.array(
        [
            numbers.setdefault(move.official, len(numbers))
            for move in model.instance.moves
        ]
        or [0]
    )
    return np.concatenate(
        [
            of_move[model.first_moves()],
            np.zeros(model.width - model.ways, dtype=np.int64),
        ]
    )
