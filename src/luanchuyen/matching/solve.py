"""Solving: the aims in turn over the hard rules, each proved before the next is looked at.

An aim is first relaxed: the best plan in which moves may be made in part is a bound (`sifting`). Then
the columns that can still matter, the core, are searched for the best plan in whole numbers (`highs`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.matrix import NOWHERE, Numbers, Places
from luanchuyen.matching.model import Model
from luanchuyen.matching.objective import Aim, Shortfall, aims
from luanchuyen.matching.rows import Row
from luanchuyen.matching.search import Search

# Nodes of one search, not seconds: what is not proved by then is given with its bound.
MOST_NODES = 100_000

_FAR_MORE = 5

Chosen = frozenset[int]


@dataclass(frozen=True)
class Reached:
    """What one aim came to, and the bound no plan can pass that keeps the aims before it."""

    id: str
    value: int
    bound: int

    @property
    def proved(self) -> bool:
        return self.value == self.bound


@dataclass(frozen=True)
class Solution:
    """The chosen moves, in order of official, and what each aim came to."""

    moves: tuple[Move, ...]
    aims: tuple[Reached, ...]

    @property
    def optimal(self) -> bool:
        return all(aim.proved for aim in self.aims)


def solve(instance: Instance, rows: Sequence[Row]) -> Solution | None:
    """The best plan that keeps the rows, or None if none does."""
    return Solver(instance, rows).best()


def feasible(instance: Instance, rows: Sequence[Row]) -> Chosen | None:
    """Some choice of moves that keeps the rows, or None if there is none."""
    if all(row.holds(()) for row in rows):
        return frozenset()
    search = _search(instance, rows, ())
    return frozenset(search.moves().tolist()) if _kept(search) else None


class Solver:
    """An instance that is solved again and again, each time with few other rows.

    `wanted` are other aims than those of the instance; `beside` aims that are not looked at but count
    what such an aim is made of.
    """

    def __init__(
        self,
        instance: Instance,
        rows: Sequence[Row],
        wanted: Sequence[Aim] | None = None,
        beside: Sequence[Aim] = (),
    ) -> None:
        self.instance, self.rows = instance, tuple(rows)
        self.aims = tuple(aims(instance) if wanted is None else wanted)
        self._beside = tuple(beside)
        self._known = NOWHERE

    def best(self, extra: Sequence[Row] = ()) -> Solution | None:
        """The best plan that keeps the rows and the extra ones, or None if none does."""
        rows = [*self.rows, *extra]
        search = _search(self.instance, rows, [*self.aims, *self._beside], self._known)
        search.begin(_guide(search.model, len(self.aims)))
        if not _kept(search):
            return None
        reached = [
            _reached(aim, *search.best(at, MOST_NODES))
            for at, aim in enumerate(self.aims, start=1)
        ]
        if not len(self._known):
            self._known = search.useful()
        chosen = (
            _first_of_equals(search)
            if self.aims[-1].id == "tie" and reached[-1].proved
            else search.moves().tolist()
        )
        return Solution(_moves(self.instance, chosen), tuple(reached))


def _search(
    instance: Instance,
    rows: Sequence[Row],
    wanted: Sequence[Aim],
    known: Places = NOWHERE,
) -> Search:
    """A search that begins with the empty plan.

    That one will do unless rows ask for something: how far those are from kept is an aim of its own,
    before all others.
    """
    asked = tuple(one for row in rows for one in _asked(row))
    first = Aim("kept", value=len, shortfalls=asked)
    kept = [_allowing(row) for row in rows]
    return Search(Model(instance, kept, [first, *wanted]), known)


def _kept(search: Search) -> bool:
    """Whether a plan keeps every row; the search holds one from then on."""
    missing, _ = search.best(0, most_nodes=None)
    return missing == 0


def _guide(model: Model, wanted: int) -> Numbers:
    """Costs by which a plan good in every aim is found at once: an earlier aim counts far more.

    The plan is only where to begin; what it is worth is proved aim by aim.
    """
    found, weight = np.zeros(model.width), 1.0
    for place in range(wanted, -1, -1):
        if model.aims[place].id != "tie":
            costs = model.costs(place)
            found += weight * costs
            weight *= _FAR_MORE * max(1.0, np.abs(costs).max(initial=0.0))
    return found


def _asked(row: Row) -> Iterable[Shortfall]:
    """What the empty plan lacks of a row."""
    if row.low is not None and row.low > 0:
        yield Shortfall(
            {column: -factor for column, factor in row.terms.items()}, row.low
        )
    if row.high is not None and row.high < 0:
        yield Shortfall(row.terms, -row.high)


def _allowing(row: Row) -> Row:
    """The row without what the empty plan lacks of it."""
    low = None if row.low is not None and row.low > 0 else row.low
    high = None if row.high is not None and row.high < 0 else row.high
    return replace(row, low=low, high=high)


def _reached(aim: Aim, cost: int, bound: int) -> Reached:
    sign = -1 if aim.greatest else 1
    return Reached(aim.id, aim.constant + sign * cost, aim.constant + sign * bound)


def _first_of_equals(search: Search) -> list[int]:
    """Of the plans equal in every aim, the one whose moves come first in order of codes.

    To be asked only where the tie-break is proved: else there may be no end of plans as good.
    """
    found = [list(map(int, moves)) for moves in (search.moves(), *search.others())]
    return min(found)


def _moves(instance: Instance, chosen: Iterable[int]) -> tuple[Move, ...]:
    return tuple(instance.moves[column] for column in chosen)
