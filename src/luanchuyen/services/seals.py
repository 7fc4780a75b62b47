"""The audit log as lines that can be verified without the product, and verified here."""

from collections.abc import Iterator
from datetime import date

from django.db import DataError

from luanchuyen.records.models import AuditEvent, EventType
from luanchuyen.records.seal_verify import BEGINNING, Noted, Report, line, verify
from luanchuyen.records.sealing import canonical
from luanchuyen.services import access, audit
from luanchuyen.services.access import Actor, NotAllowed, Permission

MOST_WHILE_SOMEBODY_WAITS = 200_000  # a page is answered within half a minute
_AT_ONCE = 5_000  # events in memory


class RefusedError(Exception):
    """The log was not checked; the text says why."""


def lines(*, by: Actor) -> Iterator[bytes]:
    """Every event in the order of the chain, as the database holds it now.

    A chain is verified whole or not at all, so no scope is cut out of it: it is for who reaches everything.
    """
    access.require(by, Permission.AUDIT_READ)
    if not access.reaches_all(by):
        raise NotAllowed(
            "Tệp nhật ký gồm mọi sự kiện, trong đó có sự kiện ngoài phạm vi của bạn; hãy đề nghị"
            " người vận hành máy chủ xuất bằng lệnh «luanchuyen seal export»."
        )
    return _lines()


def check(*, by: Actor, on: date, expected: Noted = BEGINNING) -> Report:
    """Follow the whole chain here and now; the log keeps what was found."""
    access.require(by, Permission.AUDIT_READ)
    count = AuditEvent.objects.count()
    if count > MOST_WHILE_SOMEBODY_WAITS:
        raise RefusedError(
            f"Nhật ký có {count} sự kiện, quá lâu để kiểm tra ngay trên trang; hãy dùng lệnh"
            " «luanchuyen seal verify» trên máy chủ."
        )
    report = verify(_lines(), expected)
    audit.record(
        EventType.LOG_CHECKED,
        by=by,
        on=on,
        subject=("log", "Nhật ký"),
        after=report.last._asdict() | {"fault": report.fault},
    )
    return report


def _lines() -> Iterator[bytes]:
    names = AuditEvent.SEALED
    events = AuditEvent.objects.order_by("number").values_list("hash", *names)
    try:
        for hash, *values in events.iterator(_AT_ONCE):
            yield line(canonical(dict(zip(names, values, strict=True))), hash)
    except (ValueError, DataError):  # a row made unreadable: a line that is none
        yield b""
