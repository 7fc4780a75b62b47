"""Reads sheets with the foreign parser: headings found, cells handed on by column."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import cast

import python_calamine as calamine

from luanchuyen.snapshot.titles import plain
from luanchuyen.snapshot.workbook.faults import UnreadableError

_ROWS_AT_ONCE = 1 << 15  # so that cells as Python objects never fill the memory
_FEW_ROWS = 1 << 10
_HEADING_WITHIN = 20  # rows from the top

Cell = object
Sheet = calamine.CalamineSheet


@dataclass(frozen=True)
class Block:
    """Consecutive rows of a sheet, by column; `first_row` is as Excel counts."""

    first_row: int
    height: int
    columns: dict[int, list[Cell]]


@dataclass(frozen=True)
class Grid:
    """A sheet with its heading row; columns are counted from 0."""

    name: str
    heading_row: int  # as Excel counts
    headings: dict[int, str]
    above: list[str]  # texts above the headings
    _rows: Iterator[list[Cell]]
    _left: int

    def blocks(self, columns: list[int]) -> Iterator[Block]:
        """The rows under the headings, only the columns asked for. Can be read once."""
        first_row = self.heading_row + 1
        while block := self._next(first_row, columns):
            yield block
            first_row += block.height

    def _next(self, first_row: int, columns: list[int]) -> Block | None:
        """A block put together from few rows at a time, which the processor's cache holds."""
        height, cells = 0, {column: list[Cell]() for column in columns}
        while height < _ROWS_AT_ONCE and (rows := self._few_rows()):
            height += len(rows)
            for column, values in cells.items():
                values.extend(map(itemgetter(column - self._left), rows))
        return Block(first_row, height, cells) if height else None

    def _few_rows(self) -> list[list[Cell]]:
        with foreign_parser():
            return list(islice(self._rows, _FEW_ROWS))


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

    def sheet(self, name: str) -> Sheet:
        """The parsed sheet. One thread at a time may ask."""
        with foreign_parser():
            return self._book.get_sheet_by_name(name)


def grid(sheet: Sheet, known: set[str]) -> Grid | None:
    """The sheet with its headings, or None where it has no cell.

    `known` are the headings, in plain form, that it may have.
    """
    with foreign_parser():
        if sheet.start is None:
            return None
        left = sheet.start[1]
        rows = cast(Iterator[list[Cell]], sheet.iter_rows())
        top = list(islice(rows, _HEADING_WITHIN))
    index = _heading_index(top, known)
    return Grid(
        name=sheet.name,
        heading_row=index + 1,
        headings={
            left + i: str(cell) for i, cell in enumerate(top[index]) if cell != ""
        },
        above=[str(cell) for row in top[:index] for cell in row if cell != ""],
        _rows=chain(top[index + 1 :], rows),
        _left=left,
    )


def _heading_index(top: list[list[Cell]], known: set[str]) -> int:
    """The row with most known headings; the first row where none has any."""

    def hits(row: list[Cell]) -> int:
        return len(known & {plain(cell) for cell in row if isinstance(cell, str)})

    return max(range(len(top)), key=lambda i: (hits(top[i]), -i))
