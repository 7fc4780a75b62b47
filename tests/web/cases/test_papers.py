"""Papers of a case from their pages: each as Word and PDF, with what keeps it from being one."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from luanchuyen.records.models import Case
from luanchuyen.services import case_papers
from luanchuyen.services.case_papers import SHEETS
from tests import casework
from tests.casework import Cast
from tests.planning import DAY
from tests.web.reading import words

MORE = {
    "to": "Ban Thường vụ CU",
    "questions": "Đồng ý hay không.",
    "due": "20/12/2026",
    "at": "Phòng họp",
    "began": "08 giờ",
    "ended": "09 giờ",
    "present": "Đồng chí Trưởng ban",
    "secretary": "Lê Thị Ghi",
    "tellers": "Trần Kiểm",
    "checked": "Đủ điều kiện.",
    "proposal": "Xem xét, quyết định.",
    "conclusion": "Đề nghị luân chuyển.",
    "carried_out_by": "U1\nU3",
    "said": "Nội dung quyết định.",
}


@pytest.fixture
def decided(cast: Cast) -> Case:
    return casework.carried(cast)


def given(case: Case, key: str) -> dict[str, object]:
    sheet = SHEETS[key]
    said = case_papers.wording(case, sheet, on=DAY)
    frame = {name: one for name, one in vars(said).items() if name != "more"}
    more = {f"noi_dung_{key}": MORE[key] for key in sheet.asks}
    return frame | more | {"signer": "Phạm Ký"}


def text(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("key", sorted(SHEETS))
def test_each_paper_is_made_of_the_record(
    key: str, decided: Case, officer: Client
) -> None:
    response = officer.post(
        f"/ho-so/{decided.pk}/van-ban/{key}/", given(decided, key) | {"dang": "docx"}
    )

    assert response["Content-Disposition"] == (
        f'attachment; filename="{key}-{decided.pk}.docx"'
    )
    assert "Nguyễn Văn Mẫu" in text(response.content)


def test_a_decision_has_the_number_of_the_register(
    decided: Case, officer: Client
) -> None:
    response = officer.post(
        f"/ho-so/{decided.pk}/van-ban/quyet-dinh/", given(decided, "quyet-dinh")
    )

    shown = text(response.content)
    assert "01-QĐ/" in shown
    assert "01/01/2027" in shown or "01/1/2027" in shown


def test_a_paper_is_set_as_pdf(decided: Case, officer: Client) -> None:
    response = officer.post(
        f"/ho-so/{decided.pk}/van-ban/to-trinh/",
        given(decided, "to-trinh") | {"dang": "pdf"},
    )

    assert response.content.startswith(b"%PDF")


def test_what_keeps_a_paper_from_being_one_is_told(case: Case, officer: Client) -> None:
    shown = words(
        officer.post(
            f"/ho-so/{case.pk}/van-ban/bien-ban-kiem-phieu/",
            given(case, "bien-ban-kiem-phieu"),
        )
    )

    assert "Chưa có biểu quyết nào để lập biên bản." in shown


@pytest.mark.parametrize("key", ["", *sorted(SHEETS)])
def test_a_page_of_a_paper_opens_for_who_reads(
    key: str, case: Case, inspector: Client, stranger: Client
) -> None:
    address = f"/ho-so/{case.pk}/van-ban/{key}{'/' if key else ''}"

    assert inspector.get(address).status_code == 200
    assert stranger.get(address).status_code == 404


def test_an_unknown_paper_is_not_there(case: Case, officer: Client) -> None:
    assert officer.get(f"/ho-so/{case.pk}/van-ban/khong-co/").status_code == 404
