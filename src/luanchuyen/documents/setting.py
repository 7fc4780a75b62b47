"""Sets a Word file of ours as a PDF for the archive, with our own letters and nobody else's."""

import json
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

import typst

from luanchuyen.documents.blocks import sections
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.printed import opened

NO_HOUR = 0  # the same file, the same bytes, whenever it is set
_STANDARD: Literal["a-2b"] = "a-2b"


def pdf(word: bytes, title: str, day: date) -> bytes:
    """The PDF/A-2b of a Word file; the same file gives the same bytes.

    Raises PaperError for what cannot be set: a picture in the template, a letter our typeface lacks.
    """
    paper = {
        "title": title,
        "day": (day.year, day.month, day.day),
        "sections": sections(opened(word)),
    }
    compiler = typst.Compiler(
        (files(__package__) / "setting.typ").read_bytes(),
        font_paths=fonts(),
        sys_inputs={"paper": json.dumps(paper)},
    )
    try:
        set_ = compiler.compile(
            format="pdf", pdf_standards=[_STANDARD], timestamp=NO_HOUR
        )
    except typst.TypstError as error:
        raise PaperError(f"Không đặt được thành PDF: {error}.") from error
    assert isinstance(set_, bytes)  # noqa: S101 - one file was asked for
    return set_


@cache
def fonts() -> typst.Fonts:
    """Tinos alone, whose letters are as wide as those of Times New Roman."""
    with as_file(files(__package__) / "fonts") as folder:
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder)],
        )
