"""Finds the sheet of each table and the column under each heading."""

from collections.abc import Iterable
from dataclasses import dataclass

from luanchuyen.snapshot.tables import TABLES, Column, Table
from luanchuyen.snapshot.titles import plain
from luanchuyen.snapshot.workbook.cells import Grid
from luanchuyen.snapshot.workbook.faults import Fault, Findings, quoted
from luanchuyen.snapshot.workbook.foreign import SheetName

GUIDE = "Hướng dẫn"  # the sheet that explains; never data


@dataclass(frozen=True)
class Placed:
    """A known column and where it stands, counted from 0."""

    column: Column
    index: int


def match_sheets(sheets: Iterable[SheetName], found: Findings) -> dict[str, Table]:
    """Sheet name → table; says which sheets are missing, doubled, hidden or unknown."""
    by_plain = {plain(table.sheet): table for table in TABLES}
    matched: dict[str, Table] = {}
    for sheet in sheets:
        table = by_plain.get(plain(sheet.name))
        if table is None:
            if plain(sheet.name) != plain(GUIDE):
                _warn(
                    found,
                    sheet.name,
                    f"Trang {quoted(sheet.name)} không có trong mẫu; bỏ qua.",
                )
        elif table in matched.values():
            _warn(
                found,
                sheet.name,
                f"Đã có một trang {quoted(table.sheet)}; bỏ qua trang này.",
            )
        else:
            matched[sheet.name] = table
            if sheet.hidden:
                _warn(found, sheet.name, "Trang đang bị ẩn; vẫn được đọc.")
    found.errors += [
        missing_sheet(table)
        for table in TABLES
        if table.required and table not in matched.values()
    ]
    return matched


def _warn(found: Findings, sheet: str, message: str) -> None:
    found.warnings.append(Fault(sheet, None, None, None, message))


def missing_sheet(table: Table) -> Fault:
    """Told at the place where its first heading should stand."""
    first = table.columns[0].heading
    headings = ", ".join(c.heading for c in table.columns if c.required)
    message = (
        f"Thiếu trang {quoted(table.sheet)}; cần một trang tên như vậy với các cột "
        f"{headings} ở dòng 1."
    )
    return Fault(table.sheet, 1, first, None, message)


def match_columns(table: Table, grid: Grid, found: Findings) -> list[Placed]:
    """The known columns of a sheet; says which are missing, doubled or unknown."""
    by_plain = {plain(column.heading): column for column in table.columns}
    placed: dict[str, Placed] = {}
    for index, heading in grid.headings.items():
        column = by_plain.get(plain(heading))
        if column is None and not plain(heading):
            continue
        if column is None:
            message = f"Cột {quoted(heading)} không có trong mẫu; bỏ qua."
        elif column.name in placed:
            message = f"Cột {quoted(heading)} có hai lần; chỉ đọc cột đứng trước."
        else:
            placed[column.name] = Placed(column, index)
            continue
        row = grid.heading_row
        found.warnings.append(Fault(table.sheet, row, heading, heading, message))
    found.errors += [
        _missing_column(table, grid, column)
        for column in table.columns
        if column.required and column.name not in placed
    ]
    _say_what_stands_above(table, grid, found)
    return list(placed.values())


def _missing_column(table: Table, grid: Grid, column: Column) -> Fault:
    message = (
        f"Thiếu cột {quoted(column.heading)} ở dòng tiêu đề {grid.heading_row} của trang "
        f"{quoted(grid.sheet.name)}; cột này bắt buộc ({column.note})."
    )
    return Fault(table.sheet, grid.heading_row, column.heading, None, message)


def _say_what_stands_above(table: Table, grid: Grid, found: Findings) -> None:
    if grid.above:
        message = f"Có {len(grid.above)} ô chữ phía trên dòng tiêu đề {grid.heading_row}; bỏ qua."
        found.warnings.append(Fault(table.sheet, 1, None, grid.above[0], message))
