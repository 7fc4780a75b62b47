"""Planning again after refusals: what was agreed stays, and few lines may differ."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from luanchuyen.matching import building
from luanchuyen.matching.comparing import Difference, difference
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.objective import fewest_changes
from luanchuyen.matching.plan import Forbid, Pin
from luanchuyen.matching.problem import Problem
from luanchuyen.matching.rows import Ask, Row
from luanchuyen.matching.solve import Solution

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Replanned:
    """The plan after refusals, or the conflict where there is none.

    `fallen` are agreed lines that were refused or that the law no longer allows: they are gone in any
    plan, and count as no change. `problem` is the one that was solved, refusals and budget in it.
    """

    problem: Problem
    agreed: tuple[Move, ...]
    fallen: tuple[Move, ...]
    solution: Solution | None
    conflict: tuple[Row, ...] = ()

    @property
    def difference(self) -> Difference | None:
        """Thêm, bớt, đổi from the agreed lines; those fallen are among the dropped or changed."""
        if self.solution is None:
            return None
        return difference(self.agreed, self.solution.moves)

    @property
    def changes(self) -> int | None:
        """What the budget counts: agreed lines not kept, and lines of officials who had none."""
        if self.solution is None:
            return None
        return fewest_changes(self.problem.instance).value(self.solution.moves)


def replan(
    problem: Problem,
    agreed: Collection[Move],
    *,
    refused: Sequence[Forbid] = (),
    pins: Sequence[Pin] = (),
    most_changes: int | None = None,
) -> Replanned:
    """The best plan without what was refused, as near to the agreed lines as the first aims allow.

    A refusal takes an official, or one line of an official, out of the plan, a pin of it too. No more
    than `most_changes` lines may differ: an agreed line dropped or changed counts one, an added line
    counts one; what was refused does not count. New pins must have been checked by `plan_checks`.
    """
    instance = _after(problem, refused, pins)
    kept = _still_possible(instance, agreed)
    fallen = tuple(move for move in agreed if (move.official, move.target) not in kept)
    instance = replace(instance, agreed=kept)
    further: list[Ask] = [*problem.further]
    if most_changes is not None:
        further.append(lambda given: few_lines_change(given, most_changes))
    plan = replace(problem.plan, pin=instance.pins, forbid=instance.forbids)
    again = replace(problem, instance=instance, plan=plan, further=further)
    solution = again.best()
    conflict = again.conflict() if solution is None else ()
    return Replanned(again, tuple(agreed), fallen, solution, conflict)


def few_lines_change(instance: Instance, most: int) -> Row:
    """The budget of disturbance as a hard rule."""
    aim = fewest_changes(instance)
    return Row(
        kind="most_changes",
        terms=aim.terms,
        high=most - aim.constant,
        sentence=f"Đổi tối đa {most} dòng so với phương án đã thống nhất.",
    )


def _after(
    problem: Problem, refused: Sequence[Forbid], pins: Sequence[Pin]
) -> Instance:
    """The instance with the refusals; built anew only for pins, which may add moves to it."""
    instance = problem.instance
    settled = {pin.official for pin in pins}
    standing = tuple(
        pin
        for pin in instance.pins
        if pin.official not in settled
        and not any(one.covers(pin.official, pin.post) for one in refused)
    )
    forbids = (*instance.forbids, *refused)
    if not pins:
        return replace(instance, pins=standing, forbids=forbids)
    plan = replace(problem.plan, pin=(*standing, *pins), forbid=forbids)
    return building.build(plan, problem.snapshot, problem.rulebook, problem.field)


def _still_possible(instance: Instance, agreed: Collection[Move]) -> tuple[Pair, ...]:
    """Agreed lines that are moves of the instance and that nothing forbids."""
    possible = {
        (move.official, move.target)
        for move in instance.moves
        if (move.met or instance.waived(move))
        and not any(one.covers(move.official, move.target) for one in instance.forbids)
    }
    told = ((move.official, move.target) for move in agreed)
    return tuple(sorted(possible.intersection(told)))
