"""The plan as a Word file: its text, its form, and everything that keeps it from being written."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from luanchuyen.documents.bases import DatedBasis, InstrumentBasis
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import FormKind, governing
from luanchuyen.documents.form_checks import departures
from luanchuyen.documents.frame import on_behalf_of
from luanchuyen.documents.plan_writing import faults, pdf, write
from luanchuyen.documents.printed import opened
from luanchuyen.documents.reading_back import differences
from tests.documents.papers import (
    DAY,
    DRAFT,
    ITEMS,
    KEPT,
    MOVES,
    NUMBERED,
    paper,
    printed,
)
from tests.documents.pdf import pages

MY_HAO = ("QD-65-2022", "KL-35-2022", "KL-23-2021", "TB-312-2010", "KH-175-2023")
LAM_DONG = (
    *("NQ-11-2002", "KL-24-2012", "QD-164-2013", "QD-163-2016"),
    *("NQ-09-2017", "CTR-16-2016", "CV-4741-2013"),
)


def said(**changes: Any) -> str:
    return "\n".join(printed(write(paper(**changes))))


def test_the_plan_reads_as_kept() -> None:
    assert printed(write(paper())) == KEPT.read_text("utf-8").splitlines()


@pytest.mark.parametrize("heading", [NUMBERED, DRAFT])
def test_the_plan_keeps_to_the_form(heading: Any) -> None:
    assert departures(write(paper(heading=heading)), governing(DAY)) == []


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write(paper()) == write(paper())


@pytest.mark.clause("DH-V")
def test_a_draft_is_marked_and_a_numbered_plan_is_not() -> None:
    assert "DỰ THẢO" in said(heading=DRAFT)
    assert "DỰ THẢO" not in said()


def test_a_draft_tells_what_nobody_compared_with_its_source() -> None:
    note = "chưa đối chiếu nguyên văn"

    assert f"{note}: Quy định 399-QĐ/TW" in said(heading=DRAFT)
    assert note not in said()


@pytest.mark.clause("MH-0.1")
def test_bases_stand_in_their_order_each_with_its_issuer() -> None:
    text = said(bases=[InstrumentBasis(key) for key in MY_HAO])

    lines = [line for line in text.splitlines() if line.startswith("Căn cứ ")]
    lines = [line for line in lines if "trường hợp «" not in line]
    assert [line.split("số ")[1].split()[0] for line in lines] == [
        *("65-QĐ/TW", "35-KL/TW", "23-KL/TW", "312-TB/TW", "175-KH/TU")
    ]
    assert all(" của " in line for line in lines)


@pytest.mark.clause("LD-0")
def test_a_dated_survey_and_review_are_bases_too() -> None:
    survey = DatedBasis("kết quả khảo sát nhu cầu đào tạo", date(2026, 9, 15))
    review = DatedBasis("kết quả rà soát, bổ sung quy hoạch", date(2026, 10, 2))
    instruments = [InstrumentBasis(key) for key in LAM_DONG]

    text = said(bases=[*instruments, survey, review])

    by_case = text.count("\nCăn cứ đối với trường hợp «")
    assert text.count("\nCăn cứ ") - by_case == len(LAM_DONG) + 2
    assert "Căn cứ kết quả khảo sát nhu cầu đào tạo ngày 15/9/2026;" in text
    assert "Căn cứ kết quả rà soát, bổ sung quy hoạch ngày 02/10/2026," in text


def test_a_law_is_named_by_its_title() -> None:
    text = said(bases=[InstrumentBasis("L-80-2025")])

    assert "Luật Cán bộ, công chức số 80/2025/QH15 ngày 24/6/2025 của Quốc hội," in text


@pytest.mark.clause("QD-2.1")
def test_the_purpose_is_printed_and_asked_for() -> None:
    assert "1. Tạo điều kiện cho cán bộ trong quy hoạch" in said()
    assert faults(paper(purpose=())) == ["Thiếu mục đích, yêu cầu của kế hoạch."]


@pytest.mark.clause("CT-0")
def test_a_plan_covers_years() -> None:
    assert "thị xã, giai đoạn 2026-2030" in said()
    assert "giai đoạn" not in said(period=None)


@pytest.mark.parametrize("key", ["term", "policy", "placement", "start"])
def test_what_the_decree_asks_and_the_plan_does_not_say_is_told(key: str) -> None:
    (told,) = faults(paper(items={k: v for k, v in ITEMS.items() if k != key}))

    assert told.startswith("Thiếu nội dung bắt buộc")
    assert "Điều 45 Nghị định 170/2025/NĐ-CP" in told


def test_before_the_decree_term_and_start_and_placement_may_be_silent() -> None:
    day = date(2025, 6, 30)
    signed = replace(NUMBERED, signed_on=day)
    bases = [InstrumentBasis("QD-65-2022")]
    items = {"policy": ITEMS["policy"]}

    assert faults(paper(day=day, heading=signed, bases=bases, items=items)) == []


def test_everything_missing_is_told_at_once() -> None:
    with pytest.raises(PaperError) as caught:
        write(paper(items={}, moves=()))

    assert len(caught.value.faults) == 8
    assert "(Điều 7 Quy định 65-QĐ/TW" in caught.value.faults[0]


def test_a_plan_without_names_says_in_words_what_it_has_no_moves_for() -> None:
    words = dict.fromkeys(("posts", "form", "area"), ("Theo danh sách hằng năm.",))

    text = said(moves=(), items=ITEMS | words)

    assert "DANH SÁCH" not in text
    assert "Theo danh sách hằng năm." in text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"heading": replace(NUMBERED, signed_on=None)}, "Số và ngày ký đi cùng nhau"),
        ({"heading": replace(NUMBERED, number=0)}, "Số 0 không dùng được"),
        (
            {"heading": replace(NUMBERED, signed_on=date(2026, 11, 30))},
            "trước ngày xét",
        ),
        ({"bases": ()}, "Thiếu căn cứ"),
        ({"bases": [InstrumentBasis("QD-0")]}, "«QD-0» không có trong danh mục"),
        (
            {"bases": [DatedBasis("khảo sát", date(2027, 1, 1))]},
            "sau ngày của văn bản",
        ),
        ({"organisation": ()}, "Thiếu phần tổ chức thực hiện"),
        (
            {"items": ITEMS | {"weather": ("Nắng.",)}},
            "Không có nội dung kế hoạch «weather»",
        ),
        ({"moves": (*MOVES, MOVES[0])}, "Cán bộ CB07 đứng 2 lần"),
        ({"period": (2030, 2026)}, "năm đầu sau năm cuối"),
    ],
)
def test_a_fault_of_the_paper_is_a_sentence(changes: dict[str, Any], told: str) -> None:
    (found,) = faults(paper(**changes))

    assert told in found


def test_names_keep_their_signs_and_run_nothing() -> None:
    odd = replace(MOVES[0], name="A & B <i> {{ trace }}")

    assert "A & B <i> {{ trace }}" in said(moves=(odd,))


def test_an_office_brings_its_own_template(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Mẫu của cơ quan: {{ subject }}")
    own.save(str(tmp_path / "plan.docx"))

    (line,) = printed(write(paper(), tmp_path))

    assert line.startswith("Mẫu của cơ quan: luân chuyển cán bộ")


def test_a_folder_without_the_template_gives_the_shipped_one(tmp_path: Path) -> None:
    assert write(paper(), tmp_path) == write(paper())


@pytest.mark.parametrize(
    "line",
    [
        "{{ nothing_of_ours }}",
        "{% for %}",
        "{{ title.__class__.__mro__ }}",
        "{{ moves[0].__init__.__globals__ }}",
    ],
)
def test_a_template_that_does_not_work_is_told(tmp_path: Path, line: str) -> None:
    own = Document()
    own.add_paragraph(line)
    own.save(str(tmp_path / "plan.docx"))

    with pytest.raises(PaperError, match="Không điền được mẫu «plan"):
        write(paper(), tmp_path)


def test_a_template_that_is_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(b"PK")

    with pytest.raises(PaperError, match="Không điền được mẫu"):
        write(paper(), tmp_path)


def test_each_text_of_a_case_is_named_once_below_the_list() -> None:
    again = replace(MOVES[0], official="CB08", name="Lò Văn Hai")

    text = said(moves=(MOVES[0], again))

    told = "Căn cứ đối với trường hợp «Luân chuyển để đào tạo, rèn luyện»: "
    assert text.count(told) == 1
    assert f"{told}Quy định 65-QĐ/TW; Nghị định 170/2025/NĐ-CP." in text


def test_a_year_of_birth_has_its_column_only_where_one_is_known() -> None:
    known = replace(MOVES[0], born=1980)

    assert "1 | Đặng Thị Mai Sương | 1980 | Trưởng phòng" in said(moves=(known,))
    assert "Năm sinh" not in said()


def test_the_list_lies_across_and_a_plan_without_moves_ends_before_it() -> None:
    words = dict.fromkeys(("posts", "form", "area"), ("Theo danh sách hằng năm.",))

    listed = opened(write(paper())).sections
    bare = opened(write(paper(moves=(), items=ITEMS | words))).sections

    assert [one.orientation for one in listed] == [0, 1]
    assert [one.orientation for one in bare] == [0]


def test_headings_of_tables_are_repeated_and_rows_stay_whole() -> None:
    for table in opened(write(paper())).tables[1:-2]:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_the_state_makes_its_plans_in_its_own_form() -> None:
    heading = replace(NUMBERED, code="UBND", form=FormKind.STATE)
    signed = on_behalf_of("Ủy ban nhân dân", "Chủ tịch", "Lò Văn Đông")
    plan = paper(heading=heading, signature=signed)

    file = write(plan)

    assert "Số: 12/KH-UBND" in "\n".join(printed(file))
    assert departures(file, governing(DAY, FormKind.STATE)) == []
    assert differences(file, plan) == []


def test_the_pdf_of_a_plan_lies_across_at_its_list() -> None:
    *_, last = pages(pdf(paper()))

    assert last.width > last.height
