"""The snapshot of the database: equal, frame by frame, to the workbook that was imported."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from luanchuyen.records.models import WorkbookImport
from luanchuyen.services import frames, frozen
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES

_SCHEMAS = {table.name: table.schema for table in TABLES}


@dataclass(frozen=True)
class Revision:
    """The state of the data: the newest act that changed it, and what it left."""

    number: int
    fingerprint: str
    database: str


def revision() -> Revision | None:
    """The state of the data now; None while no act has brought any."""
    newest = (
        WorkbookImport.objects.order_by("-pk").values_list("pk", "fingerprint").first()
    )
    if newest is None:
        return None
    return Revision(*newest, database=str(connection.settings_dict["NAME"]))


def take() -> Snapshot:
    """The records as they are now.

    A process reads them once for each state of the data; the snapshot itself is immutable.
    """
    now = revision()
    return read() if now is None else _at(now)


def read() -> Snapshot:
    """Read every table, whatever was read before."""
    return Snapshot.of({table.name: frames.read(table) for table in TABLES})


def keep(fingerprint: str, snapshot: Snapshot) -> None:
    """Keep a large snapshot where other processes find it sooner than in the database."""
    frozen.keep(fingerprint, {name: snapshot.frame(name) for name in _SCHEMAS})


@lru_cache(maxsize=1)
def _at(state: Revision) -> Snapshot:
    if kept := frozen.load(state.fingerprint, _SCHEMAS):
        return Snapshot(**kept)
    snapshot = read()
    # An import that ended while we read would leave tables of two states side by side.
    if revision() != state:
        return take()
    keep(state.fingerprint, snapshot)
    return snapshot
