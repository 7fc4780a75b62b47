"""A changed plan solved and laid beside the version it came from, with nothing saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from luanchuyen.matching import plan_writing
from luanchuyen.matching.comparing import Comparison, compare
from luanchuyen.matching.instance import Move
from luanchuyen.matching.plan import Forbid, Plan
from luanchuyen.matching.plan_file import PlanError
from luanchuyen.matching.problem import Made, Problem
from luanchuyen.matching.replan import replan
from luanchuyen.matching.rows import Row
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import (
    plan_answers,
    plan_fellows,
    plan_moves,
    plan_versions,
    snapshots,
)
from luanchuyen.services.naming import Names, names
from luanchuyen.services.plan_answers import Solved
from luanchuyen.services.plan_fellows import Side
from luanchuyen.snapshot.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Trial:
    """What a changed plan comes to: a comparison with the version, a conflict, or faults of the text."""

    comparison: Comparison | None = None
    conflict: Sequence[Row] = ()
    faults: Sequence[str] = ()


def solve(version: PlanVersion, plan: Plan) -> Trial:
    """Solve the plan over the records as they are now, beside what stays of other plans."""
    snapshot = snapshots.take()
    sides = plan_fellows.beside(plan_writing.write(plan), plan_fellows.fellows(version))
    try:
        found = _solved(snapshot, sides)
        if found is None:
            return Trial(conflict=_problem(snapshot, sides).conflict())
    except PlanError as error:
        return Trial(faults=plan_versions.faults_of(error))
    before = plan_moves.frozen(version, names(snapshot))
    return Trial(compare(before, found.ours))


def _solved(snapshot: Snapshot, sides: tuple[Side, ...]) -> Solved | None:
    """The first side, solved beside the others where there are any."""
    if len(sides) == 1:
        return plan_answers.solved(snapshot, sides[0].text)
    found = plan_answers.together(snapshot, sides).solved
    return found[0] if found else None


def _problem(snapshot: Snapshot, sides: tuple[Side, ...]) -> Problem:
    """What the first side asks, beside the others where there are any."""
    if len(sides) == 1:
        return plan_answers.problem(snapshot, sides[0].text)
    return plan_answers.joint_asked(snapshot, sides).parts[0]


@dataclass(frozen=True, eq=False)
class Again:
    """What planning again came to, and the text that settles it; blank where there is no plan."""

    trial: Trial
    text: str = ""
    changes: int | None = None


def plan_again(
    version: PlanVersion, refused: Sequence[Forbid], most_changes: int | None
) -> Again:
    """Plan again after refusals, as near to the lines of the version as the first aims allow.

    The lines are agreed, not pinned: when one falls, those it made possible may fall with it. Only what
    people pinned themselves binds.
    """
    snapshot = snapshots.take()
    plan = plan_versions.unsettled(version)
    others = plan_fellows.fellows(version)
    sides = plan_fellows.beside(plan_writing.write(plan), others)
    try:
        problem = _problem(snapshot, sides)
    except PlanError as error:
        return Again(Trial(faults=plan_versions.faults_of(error)))
    before = plan_moves.frozen(version, names(snapshot))
    lines = [*before.moves, *_moves_of(others, names(snapshot))]
    agreed = _agreed(lines, problem.instance.moves)
    found = replan(problem, agreed, refused=refused, most_changes=most_changes)
    if found.solution is None:
        return Again(Trial(conflict=found.conflict))
    own = [move for move in found.solution.moves if problem.owns(move)]
    made = Made(tuple(own), found.solution.aims)
    text = _text(plan, refused, own)
    return Again(Trial(compare(before, made)), text, found.changes)


def _moves_of(versions: Sequence[PlanVersion], named: Names) -> list[Move]:
    return [move for one in versions for move in plan_moves.moves(one, named)]


def _agreed(lines: Sequence[Move], possible: Sequence[Move]) -> list[Move]:
    """The lines of the version; as the instance has them, where it still does."""
    known = {(move.official, move.target): move for move in possible}
    return [known.get((move.official, move.target), move) for move in lines]


def _text(plan: Plan, refused: Sequence[Forbid], moves: Sequence[Move]) -> str:
    """The plan with the refusals written down and every line settled."""
    bans = tuple(dict.fromkeys((*plan.forbid, *refused)))
    text = plan_writing.write(replace(plan, forbid=bans))
    return plan_versions.settled(text, [(move.official, move.target) for move in moves])
