"""What a version comes to: proven aims, quotas, who stays, what stands open, conflicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from luanchuyen.matching.comparing import TIE
from luanchuyen.matching.rows import Row
from luanchuyen.matching.words import AIMS
from luanchuyen.records.models import PlanVersion
from luanchuyen.rules.citing import Citation, citations
from luanchuyen.services import plan_losses, plan_versions
from luanchuyen.services.naming import Names, Place
from luanchuyen.services.scopes import main_posts
from luanchuyen.web.shared import words


@dataclass(frozen=True)
class AimLine:
    name: str
    value: int
    bound: int

    @property
    def proved(self) -> bool:
        return self.value == self.bound


def aims(version: PlanVersion) -> list[AimLine]:
    """The aims in their order; the tie-break says nothing to people."""
    return aims_of(version.document["aims"])


def aims_of(found: Sequence[Mapping[str, Any]]) -> list[AimLine]:
    """The same of the aims of a document."""
    return [
        AimLine(words.sentence_case(AIMS[aim["id"]]), aim["value"], aim["bound"])
        for aim in found
        if aim["id"] != TIE
    ]


@dataclass(frozen=True)
class Meter:
    """A quota as a bar: done and planned in per cent of its scale, the ends asked for as marks."""

    label: str
    done: int
    planned: int
    wanted: str
    short: int
    done_width: str
    planned_width: str
    least_at: str
    most_at: str
    cites: Sequence[Citation]
    unknown: int = 0
    team: bool = False


def meters(version: PlanVersion) -> list[Meter]:
    """The quotas of the version, where the plan or its rulebook asks any."""
    document = version.document
    return [
        *(_meter(one) for one in document.get("quotas", [])),
        *(_team(one) for one in document.get("teams", []) if one["members"]),
    ]


def _meter(quota: dict[str, Any]) -> Meter:
    least, most = quota["at_least"], quota["at_most"]
    done, planned = quota["done"], quota["planned"]
    whole = max(done + planned, least or 0, most or 0, 1)
    return Meter(
        label=words.sentence_case(quota["label"]),
        done=done,
        planned=planned,
        wanted=_wanted(least, most),
        short=quota["short"],
        done_width=_share(done, whole),
        planned_width=_share(planned, whole),
        least_at=_share(least, whole) if least else "",
        most_at=_share(most, whole) if most is not None else "",
        cites=citations(quota.get("cites", [])),
    )


def _team(team: dict[str, Any]) -> Meter:
    """A share of a team after the round: nothing of it is done beforehand."""
    members, marked = team["members"], team["marked"]
    least = f"{100 * team['at_least_share']:.2f}%"
    return Meter(
        label=words.sentence_case(team["label"]),
        done=0,
        planned=marked,
        wanted=f"cần ít nhất {100 * team['at_least_share']:.0f}% của {members} người",
        short=team["short"],
        done_width="0%",
        planned_width=_share(marked, members),
        least_at=least,
        most_at="",
        cites=citations(team["cites"]),
        unknown=len(team["unknown"]),
        team=True,
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%"


def _wanted(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"cần từ {least} đến {most}"
    if least is not None:
        return f"cần từ {least}"
    return "không đặt mức" if most is None else f"nhiều nhất {most}"


@dataclass(frozen=True)
class OpenLine:
    place: Place
    seats: int
    why: Sequence[str]


def left_open(version: PlanVersion, names: Names) -> list[OpenLine]:
    """Posts with seats that stand open after the round."""
    return open_of(plan_versions.open_after(version), names)


def open_of(found: Sequence[Mapping[str, Any]], names: Names) -> list[OpenLine]:
    """The same of a document."""
    return [
        OpenLine(names.place(one["post"]), one["seats"], one["why"]) for one in found
    ]


@dataclass(frozen=True)
class ConflictLine:
    sentence: str
    cites: Sequence[Citation]


def conflict(version: PlanVersion) -> list[ConflictLine]:
    """Rules that cannot hold together, where there is no plan at all."""
    return [
        ConflictLine(row["sentence"], citations(row["cites"]))
        for row in version.document["conflict"]
    ]


def conflict_of(rows: Sequence[Row]) -> list[ConflictLine]:
    """The same of rows just found."""
    return [ConflictLine(row.sentence, citations(row.cites)) for row in rows]


@dataclass(frozen=True)
class HeldLine:
    """Somebody who has to leave and has nowhere to go yet: stays in the post held until then."""

    official: str
    name: str
    place: Place | None
    grounds: Sequence[words.Kind]
    why: Sequence[str]


def held(version: PlanVersion, names: Names) -> list[HeldLine]:
    """Everybody the review or the plan says must leave and the version leaves in place."""
    posts = dict(main_posts(names.snapshot, version.plan.day).iter_rows())
    return [
        HeldLine(
            official=one.official,
            name=names.person(one.official),
            place=names.place(post) if (post := posts.get(one.official)) else None,
            grounds=[words.KINDS[kind] for kind in one.grounds],
            why=one.why,
        )
        for one in plan_versions.held(version)
    ]


@dataclass(frozen=True)
class LossLine:
    """A unit that nobody heads, or leads at all, after the round."""

    unit: str
    leaving: Sequence[str]
    mark: words.Mark


_NO_HEAD = words.Mark("not_known", "không còn người đứng đầu", "alert")
_NO_LEADER = words.Mark("not_met", "không còn lãnh đạo nào", "alert")


def losses(version: PlanVersion, names: Names) -> list[LossLine]:
    """Units without any leader first."""
    found = sorted(plan_losses.losses(version), key=lambda one: not one.all_leaders)
    return [
        LossLine(
            names.unit(one.unit),
            [names.person(code) for code in one.leaving],
            _NO_LEADER if one.all_leaders else _NO_HEAD,
        )
        for one in found
    ]
