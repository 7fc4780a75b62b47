"""Acts on a plan: each one follows those before it, is appended, and is told in the log."""

from datetime import date
from typing import TypedDict

from luanchuyen.records.models import (
    EventType,
    PlanAct,
    PlanReview,
    PlanVersion,
    RotationPlan,
    UnitProposal,
)
from luanchuyen.records.plan_states import NEXT, ActKind, State, after
from luanchuyen.services import access, audit
from luanchuyen.services.access import Actor, Permission

_EVENTS = {
    ActKind.OPENED: EventType.PLAN_OPENED,
    ActKind.REVIEW_FROZEN: EventType.PLAN_REVIEW_FROZEN,
    ActKind.PROPOSED: EventType.UNIT_PROPOSED,
    ActKind.WITHDRAWN: EventType.UNIT_PROPOSAL_WITHDRAWN,
    ActKind.RELEASED: EventType.PLAN_LINE_RELEASED,
    ActKind.VERSION_SAVED: EventType.PLAN_VERSION_SAVED,
    ActKind.REASONED: EventType.PLAN_DIFFERENCE_REASONED,
    ActKind.WORDED: EventType.PLAN_PAPER_WORDED,
    ActKind.CHOSEN: EventType.PLAN_VERSION_CHOSEN,
    ActKind.SUBMITTED: EventType.PLAN_SUBMITTED,
    ActKind.ISSUED: EventType.PLAN_ISSUED,
    ActKind.APPROVED: EventType.PLAN_APPROVED,
    ActKind.SENT_BACK: EventType.PLAN_SENT_BACK,
    ActKind.CLOSED: EventType.PLAN_CLOSED,
}
Subject = PlanReview | UnitProposal | PlanVersion

FILE = "ke-hoach.yaml"  # how the text of a plan is called where its faults are told


class RefusedError(Exception):
    """Nothing was done to the plan; the text says why and can be shown."""


class Signature(TypedDict):
    """Who makes a row, and on which day."""

    by_key: str
    by_name: str
    on: date


def signed(by: Actor, on: date) -> Signature:
    return {"by_key": by.username, "by_name": by.name, "on": on}


def locked(plan: RotationPlan, *, by: Actor, permission: Permission) -> RotationPlan:
    """The plan as it is now, if `by` may; nobody else acts on it until the transaction ends."""
    found = access.get_plan(by, plan.pk, permission)
    return RotationPlan.objects.select_for_update().get(pk=found.pk)


def lock_all() -> None:
    """Let nobody act on any plan until the transaction ends: for what looks at all of them.

    SQLite has locked the whole file since the transaction began.
    """
    list(RotationPlan.objects.select_for_update().values_list("pk"))


def require_may(plan: RotationPlan, kind: ActKind) -> State:
    """The state of the plan, if the act may follow those before it."""
    state = plan.state
    if kind not in NEXT[state]:
        may = ", ".join(f"«{one.label}»" for one in NEXT[state])
        raise RefusedError(
            f"Kế hoạch «{plan.title}» đang ở trạng thái «{state.label}» nên không thể"
            f" «{kind.label}»; {f'có thể làm: {may}' if may else 'hãy mở kế hoạch mới'}."
        )
    return state


LONGEST_WORDS = 2_000
LONGEST_LABEL = 200  # as the column has it


def plain_words(text: str, what: str, longest: int = LONGEST_WORDS) -> str:
    """The text without blanks around it; refused where a database would not take it."""
    text = text.strip()
    if len(text) > longest:
        raise RefusedError(
            f"Phần {what} dài {len(text)} ký tự; hãy viết gọn trong {longest} ký tự."
        )
    if "\0" in text:
        raise RefusedError(f"Phần {what} có ký tự không đọc được; hãy gõ lại.")
    return text


def require_words(text: str, what: str, longest: int = LONGEST_WORDS) -> str:
    """The same; refused also where nothing is left."""
    if not text.strip():
        raise RefusedError(f"Hãy ghi {what}.")
    return plain_words(text, what, longest)


def act(
    plan: RotationPlan,
    kind: ActKind,
    *,
    by: Actor,
    on: date,
    about: Subject | None = None,
    what: str = "",
    note: str = "",
    sha256: str = "",
) -> PlanAct:
    """Append the act and tell it; `what` is how the log names what it is about, `sha256` of its file."""
    opening = kind is ActKind.OPENED
    before = None if opening else require_may(plan, kind)
    reached = after(before, kind) if before else State.DRAFT
    done = PlanAct.objects.create(
        plan=plan,
        number=plan.acts.count() + 1,
        kind=kind,
        note=note,
        review=about if isinstance(about, PlanReview) else None,
        proposal=about if isinstance(about, UnitProposal) else None,
        version=about if isinstance(about, PlanVersion) else None,
        **signed(by, on),
    )
    audit.record(
        _EVENTS[kind],
        by=by,
        on=on,
        subject=(plan.key, plan.title),
        before={"state": before} if before else {},
        after={"state": reached, "what": what, "note": note}
        | ({"sha256": sha256} if sha256 else {}),
    )
    return done
