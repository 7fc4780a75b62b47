"""Reads workbooks with the foreign parser, which knows every form that cells can take."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import cast

import python_calamine as calamine

from luanchuyen.snapshot.workbook.cells import HEADING_WITHIN, Block, Cell, Cells
from luanchuyen.snapshot.workbook.faults import UnreadableError

_ROWS_AT_ONCE = 1 << 15  # so that cells as Python objects never fill the memory
_FEW_ROWS = 1 << 10


@contextmanager
def foreign_parser() -> Iterator[None]:
    """Turn whatever the foreign parser raises, its panics included, into one error."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise UnreadableError(
            "Không đọc được bảng tính; tệp bị hỏng hoặc không phải .xlsx. "
            "Hãy mở bằng Excel rồi lưu lại."
        ) from error


@dataclass(frozen=True)
class SheetName:
    """A sheet as the workbook lists it."""

    name: str
    hidden: bool


class Book:
    """An open workbook."""

    def __init__(self, path: Path) -> None:
        with foreign_parser():
            self._book = calamine.CalamineWorkbook.from_path(path)
            self.sheets = [
                SheetName(
                    sheet.name, sheet.visible != calamine.SheetVisibleEnum.Visible
                )
                for sheet in self._book.sheets_metadata
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet
            ]

    def sheet(self, name: str) -> "ParsedSheet":
        """The parsed sheet. One thread at a time may ask."""
        with foreign_parser():
            return ParsedSheet(self._book.get_sheet_by_name(name))


class ParsedSheet:
    """A sheet in the memory of the foreign parser; its rows can be taken once."""

    def __init__(self, sheet: calamine.CalamineSheet) -> None:
        self.name = sheet.name
        self._left = sheet.start[1] if sheet.start else 0
        rows = sheet.iter_rows() if sheet.start else iter(())
        self._rows = cast(Iterator[list[Cell]], rows)
        self._top = list(islice(self._rows, HEADING_WITHIN))

    def top(self) -> list[dict[int, Cell]]:
        return [
            {self._left + i: cell for i, cell in enumerate(row) if cell != ""}
            for row in self._top
        ]

    def blocks(self, first_row: int, columns: list[int]) -> Iterator[Block]:
        rows = chain(self._top[first_row - 1 :], self._rows)
        while block := self._next(rows, first_row, columns):
            yield block
            first_row += block.height

    def _next(
        self, rows: Iterator[list[Cell]], first_row: int, columns: list[int]
    ) -> Block | None:
        """A block put together from few rows at a time, which the processor's cache holds."""
        height, cells = 0, {column: list[Cell]() for column in columns}
        while height < _ROWS_AT_ONCE and (few := _take_few(rows)):
            height += len(few)
            for column, values in cells.items():
                values.extend(map(itemgetter(column - self._left), few))
        if not height:
            return None
        return Block(first_row, height, lambda column: Cells(cells[column]))


def _take_few(rows: Iterator[list[Cell]]) -> list[list[Cell]]:
    with foreign_parser():
        return list(islice(rows, _FEW_ROWS))
