"""Writes a snapshot as a workbook people can go on filling in: lists, notes, a guide."""

import datetime as dt
from collections.abc import Iterable
from os import PathLike

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import (
    BIRTH_PRECISIONS,
    LOCALITIES,
    TABLES,
    Column,
    Kind,
    Table,
)
from luanchuyen.snapshot.titles import TITLES
from luanchuyen.snapshot.workbook.guide import TITLE_LIST, write_guide

_CREATED = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - fixed: same snapshot, same file
_LAST_ROW = 1_048_575
_DATE_FORMAT = "dd/mm/yyyy"
_WIDTHS = {Kind.TEXT: 28, Kind.TITLE: 24, Kind.MARK: 11, Kind.WHOLE: 11, Kind.SHARE: 11}
_TEXT_KINDS = (
    Kind.CODE,
    Kind.REFERENCE,
    Kind.REFERENCES,
    Kind.TERM,
    Kind.BIRTH,
    Kind.TEXT,
)

Cell = object


def write(snapshot: Snapshot, path: str | PathLike[str]) -> None:
    """Write every table; reading the file gives the same snapshot, frame by frame.

    The sheet of localities is left out where it equals the shipped national map.
    """
    tables = [t for t in TABLES if t is not LOCALITIES or not _is_national(snapshot)]
    _write(((table, snapshot.frame(table.name)) for table in tables), path)


def write_template(path: str | PathLike[str]) -> None:
    """Write the workbook without rows, for people to fill in.

    It has no sheet of localities, so that the shipped national map serves.
    """
    empty = Snapshot.of({})
    _write(((t, empty.frame(t.name)) for t in TABLES if t is not LOCALITIES), path)


def _is_national(snapshot: Snapshot) -> bool:
    from luanchuyen.snapshot import (
        localities,
    )  # large; only where a snapshot is written

    shipped = Snapshot.of({LOCALITIES.name: localities.national()}).localities
    return snapshot.localities.equals(shipped)


def _write(
    tables: Iterable[tuple[Table, pl.DataFrame]], path: str | PathLike[str]
) -> None:
    with Workbook(str(path), {"default_date_format": _DATE_FORMAT}) as book:
        book.set_properties({"title": "Luân chuyển cán bộ", "created": _CREATED})
        formats = _Formats(book)
        write_guide(book)
        for table, frame in tables:
            _write_sheet(book.add_worksheet(table.sheet), table, frame, formats)


class _Formats:
    """The looks of cells, shared by all sheets."""

    def __init__(self, book: Workbook) -> None:
        look = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        self.required = book.add_format({**look, "bg_color": "#FFE8A3"})
        self.optional = book.add_format({**look, "bg_color": "#E6ECF2"})
        self.text = book.add_format({"num_format": "@"})
        self.date = book.add_format({"num_format": _DATE_FORMAT})

    def of(self, column: Column) -> Format | None:
        if column.kind is Kind.DATE:
            return self.date
        return self.text if column.kind in _TEXT_KINDS else None


def _write_sheet(
    sheet: Worksheet, table: Table, frame: pl.DataFrame, formats: _Formats
) -> None:
    for index, column in enumerate(table.columns):
        head = formats.required if column.required else formats.optional
        width = max(_WIDTHS.get(column.kind, 14), len(column.heading) + 2)
        sheet.set_column(index, index, width, formats.of(column))
        sheet.write_string(0, index, column.heading, head)
        sheet.write_comment(0, index, _note(column), {"author": "", "x_scale": 1.6})
        _add_list(sheet, index, column)
        _write_column(sheet, index, _cells(column, frame), formats)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(frame.height, 1), len(table.columns) - 1)


def _note(column: Column) -> str:
    required = "Bắt buộc. " if column.required else ""
    choices = f" Chọn: {', '.join(column.choices)}." if column.choices else ""
    return f"{required}{column.note}.{choices}"


def _add_list(sheet: Worksheet, index: int, column: Column) -> None:
    if column.kind is Kind.TITLE:
        source: str | list[str] = TITLE_LIST
    elif column.choices or column.kind is Kind.MARK:
        source = list(column.choices) or ["x"]
    else:
        return
    wrong = (
        "Hãy chọn một giá trị trong danh sách."
        if column.kind is not Kind.MARK
        else "Ghi x hoặc bỏ trống."
    )
    sheet.data_validation(
        1,
        index,
        _LAST_ROW,
        index,
        {
            "validate": "list",
            "source": source,
            "error_title": column.heading[:32],
            "error_message": wrong,
        },
    )


def _cells(column: Column, frame: pl.DataFrame) -> list[Cell]:
    series = frame.get_column(column.name)
    match column.kind:
        case Kind.REFERENCES:
            return series.list.join(";").replace("", None).to_list()
        case Kind.MARK:
            return ["x" if marked else None for marked in series]
        case Kind.TITLE:
            names = {title.code: title.name for title in TITLES}
            return [names.get(code, code) for code in series]
        case Kind.BIRTH:
            precision = frame.get_column(f"{column.name}_precision")
            return [
                _birth(day, how) for day, how in zip(series, precision, strict=True)
            ]
        case _:
            return series.to_list()


def _birth(day: dt.date | None, precision: str | None) -> Cell:
    """A whole day as an Excel date; less is text, as it was given."""
    _, month, year = BIRTH_PRECISIONS
    if day is not None and precision == month:
        return f"{day:%m/%Y}"
    if day is not None and precision == year:
        return f"{day.year:04d}"
    return day


def _write_column(
    sheet: Worksheet, index: int, cells: list[Cell], formats: _Formats
) -> None:
    string, number = sheet.write_string, sheet.write_number
    for row, cell in enumerate(cells, 1):
        if isinstance(cell, str):
            string(row, index, cell)
        elif isinstance(cell, dt.date):
            sheet.write_datetime(row, index, cell, formats.date)
        elif isinstance(cell, float) and float(f"{cell:.16G}") != cell:
            string(row, index, repr(cell))  # the writer keeps 16 digits of a number
        elif isinstance(cell, int | float):
            number(row, index, cell)
