"""The cells of a sheet by column, whoever has read them, and the headings found in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from luanchuyen.snapshot.titles import plain

HEADING_WITHIN = 20  # rows from the top

Cell = object


@dataclass(frozen=True)
class Cells:
    """Cells of one column; a blank one is "".

    Where `which` is given, `different` holds each cell once, and it says for every row
    which one stands there.
    """

    different: list[Cell]
    which: pl.Series | None = None


@dataclass(frozen=True)
class Block:
    """Consecutive rows of a sheet; `first_row` is as Excel counts."""

    first_row: int
    height: int
    column: Callable[[int], Cells]


class Sheet(Protocol):
    """A sheet that has been read; columns are counted from 0."""

    @property
    def name(self) -> str: ...

    def top(self) -> list[dict[int, Cell]]:
        """The first rows, without their blank cells. Empty where the sheet has no cell."""

    def blocks(self, first_row: int, columns: list[int]) -> Iterator[Block]:
        """All rows from one on, only the columns asked for. Can be read once."""


@dataclass(frozen=True)
class Grid:
    """A sheet with its heading row; columns are counted from 0."""

    sheet: Sheet
    heading_row: int  # as Excel counts
    headings: dict[int, str]
    above: list[str]  # texts above the headings

    def blocks(self, columns: list[int]) -> Iterator[Block]:
        """The rows under the headings, only the columns asked for. Can be read once."""
        return self.sheet.blocks(self.heading_row + 1, columns)


def grid(sheet: Sheet, known: set[str]) -> Grid | None:
    """The sheet with its headings, or None where it has no cell.

    `known` are the headings, in plain form, that it may have.
    """
    top = sheet.top()
    if not top:
        return None
    index = _heading_index(top, known)
    return Grid(
        sheet=sheet,
        heading_row=index + 1,
        headings={column: str(cell) for column, cell in top[index].items()},
        above=[str(cell) for row in top[:index] for cell in row.values()],
    )


def _heading_index(top: list[dict[int, Cell]], known: set[str]) -> int:
    """The row with most known headings; the first row where none has any."""

    def hits(row: dict[int, Cell]) -> int:
        texts = (cell for cell in row.values() if isinstance(cell, str))
        return len(known & {plain(text) for text in texts})

    return max(range(len(top)), key=lambda i: (hits(top[i]), -i))
