"""Looks through the zip before any parser does, so that no file exhausts the memory.

A workbook is a zip of XML parts. Every part is unpacked in pieces and measured: the
sheets one by one as they are scanned or about to be parsed, all others first.
"""

import zipfile
from collections import deque
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Self

from luanchuyen.snapshot.workbook.directory import read_directory, styles
from luanchuyen.snapshot.workbook.looks import Look, look
from luanchuyen.snapshot.workbook.scanned import Key, ScannedSheet
from luanchuyen.snapshot.workbook.scanning import UnusualError
from luanchuyen.snapshot.workbook.shared_texts import no_texts, shared_texts
from luanchuyen.snapshot.workbook.styles import shown_by_style
from luanchuyen.snapshot.workbook.unpacking import (
    pieces,
    refuse_other_kinds,
    refuse_too_large,
    told_as_unreadable,
)

_SHEETS = "xl/worksheets/"


class Archive:
    """An open workbook's parts, all but its sheets examined.

    Raises UnreadableError for whatever is no sound workbook.
    """

    def __init__(self, path: Path) -> None:
        refuse_other_kinds(path)
        with told_as_unreadable():
            self._archive = zipfile.ZipFile(path)
            parts = [part for part in self._archive.infolist() if not part.is_dir()]
            refuse_too_large(parts)
            self._directory = read_directory(self._archive)
            self._sheets = self._directory.parts
            sheets = {p for p in self._sheets.values() if p.startswith(_SHEETS)}
            self._texts = no_texts()
            for part in parts:
                if part.filename not in sheets:
                    self._examine(part)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @property
    def shared_texts(self) -> int:
        """How many texts the cells of all sheets share."""
        return len(self._texts.lengths)

    def largest_first(self, sheets: Iterable[str]) -> list[str]:
        """The names of sheets, ordered by the size of their parts."""
        sizes = {part.filename: part.file_size for part in self._archive.infolist()}
        return sorted(sheets, key=lambda n: -sizes.get(self._sheets.get(n, ""), 0))

    def look(self, sheet: str) -> Look:
        """Measure a sheet before it is parsed; safe to call from several threads."""
        with told_as_unreadable():
            part = self._archive.getinfo(self._sheets[sheet])
            return look(
                lambda: pieces(self._archive, part),
                part.file_size,
                self._texts.lengths,
            )

    def size(self, sheet: str) -> int:
        """Bytes of the sheet's XML."""
        with told_as_unreadable():
            return self._archive.getinfo(self._sheets[sheet]).file_size

    def scan(self, sheet: str) -> ScannedSheet | None:
        """The sheet if it can be scanned; safe to call from several threads."""
        if not self._directory.usual:
            return None
        with told_as_unreadable():
            part = self._archive.getinfo(self._sheets[sheet])
            try:
                return ScannedSheet(sheet, pieces(self._archive, part), self._key)
            except UnusualError:
                return None

    @cached_property
    def _key(self) -> Key:
        return Key(self._texts, shown_by_style(styles(self._archive)))

    def _examine(self, part: zipfile.ZipInfo) -> None:
        if part.filename.lower() == "xl/sharedstrings.xml":
            self._texts = shared_texts(pieces(self._archive, part))
        else:
            deque(pieces(self._archive, part), 0)
