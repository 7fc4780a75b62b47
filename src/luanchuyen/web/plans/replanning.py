"""The lines of a version with what was said of each: agreed, or refused."""

from collections.abc import Sequence

from luanchuyen.matching.plan import Forbid
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import plan_versions
from luanchuyen.services.naming import Names
from luanchuyen.web.plans.adjusting import Choice, Setting

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
