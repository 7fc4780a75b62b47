"""What surrounds every request: its number in the audit log, and the promise that looking never writes."""

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from luanchuyen.services import audit

Answer = Callable[[HttpRequest], HttpResponse]

_WRITING = re.compile(
    r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE
)
# Kept for whoever looks, not about what is looked at.
_OF_THE_VISIT = {"django_session"}


class WrittenByLookingError(RuntimeError):
    """A GET tried to change the records; the text names the table."""


def numbered(answer: Answer) -> Answer:
    """Give each request a number, which the audit log keeps with every act done in it."""

    def answered(request: HttpRequest) -> HttpResponse:
        token = audit.request_id.set(uuid.uuid4().hex)
        try:
            return answer(request)
        finally:
            audit.request_id.reset(token)

    return answered


def looking_never_writes(answer: Answer) -> Answer:
    """Refuse every change of the records while a GET is answered."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return answer(request)
        with connection.execute_wrapper(_refuse_writing):
            return answer(request)

    return answered


def _refuse_writing(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
) -> Any:
    if (found := _WRITING.match(sql)) and not _may_be_written(found[1]):
        raise WrittenByLookingError(f"a GET wrote to {found[1]}")
    return execute(sql, params, many, context)


def _may_be_written(table: str) -> bool:
    """What keeps the visit itself; the log only while it keeps that somebody looked."""
    noted = table == "audit_events" and audit.notes_a_look.get()
    return noted or table in _OF_THE_VISIT
