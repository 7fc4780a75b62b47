"""The search for a best plan: a bound over all ways, then whole numbers over the few that can matter."""

from dataclasses import dataclass, replace
from math import ceil, isinf

import numpy as np

from luanchuyen.matching.highs import Program, whole
from luanchuyen.matching.matrix import Marks, Numbers, Places, product
from luanchuyen.matching.model import Model
from luanchuyen.matching.sifting import Box, Relaxed, Sieve

_TOLERANCE = 1e-6
# A core begins with so many columns, and so many more a post; it grows by so much where it falls short.
_FEWEST, _WAYS_A_POST, _LARGER = 100, 3, 3
# Fewer columns are searched at once, without a split, and so are more: parts would be as large. A part
# is split again only if so much smaller than what it is part of.
_SMALL, _LARGE, _SHRUNK = 5_000, 15_000, 0.7
# A whole number below another is below it by more than this.
_BETTER = 0.05
# To make a larger problem simpler takes longer than to prove that nothing better is in it.
_SIMPLIFIED = 5_000
# Nodes of the search for a first plan.
_FEW_NODES = 1_000


@dataclass(frozen=True)
class Part:
    """Plans still looked at: a box, and the columns that can be in a plan of it as good as any.

    With more columns left than `largest` it is searched as it is, not split.
    """

    box: Box
    alive: Marks
    bound: int = 0
    largest: float = _LARGE


class Search:
    """A plan that keeps the rows and the aims reached so far, and the parts that can still better it."""

    def __init__(self, model: Model, columns: Places) -> None:
        self.model = model
        self.plan: Places = np.zeros(0, dtype=np.int64)
        self._first_core = _FEWEST + _WAYS_A_POST * model.posts
        self._sieve = Sieve(model, columns)
        self._parts = [Part(Box.of_all(model), np.ones(model.width, dtype=bool))]

    def begin(self, costs: Numbers) -> None:
        """Find a plan that is good by the costs, and prove nothing; small models need none."""
        if self.model.width <= _SMALL:
            return
        part, enough = self._parts[0], self._cost(costs)
        relaxed = self._sieve.sift(costs, part.box, part.alive, enough)
        while (place := self._fraction(relaxed, enough)) is not None:
            _, above = part.box.split(place, float(relaxed.counts[place]))
            part = replace(part, box=above)
            relaxed = self._sieve.sift(costs, above, part.alive, enough)
        core, _ = self._core(part, relaxed, self._cost(costs), self._first_core)
        self._improve(costs, part.box, core, _FEW_NODES)

    def best(self, aim: int, most_nodes: int | None) -> tuple[int, int]:
        """Cost and bound of an aim, which is held from now on."""
        costs = self.model.costs(aim)
        nothing_less = _up(product(np.minimum(costs, 0.0), self.model.upper))
        if self._cost(costs) <= nothing_less:
            looked_at = [replace(part, bound=nothing_less) for part in self._parts]
        else:
            looked_at = self._looked_at(costs, most_nodes)
        cost = self._cost(costs)
        self._parts = [part for part in looked_at if part.bound <= cost]
        self._sieve.ask(self.model.row_of(aim), -np.inf, float(cost))
        return cost, min([cost, *(part.bound for part in self._parts)])

    def _looked_at(self, costs: Numbers, most_nodes: int | None) -> list[Part]:
        """The parts, split where they are large, with what each can come to."""
        waiting, looked_at = self._parts, []
        while waiting:
            *waiting, part = waiting
            cost = self._cost(costs)
            relaxed = self._sieve.sift(costs, part.box, part.alive, cost)
            part = replace(part, alive=part.alive & _within(relaxed, cost))
            if (place := self._split_at(part, relaxed, cost)) is not None:
                ends = part.box.split(place, float(relaxed.counts[place]))
                largest = _SHRUNK * np.count_nonzero(part.alive)
                waiting += [Part(box, part.alive, largest=largest) for box in ends]
            elif _up(relaxed.bound) <= cost:
                bound = self._searched(costs, part, relaxed, most_nodes)
                alive = part.alive & _within(relaxed, self._cost(costs))
                looked_at.append(Part(part.box, alive, bound))
        return looked_at

    def _split_at(self, part: Part, relaxed: Relaxed, cost: int) -> int | None:
        """The count to split a part at, unless that is not worth it."""
        useful = np.count_nonzero(part.alive & _within(relaxed, cost - 1))
        worth_it = _SMALL < useful <= part.largest
        return self._fraction(relaxed, cost) if worth_it else None

    def _fraction(self, relaxed: Relaxed, cost: int) -> int | None:
        """A count with a fraction, unless nothing below the cost is left."""
        if _up(relaxed.bound) >= cost:
            return None
        return relaxed.fraction(self.model.counting_aims)

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
        found = [self.moves()] if len(self.plan) else []
        for part in self._parts if found else ():
            core = np.flatnonzero(part.alive)
            program = self._program(np.zeros(self.model.width), core, part.box)
            for moves in found:
                program = self._without(program, core, moves)
            while (values := whole(program)[0]) is not None:
                found.append(self.model.moves_of(self._chosen(core, values)))
                program = self._without(program, core, found[-1])
        return found[1:]

    def _searched(
        self, costs: Numbers, part: Part, relaxed: Relaxed, most_nodes: int | None
    ) -> int:
        """A bound for the part; the plan is as good unless nodes ran out."""
        bound, size = _up(relaxed.bound), self._first_core
        while bound < (cost := self._cost(costs)):
            core, complete = self._core(part, relaxed, cost, size)
            searched = self._improve(costs, part.box, core, most_nodes, bound, complete)
            left_out = part.alive.copy()
            left_out[core] = False
            nearest = max(0.0, relaxed.reduced[left_out].min(initial=np.inf))
            outside = _least(relaxed.bound + nearest)
            bound = max(bound, min(cost, searched, outside))
            if complete or searched < self._cost(costs):
                break
            size *= _LARGER
        return bound

    def _improve(
        self,
        costs: Numbers,
        box: Box,
        core: Places,
        most_nodes: int | None,
        enough: float = -np.inf,
        proving: bool = False,
    ) -> int:
        """Take the best plan of the core if it is better; a bound for those of the box in the core.

        A plan that costs no more than is enough ends the search.
        """
        program = self._program(costs, core, box)
        known = self._known(core) if self._inside(box) else None
        below = self._cost(costs) - _BETTER
        simplify = not proving or len(core) <= _SIMPLIFIED
        values, bound = whole(program, known, most_nodes, enough, below, simplify)
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
        self, part: Part, relaxed: Relaxed, cost: int, size: int
    ) -> tuple[Places, bool]:
        """Ways that can be in a better plan, at most `size` of them, and whether those are all."""
        useful = np.flatnonzero(part.alive & _within(relaxed, cost - 1))
        best = useful[np.lexsort((useful, relaxed.reduced[useful]))][:size]
        core = np.unique(np.concatenate([best, self.plan, self.model.counters]))
        return core, len(useful) <= size

    def _program(self, costs: Numbers, core: Places, box: Box) -> Program:
        return Program(
            costs[core],
            np.zeros(len(core)),
            self.model.upper[core],
            np.concatenate([self._sieve.low, box.low]),
            np.concatenate([self._sieve.high, box.high]),
            self.model.columns(core).above(self.model.counts.picked(core)),
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
