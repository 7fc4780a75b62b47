"""Papers of a version, downloaded."""

import pytest
from django.test import Client

from luanchuyen.records.models import RotationPlan
from tests import planning
from tests.documents.papers import printed
from tests.planning import Cast
from tests.web.reading import cells, words

SAID = {
    "issuer": "Ban Thường vụ Thị ủy",
    "code": "TU",
    "place": "Lạc Giang",
    "title": "luân chuyển cán bộ",
    "purpose": "Rèn luyện cán bộ.",
    "term": "Ít nhất 36 tháng.",
    "policy": "Giữ phụ cấp.",
    "placement": "Theo nhu cầu.",
    "start": "Từ tháng 01/2027.",
    "organisation": "Ban Tổ chức chủ trì.",
    "kept_by": "Văn phòng",
    "signer_post": "Bí thư",
}


def at(plan: RotationPlan, page: str) -> str:
    return f"/ke-hoach/{plan.pk}/phuong-an/1/{page}/"


def test_the_form_begins_with_what_the_record_says(
    plan: RotationPlan, officer: Client
) -> None:
    page = officer.get(at(plan, "van-ban")).content.decode()

    assert "Ban Thường vụ CU" in page
    assert "Ít nhất 36 tháng" in page


def test_the_word_file_is_downloaded(plan: RotationPlan, officer: Client) -> None:
    response = officer.post(at(plan, "van-ban"), SAID)

    assert f"ke-hoach-{plan.pk}-1.docx" in response["Content-Disposition"]
    assert "1. Rèn luyện cán bộ." in printed(response.content)


def test_it_is_set_as_pdf_too(plan: RotationPlan, officer: Client) -> None:
    response = officer.post(at(plan, "van-ban"), SAID | {"dang": "pdf"})

    assert response.content.startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf"


def test_a_second_copy_needs_no_typing(plan: RotationPlan, officer: Client) -> None:
    officer.post(at(plan, "van-ban"), SAID | {"signed_on": "", "start": "Quý I/2027."})

    page = officer.get(at(plan, "van-ban")).content.decode()

    assert "Quý I/2027." in page
    assert "Ban Thường vụ Thị ủy" in page


def test_words_of_a_few_versions_are_kept(
    cast: Cast, plan: RotationPlan, officer: Client
) -> None:
    for _ in range(5):
        planning.saved(cast, plan)
    for number in range(1, 7):
        address = f"/ke-hoach/{plan.pk}/phuong-an/{number}/van-ban/"
        officer.post(address, SAID | {"start": f"Lần {number}."})

    assert "Lần 1." not in officer.get(at(plan, "van-ban")).content.decode()
    assert "Lần 6." in officer.get(address).content.decode()


def test_what_is_missing_is_told(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.post(at(plan, "van-ban"), SAID | {"policy": ""}))

    assert "Thiếu nội dung bắt buộc «Chế độ, chính sách»" in page


def test_the_list_is_downloaded(plan: RotationPlan, officer: Client) -> None:
    response = officer.get(at(plan, "danh-sach"))

    assert [row[2] for row in cells(response)] == ["A"]


@pytest.mark.parametrize("page", ["van-ban", "danh-sach"])
def test_a_stranger_gets_neither(
    page: str, plan: RotationPlan, stranger: Client
) -> None:
    assert stranger.get(at(plan, page)).status_code == 404
