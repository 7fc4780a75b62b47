"""Reads the rows of a sheet in the form Excel writes, many cells at a time.

Every tag is accounted for. Whatever deviates from the form may be sound all the same, and
is left to the foreign parser. NumPy works outside the interpreter's lock.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from luanchuyen.snapshot.workbook.words import (
    MASKS,
    PADDING,
    Numbers,
    Truths,
    Words,
    byte,
    start_with,
    until_quote,
    whole,
    word,
    words_of,
)

_LONGEST_WINDOW = 24 << 20
_COLUMNS = 26  # A to Z
_DECIMAL = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


class UnusualError(Exception):
    """A sheet is not in the form that can be scanned."""


def demand(usual: object) -> None:
    if not usual:
        raise UnusualError


@dataclass(frozen=True)
class Filled:
    """The cells that have a value, with their places, counted from 0, and styles."""

    row: Numbers
    column: Numbers
    style: Numbers
    is_text: Truths
    number: Numbers  # the value, of a text its index; -1 if not whole or of many digits
    others: list[float]  # the values that are -1 in `number`, in order


def whole_rows(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The rows in the XML of a sheet, many at a time, none cut in two."""
    window, started = b"", False
    for piece in pieces:
        window += piece
        if not started:
            head, mark, rows = window.partition(b"<sheetData>")
            demand(b"<!" not in head)
            started, window = bool(mark), rows if mark else window
        cut = window.rfind(b"<row ") if started else -1
        if cut > 0:
            yield window[:cut]
            window = window[cut:]
        demand(len(window) < _LONGEST_WINDOW)
    rows, mark, tail = window.partition(b"</sheetData>")
    demand(started and mark and tail.rstrip().endswith(b"</worksheet>"))
    yield rows


def scan(rows: bytes) -> Filled:
    """The filled cells of whole rows. Raises UnusualError at the first strange thing."""
    tags = _Tags(rows)
    cells = _filled(tags)
    rows_at = np.flatnonzero(tags.is_row)
    first_cells = np.append(np.searchsorted(cells, rows_at), len(cells))
    row_words = tags.words[tags.places[rows_at] + len('<row r="')]
    digits = until_quote(row_words)
    row = whole(row_words, digits)
    demand((row > 0).all())

    in_row = np.diff(first_cells)
    row, digits = np.repeat(row, in_row), np.repeat(digits, in_row)
    column = byte(tags.tags[cells], len('<c r="')).astype(np.int64) - ord("A")
    demand(((column >= 0) & (column < _COLUMNS)).all())
    number_at = tags.places[cells] + len('<c r="A')
    unlike = tags.words[number_at] ^ np.repeat(row_words, in_row)
    demand(not (unlike & MASKS[digits + 1]).any())  # the quote behind it included

    style, is_text = _attributes(
        tags.words, number_at + digits + 1, tags.places[cells + 1]
    )
    value, end = tags.places[cells + 1] + len("<v>"), tags.places[cells + 2]
    number = whole(tags.words[value], end - value)
    others = np.flatnonzero(number < 0)
    demand(not is_text[others].any())
    decimals = [_decimal(rows[value[i] : end[i]]) for i in others]
    return Filled(row - 1, column, style, is_text, number, decimals)


class _Tags:
    """Where tags stand in the XML of whole rows, each with its first eight bytes.

    Three that are none stand behind the end, so that every tag has a next one.
    """

    def __init__(self, rows: bytes) -> None:
        xml = np.frombuffer(rows + PADDING, np.uint8)
        self.words = words_of(xml)
        self.places = np.flatnonzero(xml == ord("<"))
        self.count = len(self.places) - PADDING.count(b"<")
        self.tags = self.words[self.places]
        self.is_row = start_with(self.tags, b'<row r="')

    def close_themselves(self, indexes: Numbers) -> Truths:
        """Which of these tags are followed by the next one, and end in />."""
        return start_with(self.words[self.places[indexes + 1] - 2], b"/>")


def _filled(tags: _Tags) -> Numbers:
    """The indexes of the cells with a value, after a check that no other tag is there."""
    cells = np.flatnonzero(start_with(tags.tags, b'<c r="'))
    filled = start_with(tags.tags[cells + 1], b"<v>")
    demand(tags.close_themselves(cells[~filled]).all())
    known = len(cells) + 3 * np.count_nonzero(filled) + _count_row_tags(tags)
    cells = cells[filled]
    demand(start_with(tags.tags[cells + 2], b"</v>").all())
    demand(start_with(tags.tags[cells + 3], b"</c>").all())
    demand((tags.places[cells + 3] - tags.places[cells + 2] == len("</v>")).all())
    demand(known == tags.count)
    return cells


def _count_row_tags(tags: _Tags) -> int:
    """How many tags begin or end a row; each begun one ends before the next."""
    found = np.flatnonzero(tags.is_row | start_with(tags.tags, b"</row>"))
    begins = tags.is_row[found]
    closed = begins & tags.close_themselves(found)
    begun = begins[~closed]
    demand(len(begun) % 2 == 0 and begun[::2].all() and not begun[1::2].any())
    after = found[closed | ~begins] + 1
    demand((tags.is_row[after] | (after == tags.count)).all())
    demand(len(found) == 0 or found[0] == 0)
    return len(found)


def _attributes(words: Words, start: Numbers, value: Numbers) -> tuple[Numbers, Truths]:
    """Style and kind of cells whose attributes stand from `start` up to the value's tag."""
    last = words[value - 8]
    demand(start_with(last >> np.uint64(56), b">").all())
    kind = last >> np.uint64(8)
    is_text = kind == word(b' t="s">')
    length = value - 1 - start
    length -= len(' t="s"') * (is_text | (kind == word(b' t="n">')))
    demand(((length == 0) | (length >= 6) & (length <= 8)).all())
    styled = length > 0
    styles, digits = words[start[styled]], length[styled] - len(' s=""')
    demand(start_with(styles, b' s="').all())
    demand((byte(styles, digits + 4) == ord('"')).all())
    style = np.zeros(len(start), np.int64)
    style[styled] = whole(styles >> np.uint64(32), digits)
    demand((style >= 0).all())
    return style, is_text


def _decimal(text: bytes) -> float:
    demand(_DECIMAL.fullmatch(text))
    return float(text)
