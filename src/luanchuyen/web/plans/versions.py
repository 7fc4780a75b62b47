"""The versions of a plan as lines of a table, and the differences that ask for a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.matching.proposal import Status
from luanchuyen.records.models import PlanVersion, RotationPlan
from luanchuyen.services import plan_versions
from luanchuyen.services.naming import Names, Place
from luanchuyen.web.plans import telling


@dataclass(frozen=True)
class VersionLine:
    """One version with what tells it from the others."""

    number: int
    label: str
    why: str
    maker: str
    by: str
    on: date
    aims: Sequence[telling.AimLine]
    moves: int
    stale: bool
    infeasible: bool
    chosen: bool


def lines(plan: RotationPlan, found: Sequence[PlanVersion]) -> list[VersionLine]:
    """The versions, newest first."""
    stale = plan_versions.stale_among(found)
    chosen = plan.chosen
    return [
        VersionLine(
            number=one.number,
            label=one.label,
            why=one.why,
            maker=one.get_maker_display(),
            by=one.by_name,
            on=one.on,
            aims=telling.aims(one),
            moves=len(plan_versions.moves(one)),
            stale=bool(stale[one.number]),
            infeasible=one.document["status"] == Status.INFEASIBLE,
            chosen=chosen is not None and chosen.pk == one.pk,
        )
        for one in sorted(found, key=lambda one: -one.number)
    ]


@dataclass(frozen=True)
class ReasonLine:
    """One official placed otherwise than by the machine, and the reason given; blank for none yet."""

    official: str
    name: str
    machine: Place | None
    people: Place | None
    reason: str


def reasons(version: PlanVersion, names: Names) -> list[ReasonLine]:
    """Every difference from the machine's version, those without a reason first."""
    found = [
        ReasonLine(
            official=one.difference.official,
            name=names.person(one.difference.official),
            machine=_place(names, one.difference.machine_post),
            people=_place(names, one.difference.people_post),
            reason=one.reason.reason if one.reason else "",
        )
        for one in plan_versions.explained(version)
    ]
    return sorted(found, key=lambda line: (bool(line.reason), line.official))


def _place(names: Names, post: str) -> Place | None:
    return names.place(post) if post else None
