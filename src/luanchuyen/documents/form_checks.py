"""Whether a Word file keeps to the form: the sheet, its margins, its letters."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from luanchuyen.documents.form import Page, PaperForm
from luanchuyen.documents.printed import opened


def departures(file: bytes, form: PaperForm) -> list[str]:
    """Where the file departs from the form, a sentence each; such as after a template was changed."""
    document = opened(file)
    return [*_of_page(document, form), *_of_letters(document, form.layout.font)]


def _of_page(document: Document, form: PaperForm) -> Iterator[str]:
    page, margins = form.layout.page, form.layout.margins
    for section in document.sections:
        measured = {
            "khổ giấy": (
                (section.page_width, section.page_height),
                _lying(page) if section.orientation else (page.width, page.height),
            ),
            "lề trên": ((section.top_margin,), (margins.top,)),
            "lề dưới": ((section.bottom_margin,), (margins.bottom,)),
            "lề trái": ((section.left_margin,), (margins.left,)),
            "lề phải": ((section.right_margin,), (margins.right,)),
        }
        for what, (found, wanted) in measured.items():
            millimetres = [round(length.mm, 1) if length else 0 for length in found]
            if millimetres != list(wanted):
                yield f"Trang có {what} {_said(millimetres)} mm; thể thức quy định {_said(wanted)} mm."


def _lying(page: Page) -> tuple[float, float]:
    """A sheet on its side, for wide tables."""
    return page.height, page.width


def _said(lengths: Any) -> str:
    return " × ".join(f"{length:g}" for length in lengths)


def _of_letters(document: Document, font: str) -> Iterator[str]:
    """Every font that anything in the file names."""
    parts = [document.element, document.styles.element]
    for section in document.sections:
        for place in (
            *(section.header, section.first_page_header),
            *(section.footer, section.first_page_footer),
        ):
            parts.append(place._element)
    named = {
        name
        for part in parts
        for fonts in part.iter(qn("w:rFonts"))
        for name in fonts.attrib.values()
    }
    for name in sorted(named - {font}):
        yield f"Văn bản dùng phông chữ «{name}»; thể thức quy định «{font}»."
