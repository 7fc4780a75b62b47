"""Looks through the zip before any parser does, so that no file exhausts the memory.

A workbook is a zip of XML parts. Every part is unpacked once, in pieces, and measured:
the sheets one by one as they are about to be parsed, all others first.
"""

import zipfile
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from posixpath import join, normpath
from typing import Self
from xml.parsers import expat

import polars as pl

from luanchuyen.snapshot.workbook.faults import UnreadableError
from luanchuyen.snapshot.workbook.looks import Look, look
from luanchuyen.snapshot.workbook.shared_texts import lengths
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
            self._sheets = _sheet_parts(self._archive)
            sheets = {p for p in self._sheets.values() if p.startswith(_SHEETS)}
            self._lengths = pl.Series(dtype=pl.Int64)
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
        return len(self._lengths)

    def largest_first(self, sheets: Iterable[str]) -> list[str]:
        """The names of sheets, ordered by the size of their parts."""
        sizes = {part.filename: part.file_size for part in self._archive.infolist()}
        return sorted(sheets, key=lambda n: -sizes.get(self._sheets.get(n, ""), 0))

    def look(self, sheet: str) -> Look:
        """Measure a sheet before it is parsed; safe to call from several threads."""
        with told_as_unreadable():
            part = self._archive.getinfo(self._sheets[sheet])
            return look(
                lambda: pieces(self._archive, part), part.file_size, self._lengths
            )

    def _examine(self, part: zipfile.ZipInfo) -> None:
        if part.filename.lower() == "xl/sharedstrings.xml":
            self._lengths = lengths(pieces(self._archive, part))
        else:
            deque(pieces(self._archive, part), 0)


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of each sheet → name of its part, as the workbook's own directory says."""
    names = {name.lower(): name for name in archive.namelist()}
    if "xl/workbook.xml" not in names:
        raise UnreadableError(
            "Tệp nén này không phải bảng tính Excel; cần tệp .xlsx lưu từ Excel."
        )
    targets = {
        attributes["Id"]: normpath(join("/xl", attributes["Target"])).lstrip("/")
        for tag, attributes in _elements(
            archive, names.get("xl/_rels/workbook.xml.rels")
        )
        if tag == "Relationship" and {"Id", "Target"} <= attributes.keys()
    }
    sheets = {}
    for tag, attributes in _elements(archive, names["xl/workbook.xml"]):
        if tag == "sheet":
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            part = targets.get(link, "")
            sheets[attributes.get("name", "")] = names.get(part.lower(), part)
    return sheets


def _elements(
    archive: zipfile.ZipFile, name: str | None
) -> list[tuple[str, dict[str, str]]]:
    if name is None:
        return []
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append(
        (tag.rpartition(":")[2], attributes)
    )
    for piece in pieces(archive, archive.getinfo(name)):
        parser.Parse(piece)
    parser.Parse(b"", True)
    return found
