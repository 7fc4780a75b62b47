"""The PDF says what the Word file says, in our own letters, and refuses what it cannot show."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import OxmlElement

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.plan_writing import write
from luanchuyen.documents.printed import opened
from luanchuyen.documents.setting import pdf
from tests.documents.papers import DAY, paper, printed
from tests.documents.pdf import pages, words, words_of

PLAN = write(paper())
FILE = pdf(PLAN, "Kế hoạch", DAY)


def changed(change: Callable[[Document], None]) -> bytes:
    document, file = opened(PLAN), io.BytesIO()
    change(document)
    document.save(file)
    return file.getvalue()


def test_the_pdf_says_every_word_of_the_word_file() -> None:
    assert words_of(" ".join(printed(PLAN))) - words(FILE) == set()


def test_the_same_file_gives_the_same_bytes() -> None:
    assert pdf(PLAN, "Kế hoạch", DAY) == FILE


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler-utils is not here")
def test_the_letters_are_ours_alone_and_all_inside(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(FILE)

    told = subprocess.run(
        ["pdffonts", tmp_path / "plan.pdf"], capture_output=True, text=True, check=True
    )

    _, _, *fonts = told.stdout.splitlines()
    assert fonts
    assert all("+Tinos-" in font and " yes " in font for font in fonts)


def test_it_is_an_archive_file_with_its_title() -> None:
    assert b"pdfaid:part" in FILE


def test_the_list_lies_across_and_pages_are_numbered_from_the_second() -> None:
    first, second, *_, last = pages(FILE)

    assert (last.width > last.height, first.width < first.height) == (True, True)
    assert first.lines[0] == "TỈNH ỦY VÂN HẢI ĐẢNG CỘNG SẢN VIỆT NAM"
    assert second.lines[0] == "2"


def test_every_page_carries_the_code() -> None:
    code = paper().trace.code

    assert all(code in page.lines[-1] for page in pages(FILE))


@pytest.mark.parametrize("text", ["漢", "😀"])
def test_a_letter_the_typeface_lacks_is_told(text: str) -> None:
    odd = changed(lambda document: setattr(document.paragraphs[3], "text", text))

    with pytest.raises(PaperError, match=f"Không đặt được thành PDF.*{text}"):
        pdf(odd, "Kế hoạch", DAY)


@pytest.mark.parametrize(
    ("tag", "told"), [("w:drawing", "hình"), ("w:fldSimple", "trường tự động")]
)
def test_what_a_template_has_and_we_cannot_set_is_told(tag: str, told: str) -> None:
    def add(document: Document) -> None:
        document.paragraphs[3]._p.append(OxmlElement(tag))

    with pytest.raises(PaperError, match=told):
        pdf(changed(add), "Kế hoạch", DAY)


def test_text_is_never_read_as_commands() -> None:
    odd = changed(
        lambda document: setattr(document.paragraphs[3], "text", '#panic("x") *a* $b$')
    )

    lines = [line for page in pages(pdf(odd, "Kế hoạch", DAY)) for line in page.lines]
    assert '#panic("x") *a* $b$' in lines
