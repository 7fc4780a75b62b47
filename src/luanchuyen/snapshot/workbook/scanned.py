"""A sheet that has been scanned: numbers that stand for its cells, turned into columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import polars as pl

from luanchuyen.snapshot.workbook.cells import HEADING_WITHIN, Block, Cell, Cells
from luanchuyen.snapshot.workbook.inspection import MOST_CELLS, MOST_ROWS
from luanchuyen.snapshot.workbook.looks import MOST_TEXT
from luanchuyen.snapshot.workbook.scanning import Filled, demand, scan, whole_rows
from luanchuyen.snapshot.workbook.shared_texts import SharedTexts
from luanchuyen.snapshot.workbook.styles import Shown
from luanchuyen.snapshot.workbook.words import Numbers

_DAYS_TO_1970 = 25_569  # from there Polars counts
_FIRST_DAY, _LAST_DAY = 61, 2_958_465  # before March 1900 Excel counts otherwise
_NUMBERS = 10**8  # whole ones, of up to eight digits
_ROWS_AT_ONCE = 1 << 16  # so that what is wrong with them never fills the memory
_WIDEST = 1 << 23  # range of codes up to which a table of them is quicker than sorting

Codes = npt.NDArray[np.int32]
Columns = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Key:
    """What is needed to understand the cells of any sheet of a workbook."""

    texts: SharedTexts
    shown: npt.NDArray[np.uint8]  # Shown by style


class ScannedSheet:
    """A sheet whose cells are codes: first those of texts, then of numbers, days, others.

    Raises UnusualError where the sheet has to be read otherwise, or is too large.
    """

    def __init__(self, name: str, pieces: Iterator[bytes], key: Key) -> None:
        self.name, self._key = name, key
        self._starts = len(key.texts.usual) + np.arange(3) * _NUMBERS
        self._others: list[float] = []
        parts = [self._coded(scan(rows)) for rows in whole_rows(pieces)]
        row, column, code = (np.concatenate(some) for some in zip(*parts, strict=True))
        self._row: Codes = row
        self._column: Columns = column
        self._code: Codes = code
        self._refuse_odd_places()
        self._refuse_much_text()

    def _coded(self, cells: Filled) -> tuple[Codes, Columns, Codes]:
        shown = np.append(self._key.shown, np.uint8(Shown.UNSURE))
        how = shown[np.minimum(cells.style, len(shown) - 1)]
        how[cells.is_text] = Shown.NUMBER
        demand((how != Shown.UNSURE).all())
        is_day, is_other = how == Shown.DAY, cells.number < 0
        days = cells.number[is_day]
        demand(((days >= _FIRST_DAY) & (days <= _LAST_DAY)).all())

        numbers, days_from, others_from = self._starts
        code = cells.number + np.where(cells.is_text, 0, numbers)
        code[is_day] += days_from - numbers
        first_other = others_from + len(self._others)
        code[is_other] = first_other + np.arange(len(cells.others))
        self._others += cells.others
        demand((cells.row < MOST_ROWS).all())
        demand((code[cells.is_text] < numbers).all())
        return (
            cells.row.astype(np.int32),
            cells.column.astype(np.int8),
            code.astype(np.int32),
        )

    def _refuse_odd_places(self) -> None:
        """Each cell comes after the one before, and all within a rectangle we can hold."""
        place = self._row * np.int32(32) + self._column
        demand(len(place) > 0 and (np.diff(place) > 0).all())
        height = int(self._row[-1]) - int(self._row[0]) + 1
        width = int(self._column.max()) - int(self._column.min()) + 1
        demand(height * width <= MOST_CELLS)

    def _refuse_much_text(self) -> None:
        texts = self._code[self._code < self._starts[0]]
        demand(self._key.texts.usual[texts].all())
        demand(self._key.texts.lengths.to_numpy()[texts].sum() <= MOST_TEXT)

    def top(self) -> list[dict[int, Cell]]:
        rows: list[dict[int, Cell]] = [
            {} for _ in range(min(int(self._row[-1]) + 1, HEADING_WITHIN))
        ]
        end = int(np.searchsorted(self._row, len(rows)))
        for row, column, code in zip(
            self._row[:end], self._column[:end], self._code[:end], strict=True
        ):
            (cell,) = self._cells(np.array([code]))
            if cell != "":
                rows[row][int(column)] = cell
        return rows

    def blocks(self, first_row: int, columns: list[int]) -> Iterator[Block]:
        end = int(self._row[-1]) + 2
        for first in range(first_row, end, _ROWS_AT_ONCE):
            height = min(_ROWS_AT_ONCE, end - first)
            yield Block(first, height, partial(self._part, first, height))

    def _part(self, first_row: int, height: int, column: int) -> Cells:
        """The cells of a column in some rows."""
        first = first_row - 1
        start, end = np.searchsorted(self._row, [first, first + height])
        here = start + np.flatnonzero(self._column[start:end] == column)
        different, place = _different(self._code[here])
        which = np.zeros(height, np.uint32)
        which[self._row[here] - first] = place + 1
        return Cells(["", *self._cells(different)], pl.Series(which))

    def _cells(self, codes: Numbers) -> list[Cell]:
        """The cells that rising codes stand for."""
        texts, numbers, days, others = np.split(
            codes, np.searchsorted(codes, self._starts)
        )
        first_number, first_day, first_other = self._starts
        return [
            *self._key.texts.texts.gather(texts).to_list(),
            *(numbers - first_number).astype(np.float64).tolist(),
            *pl.Series(days - first_day - _DAYS_TO_1970).cast(pl.Date).to_list(),
            *(self._others[index] for index in (others - first_other).tolist()),
        ]


def _different(codes: Codes) -> tuple[Numbers, Numbers]:
    """The different codes, rising, and the place of each among them."""
    if len(codes) == 0 or int(codes.max()) - int(codes.min()) > _WIDEST:
        return np.unique(codes, return_inverse=True)
    low = int(codes.min())
    is_there = np.zeros(int(codes.max()) - low + 1, np.bool_)
    is_there[codes - low] = True
    different = np.flatnonzero(is_there)
    place = np.zeros(len(is_there), np.int64)
    place[different] = np.arange(len(different))
    return different + low, place[codes - low]
