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


PRESENTERS: dict[EventType, Callable[[AuditEvent], str]] = {
    EventType.WORKBOOK_IMPORTED: _imported,
    EventType.ACCOUNT_OPENED: _opened,
    EventType.PASSWORD_SET: _password_set,
    EventType.PASSWORD_CHANGED: _password_changed,
}


def sentence(event: AuditEvent) -> str:
    """What was done, by whom and when, as the office would say it."""
    act = PRESENTERS[EventType(event.type)](event)
    return f"Ngày {event.on:%d/%m/%Y}, {event.actor_name} {act}."
