"""The search for a best plan: a bound over all ways, then whole numbers over the few that can matter."""

from dataclasses import dataclass, replace
from math import ceil, isinf

import numpy as np

from luanchuyen.matching.highs import Program, whole
from luanchuyen.matching.matrix import NOWHERE, Marks, Numbers, Places, product
from luanchuyen.matching.model import Model
from luanchuyen.matching.sifting import Box, Relaxed, Sieve

_TOLERANCE = 1e-6
# A core begins with so many columns, and so many more a post; it grows by so much where it falls short.
_FEWEST, _WAYS_A_POST, _LARGER = 100, (3, 6), 2
# So many columns, and so many more a post, are searched at once; where more are left, work to be rid of
# them is worth it.
_AT_ONCE, _AT_ONCE_A_POST = 4_500, 4
# Cutting goes on while a round leaves less than this of what is between bound and plan.
_NEARER = 0.95
# A whole number below another is below it by more than this.
_BETTER = 0.05
# Nodes of the search for a first plan.
_FEW_NODES = 1_000


@dataclass(frozen=True)
class Part:
    """Where plans as good as the best can be: in a box, of the columns that are alive."""

    box: Box
    alive: Marks


class Search:
    """A plan that keeps the rows and the aims reached so far, and the part others as good are in."""

    def __init__(self, model: Model, columns: Places) -> None:
        self.model = model
        self.plan: Places = NOWHERE
        self._sieve = Sieve(model, columns)
        self._at_once = _AT_ONCE + _AT_ONCE_A_POST * model.posts
        self._part = Part(Box.of_all(model), np.ones(model.width, dtype=bool))

    def begin(self, costs: Numbers) -> None:
        """Find a plan that is good by the costs, and prove nothing; small models need none."""
        if self.model.width <= self._at_once:
            return
        part = self._part
        relaxed = self._sift(costs, part)
        while fractions := relaxed.fractions():
            for place in fractions:
                _, above = part.box.split(place, float(relaxed.counts[place]))
                part = replace(part, box=above)
            relaxed = self._sift(costs, part)
        for ways in _WAYS_A_POST:
            if _up(relaxed.bound) < self._cost(costs):
                size = _FEWEST + ways * self.model.posts
                core, _ = self._core(costs, part, relaxed, size)
                self._improve(costs, part.box, core, _FEW_NODES)

    def best(self, aim: int, most_nodes: int | None) -> tuple[int, int]:
        """Cost and bound of an aim, which is held from now on."""
        costs = self.model.costs(aim)
        bound = _up(product(np.minimum(costs, 0.0), self.model.upper))
        if bound < self._cost(costs):
            bound = max(bound, self._searched(costs, most_nodes))
        cost = self._cost(costs)
        self._sieve.ask(self.model.row_of(aim), -np.inf, float(cost))
        return cost, min(bound, cost)

    def moves(self) -> Places:
        """The moves of the plan, in order."""
        return self.model.moves_of(self.plan)

    def useful(self) -> Places:
        """Ways worth beginning with in a search that is much like this one."""
        return self._sieve.inside[self._sieve.inside < self.model.ways]

    def others(self) -> list[Places]:
        """The moves of every other plan as good in all aims so far.

        All have as many moves, so a plan is another if it lacks one of them.
        """
        if not len(self.plan):
            return []
        found, core = [self.moves()], np.flatnonzero(self._part.alive)
        program = self._program(np.zeros(self.model.width), core, self._part.box)
        program = self._without(program, core, self.moves())
        while (values := whole(program)[0]) is not None:
            found.append(self.model.moves_of(self._chosen(core, values)))
            program = self._without(program, core, found[-1])
        return found[1:]

    def _searched(self, costs: Numbers, most_nodes: int | None) -> int:
        """A bound; the plan is as good unless nodes ran out."""
        bound, size, dull = -_NOTHING_BELOW, self._at_once, set[int]()
        while True:
            relaxed = self._narrowed(costs, dull)
            bound = max(bound, _up(relaxed.bound))
            if bound >= self._cost(costs):
                return bound
            before = self._cost(costs)
            core, complete = self._core(costs, self._part, relaxed, size)
            searched = self._improve(costs, self._part.box, core, most_nodes, bound)
            left_out = self._part.alive.copy()
            left_out[core] = False
            nearest = max(0.0, relaxed.reduced[left_out].min(initial=np.inf))
            bound = max(bound, min(searched, _least(relaxed.bound + nearest)))
            self._leave(costs, relaxed)
            if complete or searched < self._cost(costs):
                return bound
            if self._cost(costs) == before:
                size *= _LARGER

    def _narrowed(self, costs: Numbers, dull: set[int]) -> Relaxed:
        """The bound, once the part is as small as can be without much work.

        `dull` are counts that may be below their fraction and above it.
        """
        relaxed, gaining = self._sift(costs, self._part), True
        while gaining and self._many(costs, relaxed):
            before = self._cost(costs) - relaxed.bound
            gaining = self._probed(costs, relaxed, dull)
            relaxed = self._sift(costs, self._part)
            if not gaining and self._sieve.cut():
                relaxed = self._sift(costs, self._part)
                gaining = self._cost(costs) - relaxed.bound <= _NEARER * before
        self._leave(costs, relaxed)
        return relaxed

    def _probed(self, costs: Numbers, relaxed: Relaxed, dull: set[int]) -> bool:
        """Whether some count cannot be below its fraction in a plan as good, or not above, as is asked then."""
        for place in relaxed.fractions():
            if place not in dull:
                ends = self._part.box.split(place, float(relaxed.counts[place]))
                for box, other in (ends, ends[::-1]):
                    found = self._sieve.trial(
                        costs, box, self._part.alive, self._cost(costs)
                    )
                    if _up(found.bound) > self._cost(costs):
                        self._part = replace(self._part, box=other)
                        return True
                dull.add(place)
        return False

    def _leave(self, costs: Numbers, relaxed: Relaxed) -> None:
        """Leave out columns that are in no plan as good."""
        alive = self._part.alive & _within(relaxed, self._cost(costs))
        self._part = replace(self._part, alive=alive)

    def _many(self, costs: Numbers, relaxed: Relaxed) -> bool:
        """Whether very many columns can be in a better plan."""
        return len(self._better(costs, self._part, relaxed)) > self._at_once

    def _sift(self, costs: Numbers, part: Part) -> Relaxed:
        return self._sieve.sift(costs, part.box, part.alive, self._cost(costs))

    def _better(self, costs: Numbers, part: Part, relaxed: Relaxed) -> Places:
        """Columns that can be in a better plan."""
        cost = self._cost(costs)
        if _up(relaxed.bound) >= cost:
            return NOWHERE
        return np.flatnonzero(part.alive & _within(relaxed, cost - 1))

    def _improve(
        self,
        costs: Numbers,
        box: Box,
        core: Places,
        most_nodes: int | None,
        enough: float = -np.inf,
    ) -> int:
        """Take the best plan of the core if it is better; a bound for those of the box in the core.

        A plan that costs no more than is enough ends the search.
        """
        program = self._program(costs, core, box)
        known = self._known(core) if self._inside(box) else None
        below = self._cost(costs) - _BETTER
        values, bound = whole(program, known, most_nodes, enough, below)
        if values is not None:
            before, cost = self.plan, self._cost(costs)
            self.plan = self._chosen(core, values)
            if self._cost(costs) >= cost:
                self.plan = before
            self._sieve.admit(self.plan)
        return _least(bound)

    def _inside(self, box: Box) -> bool:
        columns = np.concatenate([self.plan, self.model.counters])
        values = np.concatenate(
            [np.ones(len(self.plan)), self.model.counted(self.plan)]
        )
        return box.holds(self.model.counts.picked(columns).times(values))

    def _core(
        self, costs: Numbers, part: Part, relaxed: Relaxed, size: int
    ) -> tuple[Places, bool]:
        """Columns that can be in a better plan, at most `size` of them, and whether those are all."""
        useful = self._better(costs, part, relaxed)
        best = useful[np.lexsort((useful, relaxed.reduced[useful]))][:size]
        core = np.unique(np.concatenate([best, self.plan, self.model.counters]))
        return core, len(useful) <= size

    def _program(self, costs: Numbers, core: Places, box: Box) -> Program:
        ends = self._sieve.ends(box)
        return Program(
            costs[core],
            np.zeros(len(core)),
            self.model.upper[core],
            ends.low,
            ends.high,
            self._sieve.columns(core),
        )

    def _without(self, program: Program, core: Places, moves: Places) -> Program:
        """The program with a row that asks for another plan than these moves."""
        return replace(
            program,
            low=np.append(program.low, -np.inf),
            high=np.append(program.high, len(moves) - 1.0),
            matrix=program.matrix.with_row(self.model.count(core, moves)),
        )

    def _chosen(self, core: Places, values: Numbers) -> Places:
        return core[(values > 0) & (core < self.model.ways)]

    def _known(self, core: Places) -> Numbers:
        values = np.isin(core, self.plan).astype(float)
        values[core >= self.model.ways] = self.model.counted(self.plan)
        return values

    def _cost(self, costs: Numbers) -> int:
        counted = product(costs[self.model.counters], self.model.counted(self.plan))
        return round(float(costs[self.plan].sum() + counted))


def _within(relaxed: Relaxed, cost: int) -> Marks:
    """Columns that can be in a plan of this cost: others cost more than is left above the bound."""
    left = cost - relaxed.bound + _slack(relaxed.bound)
    return np.asarray(relaxed.reduced <= left)


def _up(bound: float) -> int:
    """The least whole number a bound allows."""
    return ceil(bound - _slack(bound))


def _slack(bound: float) -> float:
    """How far above what it says a bound may be, as a solver counts."""
    return _TOLERANCE + abs(bound) * 1e-9


_NOTHING_BELOW = 2**62


def _least(bound: float) -> int:
    """The least whole number a bound allows, very large where there is nothing to bound."""
    return _NOTHING_BELOW if isinf(bound) else _up(bound)
