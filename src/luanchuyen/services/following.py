"""A plan opened from the results of the last: what was carried out, and what goes on (DH-IV.2)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from luanchuyen.matching import plan_file, plan_writing
from luanchuyen.matching.building import Field, field_of
from luanchuyen.matching.plan import MustLeave, Pin, Plan
from luanchuyen.records.models import (
    Person,
    PlanAct,
    PlanVersion,
    Post,
    RotationPlan,
    Tenure,
)
from luanchuyen.records.plan_states import ActKind
from luanchuyen.rules import rulebook
from luanchuyen.rules.entries import Case
from luanchuyen.services import access, plan_versions, plans, snapshots
from luanchuyen.services.access import Actor, Permission
from luanchuyen.services.plan_acts import FILE, RefusedError


class Outcome(StrEnum):
    """What became of a move that was approved."""

    CARRIED_OUT = "carried_out"  # the official has begun in the post since
    WAITING = "waiting"  # still holds the post to be left
    OVERTAKEN = "overtaken"  # is somewhere else by now


@dataclass(frozen=True)
class Followed:
    """An approved move and what became of it; `tenure` is the one now held, if any."""

    official: str
    origin: str
    target: str
    case: Case
    outcome: Outcome
    tenure: Tenure | None


def followed(plan: RotationPlan, *, on: date) -> list[Followed]:
    """What became by that day of each move of the version that was approved.

    Raises RefusedError where the plan was never approved.
    """
    approved, version = _approved(plan)
    moves = plan_versions.moves(version)
    held = _held([move["official"] for move in moves], on)
    return [
        Followed(
            move["official"],
            move["from"],
            move["to"],
            Case(move["case"]),
            _outcome(held.get(move["official"]), move, approved.on),
            held.get(move["official"]),
        )
        for move in moves
    ]


def _approved(plan: RotationPlan) -> tuple[PlanAct, PlanVersion]:
    """The approval, and the version it was given to: nothing is chosen after it."""
    approval = plan.acts.filter(kind=ActKind.APPROVED).last()
    version = plan.chosen
    if approval is None or version is None:
        raise RefusedError(
            f"Kế hoạch «{plan.title}» chưa có chủ trương nên chưa có kết quả để nối tiếp."
        )
    return approval, version


def _held(officials: Sequence[str], on: date) -> dict[str, Tenure]:
    held = Tenure.objects.current(on).main().filter(official__in=officials)
    return {tenure.official_id: tenure for tenure in held}


def _outcome(held: Tenure | None, move: Mapping[str, str], approved: date) -> Outcome:
    """However the tenure was given: an elected post is begun by election."""
    if held and held.post_id == move["to"] and held.held_from >= approved:
        return Outcome.CARRIED_OUT
    if held and held.post_id == move["from"]:
        return Outcome.WAITING
    return Outcome.OVERTAKEN


def following_text(plan: RotationPlan, *, title: str, day: date, on: date) -> str:
    """The text of the next plan: the approved one, for a new day, with what is left of it.

    Moves that wait go on as pins and, where people who must leave were listed, among them. Who was moved,
    here or elsewhere, and who and what the committee no longer manages, drop out.
    """
    _, version = _approved(plan)
    last = _read(version.text)
    moves = followed(plan, on=on)
    waiting = [one for one in moves if one.outcome is Outcome.WAITING]
    moved = {one.official for one in moves} - {one.official for one in waiting}
    lasting = last.term is not None and int(last.term[-4:]) >= day.year
    left = replace(
        last,
        title=title,
        day=day,
        term=last.term if lasting else None,
        term_begins=last.term_begins if lasting else None,
        must_leave=_must_leave(last, waiting),
        pin=_pins(last, waiting),
        # A version in which people settled every move is capped at their number.
        max_moves=_read(plan.text).max_moves,
    )
    return plan_writing.write(_known(left, moved))


def _read(text: str) -> Plan:
    return plan_file.read(text, FILE).plan


def _pins(last: Plan, waiting: Sequence[Followed]) -> tuple[Pin, ...]:
    waivers = {(pin.official, pin.post): pin.waiver for pin in last.pin}
    return tuple(
        Pin(one.official, one.target, waivers.get((one.official, one.target)))
        for one in waiting
    )


def _must_leave(
    last: Plan, waiting: Sequence[Followed]
) -> tuple[MustLeave, ...] | None:
    if last.must_leave is None:
        return None
    listed = {one.official: one for one in last.must_leave}
    more = {one.official: MustLeave(one.official, one.case) for one in waiting}
    return tuple((more | listed).values())


def _known(plan: Plan, moved: Collection[str]) -> Plan:
    """The plan without officials who were moved, and without who and what takes no part in it any more."""
    everybody = set(Person.objects.values_list("pk", flat=True)) - set(moved)
    every_post = set(Post.objects.values_list("pk", flat=True))
    field = _field(plan)
    people = everybody.intersection(field.people)
    seats = every_post.intersection(field.seats)
    posts = {code for code in seats if not field.seats[code].closed}
    return replace(
        plan,
        must_leave=None
        if plan.must_leave is None
        else tuple(one for one in plan.must_leave if one.official in people),
        must_fill=None
        if plan.must_fill is None
        else tuple(post for post in plan.must_fill if post in posts),
        may_stay_open=tuple(post for post in plan.may_stay_open if post in seats),
        pin=tuple(
            one for one in plan.pin if one.official in people and one.post in posts
        ),
        forbid=tuple(
            one
            for one in plan.forbid
            if one.official in everybody
            and (one.post is None or one.post in every_post)
        ),
        transfers=tuple(one for one in plan.transfers if one in people),
    )


def _field(plan: Plan) -> Field:
    asked = replace(plan, must_leave=None, must_fill=None)  # their codes may be gone
    try:
        return field_of(asked, snapshots.take(), rulebook.load(plan.rulebook))
    except rulebook.NotInForceError as error:
        raise RefusedError(str(error.args[0])) from error


def open_following(
    *, plan: RotationPlan, title: str, day: date, by: Actor, on: date
) -> RotationPlan:
    """Open the next plan of the committee from the results of an approved one."""
    plan = access.get_plan(by, plan.pk, Permission.PLANS_PREPARE)
    text = following_text(plan, title=title, day=day, on=on)
    return plans.open_(text=text, by=by, on=on, follows=plan)
