"""Solving: the seven aims in turn over the hard rules, by HiGHS; no other file knows the solver.

One thread, a fixed seed, no limit of time: the same instance takes the same steps everywhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

import highspy
import numpy as np

from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.objective import Aim, Shortfall, aims
from luanchuyen.matching.rows import Row, Terms, every

# Nodes of one search, not seconds: what is not proved by then is given with its bound.
MOST_NODES = 100_000
_TOLERANCE = 1e-6

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
    chosen = feasible(instance, rows)
    if chosen is None:
        return None
    model = _Model(len(instance.moves), rows)
    reached = []
    for aim in aims(instance):
        if instance.moves:
            chosen, bound = model.best(aim, chosen)
            value = aim.value(_moves(instance, chosen))
        else:  # the only plan there is: nothing to weigh, hence nothing to bound
            value = bound = aim.value(())
        reached.append(Reached(aim.id, value, bound))
        model.fix(aim, value)
    chosen = _first_of_equals(instance, model, chosen)
    return Solution(_moves(instance, chosen), tuple(reached))


def feasible(instance: Instance, rows: Sequence[Row]) -> Chosen | None:
    """Some choice of moves that keeps the rows, or None if there is none."""
    stay: Chosen = frozenset()
    if all(row.holds(stay) for row in rows):
        return stay
    return _Model(len(instance.moves), rows).any()


def _moves(instance: Instance, chosen: Collection[int]) -> tuple[Move, ...]:
    return tuple(instance.moves[column] for column in sorted(chosen))


def _first_of_equals(instance: Instance, model: "_Model", chosen: Chosen) -> Chosen:
    """Of the plans equal in every aim, the one whose moves come first in order of codes.

    They are found one after the other, each time with those found before forbidden. All have as many
    moves, so a plan is another if it lacks one of them.
    """
    found = [chosen]
    while chosen:
        model.add(every(chosen), high=len(chosen) - 1)
        other = model.any()
        if other is None:
            break
        found.append(other)
        chosen = other
    return min(found, key=sorted)


class _Model:
    """Rows and columns as HiGHS holds them: a column a move, further ones for shortfalls."""

    def __init__(self, moves: int, rows: Iterable[Row]) -> None:
        self.moves = moves
        self.shortfalls: list[Shortfall] = []
        self.highs = highspy.Highs()
        for option, value in _OPTIONS.items():
            self.highs.setOptionValue(option, value)
        self.highs.addVars(moves, np.zeros(moves), np.ones(moves))
        self.highs.changeColsIntegrality(
            moves,
            np.arange(moves, dtype=np.int32),
            np.full(moves, int(highspy.HighsVarType.kInteger), dtype=np.uint8),
        )
        for row in rows:
            self.add(row.terms, row.low, row.high)

    def add(
        self, terms: Terms, low: int | None = None, high: int | None = None
    ) -> None:
        columns = np.fromiter(terms.keys(), dtype=np.int32, count=len(terms))
        factors = np.fromiter(terms.values(), dtype=np.float64, count=len(terms))
        self.highs.addRow(
            -highspy.kHighsInf if low is None else float(low),
            highspy.kHighsInf if high is None else float(high),
            len(terms),
            columns,
            factors,
        )

    def best(self, aim: Aim, known: Chosen) -> tuple[Chosen, int]:
        """A best choice for the aim, and the bound; `known` keeps the rows and is where to begin."""
        terms = self._weighed(aim)
        if not terms:
            return known, aim.constant
        self._aim_at(terms, greatest=aim.greatest)
        self.highs.setOptionValue("mip_max_nodes", MOST_NODES)
        self._begin_with(known)
        self.highs.run()
        bound = self.highs.getInfo().mip_dual_bound + aim.constant
        whole = -_up(-bound) if aim.greatest else _up(bound)
        return self._chosen(), whole

    def any(self) -> Chosen | None:
        """Some choice that keeps every row, or None if there is none."""
        self._aim_at({}, greatest=False)
        self.highs.setOptionValue("mip_max_nodes", highspy.kHighsIInf)
        self.highs.run()
        if self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            return self._chosen()
        return None

    def fix(self, aim: Aim, value: int) -> None:
        """Ask from now on that the aim be no worse than the value."""
        terms, rest = self._weighed(aim), value - aim.constant
        if terms and aim.greatest:
            self.add(terms, low=rest)
        elif terms:
            self.add(terms, high=rest)

    def _weighed(self, aim: Aim) -> Terms:
        """Terms of the aim, its shortfalls as columns of their own; equal ones share a column."""
        return dict(aim.terms) | Counter(self._column(one) for one in aim.shortfalls)

    def _column(self, shortfall: Shortfall) -> int:
        """The column that is at least the shortfall and at least zero; made at its first use.

        A shortfall that is rounded up is whole by itself, others because moves are.
        """
        if shortfall not in self.shortfalls:
            self.shortfalls.append(shortfall)
            self.highs.addVar(0.0, highspy.kHighsInf)
            own = self.moves + len(self.shortfalls) - 1
            if shortfall.per > 1:
                self.highs.changeColIntegrality(own, highspy.HighsVarType.kInteger)
            less = {column: -factor for column, factor in shortfall.terms.items()}
            self.add({own: shortfall.per} | less, low=shortfall.constant)
        return self.moves + self.shortfalls.index(shortfall)

    def _aim_at(self, terms: Terms, *, greatest: bool) -> None:
        count = self.moves + len(self.shortfalls)
        costs = np.zeros(count)
        for column, factor in terms.items():
            costs[column] = factor
        sense = highspy.ObjSense.kMaximize if greatest else highspy.ObjSense.kMinimize
        self.highs.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
        self.highs.changeObjectiveSense(sense)

    def _begin_with(self, chosen: Chosen) -> None:
        solution = highspy.HighsSolution()
        solution.col_value = [
            *(float(column in chosen) for column in range(self.moves)),
            *(float(one.value(chosen)) for one in self.shortfalls),
        ]
        self.highs.setSolution(solution)

    def _chosen(self) -> Chosen:
        values = self.highs.getSolution().col_value[: self.moves]
        return frozenset(
            int(column) for column in np.flatnonzero(np.array(values) > 0.5)
        )


def _up(bound: float) -> int:
    """The least whole number a bound allows."""
    return ceil(bound - _TOLERANCE)


# A gap below one proves a whole number.
_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
}
