"""What the text a plan was opened with settles: moves pinned and forbidden, until one is released."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from luanchuyen.matching import plan_file, plan_writing
from luanchuyen.matching.plan import Plan
from luanchuyen.records.models import LineKind, PlanRelease, RotationPlan
from luanchuyen.records.plan_states import ActKind
from luanchuyen.services import snapshots
from luanchuyen.services.access import Actor, NotThere, Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import (
    FILE,
    RefusedError,
    act,
    locked,
    require_may,
    require_words,
    signed,
)


@dataclass(frozen=True)
class Line:
    """A move pinned or forbidden; without a post, every move of the official.

    `waiver` is who let a pinned move pass and why; `release` says why the line holds no longer.
    """

    kind: LineKind
    official: str
    post: str = ""
    waiver: str = ""
    release: PlanRelease | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.official, self.post


def settled_in(plan: Plan) -> list[Line]:
    """What the text of a plan pins, then what it forbids; each once."""
    return list(dict.fromkeys(_lines(plan)))


def _lines(plan: Plan) -> Iterator[Line]:
    for pin in plan.pin:
        yield Line(LineKind.PIN, pin.official, pin.post, pin.waiver or "")
    for ban in plan.forbid:
        yield Line(LineKind.FORBID, ban.official, ban.post or "")


def opened(plan: RotationPlan) -> list[Line]:
    """What the plan was opened with, released or not, in the order of its text."""
    released = {(one.kind, one.official, one.post): one for one in plan.releases.all()}
    return [
        replace(line, release=released.get(line.key))
        for line in settled_in(plan_file.read(plan.text, FILE).plan)
    ]


def get_line(plan: RotationPlan, number: int) -> Line:
    """The line at a place of the plan's text, counted from 1."""
    lines = opened(plan)
    if not 1 <= number <= len(lines):
        raise NotThere(f"Kế hoạch này không có điều đã ấn định thứ {number}.")
    return lines[number - 1]


def standing(plan: RotationPlan) -> Plan:
    """The plan as it was opened, without what was released since."""
    given = plan_file.read(plan.text, FILE).plan
    gone = {line.key for line in opened(plan) if line.release}
    return replace(
        given,
        pin=tuple(
            one
            for one in given.pin
            if (LineKind.PIN, one.official, one.post) not in gone
        ),
        forbid=tuple(
            one
            for one in given.forbid
            if (LineKind.FORBID, one.official, one.post or "") not in gone
        ),
    )


def standing_text(plan: RotationPlan) -> str:
    """The same as a text: what the machine is asked."""
    return plan_writing.write(standing(plan))


def said(line: Line) -> str:
    """The line in the words of the log."""
    named = names(snapshots.take())
    where = f" vào {named.place(line.post)}" if line.post else ""
    return f"dòng {line.kind.label.lower()} {named.person(line.official)}{where}"


def release(
    *, plan: RotationPlan, number: int, reason: str, by: Actor, on: date
) -> PlanRelease:
    """Let a line of the text hold no longer, with the reason; versions made before keep it."""
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_PREPARE)
        require_may(plan, ActKind.RELEASED)
        line = get_line(plan, number)
        if line.release:
            raise RefusedError(
                f"Đã bỏ {said(line)} ngày {line.release.on:%d/%m/%Y}; không cần bỏ lần nữa."
            )
        released = PlanRelease.objects.create(
            plan=plan,
            kind=line.kind,
            official=line.official,
            post=line.post,
            reason=require_words(reason, "lý do bỏ"),
            **signed(by, on),
        )
        note = f"{said(line)}: {released.reason}"
        act(plan, ActKind.RELEASED, by=by, on=on, note=note)
    return released
