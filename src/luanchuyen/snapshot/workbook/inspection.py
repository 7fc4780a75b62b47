"""A closer look at one sheet, element by element: its extent, errors and formulas."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from xml.parsers import expat

from luanchuyen.snapshot.workbook.faults import UnreadableError
from luanchuyen.snapshot.workbook.shared_texts import too_much_text

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of any workbook
MOST_CELLS = 9_000_000  # in the rectangle around all cells with a value
MOST_ODDITIES = 200_000
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")


class Odd(Enum):
    """Why a cell is more than its value."""

    ERROR = auto()
    FORMULA = auto()
    FORMULA_WITHOUT_VALUE = auto()


@dataclass(frozen=True, slots=True)
class Oddity:
    """A cell, rows and columns counted from 0, with the text of its error or formula."""

    row: int
    column: int
    odd: Odd
    text: str


@dataclass
class Inspection:
    """What was found, and the state of the walk."""

    oddities: list[Oddity] = field(default_factory=list)
    top: int = MOST_ROWS
    bottom: int = -1
    left: int = MOST_COLUMNS
    right: int = -1
    texts: int = 0
    cells: int = 0

    @property
    def area(self) -> int:
        """Cells in the rectangle around all that have a value."""
        height, width = self.bottom - self.top + 1, self.right - self.left + 1
        return max(height, 0) * max(width, 0)

    def extend(self, row: int, column: int) -> None:
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise UnreadableError("Tệp có ô nằm ngoài giới hạn của Excel; tệp bị hỏng.")
        self.top, self.bottom = min(self.top, row), max(self.bottom, row)
        self.left, self.right = min(self.left, column), max(self.right, column)
        self.cells += 1
        if self.area > MOST_CELLS or self.cells > MOST_CELLS:
            raise UnreadableError(
                f"Một trang trải rộng tới dòng {self.bottom + 1}, cột thứ "
                f"{self.right + 1}; hãy xóa các ô thừa ở xa bảng rồi lưu lại."
            )


def inspect(
    pieces: Iterable[bytes], longest_texts: int, texts: Sequence[int]
) -> Inspection:
    """Walk through the XML of a sheet; `texts` are the lengths of the shared texts."""
    walk = _Walk(longest_texts, texts)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    for piece in pieces:
        parser.Parse(piece)
    parser.Parse(b"", True)
    return walk.found


class _Walk:
    """The handlers of the parser: a cell is complete at its end."""

    def __init__(self, longest_texts: int, texts: Sequence[int]) -> None:
        self.found = Inspection()
        self.longest_texts, self.texts = longest_texts, texts
        self.row, self.column = -1, -1
        self.kind = ""
        self.formula: str | None = None
        self.value: str | None = None
        self.inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = int(attributes.get("r", self.row + 2)) - 1
            self.column = -1
        elif name == "c":
            self._place(attributes.get("r"))
            self.kind = attributes.get("t", "n")
            self.formula, self.value = None, None
        elif name == "f":
            self.formula, self.inside = "", "f"
        elif name in ("v", "t"):
            self.value, self.inside = self.value or "", "v"

    def _place(self, address: str | None) -> None:
        self.column += 1
        if address is None:
            return
        match = _ADDRESS.match(address)
        if match is None:
            raise UnreadableError(f"Tệp có địa chỉ ô không đúng: {address[:20]!r}.")
        self.row, self.column = int(match[2]) - 1, _column(match[1])

    def text(self, text: str) -> None:
        if self.inside == "f" and self.formula is not None:
            self.formula += text
        elif self.inside == "v" and self.value is not None:
            self.value += text

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._close()
        elif name in ("f", "v", "t"):
            self.inside = ""

    def _close(self) -> None:
        odd = self._odd()
        if odd is not None and len(self.found.oddities) < MOST_ODDITIES:
            shown = self.value if odd is Odd.ERROR else f"={self.formula}"
            self.found.oddities.append(Oddity(self.row, self.column, odd, shown or ""))
        if self.value or self.formula is not None:
            self.found.extend(self.row, self.column)
            self._measure()

    def _odd(self) -> Odd | None:
        if self.kind == "e":
            return Odd.ERROR
        if self.formula is None:
            return None
        has_value = bool(self.value) or self.kind == "str"
        return Odd.FORMULA if has_value else Odd.FORMULA_WITHOUT_VALUE

    def _measure(self) -> None:
        if self.kind == "s" and self.value and self.value.strip().isdecimal():
            index = int(self.value)
            self.found.texts += self.texts[index] if index < len(self.texts) else 0
        if self.found.texts > self.longest_texts:
            raise too_much_text()


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
