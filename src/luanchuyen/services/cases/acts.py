"""Acts on a case: each asks the procedure first, is appended, and is told once in the log."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from luanchuyen.records.case_acts import OF_THE_PROCEDURE, CaseActKind
from luanchuyen.records.models import Case, CaseAct, EventType, Unit
from luanchuyen.rules.parts.procedures import Ask
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.objections import objections
from luanchuyen.rules.procedure.standing import StepState
from luanchuyen.services import access, audit
from luanchuyen.services.access import Actor, Permission
from luanchuyen.services.cases import interests, reading
from luanchuyen.services.cases.conditions import conditions, standing_of
from luanchuyen.services.cases.errors import RefusedError

# Which actors of a procedure an account speaks for. What happens outside the product is recorded by
# who prepares the case, with the paper that says so.
OF_THE_SECRETARY = frozenset({"competent_authority", "standing_body"})


@dataclass(frozen=True)
class Done:
    """One act before it is recorded; `day` is when it was done, by default the day of recording."""

    kind: CaseActKind
    day: date | None = None
    who: str = ""
    step: str = ""
    item: str = ""
    whom: str = ""
    unit: Unit | None = None
    answer: Answer | None = None
    parts: Collection[str] = ()
    due: date | None = None
    read: Mapping[str, str] = field(default_factory=dict)
    conditions: Collection[str] = ()
    note: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)


def locked(case: Case, *permissions: Permission, by: Actor) -> Case:
    """The case as it is now, if `by` may by one of the permissions and has no interest in it.

    Nobody else acts on it until the transaction ends.
    """
    allowed = [one for one in permissions if access.allows(by, one)]
    found = access.get_case(by, case.pk, allowed[0] if allowed else permissions[0])
    # Locked first, read after: what is proposed may have changed while we waited.
    Case.objects.select_for_update().get(pk=found.pk)
    now = Case.objects.select_related("committee", "plan").get(pk=found.pk)
    interests.require_none(now, by=by)
    return now


def append(case: Case, done: Done, *, by: Actor, on: date) -> CaseAct:
    """Record the act after those before it, unless the procedure objects."""
    row = CaseAct(
        case=case,
        number=case.acts.count() + 1,
        kind=done.kind,
        day=done.day or on,
        who=done.who,
        step=done.step,
        item=done.item,
        whom=done.whom,
        unit=done.unit,
        answer=done.answer or "",
        parts=sorted(done.parts),
        due=done.due,
        read=dict(done.read),
        conditions=sorted(done.conditions),
        note=done.note.strip(),
        payload=dict(done.payload),
        by_key=by.username,
        by_name=by.name,
        on=on,
    )
    if done.kind in OF_THE_PROCEDURE:
        _require_none_against(case, row, on)
    row.save(force_insert=True)
    return row


def _require_none_against(case: Case, row: CaseAct, on: date) -> None:
    found = objections(
        reading.procedure(case),
        reading.acts_of(case),
        reading.act_of(row),
        proposed=reading.proposed(case),
        on=on,
        conditions=conditions(case, on=min(row.day, on), keys=row.conditions),
    )
    if found := found or list(_read_too_early(case, row)):
        raise RefusedError(" ".join(found))


def _read_too_early(case: Case, row: CaseAct) -> Iterator[str]:
    """What was proposed only later cannot have been read."""
    proposals = case.acts.filter(kind__in=[CaseActKind.OPENED, CaseActKind.PROPOSED])
    same = (one for one in proposals if one.payload.get("proposed") == row.read)
    since = next(same, None)
    if since and since.kind == CaseActKind.PROPOSED and row.day < since.day:
        yield (
            f"Nội dung dự kiến này có từ ngày {since.day:%d/%m/%Y};"
            f" việc ngày {row.day:%d/%m/%Y} không thể theo nội dung đó."
        )


def require_day(case: Case, day: date, *, on: date) -> None:
    """A day for what the procedure does not read: not ahead, and not before the open step began."""
    step = open_step(case, on=on)
    require_not_ahead(day, on=on)
    if step.opened_on and day < step.opened_on:
        raise RefusedError(
            f"Ngày {day:%d/%m/%Y} trước ngày bắt đầu bước «{step.step.title}»"
            f" {step.opened_on:%d/%m/%Y}."
        )


def require_not_ahead(day: date, *, on: date) -> None:
    if day > on:
        raise RefusedError(f"Ngày {day:%d/%m/%Y} chưa đến.")


def tell(
    type_: EventType,
    case: Case,
    *,
    by: Actor,
    on: date,
    what: str = "",
    note: str = "",
    sha256: str = "",
    day: date | None = None,
) -> None:
    """Tell the act in the log, with the fingerprint of the file it left; the last thing an act does.

    `day`: when it was done, told where that is not the day on which it is recorded.
    """
    file = {"sha256": sha256} if sha256 else {}
    if day is not None and day != on:
        file["day"] = day.isoformat()
    audit.record(
        type_,
        by=by,
        on=on,
        subject=(case.key, case.title),
        after={"what": what, "note": note.strip(), "acts": case.acts.count()} | file,
    )


def open_step(case: Case, *, on: date) -> StepState:
    """The step the case is in; refused where it has ended."""
    found = standing_of(case, on=on).open_step
    if found is None:
        raise RefusedError("Hồ sơ đã kết thúc; không ghi thêm được.")
    return found


def ask_of(case: Case, item: str) -> Ask:
    found = reading.procedure(case).ask(item)
    if found is None:
        raise RefusedError(f"Quy trình không hỏi «{item}».")
    return found


def require_words(text: str, what: str) -> str:
    """The text without blanks around it; refused where nothing is left."""
    if not text.strip():
        raise RefusedError(f"Hãy ghi {what}.")
    return text.strip()


def require_body(case: Case, *, by: Actor) -> Unit:
    """The body that decides; only its own secretary speaks for it."""
    body = case.proposal.body
    if body is None:
        raise RefusedError("Hồ sơ chưa rõ cấp quyết định; hãy bổ sung.")
    access.require(by, Permission.CASES_DECIDE)
    if not access.is_own(by, body.pk):
        raise access.NotAllowed(f"Chỉ {body.name} mới quyết định hồ sơ này.")
    return body


def require_no_decision(case: Case) -> None:
    """What a decision stands on is not changed under it."""
    found = case.decisions.standing().first()
    if found is not None:
        raise RefusedError(f"Đã có quyết định số {found}; hãy hủy quyết định trước.")
