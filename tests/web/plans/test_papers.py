"""Papers of a version, downloaded."""

from collections.abc import Callable

import pytest
from django.test import Client

from luanchuyen.records.models import Account, PlanWording, Role, RotationPlan
from tests import people
from tests.documents.papers import printed
from tests.planning import Cast
from tests.web.reading import cells, words

Enter = Callable[[Account], Client]
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


def test_a_colleague_sees_the_same_words_later(
    cast: Cast, plan: RotationPlan, officer: Client, enter: Enter
) -> None:
    officer.post(at(plan, "van-ban"), SAID | {"start": "Quý I/2027."})
    officer.logout()

    page = enter(people.account("khanh", Role.OFFICER, committee="CU")).get(
        at(plan, "van-ban")
    )

    assert "Quý I/2027." in page.content.decode()
    assert f"Lời ghi lần cuối: {cast.officer.name}" in words(page)


def test_words_are_saved_without_a_whole_paper(
    plan: RotationPlan, officer: Client
) -> None:
    half = SAID | {"policy": "", "start": "Quý I/2027.", "dang": "luu"}

    page = officer.post(at(plan, "van-ban"), half, follow=True)

    assert "Đã lưu lời văn bản cùng kế hoạch." in words(page)
    assert "Quý I/2027." in page.content.decode()
    assert "Ghi lời văn bản" in words(officer.get(f"/ke-hoach/{plan.pk}/nhat-ky/"))


def test_who_only_reads_takes_a_copy_and_keeps_nothing(
    plan: RotationPlan, inspector: Client
) -> None:
    form = inspector.get(at(plan, "van-ban"))
    copy = inspector.post(at(plan, "van-ban"), SAID | {"dang": "luu"})

    assert "Lưu lời" not in words(form)
    assert "không lưu vào kế hoạch" in words(form)
    assert copy.content.startswith(b"PK")
    assert not PlanWording.objects.exists()


def test_a_number_before_the_approval_is_refused_and_nothing_kept(
    plan: RotationPlan, officer: Client
) -> None:
    numbered = SAID | {"number": "7", "signed_on": "20/12/2026", "signer": "Vi Thị Hạ"}

    for asked in ("docx", "luu"):
        page = words(officer.post(at(plan, "van-ban"), numbered | {"dang": asked}))
        assert "chưa có chủ trương nên chưa ghi số" in page
    assert not PlanWording.objects.exists()


def test_what_is_missing_is_told(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.post(at(plan, "van-ban"), SAID | {"policy": ""}))

    assert "Thiếu nội dung bắt buộc «Chế độ, chính sách»" in page
    assert not PlanWording.objects.exists()


def test_the_list_is_downloaded(plan: RotationPlan, officer: Client) -> None:
    response = officer.get(at(plan, "danh-sach"))

    assert [row[2] for row in cells(response)] == ["A"]


@pytest.mark.parametrize("page", ["van-ban", "danh-sach"])
def test_a_stranger_gets_neither(
    page: str, plan: RotationPlan, stranger: Client
) -> None:
    assert stranger.get(at(plan, page)).status_code == 404
