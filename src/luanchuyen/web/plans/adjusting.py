"""What people change in a plan: lines pinned or forbidden, posts to be filled, limits of the round."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from luanchuyen.matching.building import Field
from luanchuyen.matching.plan import Forbid, Pin, Plan
from luanchuyen.records.models import LineKind, PlanVersion
from luanchuyen.services import plan_versions
from luanchuyen.services.naming import Names, Place
from luanchuyen.services.plan_lines import Line
from luanchuyen.web.plans.asking import per_cent, share_of

Sent = Mapping[str, Any]
Choice = tuple[str, str]

OPEN, PIN, NOT_HERE, STAY = "de-mo", "an-dinh", "khong-vao", "o-lai"
_OF_LINE: tuple[Choice, ...] = (
    (OPEN, "Để máy chọn"),
    (PIN, "Ấn định"),
    (NOT_HERE, "Không vào đây"),
    (STAY, "Không chuyển"),
)
AS_REVIEWED, MUST, MAY = "theo-ra-soat", "phai-co", "duoc-trong"
_OF_SEAT: tuple[Choice, ...] = (
    (AS_REVIEWED, "Theo rà soát"),
    (MUST, "Phải có người"),
    (MAY, "Được để trống"),
)


@dataclass(frozen=True)
class Setting:
    """One line or one post with what may be settled of it; `key` names it in the form, `note` says whence."""

    key: str
    official: str
    name: str
    place: Place | None
    choices: Sequence[Choice]
    chosen: str
    note: str = ""


def line_settings(
    version: PlanVersion, plan: Plan, opened: Sequence[Line], names: Names
) -> list[Setting]:
    """A line for each move of the version, each pin and ban of its text, and what the plan opened with.

    A line of the plan that the text does not have was left out by people: it is shown, and stays out.
    """
    pairs: dict[tuple[str, str | None], str] = {
        (move["official"], move["to"]): OPEN for move in plan_versions.moves(version)
    }
    pairs |= {(line.official, line.post or None): OPEN for line in opened}
    pairs |= {(pin.official, pin.post): PIN for pin in plan.pin}
    for ban in plan.forbid:
        pairs[ban.official, ban.post] = STAY if ban.post is None else NOT_HERE
    ordered = sorted(pairs.items(), key=lambda one: (one[0][0], one[0][1] or ""))
    return [
        Setting(
            key=f"dong-{number}",
            official=official,
            name=names.person(official),
            place=names.place(post) if post else None,
            choices=_OF_LINE if post else (_OF_LINE[0], _OF_LINE[-1]),
            chosen=chosen,
            note=_whence(official, post, opened),
        )
        for number, ((official, post), chosen) in enumerate(ordered)
    ]


def _whence(official: str, post: str | None, opened: Sequence[Line]) -> str:
    """What the plan itself says of the line; blank where it says nothing."""
    for line in opened:
        if (line.official, line.post) == (official, post or ""):
            if line.release:
                return f"đã bỏ khỏi kế hoạch: {line.release.reason}"
            pinned = line.kind == LineKind.PIN
            return f"kế hoạch ghi: {'ấn định' if pinned else 'không chuyển'}"
    return ""


def seat_settings(version: PlanVersion, plan: Plan, names: Names) -> list[Setting]:
    """A line for each post the version fills or leaves open, and for each its text speaks of."""
    posts = {move["to"] for move in plan_versions.moves(version)}
    posts |= {one["post"] for one in plan_versions.open_after(version)}
    posts |= {*plan.may_stay_open, *(plan.must_fill or ())}
    return [
        Setting(
            key=f"cho-{number}",
            official="",
            name="",
            place=names.place(post),
            choices=_OF_SEAT,
            chosen=_of_seat(post, plan),
        )
        for number, post in enumerate(sorted(posts))
    ]


def _of_seat(post: str, plan: Plan) -> str:
    if post in plan.may_stay_open:
        return MAY
    return MUST if post in (plan.must_fill or ()) else AS_REVIEWED


def settled(settings: Sequence[Setting], sent: Sent) -> list[Setting]:
    """The same settings as a form sent them; what it does not say stays."""
    return [_settled(one, sent.get(one.key, one.chosen)) for one in settings]


def _settled(one: Setting, chosen: str) -> Setting:
    known = chosen in dict(one.choices)
    return replace(one, chosen=chosen) if known else one


def adjusted(
    plan: Plan,
    lines: Sequence[Setting],
    seats: Sequence[Setting],
    field: Field,
    limits: Mapping[str, Any],
    waivers: Mapping[tuple[str, str], str | None],
) -> Plan:
    """The plan with everything settled; `waivers` are those of pins that may stay."""
    return replace(
        plan,
        pin=tuple(
            Pin(
                one.official,
                one.place.code,
                waivers.get((one.official, one.place.code)),
            )
            for one in _chosen(lines, PIN)
            if one.place
        ),
        forbid=(
            *(
                Forbid(one.official, one.place.code)
                for one in _chosen(lines, NOT_HERE)
                if one.place
            ),
            *(
                Forbid(code)
                for code in sorted({o.official for o in _chosen(lines, STAY)})
            ),
        ),
        must_fill=_must_fill(plan, seats, field),
        may_stay_open=tuple(o.place.code for o in _chosen(seats, MAY) if o.place),
        **limits,
    )


def _chosen(settings: Sequence[Setting], value: str) -> Iterator[Setting]:
    return (one for one in settings if one.chosen == value)


def _must_fill(
    plan: Plan, seats: Sequence[Setting], field: Field
) -> tuple[str, ...] | None:
    """None as long as it is what the review asks."""
    chosen = {one.place.code: one.chosen for one in seats if one.place}
    reviewed = set(field.must_fill)
    before = reviewed if plan.must_fill is None else set(plan.must_fill)
    kept = {
        post
        for post in before | {one for one, value in chosen.items() if value == MUST}
        if chosen.get(post) != MAY
        and not (chosen.get(post) == AS_REVIEWED and post not in reviewed)
    }
    return None if kept == reviewed else tuple(sorted(kept))


def limits_of(plan: Plan) -> dict[str, Any]:
    """The limits of a plan as its form shows them."""
    return {
        "max_moves": plan.max_moves,
        "max_chain": plan.max_chain,
        "max_cycle": plan.max_cycle,
        "max_leaving": plan.max_leaving,
        "share": per_cent(plan.max_share_leaving),
        "prefer_robust": plan.prefer_robust,
    }


def limits_in(given: Mapping[str, Any]) -> dict[str, Any]:
    """The limits of a form as a plan has them."""
    keys = ("max_moves", "max_chain", "max_cycle", "max_leaving", "prefer_robust")
    limits = {key: given[key] for key in keys}
    return limits | {"max_share_leaving": share_of(given["share"])}
