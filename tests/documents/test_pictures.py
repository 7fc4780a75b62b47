"""Every paper has its pages as pictures; what cannot be drawn has one that says why."""

from io import BytesIO

import pytest
from pypdf import PdfWriter

from luanchuyen.documents import pictures
from luanchuyen.documents.bundle import Part
from luanchuyen.documents.form import FormKind
from luanchuyen.documents.pictures import drawn
from luanchuyen.documents.writing import pdf, word
from tests.documents.papers import DAY
from tests.documents.pdf import pages
from tests.documents.samples import SAMPLES


def size(picture: bytes) -> tuple[int, int]:
    """Width and height out of the head of a PNG."""
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def blank(width: float, height: float, count: int = 1) -> bytes:
    writer, file = PdfWriter(), BytesIO()
    for _ in range(count):
        writer.add_blank_page(width, height)
    writer.write(file)
    return file.getvalue()


def test_a_word_file_has_the_pages_of_its_pdf() -> None:
    paper = SAMPLES["submission"](FormKind.PARTY)

    found = drawn(Part("Tờ trình", "docx", word(paper)), DAY)

    assert found.total == len(found.pages) == len(pages(pdf(paper)))
    assert len(set(found.pages)) == found.total


@pytest.mark.parametrize(
    ("sheet", "lies"), [((300, 400), False), ((400, 300), True), ((9, 14_000), False)]
)
def test_every_page_fits_on_one_sheet(sheet: tuple[float, float], lies: bool) -> None:
    (picture,) = drawn(Part("Quét", "pdf", blank(*sheet)), DAY).pages

    width, height = size(picture)
    assert (width > height) is lies
    assert max(width, height) < 1300


def test_of_a_long_paper_the_first_pages_are_drawn() -> None:
    found = drawn(Part("Dài", "pdf", blank(300, 400, pictures.MOST + 2)), DAY)

    assert (len(found.pages), found.total) == (pictures.MOST, pictures.MOST + 2)


@pytest.mark.parametrize("kind", ["pdf", "png", "jpeg", "xlsx"])
def test_what_cannot_be_drawn_has_a_sheet_that_says_so(kind: str) -> None:
    found = drawn(Part("Hỏng", kind, b"%PDF-1.4 khong phai"), DAY)
    blank_sheet = drawn(Part("Trống", "pdf", blank(210, 297)), DAY)

    assert found.total == 1
    assert found.pages != blank_sheet.pages
