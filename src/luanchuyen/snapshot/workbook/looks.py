"""A look at a sheet before it is parsed: does it fit into the memory, is it regular.

Regular sheets, nearly all, are searched in pieces outside the interpreter's lock; only
the others are walked through element by element.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from luanchuyen.snapshot.workbook.extent import Extent, declared
from luanchuyen.snapshot.workbook.inspection import Inspection, inspect
from luanchuyen.snapshot.workbook.shared_texts import claimed, too_much_text

MOST_TEXT = 192 << 20  # bytes of one sheet, each use of a shared text counted
_SHORTEST_CELL = 24  # bytes of XML of a cell with a shared text
_LONGEST_WINDOW = 16 << 20
_OVERLAP = 64  # more than the longest pattern
_BYTES_OF_A_PLACE, _BYTES_OF_A_CELL = 32, 40  # in the foreign parser

# An error, a formula, a kind of cell in another spelling than t="…".
_ODD = r":c[ >/]|<f[\s>/]|:f[\s>/]|[ \t\r\n]t(?:\s+=|=\s*(?:[^\"\s]|\s|\"[^sbnid]))"

Pieces = Callable[[], Iterator[bytes]]


@dataclass(frozen=True)
class Look:
    """The bytes a sheet takes once parsed, and the closer look if it needed one."""

    memory: int
    inspection: Inspection | None = None


def look(pieces: Pieces, size: int, lengths: pl.Series) -> Look:
    """Measure a sheet of `size` bytes of XML; `lengths` are those of the shared texts.

    Raises UnreadableError where it would take too much memory.
    """
    longest = int(lengths.max() or 0)  # type: ignore[arg-type]
    exact = size // _SHORTEST_CELL * longest > MOST_TEXT
    regular = _regular(pieces(), lengths if exact else None, longest)
    if regular is not None:
        return regular
    found = inspect(pieces(), MOST_TEXT, lengths.to_list())
    return Look(_memory(found.area, found.cells, found.texts), found)


def _regular(
    pieces: Iterator[bytes], lengths: pl.Series | None, longest: int
) -> Look | None:
    """The look at a regular sheet; None for any other.

    Without `lengths` each text counts as the longest.
    """
    extent: Extent | None = None
    odd, cells, texts = "", 0, 0
    for window in _windows(pieces):
        if extent is None:
            extent = declared(window)
            odd = (
                rf"<c(?:[^ a-z]| [^r]| r[^=]| r=[^\"]| r=\"(?:{extent.beyond}))|{_ODD}"
            )
        xml = pl.Series([str(window, "ascii", "replace")])
        if xml.str.contains(odd)[0]:
            return None
        uses = window.count(b't="s"')
        claim = uses * longest if lengths is None else claimed(xml, uses, lengths)
        if claim is None:
            return None
        cells, texts = cells + window.count(b"<c "), texts + claim
        if texts > MOST_TEXT:
            raise too_much_text()
    return Look(_memory(extent.area if extent else 0, cells, texts))


def _memory(area: int, cells: int, texts: int) -> int:
    return area * _BYTES_OF_A_PLACE + cells * _BYTES_OF_A_CELL + texts


def _windows(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces cut anew, so that no cell is cut in two."""
    carry = b""
    for piece in pieces:
        window = carry + piece
        cut = window.rfind(b"<c")
        if cut > 0:
            yield window[:cut]
            carry = window[cut:]
        elif len(window) > _LONGEST_WINDOW:
            yield window
            carry = window[-_OVERLAP:]
        else:
            carry = window
    yield carry
