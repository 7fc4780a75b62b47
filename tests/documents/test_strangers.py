"""An official, a post, a day or a figure typed into an office's own template is seen; its standing words are not."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from luanchuyen.documents import reading_back
from luanchuyen.documents.filling import template
from luanchuyen.documents.form import FormKind
from luanchuyen.documents.mentions import Known, counted_in, days_in, years_in
from luanchuyen.documents.paper import template_of
from luanchuyen.documents.paper_reading_back import differences
from luanchuyen.documents.plan_writing import write
from luanchuyen.documents.writing import word
from tests.documents.papers import paper as plan
from tests.documents.samples import SAMPLES

PARTY = FormKind.PARTY
RECORD = Known.of(
    people=("Đặng Thị Mai Sương", "Trịnh Văn Thuỷ", "Lê Hồng Phong", "An"),
    places=(
        "Trưởng phòng, Phòng Nội vụ",
        "Phó Trưởng phòng, Phòng Tư pháp",
        "Trưởng ban, Ban Tổ chức Thị ủy",
        "Hiệu trưởng, Trường Lê Hồng Phong",
    ),
)


def own_template(name: str, typed: str, folder: Path) -> Path:
    """Ours with one more line before the signature."""
    file = Document(BytesIO(template(name, None)))
    file.tables[-1]._tbl.addprevious(file.add_paragraph(typed)._p)
    file.save(str(folder / name))
    return folder


def told(kind: str, typed: str, folder: Path) -> list[str]:
    """What the checker says of a paper from the template in which that was typed."""
    paper = SAMPLES[kind](PARTY)
    own_template(template_of(paper.kind, PARTY), typed, folder)
    return differences(word(paper, folder), paper, folder, RECORD)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("Đồng chí Trịnh Văn Thủy bàn giao công việc.", "tên cán bộ «Trịnh Văn Thuỷ»"),
        (
            "Hiện giữ chức vụ Phó Trưởng phòng Phòng Tư pháp.",
            "chức danh «Phó Trưởng phòng, Phòng Tư pháp»",
        ),
        ("Có hiệu lực từ ngày 01/3/2025.", "ngày «01/03/2025»"),
        ("Có hiệu lực từ ngày 01 tháng 3 năm 2025.", "ngày «01/03/2025»"),
        ("Theo kế hoạch năm 2024.", "năm «2024»"),
        ("Thời hạn luân chuyển là 48 tháng.", "số liệu «48 tháng»"),
        ("Bảo lưu hệ số 0,95.", "số liệu «0,95»"),
    ],
)
def test_what_a_record_says_is_seen_where_it_was_typed(
    typed: str, what: str, tmp_path: Path
) -> None:
    (found,) = told("rotation", typed, tmp_path)

    assert found.startswith(f"Mẫu «rotation.docx» gõ sẵn {what} mà")
    assert typed.lower().rstrip(".").split()[-1] in found


@pytest.mark.parametrize(
    "typed",
    [
        "Căn cứ Quy chế làm việc số 03-QC/TU ngày 05/6/2025 của Thị ủy;",
        "Căn cứ Luật Cán bộ, công chức năm 2008;",
        "Thực hiện Điều 7, khoản 2 của Quy định, trong nhiệm kỳ 2025-2030.",
        "Trưởng Ban Tổ chức Thị ủy và Trưởng ban, Ban Tổ chức Thị ủy thi hành.",
        "Đồng chí Đặng Thị Mai Sương nhận nhiệm vụ từ ngày 05/01/2027.",
        "Sao gửi Hiệu trưởng Trường Lê Hồng Phong để thi hành.",
        "Việc này an toàn, bình an.",
    ],
)
def test_standing_words_are_an_offices_own(typed: str, tmp_path: Path) -> None:
    assert told("rotation", typed, tmp_path) == []


def test_a_document_of_the_library_with_another_day_is_seen(tmp_path: Path) -> None:
    (found,) = told("rotation", "Theo Quy định số 65-QĐ/TW ngày 28/4/2021.", tmp_path)

    assert found.startswith(
        "Văn bản số «65-qđ/tw» có ngày 28/04/2022, không phải 28/04/2021:"
    )


def test_it_is_seen_in_a_plan_too(tmp_path: Path) -> None:
    own_template("plan.docx", "Đồng chí Lê Hồng Phong chủ trì.", tmp_path)

    found = reading_back.differences(write(plan(), tmp_path), plan(), tmp_path, RECORD)

    assert len(found) == 1
    assert "gõ sẵn tên cán bộ «Lê Hồng Phong»" in found[0]


@pytest.mark.parametrize("form", FormKind)
@pytest.mark.parametrize("name", SAMPLES)
def test_our_own_templates_say_nothing_strange(name: str, form: FormKind) -> None:
    paper = SAMPLES[name](form)

    assert differences(word(paper), paper, None, RECORD) == []


def test_a_longer_name_is_not_taken_for_a_shorter_one() -> None:
    record = Known.of(("Vi Thị Hạ", "Vi Thị Hạ Long"), ())

    assert [*record.people_in("đồng chí vi thị hạ long; vi thị hạ.")] == [
        "Vi Thị Hạ Long",
        "Vi Thị Hạ",
    ]
    assert [*record.people_in("vi thị. hạ long")] == []


def test_days_years_and_figures_are_told_apart() -> None:
    line = "ngày 07 tháng 12 năm 2026, 36 tháng, 02 đồng chí, số 12-qđ/tu ngày 1/2/2025"

    assert [*days_in(line)] == ["07/12/2026"]
    assert [*years_in(line)] == []
    assert [*counted_in(line)] == ["36 tháng", "2 đồng chí"]
