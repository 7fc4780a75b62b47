"""The snapshot of the database: what the workbook brought, with the decisions that took effect since."""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import connection
from django.db.models import Subquery

from luanchuyen.records.models import Effect, WorkbookImport
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
    """The state of the data now; None while no act has brought any.

    Each import and each effect has a greater key than those of its kind before it, so their sum is a number
    that no other state has.
    """
    effect = Effect.objects.order_by("-pk")[:1]
    newest = (
        WorkbookImport.objects.order_by("-pk")
        .annotate(
            effect=Subquery(effect.values("pk")),
            after=Subquery(effect.values("after_import")),
            left=Subquery(effect.values("fingerprint")),
        )
        .values_list("pk", "fingerprint", "effect", "after", "left")
        .first()
    )
    if newest is None:
        return None
    brought, fingerprint, effect_pk, after, left = newest
    return Revision(
        number=brought + (effect_pk or 0),
        fingerprint=left if after == brought else fingerprint,
        database=str(connection.settings_dict["NAME"]),
    )


def lock() -> None:
    """One act that changes the facts at a time; SQLite has locked the file since the transaction began."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE workbook_imports IN EXCLUSIVE MODE")


def reread(before: Snapshot, table: str) -> Snapshot:
    """The snapshot with one table as it lies in the database now."""
    frame = frames.read(next(one for one in TABLES if one.name == table))
    return replace(before, **{table: Snapshot.of({table: frame}).frame(table)})


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
