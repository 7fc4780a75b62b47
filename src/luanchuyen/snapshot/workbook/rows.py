"""Reads the rows of one table: typed values, each wrong cell told at its place."""

from dataclasses import dataclass, field

import polars as pl

from luanchuyen.snapshot.tables import Column, Kind, Table
from luanchuyen.snapshot.workbook.cells import Block, Grid
from luanchuyen.snapshot.workbook.faults import (
    MOST_OF_A_COLUMN,
    Fault,
    Findings,
    quoted,
    shown,
)
from luanchuyen.snapshot.workbook.inspection import Inspection, Odd, Oddity
from luanchuyen.snapshot.workbook.sheets import Placed, match_columns
from luanchuyen.snapshot.workbook.values import Converted, convert

ROW = "row"  # the row as Excel counts, beside the table's own columns


@dataclass
class _Sheet:
    """One sheet while it is read."""

    table: Table
    grid: Grid
    found: Findings
    told: dict[str, int] = field(default_factory=dict)
    noted: dict[str, int] = field(default_factory=dict)
    wrong_rows: dict[str, set[int]] = field(default_factory=dict)

    def tell_error(self, row: int, column: Column, value: object, message: str) -> None:
        self.wrong_rows.setdefault(column.name, set()).add(row)
        self.told[column.name] = self.told.get(column.name, 0) + 1
        if self.told[column.name] <= MOST_OF_A_COLUMN:
            place = Fault(self.table.sheet, row, column.heading, shown(value), message)
            self.found.errors.append(place)

    def tell_warning(
        self, row: int, column: Column, value: object, message: str
    ) -> None:
        place = Fault(self.table.sheet, row, column.heading, shown(value), message)
        self.found.warnings.append(place)


def no_rows(table: Table) -> pl.DataFrame:
    return pl.DataFrame(schema=pl.Schema({ROW: pl.Int64(), **table.schema}))


def read_rows(
    table: Table, grid: Grid, inspection: Inspection | None, found: Findings
) -> pl.DataFrame:
    """The table's filled rows, with the row each stands in; a wrong cell is null."""
    placed = match_columns(table, grid, found)
    sheet = _Sheet(table, grid, found)
    _tell_oddities(sheet, placed, inspection)
    columns = [place.index for place in placed]
    frames = [_typed(sheet, placed, block) for block in grid.blocks(columns)]
    frame = pl.concat([no_rows(table), *frames], how="diagonal")
    frame = _without_blank_rows(sheet, frame)
    _tell_missing(sheet, [place.column for place in placed], frame)
    _tell_how_many_more(sheet)
    return frame


def _tell_oddities(
    sheet: _Sheet, placed: list[Placed], inspection: Inspection | None
) -> None:
    """Error cells and formulas, which the foreign parser does not show."""
    columns = {place.index: place.column for place in placed}
    stored: dict[str, list[Oddity]] = {}
    for oddity in inspection.oddities if inspection else []:
        column, row = columns.get(oddity.column), oddity.row + 1
        if column is None or row <= sheet.grid.heading_row:
            continue
        if oddity.odd is Odd.FORMULA:
            stored.setdefault(column.name, []).append(oddity)
        else:
            sheet.tell_error(row, column, oddity.text, _why_odd(oddity))
    for name, formulas in stored.items():
        message = (
            f"{len(formulas)} ô là công thức; đã lấy giá trị lưu sẵn trong tệp, "
            "không tính lại."
        )
        first = formulas[0]
        sheet.tell_warning(first.row + 1, sheet.table.column(name), first.text, message)


def _why_odd(oddity: Oddity) -> str:
    if oddity.odd is Odd.ERROR:
        return f"Ô báo lỗi {quoted(oddity.text)} của Excel; hãy sửa công thức hoặc nhập giá trị."
    return (
        f"Công thức {quoted(oddity.text)} chưa có giá trị lưu; hãy mở bằng Excel, lưu lại, "
        "hoặc nhập giá trị."
    )


def _typed(sheet: _Sheet, placed: list[Placed], block: Block) -> pl.DataFrame:
    rows = pl.int_range(block.first_row, block.first_row + block.height, eager=True)
    series = {ROW: rows}
    for place in placed:
        converted = convert(place.column, block.column(place.index))
        series |= converted.series
        _tell(sheet, place.column, converted, block.first_row)
    return pl.DataFrame(series)


def _tell(sheet: _Sheet, column: Column, converted: Converted, first_row: int) -> None:
    for remark in converted.wrong:
        row = first_row + remark.index
        sheet.tell_error(row, column, remark.value, remark.message)
    noted = sheet.noted.get(column.name, 0)
    sheet.noted[column.name] = noted + len(converted.notes)
    for remark in converted.notes[: max(MOST_OF_A_COLUMN - noted, 0)]:
        row = first_row + remark.index
        sheet.tell_warning(row, column, remark.value, remark.message)


def _without_blank_rows(sheet: _Sheet, frame: pl.DataFrame) -> pl.DataFrame:
    wrong = set().union(*sheet.wrong_rows.values())
    filled = pl.any_horizontal(pl.exclude(ROW).is_not_null())
    keep = filled | pl.col(ROW).is_in(sorted(wrong)) if wrong else filled
    kept = frame.filter(keep)
    blank = frame.filter(~keep).get_column(ROW)
    last = kept.get_column(ROW).max()
    between = blank.filter(blank < last) if isinstance(last, int) else blank.head(0)
    if len(between):
        message = f"{len(between)} dòng trống giữa bảng; bỏ qua."
        sheet.found.warnings.append(
            Fault(sheet.table.sheet, int(between[0]), None, None, message)
        )
    return kept


def _tell_missing(sheet: _Sheet, columns: list[Column], frame: pl.DataFrame) -> None:
    for column in columns:
        if not column.required:
            continue
        rows = frame.filter(pl.col(column.name).is_null()).get_column(ROW).to_list()
        wrong = set(sheet.wrong_rows.get(column.name, ()))
        for row in rows:
            if row not in wrong:
                sheet.tell_error(row, column, None, _why_missing(column))


def _why_missing(column: Column) -> str:
    if column.kind is Kind.CHOICE:
        return f"Thiếu {quoted(column.heading)}; cần một trong {', '.join(column.choices)}."
    return f"Thiếu {quoted(column.heading)}; cột này bắt buộc ({column.note})."


def _tell_how_many_more(sheet: _Sheet) -> None:
    for name, number in sheet.told.items():
        if number > MOST_OF_A_COLUMN:
            column = sheet.table.column(name)
            message = (
                f"Cột này còn {number - MOST_OF_A_COLUMN} ô sai nữa không kể riêng."
            )
            last = max(sheet.wrong_rows[name])
            place = Fault(sheet.table.sheet, last, column.heading, None, message)
            sheet.found.errors.append(place)
