"""The audit log: one event an act, and the sentence each kind of event is told with."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from luanchuyen.records import sealing
from luanchuyen.records.models import AuditEvent, EventType
from luanchuyen.records.seal_verify import BEGINNING, Noted, digest
from luanchuyen.services.access import Actor

# Which request an act belongs to; the web sets it, so that no act has to pass it on.
request_id: ContextVar[str] = ContextVar("request_id", default="")
# Whether the log is keeping that somebody looks: the one thing that looking writes.
notes_a_look: ContextVar[bool] = ContextVar("notes_a_look", default=False)

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
    """Append an event; `subject` is the key and the label of what the act was about.

    An act does this last: until it ends, every other act waits to append.
    """
    key, label = subject
    with transaction.atomic():
        last, at = _locked_tip(), _moment()
        event = AuditEvent(
            **sealing.plain(
                {
                    "number": last.number + 1,
                    "previous": last.hash,
                    "type": type,
                    "actor_key": by.username,
                    "actor_name": by.name,
                    "on": on,
                    "at": at,
                    "subject_key": key,
                    "subject_label": label,
                    "before": before or {},
                    "after": after or {},
                    "request_id": request_id.get(),
                }
            )
        )
        event.hash = digest(sealed_text(event))
        event.save(force_insert=True)
    return event


def sealed_text(event: AuditEvent) -> bytes:
    """All the event says, as its hash is computed over it."""
    return sealing.canonical({name: getattr(event, name) for name in event.SEALED})


@contextmanager
def while_looking() -> Iterator[None]:
    """Let a request that only looks append to the log, and to nothing else."""
    token = notes_a_look.set(True)
    try:
        yield
    finally:
        notes_a_look.reset(token)


def _locked_tip() -> Noted:
    """The last event, which stays the last until this transaction appends or ends.

    SQLite has locked the whole file since the transaction began. An advisory lock asks for no right to
    change the table, so that the server's account need not have one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock('audit_events'::regclass::oid::bigint)"
            )
    last = AuditEvent.objects.order_by("-number").values_list("number", "hash").first()
    return Noted(*last) if last else BEGINNING


_MOMENT = {
    "postgresql": "SELECT statement_timestamp()",
    "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')",
}


def _moment() -> datetime:
    """Now by the database's clock, asked for once nobody else can append."""
    with connection.cursor() as cursor:
        cursor.execute(_MOMENT[connection.vendor])
        (moment,) = cursor.fetchone()
    return moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)


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
    return _with_note(words, "kế hoạch")


def _of_case(words: str) -> Callable[[AuditEvent], str]:
    return _with_note(words, "hồ sơ")


def _with_note(words: str, name: str) -> Callable[[AuditEvent], str]:
    """An act on a plan or a case: what it was about, and the note that was left with it."""

    def told(event: AuditEvent) -> str:
        what, note = (event.after.get(key, "") for key in ("what", "note"))
        named = f"{name} «{event.subject_label}»"
        act = words.format(plan=named, case=named, what=what) + _done_on(event)
        return f"{act}: {note.rstrip('.')}" if note else act

    return told


def _done_on(event: AuditEvent) -> str:
    """The day of what was recorded later."""
    day = event.after.get("day")
    return f", việc ngày {date.fromisoformat(day):%d/%m/%Y}" if day else ""


def _register_begun(event: AuditEvent) -> str:
    return f"ghi số cuối đã cấp ngoài phần mềm của sổ {event.subject_label}: {event.after['last']}"


def _number_cancelled(event: AuditEvent) -> str:
    return f"hủy số văn bản {event.subject_label}: {event.after['note'].rstrip('.')}"


def _session_opened(event: AuditEvent) -> str:
    minutes, reason = event.after["minutes"], event.after["reason"]
    return f"mở phiên đọc hồ sơ trong {minutes} phút, lý do: {reason.rstrip('.')}"


def _session_ended(event: AuditEvent) -> str:
    return "kết thúc phiên đọc hồ sơ trước thời hạn"


def _dossier_read(event: AuditEvent) -> str:
    return f"đọc {event.after['what']} «{event.subject_label}» trong phiên đọc hồ sơ"


def _log_checked(event: AuditEvent) -> str:
    fault, number = event.after["fault"], event.after["number"]
    if fault:
        return f"kiểm tra nhật ký: KHÔNG nguyên vẹn, {fault.rstrip('.')}"
    return f"kiểm tra nhật ký: nguyên vẹn đến sự kiện số {number}"


def _reminded(event: AuditEvent) -> str:
    return f"gửi thư nhắc việc đến {event.after['accounts']} tài khoản"


