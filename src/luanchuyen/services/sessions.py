"""Reading sessions: an administrator reads dossiers for a time, after a reason that the log keeps."""

from datetime import date

from django.conf import settings
from django.db import transaction

from luanchuyen.records.models import AccessSession, Account, EventType
from luanchuyen.services import access, audit
from luanchuyen.services.access import Permission


class RefusedError(Exception):
    """No session was opened; the text says why."""


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
            after={"reason": told, "minutes": minutes},
        )
    return session
