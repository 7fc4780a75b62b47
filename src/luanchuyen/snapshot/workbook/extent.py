"""How far a sheet says it reaches, and the pattern of a cell that stands beyond."""

import re
from dataclasses import dataclass

from luanchuyen.snapshot.workbook.inspection import MOST_CELLS

_DECLARED = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z])([1-9][0-9]{0,6})"')


@dataclass(frozen=True)
class Extent:
    """The rectangle from A1 to a last column, by its letter, and a last row."""

    column: str = "Z"
    row: int = 340_000  # so that all 26 columns stay within MOST_CELLS

    @property
    def area(self) -> int:
        return (ord(self.column) - ord("A") + 1) * self.row

    @property
    def beyond(self) -> str:
        """Matches the rest of a cell's address, after r=", that is not within."""
        letters = f"A-{self.column}"
        return f"[^{letters}]|[{letters}](?:[^0-9]|{_greater(self.row)})"


def declared(start: bytes) -> Extent:
    """What the first part of the XML claims; whoever uses it must check the cells."""
    match = _DECLARED.search(start)
    if match is None:
        return Extent()
    extent = Extent(match[1].decode(), int(match[2]))
    return extent if extent.area <= MOST_CELLS else Extent()


def _greater(number: int) -> str:
    """A pattern for the start of every whole number greater than this one."""
    digits = str(number)
    longer = f"[0-9]{{{len(digits) + 1}}}"
    same_length = [
        f"{digits[:i]}[{int(digit) + 1}-9][0-9]{{{len(digits) - i - 1}}}"
        for i, digit in enumerate(digits)
        if digit != "9"
    ]
    return "|".join([longer, *same_length])
