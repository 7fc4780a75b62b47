"""Draws the pages of a paper as pictures, so that any browser shows several papers beside each other.

A picture does nothing and fetches nothing, whatever the file it was drawn from.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst
from pypdf import PageObject, PdfReader, PdfWriter

from luanchuyen.documents import setting
from luanchuyen.documents.bundle import Part, sheets
from luanchuyen.documents.faults import PaperError

MOST = 40  # pages drawn of one paper; who needs more opens the file
_DOTS_AN_INCH = 110.0


@dataclass(frozen=True)
class Pictures:
    """The first pages as PNG, and how many pages there are."""

    pages: Sequence[bytes]
    total: int


@lru_cache(maxsize=8)  # the page asks for its pictures one by one
def drawn(part: Part, day: date) -> Pictures:
    """The pages of a Word file, a PDF or a picture; a sheet that says why, for what cannot be shown.

    `day` is the day of the paper.
    """
    given = sheets(_set(part, day))
    try:
        return Pictures(_drawn(given), len(given.pages))
    except typst.TypstError:
        told = sheets(replace(part, fault="Tệp PDF không vẽ được."))
        return Pictures(_drawn(told), len(told.pages))


def _set(part: Part, day: date) -> Part:
    """A Word file as the PDF set from it."""
    if part.kind != "docx" or part.fault:
        return part
    try:
        content = setting.pdf(part.content, part.title, day)
    except PaperError as error:
        return replace(part, fault=str(error))
    return replace(part, kind="pdf", content=content)


def _drawn(given: PdfReader) -> Sequence[bytes]:
    pages, writer = given.pages[:MOST], PdfWriter()
    for page in pages:
        writer.add_page(page)
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / "paper.pdf").open("wb") as file:
            writer.write(file)
        compiler = typst.Compiler(
            (files(__package__) / "pictures.typ").read_bytes(),
            root=folder,
            font_paths=setting.fonts(),
            sys_inputs={"told": json.dumps([_lies(page) for page in pages])},
        )
        made = compiler.compile(format="png", ppi=_DOTS_AN_INCH)
    return [made] if isinstance(made, bytes) else [one for one in made or () if one]


def _lies(page: PageObject) -> bool:
    turned = page.rotation % 180 != 0
    wide = page.mediabox.width > page.mediabox.height
    return bool(wide != turned)
