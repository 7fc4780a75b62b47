"""Wherever the text ends, the signature stands below two lines of it, and who receives the paper stands beside."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from docx.table import Table

from luanchuyen.documents.filling import keep_signature, template
from luanchuyen.documents.form import FormKind
from luanchuyen.documents.paper import Paper, template_of
from luanchuyen.documents.papers import PAPERS
from luanchuyen.documents.printed import opened
from luanchuyen.documents.writing import pdf, word
from tests.documents.pdf import Page, pages
from tests.documents.samples import SAMPLES

LENGTHS = range(0, 34, 2)  # a sheet has room for fewer lines than the last of them adds


def longer(paper: Paper, lines: int) -> Paper:
    """The paper with so many lines more in its middle."""
    more = [f"Việc thứ {number}." for number in range(lines)]
    told: dict[str, Any] = {
        "submission": {"steps": more, "enclosed": ()},
        "session": {"discussion": more, "counts": ()},
        "rotation": {"tasks": more},
    }
    return replace(paper, **told[paper.kind])


def signed_page(sheets: Sequence[Page]) -> list[str]:
    """The page of the signature, which is that of who receives the paper."""
    (page,) = (one for one in sheets if "Nơi nhận:" in " ".join(one.lines))
    return list(page.lines)


@pytest.mark.parametrize("form", FormKind)
@pytest.mark.parametrize("name", ["submission", "session", "rotation"])
def test_two_lines_of_the_text_stand_above_it(name: str, form: FormKind) -> None:
    seen = set()
    for length in LENGTHS:
        paper = longer(SAMPLES[name](form), length)
        sheets = pages(pdf(paper))
        lines = signed_page(sheets)
        over = paper.signature.principal.upper()
        signed = max(n for n, line in enumerate(lines) if over in line)
        text = [line for line in lines[:signed] if not line.isdecimal()]
        assert len(text) >= 2, (length, lines)
        assert any(paper.signature.name in line for line in lines), (length, lines)
        seen.add(len(sheets))

    assert len(seen) > 1  # else the text never came near the end of a sheet


@pytest.mark.parametrize("form", FormKind)
@pytest.mark.parametrize("kind", [one.kind for one in PAPERS])
def test_a_heading_of_a_table_never_stands_without_a_row(
    kind: str, form: FormKind
) -> None:
    document = opened(template(template_of(kind, form), None))
    ruled = [one for one in document.tables if _is_ruled(one)]

    for table in ruled:
        for cell in table.rows[0].cells:
            assert cell.paragraphs[0].paragraph_format.keep_with_next


def _is_ruled(table: Table) -> bool:
    return bool(table.style and table.style.name == "Table Grid")


def test_an_offices_own_list_below_the_signature_goes_along_with_it() -> None:
    document = opened(word(SAMPLES["session"](FormKind.STATE)))
    document.add_paragraph("Nơi nhận:")
    document.add_paragraph("- Lưu.")

    keep_signature(document)

    cells = document.tables[-1].rows[0].cells
    lines = [line for cell in cells for line in cell.paragraphs]
    assert all(line.paragraph_format.keep_with_next for line in lines)


def test_who_receives_minutes_stands_beside_the_signature() -> None:
    document = opened(word(SAMPLES["session"](FormKind.STATE)))

    assert "Nơi nhận:" in document.tables[-1].rows[0].cells[0].text
