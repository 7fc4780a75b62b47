"""The audit log: one event an act, and the sentence each kind of event is told with."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date
from typing import Any

from luanchuyen.records.models import AuditEvent, EventType
from luanchuyen.services.access import Actor

# Which request an act belongs to; the web sets it, so that no act has to pass it on.
request_id: ContextVar[str] = ContextVar("request_id", default="")

Facts = Mapping[str, Any]


def record(
    type: EventType,
    *,
    by: Actor,
    on: date,
    subject: tuple[str, str],
    before: Facts | None = None,
    after: Facts | None = None,
) -> AuditEvent:
    """Append an event; `subject` is the key and the label of what the act was about."""
    key, label = subject
    return AuditEvent.objects.create(
        type=type,
        actor_key=by.username,
        actor_name=by.name,
        on=on,
        subject_key=key,
        subject_label=label,
        before=dict(before or {}),
        after=dict(after or {}),
        request_id=request_id.get(),
    )


def _imported(event: AuditEvent) -> str:
    people = event.after["counts"].get("people", 0)
    return f"nhập sổ dữ liệu {event.subject_label}: {people} cán bộ"


def _opened(event: AuditEvent) -> str:
    return f"mở tài khoản {event.subject_key} cho {event.subject_label}"


def _password_set(event: AuditEvent) -> str:
    return f"đặt lại mật khẩu của tài khoản {event.subject_key}"


def _password_changed(event: AuditEvent) -> str:
    return f"đổi mật khẩu của tài khoản {event.subject_key}"


def _of_plan(words: str) -> Callable[[AuditEvent], str]:
    """An act on a plan: what it was about, and the note that was left with it."""

    def told(event: AuditEvent) -> str:
        what, note = (event.after.get(key, "") for key in ("what", "note"))
        act = words.format(plan=f"kế hoạch «{event.subject_label}»", what=what)
        return f"{act}: {note.rstrip('.')}" if note else act

    return told


PRESENTERS: dict[EventType, Callable[[AuditEvent], str]] = {
    EventType.WORKBOOK_IMPORTED: _imported,
    EventType.ACCOUNT_OPENED: _opened,
    EventType.PASSWORD_SET: _password_set,
    EventType.PASSWORD_CHANGED: _password_changed,
    EventType.PLAN_OPENED: _of_plan("mở {plan}"),
    EventType.PLAN_REVIEW_FROZEN: _of_plan("chốt rà soát nhu cầu của {plan}"),
    EventType.UNIT_PROPOSED: _of_plan("đề xuất {what} cho {plan}"),
    EventType.UNIT_PROPOSAL_WITHDRAWN: _of_plan("rút đề xuất {what} khỏi {plan}"),
    EventType.PLAN_VERSION_SAVED: _of_plan("lưu {what} của {plan}"),
    EventType.PLAN_DIFFERENCE_REASONED: _of_plan(
        "nêu lý do khác phương án máy đối với {what} trong {plan}"
    ),
    EventType.PLAN_VERSION_CHOSEN: _of_plan("chọn {what} của {plan}"),
    EventType.PLAN_SUBMITTED: _of_plan("trình {plan} xin chủ trương, {what}"),
    EventType.PLAN_APPROVED: _of_plan("cho chủ trương {plan}"),
    EventType.PLAN_SENT_BACK: _of_plan("trả lại {plan}"),
    EventType.PLAN_CLOSED: _of_plan("kết thúc {plan}"),
}


def sentence(event: AuditEvent) -> str:
    """What was done, by whom and when, as the office would say it."""
    act = PRESENTERS[EventType(event.type)](event)
    return f"Ngày {event.on:%d/%m/%Y}, {event.actor_name} {act}."
