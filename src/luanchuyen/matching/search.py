"""The search for a best plan: a bound over all ways, then whole numbers over the few that can matter."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

import numpy as np

from luanchuyen.matching.highs import Problem, whole
from luanchuyen.matching.matrix import Numbers, Places
from luanchuyen.matching.model import Model
from luanchuyen.matching.sifting import Relaxed, Sieve

_TOLERANCE = 1e-6
_FIRST_CORE = 2_000
_LARGER = 4


class Search:
    """A plan that keeps the rows and the aims reached so far, and the ways that can still better it."""

    def __init__(self, model: Model, columns: Places | None = None) -> None:
        self.model = model
        self.plan: Places = np.zeros(0, dtype=np.int64)
        self._sieve = Sieve(
            model, np.zeros(0, dtype=np.int64) if columns is None else columns
        )
        self._alive = np.ones(model.width, dtype=bool)

    def best(self, aim: int, most_nodes: int | None) -> tuple[int, int]:
        """Cost and bound of an aim, which is held from now on."""
        costs = self.model.costs(aim)
        relaxed = self._sieve.sift(costs)
        cost = self._cost(costs)
        bound = min(cost, _up(relaxed.bound))
        size = _FIRST_CORE
        while bound < cost:
            core, whole_core = self._core(relaxed, cost, size)
            cost, bound, ended = self._improved(costs, relaxed, core, most_nodes)
            if whole_core or not ended:
                break
            size *= _LARGER
        self._hold(aim, cost)
        # A way that costs more than is left between bound and plan is in no plan as good as this one.
        self._alive &= relaxed.reduced <= cost - relaxed.bound + _TOLERANCE
        return cost, bound

    def moves(self) -> Places:
        """The moves of the plan, in order."""
        return self.model.moves_of(self.plan)

    def useful(self) -> Places:
        """Ways worth beginning with in a search that is much like this one."""
        return self._sieve.inside[self._sieve.inside < self.model.ways]

    def others(self) -> Iterator[Places]:
        """The moves of every other plan as good in all aims so far, one after the other.

        All have as many moves, so a plan is another if it lacks one of them.
        """
        core = np.flatnonzero(self._alive)
        problem = self._problem(np.zeros(self.model.width), core)
        moves = self.moves()
        while len(moves):
            problem = _without(problem, self.model.count(core, moves), len(moves) - 1)
            values, _ = whole(problem, None, None)
            if values is None:
                break
            moves = self.model.moves_of(self._chosen(core, values))
            yield moves

    def _chosen(self, core: Places, values: Numbers) -> Places:
        return core[(values > 0) & (core < self.model.ways)]

    def _improved(
        self, costs: Numbers, relaxed: Relaxed, core: Places, most_nodes: int | None
    ) -> tuple[int, int, bool]:
        """Cost and bound with the best plan of the core, and whether the core was searched to the end."""
        values, searched = whole(
            self._problem(costs, core), self._known(core), most_nodes
        )
        if values is not None:
            self.plan = self._chosen(core, values)
        cost = self._cost(costs)
        left_out = self._alive.copy()
        left_out[core] = False
        outside = relaxed.bound + relaxed.reduced[left_out].min(initial=np.inf)
        bound = _up(max(relaxed.bound, min(searched, outside)))
        return cost, min(cost, bound), _up(searched) >= cost

    def _core(self, relaxed: Relaxed, cost: int, size: int) -> tuple[Places, bool]:
        """Ways that can be in a better plan, at most `size` of them, and whether those are all."""
        margin = cost - 1 - relaxed.bound + _TOLERANCE
        useful = np.flatnonzero(self._alive & (relaxed.reduced <= margin))
        best = useful[np.lexsort((useful, relaxed.reduced[useful]))][:size]
        shortfalls = np.arange(self.model.ways, self.model.width)
        core = np.unique(np.concatenate([best, self.plan, shortfalls]))
        return core, len(useful) <= size

    def _problem(self, costs: Numbers, core: Places) -> Problem:
        return Problem(
            costs[core],
            self.model.upper[core],
            self._sieve.low,
            self._sieve.high,
            self.model.columns(core),
        )

    def _known(self, core: Places) -> Numbers:
        values = np.isin(core, self.plan).astype(float)
        values[core >= self.model.ways] = self.model.short(self.plan)
        return values

    def _cost(self, costs: Numbers) -> int:
        short = costs[self.model.ways :] @ self.model.short(self.plan)
        return round(float(costs[self.plan].sum() + short))

    def _hold(self, aim: int, cost: int) -> None:
        self._sieve.ask(self.model.row_of(aim), -np.inf, float(cost))


def _without(problem: Problem, counted: Numbers, most: int) -> Problem:
    """The problem with one row more: what is counted is at most `most`."""
    return replace(
        problem,
        low=np.append(problem.low, -np.inf),
        high=np.append(problem.high, float(most)),
        matrix=problem.matrix.with_row(counted),
    )


def _up(bound: float) -> int:
    """The least whole number a bound allows."""
    return ceil(bound - _TOLERANCE - abs(bound) * 1e-9)
