"""A changed plan solved and laid beside the version it came from, with nothing saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from luanchuyen.matching import plan_writing
from luanchuyen.matching.comparing import Comparison, compare
from luanchuyen.matching.instance import Move
from luanchuyen.matching.plan import Forbid, Plan
from luanchuyen.matching.plan_file import PlanError
from luanchuyen.matching.replan import replan
from luanchuyen.matching.rows import Row
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import plan_answers, plan_moves, plan_versions, snapshots
from luanchuyen.services.naming import names


@dataclass(frozen=True, eq=False)
class Trial:
    """What a changed plan comes to: a comparison with the version, a conflict, or faults of the text."""

    comparison: Comparison | None = None
    conflict: Sequence[Row] = ()
    faults: Sequence[str] = ()


def solve(version: PlanVersion, plan: Plan) -> Trial:
    """Solve the plan over the records as they are now."""
    text, snapshot = plan_writing.write(plan), snapshots.take()
    try:
        found = plan_answers.solved(snapshot, text)
    except PlanError as error:
        return Trial(faults=plan_versions.faults_of(error))
    if found is None:
        return Trial(conflict=plan_answers.problem(snapshot, text).conflict())
    before = plan_moves.frozen(version, names(snapshot))
    return Trial(compare(before, found.best))


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
    try:
        problem = plan_answers.problem(snapshot, plan_writing.write(plan))
    except PlanError as error:
        return Again(Trial(faults=plan_versions.faults_of(error)))
    before = plan_moves.frozen(version, names(snapshot))
    agreed = _agreed(before.moves, problem.instance.moves)
    found = replan(problem, agreed, refused=refused, most_changes=most_changes)
    if found.solution is None:
        return Again(Trial(conflict=found.conflict))
    text = _text(plan, refused, found.solution.moves)
    return Again(Trial(compare(before, found.solution)), text, found.changes)


def _agreed(lines: Sequence[Move], possible: Sequence[Move]) -> list[Move]:
    """The lines of the version; as the instance has them, where it still does."""
    known = {(move.official, move.target): move for move in possible}
    return [known.get((move.official, move.target), move) for move in lines]


def _text(plan: Plan, refused: Sequence[Forbid], moves: Sequence[Move]) -> str:
    """The plan with the refusals written down and every line settled."""
    bans = tuple(dict.fromkeys((*plan.forbid, *refused)))
    text = plan_writing.write(replace(plan, forbid=bans))
    return plan_versions.settled(text, [(move.official, move.target) for move in moves])
