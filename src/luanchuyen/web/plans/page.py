"""What the pages of one plan and of one version have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from luanchuyen.matching.proposal import Status
from luanchuyen.records.models import Account, PlanVersion, RotationPlan
from luanchuyen.records.plan_states import NEXT, ActKind, State
from luanchuyen.rules import rulebook
from luanchuyen.rules.words import CASES
from luanchuyen.services import access, plan_fellows, plan_versions, plans, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.following import Followed, Outcome
from luanchuyen.services.naming import Names, Place, names
from luanchuyen.web.plans import deeds, moving, settling, telling
from luanchuyen.web.shared import words
from luanchuyen.web.shared.paging import paged
from luanchuyen.web.shared.plan_stages import standing

_MOST_PICTURES = 60


def of(plan: RotationPlan, by: Account) -> dict[str, Any]:
    """Where the plan stands, and what this account may do with it now."""
    now = standing(plan)
    prepares = access.may(by, plan, Permission.PLANS_PREPARE)
    return {
        "plan": plan,
        "standing": now,
        "deeds": deeds.open_to(plan, now.state, by),
        "chosen": plan.chosen,
        "shown": plans.shown_among([plan]).get(plan.pk),
        "may_save": prepares and ActKind.VERSION_SAVED in NEXT[now.state],
        "may_release": prepares and ActKind.RELEASED in NEXT[now.state],
        "may_choose": prepares and ActKind.CHOSEN in NEXT[now.state],
        "may_open_cases": now.state is State.APPROVED
        and access.may(by, plan, Permission.CASES_PREPARE),
        "may_follow": prepares and ActKind.APPROVED in _done(plan),
        "rulebook_title": rulebook.load(plan.rulebook).title,
        "query": query(plan),
    }


def _done(plan: RotationPlan) -> set[str]:
    return {act.kind for act in plan.acts.all()}


def query(plan: RotationPlan) -> str:
    """Keeps day and rulebook of the plan in a link to another page."""
    return "?" + urlencode({"ngay": plan.day.isoformat(), "quy_dinh": plan.rulebook})


def of_version(
    plan: RotationPlan, version: PlanVersion | None, request: HttpRequest
) -> dict[str, Any]:
    """The version as aims, quotas, pictures, table and flow; where there is none yet, what is settled."""
    named = names(snapshots.take())
    settled = settling.lines(plan, version, named)
    if version is None:
        return {"version": None, "settled": settled}
    flow = moving.flow(version, named)
    return {
        "version": version,
        "infeasible": version.document["status"] == Status.INFEASIBLE,
        "stale": plan_versions.stale(version),
        "is_settled": plan.state in (State.APPROVED, State.CLOSED),
        **beside(version),
        "settled": settled,
        "aims": telling.aims(version),
        "meters": telling.meters(version),
        **drawn(moving.pictures(version, named)),
        "paged": paged(request, moving.lines(version, named)),
        "moves_count": len(plan_versions.moves(version)),
        "flow": flow,
        "flow_chart": moving.flow_chart(flow),
        "losses": telling.losses(version, named),
        "left_open": telling.left_open(version, named),
        "conflict": telling.conflict(version),
    }


def beside(version: PlanVersion) -> dict[str, Any]:
    """The versions of other plans solved together with this one, and those whose moves stayed."""
    held = plan_fellows.held_in(version)
    solved = plan_fellows.made_together(version)
    others = [one for one in solved if one != version and one not in held]
    return {"together": others, "held": held}


def drawn(pictures: Sequence[moving.Picture]) -> dict[str, Any]:
    """The first pictures, how many more there are, and how many of each shape there are in all."""
    return {
        "pictures": pictures[:_MOST_PICTURES],
        "more_pictures": max(0, len(pictures) - _MOST_PICTURES),
        "shapes": shape_counts(pictures),
    }


def shape_counts(pictures: Sequence[moving.Picture]) -> list[tuple[words.Mark, int]]:
    """How many chains of each shape there are, those at 0 left out."""
    marks = [picture.mark for picture in pictures]
    return [
        (mark, marks.count(mark))
        for mark in moving.SHAPE_MARKS.values()
        if mark in marks
    ]


@dataclass(frozen=True)
class ResultLine:
    """An approved move and what became of it."""

    official: str
    name: str
    origin: Place
    target: Place
    case: str
    mark: words.Mark


_RESULTS: Mapping[Outcome, words.Mark] = {
    Outcome.CARRIED_OUT: words.Mark("met", "Đã thực hiện", "met"),
    Outcome.WAITING: words.Mark(
        "not_known", "Chưa thực hiện, đưa vào kế hoạch mới", "clock"
    ),
    Outcome.OVERTAKEN: words.Mark("plain", "Đã giữ chức danh khác", "right"),
}


def results(found: Sequence[Followed], named: Names) -> list[ResultLine]:
    """What became of the moves of an approved plan."""
    return [
        ResultLine(
            one.official,
            named.person(one.official),
            named.place(one.origin),
            named.place(one.target),
            CASES[one.case],
            _RESULTS[one.outcome],
        )
        for one in found
    ]
