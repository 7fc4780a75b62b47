"""A workbook as one act: what it would change is shown, then it takes the place of the records.

The workbook is the whole. Rows it does not have are removed, rows that differ are changed, rows that are
the same stay untouched; the preview says which before anything happens. Where an account or a later record
still refers to an official, unit, post or locality that would go, or where a decision that took effect would
be undone, the act is refused.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.db import IntegrityError, transaction

from luanchuyen.records import refusals
from luanchuyen.records.models import EventType, WorkbookImport
from luanchuyen.services import (
    access,
    audit,
    bulk,
    changes,
    effects,
    frames,
    snapshots,
)
from luanchuyen.services.access import Actor, Operator, Permission
from luanchuyen.services.changes import TableChange
from luanchuyen.snapshot import workbook
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES
from luanchuyen.snapshot.workbook import Reading

Progress = Callable[[str, int], None]  # a sheet, and how many more of its rows are done
_MOST_NAMED = 5
_LONGEST_CODE = 200


class RefusedError(Exception):
    """The workbook was not imported and nothing has changed; the text says why."""


@dataclass(frozen=True)
class Preview:
    """What an import would do: the reading, the changes by table, and what stands against it."""

    file_name: str
    reading: Reading
    changes: tuple[TableChange, ...] = ()
    refusals: tuple[str, ...] = ()
    revision: int | None = None

    @property
    def ok(self) -> bool:
        return self.reading.ok and not self.refusals


def preview(path: Path, *, by: Actor, on: date, file_name: str = "") -> Preview:
    """Read the workbook and compare it with the records; nothing is written.

    Who may import but not read dossiers gets the numbers without the examples.
    """
    access.require(by, Permission.WORKBOOK_IMPORT)
    return of_reading(workbook.read(path), by=by, file_name=file_name or path.name)


def of_reading(reading: Reading, *, by: Actor, file_name: str) -> Preview:
    """The preview of a workbook that has been read."""
    access.require(by, Permission.WORKBOOK_IMPORT)
    if reading.snapshot is None:
        return Preview(file_name, reading)
    differences = _differences(reading.snapshot)
    refused = _refusals(reading.snapshot, differences, by)
    if not access.allows(by, Permission.OFFICIALS_READ):
        differences = [changes.without_examples(change) for change in differences]
    return Preview(file_name, reading, tuple(differences), tuple(refused), _number())


def carry_out(
    reading: Reading,
    *,
    by: Actor,
    on: date,
    file_name: str = "",
    seen: int | None = None,
    progress: Progress = lambda sheet, rows: None,
) -> WorkbookImport:
    """Let the records be what the workbook says: everything, or nothing at all.

    `seen` is the revision of the preview that was agreed to; if the records have moved on since, they have
    to be looked at again. Raises RefusedError with every reason.
    """
    access.require(by, Permission.WORKBOOK_IMPORT)
    if reading.snapshot is None:
        raise RefusedError(
            "Sổ dữ liệu còn lỗi nên không được nhập; hãy sửa hết lỗi rồi nhập lại."
        )
    try:
        with transaction.atomic():
            snapshots.lock()
            _require_unmoved(seen)
            differences = _differences(reading.snapshot)
            if refused := _refusals(reading.snapshot, differences, by):
                raise RefusedError(" ".join(refused))
            with bulk.checked_at_the_end(frames.stored() if _number() is None else ()):
                _write(reading.snapshot, differences, progress)
            done = _note(
                reading.snapshot, differences, by=by, on=on, file_name=file_name
            )
            keep = partial(snapshots.keep, done.fingerprint, reading.snapshot)
            transaction.on_commit(keep)
            return done
    except IntegrityError as error:
        raise RefusedError(refusals.sentence(error)) from error


def _number() -> int | None:
    state = snapshots.revision()
    return state.number if state else None


def _require_unmoved(seen: int | None) -> None:
    if seen is not None and seen != _number():
        raise RefusedError(
            "Dữ liệu đã thay đổi sau khi bạn xem trước; hãy xem lại các thay đổi rồi nhập."
        )


def _differences(snapshot: Snapshot) -> list[TableChange]:
    return [
        changes.compare(
            table,
            frames.read(table, with_id="code" not in table.schema),
            snapshot.frame(table.name),
        )
        for table in TABLES
    ]


def _write(
    snapshot: Snapshot, differences: list[TableChange], progress: Progress
) -> None:
    """Rows that go, go first; what refers to what is asked when the transaction ends."""
    differing = [change for change in differences if change]
    for change in reversed(differing):
        frames.remove(change.table, change.removed)
    for change in differing:
        told = partial(progress, change.table.sheet)
        frames.put(change.table, change.changed, told)
        frames.append(change.table, change.added, told)
        if frames.has_successions(change.table):
            frames.replace_successions(change.table, snapshot.frame(change.table.name))
        bulk.analyze(change.table.name)


def _note(
    snapshot: Snapshot,
    differences: list[TableChange],
    *,
    by: Actor,
    on: date,
    file_name: str,
) -> WorkbookImport:
    before = snapshots.revision()
    done = WorkbookImport.objects.create(
        file_name=file_name,
        fingerprint=snapshot.fingerprint,
        counts={table.name: snapshot.frame(table.name).height for table in TABLES},
        on=on,
        by=by.name,
    )
    audit.record(
        EventType.WORKBOOK_IMPORTED,
        by=by,
        on=on,
        subject=(str(done.pk), done.file_name),
        before={"fingerprint": before.fingerprint if before else ""},
        after={
            "fingerprint": done.fingerprint,
            "counts": done.counts,
            "changes": {c.table.name: c.counts for c in differences if c},
        },
    )
    return done


def _refusals(
    snapshot: Snapshot, differences: list[TableChange], by: Actor
) -> list[str]:
    """Every reason against the import, each a sentence."""
    reasons = [*_outside_scope(by), *effects.undone_by(snapshot)]
    for change in differences:
        if "code" in change.table.schema:
            reasons += _too_long(change)
            reasons += _still_needed(change)
    return reasons


def _outside_scope(by: Actor) -> Iterator[str]:
    """Who reads some of the records must not replace the others; an administrator reads none."""
    if isinstance(by, Operator) or not access.allows(by, Permission.OFFICIALS_READ):
        return
    if not access.reaches_all(by):
        yield (
            "Sổ dữ liệu thay cho toàn bộ hồ sơ, trong đó có hồ sơ ngoài phạm vi của bạn;"
            " hãy đề nghị quản trị hệ thống nhập."
        )


def _too_long(change: TableChange) -> Iterator[str]:
    codes = change.added["code"]
    for code in codes.filter(codes.str.len_chars() > _LONGEST_CODE).head(_MOST_NAMED):
        yield (
            f"Trang {change.table.sheet}: mã {code[:20]}… dài quá {_LONGEST_CODE} ký tự;"
            " hãy dùng mã ngắn hơn."
        )


def _still_needed(change: TableChange) -> Iterator[str]:
    """Rows that would go while something that no workbook holds still refers to them."""
    going = set(change.removed["code"])
    if not going:
        return
    for relation in frames.references_from_elsewhere(change.table):
        codes = relation.model._default_manager.values_list(
            relation.attname, flat=True
        ).distinct()
        if needed := sorted(going.intersection(codes)):
            named = ", ".join(needed[:_MOST_NAMED]) + (
                "…" if needed[_MOST_NAMED:] else ""
            )
            yield (
                f"Trang {change.table.sheet}: sổ mới không còn {named}, nhưng"
                f" {relation.model._meta.verbose_name} vẫn gắn với mã đó;"
                " hãy giữ lại dòng này hoặc bỏ chỗ gắn trước."
            )


def newest() -> WorkbookImport | None:
    """The import the records came from; None while nothing was imported."""
    return WorkbookImport.objects.first()
