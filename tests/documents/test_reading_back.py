"""The checker agrees with what was written, and sees every hand that changed it afterwards."""

import io
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace

import pytest
from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import governing
from luanchuyen.documents.form_checks import departures
from luanchuyen.documents.lines import Seat
from luanchuyen.documents.plan_writing import write
from luanchuyen.documents.printed import opened
from luanchuyen.documents.reading_back import differences
from luanchuyen.rules.rulebook import load
from tests.documents.papers import DAY, DRAFT, MOVES, paper

PLAN = paper()
FILE = write(PLAN)
NUMBERING = re.compile(r"^(?:\d+\. |\d+$)")


def changed(change: Callable[[Document], None]) -> bytes:
    document, file = opened(FILE), io.BytesIO()
    change(document)
    document.save(file)
    return file.getvalue()


def paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def figures() -> list[tuple[int, int]]:
    """Every figure of the paper: paragraph and place, without numbering."""
    return [
        (number, found.start())
        for number, one in enumerate(paragraphs(opened(FILE)))
        for found in re.finditer(r"\d+", one.text)
        if not NUMBERING.match(one.text[found.start() :]) or found.start()
    ]


@pytest.mark.parametrize("heading", [PLAN.heading, DRAFT])
def test_what_was_written_agrees(heading: object) -> None:
    plan = paper(heading=heading)

    assert differences(write(plan), plan) == []


def test_saving_it_again_changes_nothing() -> None:
    assert differences(changed(lambda _: None), PLAN) == []


def test_every_figure_that_is_changed_is_seen() -> None:
    """Each one raised by one in its turn; the places of a cited text are not figures of the plan."""
    unseen = []
    for number, place in figures():

        def raise_by_one(
            document: Document, number: int = number, place: int = place
        ) -> None:
            one = list(paragraphs(document))[number]
            old = re.match(r"\d+", one.text[place:])
            assert old
            new = f"{int(old[0]) + 1:0{len(old[0])}d}"
            one.runs[0].text = one.text[:place] + new + one.text[place + len(old[0]) :]
            for run in one.runs[1:]:
                run.text = ""

        if not differences(changed(raise_by_one), PLAN):
            unseen.append(list(paragraphs(opened(FILE)))[number].text)

    assert unseen == []


@pytest.mark.parametrize("column", [1, 2, 3])
@pytest.mark.parametrize("row", [1, 2, 3])
def test_every_name_and_post_that_is_changed_is_seen(row: int, column: int) -> None:
    def rename(document: Document) -> None:
        document.tables[-1].rows[row].cells[column].text = "Người khác, nơi khác"

    assert any("Danh sách" in told for told in differences(changed(rename), PLAN))


def test_from_and_to_the_other_way_round_is_seen() -> None:
    def swap(document: Document) -> None:
        cells = document.tables[-1].rows[3].cells
        cells[2].text, cells[3].text = cells[3].text, cells[2].text

    first, *_ = differences(changed(swap), PLAN)

    assert "Lò Thị Én" in first


def test_a_row_too_many_is_seen() -> None:
    def add(document: Document) -> None:
        last = document.tables[-1].rows[3]._tr
        last.addnext(deepcopy(last))
        document.tables[-1].rows[4].cells[1].text = "Sầm Văn Thêm"

    (told,) = differences(changed(add), PLAN)

    assert "sầm văn thêm" in told


def test_a_row_that_was_taken_out_is_seen() -> None:
    def take(document: Document) -> None:
        row = document.tables[-1].rows[2]._tr
        row.getparent().remove(row)

    (told,) = differences(changed(take), PLAN)

    assert "Trịnh Văn Thuỷ" in told


@pytest.mark.parametrize(
    "words",
    ["Vi Thị Hạ", "BÍ THƯ", "T/M", "THỊ ỦY LẠC GIANG", "Hoàng Văn Vắng", "Tỉnh ủy"],
)
def test_a_name_that_was_taken_out_is_seen(words: str) -> None:
    def take(document: Document) -> None:
        for one in paragraphs(document):
            for run in one.runs:
                run.text = run.text.replace(words, "")

    assert differences(changed(take), PLAN)


def test_another_spelling_of_a_name_is_the_same_name() -> None:
    def respell(document: Document) -> None:
        cell = document.tables[-1].rows[2].cells[1]
        cell.text = cell.text.replace("Thuỷ", "Thủy")

    assert differences(changed(respell), PLAN) == []


def test_a_unit_its_post_shortens_is_not_asked_for() -> None:
    seat = Seat("Chủ tịch HĐND xã Bình Sa", "Hội đồng nhân dân xã Bình Sa")
    plan = paper(moves=(replace(MOVES[0], target=seat),))

    assert differences(write(plan), plan) == []


def test_the_paper_of_another_snapshot_is_seen() -> None:
    other = paper(snapshot="0" * 64)

    assert differences(FILE, other) == [
        f"Chân trang không ghi mã «{other.trace.code}»."
    ]


def test_the_mark_of_a_draft_is_not_left_on_a_numbered_plan() -> None:
    told = differences(write(paper(heading=DRAFT)), PLAN)

    assert "Văn bản đã có số mà còn ghi «DỰ THẢO»." in told


@pytest.mark.parametrize("start", ["", "PK\x03\x04", "%PDF-1.7"])
def test_what_is_no_word_file_is_told(start: str) -> None:
    with pytest.raises(PaperError, match="không phải tệp Word"):
        differences(start.encode(), PLAN)


def test_another_font_and_another_margin_depart_from_the_form() -> None:
    def depart(document: Document) -> None:
        document.paragraphs[3].runs[0].font.name = "Arial"
        document.sections[0].left_margin = Mm(20)

    told = departures(changed(depart), governing(DAY))

    assert told == [
        "Trang có lề trái 20 mm; thể thức quy định 30 mm.",
        "Văn bản dùng phông chữ «Arial»; thể thức quy định «Times New Roman».",
    ]


@pytest.mark.parametrize(
    "book", ["my-hao-2023", "can-tho-2022", "lam-dong-2017", "dong-ha-2021"]
)
def test_a_plan_under_a_local_book_agrees_too(book: str) -> None:
    local = paper(rulebook=load(book))

    assert differences(write(local), local) == []