PRESENTERS: dict[EventType, Callable[[AuditEvent], str]] = {
    EventType.WORKBOOK_IMPORTED: _imported,
    EventType.ACCOUNT_OPENED: _opened,
    EventType.PASSWORD_SET: _password_set,
    EventType.PASSWORD_CHANGED: _password_changed,
    EventType.PLAN_OPENED: _of_plan("mở {plan}"),
    EventType.PLAN_REVIEW_FROZEN: _of_plan("chốt rà soát nhu cầu của {plan}"),
    EventType.UNIT_PROPOSED: _of_plan("đề xuất {what} cho {plan}"),
    EventType.UNIT_PROPOSAL_WITHDRAWN: _of_plan("rút đề xuất {what} khỏi {plan}"),
    EventType.PLAN_LINE_RELEASED: _of_plan("bỏ một điều đã ấn định khỏi {plan}"),
    EventType.PLAN_VERSION_SAVED: _of_plan("lưu {what} của {plan}"),
    EventType.PLAN_DIFFERENCE_REASONED: _of_plan(
        "nêu lý do khác phương án máy đối với {what} trong {plan}"
    ),
    EventType.PLAN_PAPER_WORDED: _of_plan("ghi lời văn bản theo {what} của {plan}"),
    EventType.PLAN_VERSION_CHOSEN: _of_plan("chọn {what} của {plan}"),
    EventType.PLAN_SUBMITTED: _of_plan("trình {plan} xin chủ trương, {what}"),
    EventType.PLAN_APPROVED: _of_plan("cho chủ trương {plan}"),
    EventType.PLAN_ISSUED: _of_plan("ban hành {what} của {plan}"),
    EventType.PLAN_SENT_BACK: _of_plan("trả lại {plan}"),
    EventType.PLAN_CLOSED: _of_plan("kết thúc {plan}"),
    EventType.CASE_OPENED: _of_case("mở {case}"),
    EventType.CASE_PROPOSAL_CHANGED: _of_case(
        "đổi nội dung dự kiến của {case}, {what}"
    ),
    EventType.CASE_OPINION_ASKED: _of_case("hỏi {what} trong {case}"),
    EventType.CASE_OPINION_DELIVERED: _of_case(
        "ghi nhận văn bản hỏi {what} trong {case} đã đến"
    ),
    EventType.CASE_OPINION_ANSWERED: _of_case("ghi trả lời {what} trong {case}"),
    EventType.CASE_SILENCE_NOTED: _of_case(
        "ghi nhận quá hạn không trả lời {what} trong {case}"
    ),
    EventType.CASE_OPINION_DROPPED: _of_case("thôi hỏi {what} trong {case}"),
    EventType.CASE_OPINION_SETTLED: _of_case(
        "giải quyết ý kiến về {what} trong {case}"
    ),
    EventType.CASE_PAPER_ISSUED: _of_case("ban hành {what} của {case}"),
    EventType.CASE_PAPERS_ADDED: _of_case("thêm {what} vào {case}"),
    EventType.CASE_NOTHING_NEW: _of_case("ghi không có nội dung mới: {what}, {case}"),
    EventType.CASE_STEP_FINISHED: _of_case("hoàn thành bước «{what}» của {case}"),
    EventType.CASE_STEP_DELEGATED: _of_case("ủy quyền bước «{what}» của {case}"),
    EventType.CASE_SUBMITTED: _of_case("trình {case}"),
    EventType.CASE_VOTED: _of_case("ghi biểu quyết về {case}, {what}"),
    EventType.CASE_MINUTES_WRITTEN: _of_case("ghi biên bản họp {what} của {case}"),
    EventType.CASE_DECIDED: _of_case("quyết định về {case}, {what}"),
    EventType.DECISION_ISSUED: _of_case("ban hành {what} về {case}"),
    EventType.CASE_ANNOUNCED: _of_case("ghi việc {what} của {case}"),
    EventType.CASE_ELECTED: _of_case("ghi {what} của {case}"),
    EventType.CASE_SENT_BACK: _of_case("trả lại {case} về bước «{what}»"),
    EventType.CASE_WITHDRAWN: _of_case("rút {case}"),
    EventType.CASE_REFUSED: _of_case("không đồng ý {case}"),
    EventType.CASE_WAIVED: _of_case(
        "xem xét trường hợp đặc biệt về {what} trong {case}"
    ),
    EventType.CASE_PROCEDURE_MOVED: _of_case("chuyển {case} sang {what}"),
    EventType.DECISION_TOOK_EFFECT: _of_case("thực hiện {what} về {case}"),
    EventType.DECISION_CANCELLED: _of_case("hủy {what} về {case}"),
    EventType.REGISTER_BEGUN: _register_begun,
    EventType.NUMBER_CANCELLED: _number_cancelled,
    EventType.READING_SESSION_OPENED: _session_opened,
    EventType.READING_SESSION_ENDED: _session_ended,
    EventType.DOSSIER_READ: _dossier_read,
    EventType.LOG_CHECKED: _log_checked,
    EventType.REMINDERS_SENT: _reminded,
}


def sentence(event: AuditEvent) -> str:
    """What was done, by whom and when, as the office would say it."""
    return f"Ngày {event.on:%d/%m/%Y}, {event.actor_name} {deed(event)}."


def deed(event: AuditEvent) -> str:
    """What was done alone, for a line that has who and when beside it."""
    return PRESENTERS[EventType(event.type)](event)
