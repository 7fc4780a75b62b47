"""Reading sessions: an administrator reads dossiers for a time, after a reason that the log keeps.

The log also keeps what is read in a session: one event for each object and session, however often its pages
are opened. The object is the case, whichever of its pages shows it; a file of its dossier;
a paper of it as it went out; a list of cases.
"""

from datetime import date

from django.conf import settings
from django.db import transaction

from luanchuyen.records.models import (
    AccessSession,
    AccessSessionEnd,
    Account,
    AuditEvent,
    Case,
    EventType,
)
from luanchuyen.services import access, audit
from luanchuyen.services.access import Permission, User


class RefusedError(Exception):
    """No session was opened or ended; the text says why."""


def open_session(*, reason: str, by: Account, on: date) -> AccessSession:
    """Let the account read cases from now on, for as long as the settings say."""
    access.require(by, Permission.READING_SESSION)
    told = reason.strip()
    if not told:
        raise RefusedError("Hãy ghi lý do cần đọc hồ sơ.")
    minutes: int = settings.READING_SESSION_MINUTES
    with transaction.atomic():
        session = AccessSession.objects.create(
            reason=told, minutes=minutes, by_key=by.username, by_name=by.name, on=on
        )
        audit.record(
            EventType.READING_SESSION_OPENED,
            by=by,
            on=on,
            subject=(by.username, by.name),
            after={"reason": told, "minutes": minutes, "session": session.pk},
        )
    return session


def end_session(*, by: Account, on: date) -> AccessSessionEnd:
    """End the account's running session; from now on no dossier is read."""
    access.require(by, Permission.READING_SESSION)
    with transaction.atomic():
        session = access.running_session(by)
        if session is None:
            raise RefusedError("Không có phiên đọc hồ sơ nào đang mở để kết thúc.")
        ending, is_new = AccessSessionEnd.objects.get_or_create(
            session=session,
            defaults={"by_key": by.username, "by_name": by.name, "on": on},
        )
        if is_new:  # else the same button was pressed twice
            audit.record(
                EventType.READING_SESSION_ENDED,
                by=by,
                on=on,
                subject=(by.username, by.name),
                after={"session": session.pk},
            )
    return ending


def read_case(
    by: User, pk: int, *, on: date, permission: Permission = Permission.CASES_READ
) -> Case:
    """The case, as `access.get_case` loads it, for a page that shows it."""
    case = access.get_case(by, pk, permission)
    note_reading("hồ sơ", (case.key, case.title), by=by, on=on)
    return case


def note_reading(what: str, subject: tuple[str, str], *, by: User, on: date) -> None:
    """Tell in the log that something is read in a session, the first time it is; nothing outside one."""
    session = access.running_session(by)
    if session is None or not isinstance(by, Account):
        return
    key, _ = subject
    read = AuditEvent.objects.filter(
        type=EventType.DOSSIER_READ, subject_key=key, after__session=session.pk
    )
    if read.exists():
        return
    with audit.while_looking():
        audit.record(
            EventType.DOSSIER_READ,
            by=by,
            on=on,
            subject=subject,
            after={"session": session.pk, "what": what},
        )
