"""The audit log as lines that can be verified without the product."""

from collections.abc import Iterator

from django.db import DataError

from luanchuyen.records.models import AuditEvent
from luanchuyen.records.seal_verify import line
from luanchuyen.records.sealing import canonical
from luanchuyen.services import access
from luanchuyen.services.access import Actor, Permission

_AT_ONCE = 5_000  # events in memory


def lines(*, by: Actor) -> Iterator[bytes]:
    """Every event in the order of the chain, as the database holds it now.

    A chain is verified whole or not at all, so no scope is cut out of it.
    """
    access.require(by, Permission.AUDIT_READ)
    return _lines()


def _lines() -> Iterator[bytes]:
    names = AuditEvent.SEALED
    events = AuditEvent.objects.order_by("number").values_list("hash", *names)
    try:
        for hash, *values in events.iterator(_AT_ONCE):
            yield line(canonical(dict(zip(names, values, strict=True))), hash)
    except (ValueError, DataError):  # a row made unreadable: a line that is none
        yield b""
