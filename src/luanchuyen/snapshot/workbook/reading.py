"""Reads a workbook and checks it: everything wrong is found in one go."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

import polars as pl

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import LOCALITIES, TABLES, Table
from luanchuyen.snapshot.titles import plain
from luanchuyen.snapshot.workbook import crosschecks, references
from luanchuyen.snapshot.workbook.archive import Archive
from luanchuyen.snapshot.workbook.cells import grid
from luanchuyen.snapshot.workbook.faults import (
    Fault,
    Findings,
    Reading,
    UnreadableError,
    quoted,
)
from luanchuyen.snapshot.workbook.foreign import Book
from luanchuyen.snapshot.workbook.parsing import Parsed, Parsing
from luanchuyen.snapshot.workbook.rows import ROW, no_rows, read_rows
from luanchuyen.snapshot.workbook.sheets import match_sheets


def read(path: str | PathLike[str]) -> Reading:
    """Read and check a workbook; never raises for what stands in the file."""
    try:
        with _collector_at_rest():
            found, frames = _read_frames(Path(path))
    except UnreadableError as unreadable:
        return Reading(None, [Fault(None, None, None, None, str(unreadable))], [])
    references.resolve(frames, found)
    frames = {table.name: frames.get(table.name, no_rows(table)) for table in TABLES}
    crosschecks.check(frames, found)
    snapshot = None if found.errors else Snapshot.of(_without_rows(frames))
    counts = {name: frame.get_column(ROW).count() for name, frame in frames.items()}
    return Reading(snapshot, _in_order(found.errors), _in_order(found.warnings), counts)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Rows of plain values form no cycles; looking for some doubled the time they take."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_frames(path: Path) -> tuple[Findings, dict[str, pl.DataFrame]]:
    found = Findings()
    with Archive(path) as archive:
        book = Book(path)
        tables = match_sheets(book.sheets, found)
        names = archive.largest_first(tables)
        sheets = Parsing(path, archive, book).sheets(names)
        frames = _frames(sheets, tables, found)
    if LOCALITIES not in tables.values():
        frames[LOCALITIES.name] = _national_map()
    return found, frames


def _frames(
    sheets: Iterator[Parsed], tables: Mapping[str, Table], found: Findings
) -> dict[str, pl.DataFrame]:
    frames = {}
    for parsed in sheets:
        table = tables[parsed.name]
        cells = grid(parsed.sheet, _known(table))
        if cells is not None:
            frames[table.name] = read_rows(table, cells, parsed.inspection, found)
        else:
            _tell_empty_sheet(table, parsed.name, found)
        del parsed, cells  # so that their memory is free for the sheets to come
    return frames


def _known(table: Table) -> set[str]:
    return {plain(column.heading) for column in table.columns}


def _tell_empty_sheet(table: Table, sheet: str, found: Findings) -> None:
    """A sheet without a cell is an empty table; a required one lacks its columns."""
    if not table.required:
        message = f"Trang {quoted(sheet)} không có ô nào; coi như bảng không có dòng."
        found.warnings.append(Fault(table.sheet, None, None, None, message))
        return
    for column in table.columns:
        if column.required:
            message = (
                f"Thiếu cột {quoted(column.heading)}: trang {quoted(sheet)} để trống."
            )
            found.errors.append(Fault(table.sheet, 1, column.heading, None, message))


def _national_map() -> pl.DataFrame:
    from luanchuyen.snapshot import localities  # only where no sheet gives the map

    return localities.national().with_columns(pl.lit(None, pl.Int64).alias(ROW))


def _without_rows(frames: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {name: frame.drop(ROW) for name, frame in frames.items()}


def _in_order(faults: list[Fault]) -> list[Fault]:
    """By sheet as the contract lists them, then by row and column."""
    order = {plain(table.sheet): number for number, table in enumerate(TABLES)}

    def place(fault: Fault) -> tuple[int, str, int, str]:
        sheet = fault.sheet or ""
        return (order.get(plain(sheet), 99), sheet, fault.row or 0, fault.column or "")

    return sorted(faults, key=place)
