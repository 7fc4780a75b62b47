"""A version made again after refusals, as near to what was agreed as the first aims allow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from luanchuyen.matching import plan_writing
from luanchuyen.matching.comparing import compare
from luanchuyen.matching.instance import Move
from luanchuyen.matching.plan import Forbid
from luanchuyen.matching.plan_file import PlanError, read
from luanchuyen.matching.replan import replan
from luanchuyen.records.models import PlanVersion
from luanchuyen.rules.citing import citations
from luanchuyen.services import plan_versions, snapshots
from luanchuyen.services.naming import Names
from luanchuyen.web.plans import answering, comparing, moving
from luanchuyen.web.plans.adjusting import Choice, Setting
from luanchuyen.web.plans.telling import ConflictLine
from luanchuyen.web.plans.trying import Tried, faults

KEPT, PERSON, POST = "giu", "tu-choi-nguoi", "tu-choi-noi"
_CHOICES: tuple[Choice, ...] = (
    (KEPT, "Đã thống nhất"),
    (PERSON, "Từ chối người này"),
    (POST, "Từ chối nơi đến này"),
)


def settings(version: PlanVersion, names: Names) -> list[Setting]:
    """A line for each move, agreed until somebody says otherwise."""
    return [
        Setting(
            key=f"dong-{number}",
            official=move["official"],
            name=names.person(move["official"]),
            place=names.place(move["to"]),
            choices=_CHOICES,
            chosen=KEPT,
        )
        for number, move in enumerate(plan_versions.moves(version))
    ]


def refused(lines: Sequence[Setting]) -> list[Forbid]:
    """What was refused: an official altogether, or one line."""
    return [
        Forbid(one.official, one.place.code if one.chosen == POST else None)
        for one in lines
        if one.chosen in (PERSON, POST) and one.place
    ]


@dataclass(frozen=True, eq=False)
class Again:
    """What planning again came to, and the text that settles it; blank where there is no plan."""

    tried: Tried
    text: str = ""
    changes: int | None = None


def again(
    version: PlanVersion, refused: Sequence[Forbid], most: int | None, names: Names
) -> Again:
    """Plan again over the records as they are now, which the text of the version may no longer fit."""
    try:
        problem = answering.problem(snapshots.take(), version.text)
    except PlanError as error:
        return Again(Tried(faults=faults(error, names)))
    agreed = _agreed(version, problem.instance.moves, names)
    found = replan(problem, agreed, refused=refused, most_changes=most)
    if found.solution is None:
        conflict = [
            ConflictLine(names.told(row.sentence), citations(row.cites))
            for row in found.conflict
        ]
        return Again(Tried(conflict=conflict))
    difference = compare(comparing.frozen(version, names), found.solution)
    before = f"Phương án {version.number}"
    return Again(
        Tried(beside=comparing.beside(difference, names, before, "Lập lại")),
        _text(version, refused, found.solution.moves),
        found.changes,
    )


def _agreed(version: PlanVersion, possible: Sequence[Move], names: Names) -> list[Move]:
    """The lines of the version; as the instance has them, where it still does."""
    known = {(move.official, move.target): move for move in possible}
    return [
        known.get((move.official, move.target), move)
        for move in moving.moves(version, names)
    ]


def _text(
    version: PlanVersion, refused: Sequence[Forbid], moves: Sequence[Move]
) -> str:
    """The plan with the refusals written down and every line settled."""
    plan = read(version.text, plan_versions.FILE).plan
    bans = tuple(dict.fromkeys((*plan.forbid, *refused)))
    text = plan_writing.write(replace(plan, forbid=bans))
    return plan_versions.settled(text, [(move.official, move.target) for move in moves])
