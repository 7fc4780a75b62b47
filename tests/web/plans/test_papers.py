"""Papers of a version, downloaded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from luanchuyen.records.models import (
    Account,
    IssuedPlan,
    PlanWording,
    Role,
    RotationPlan,
)
from luanchuyen.web.shared import days
from tests import databases, people, planning
from tests.documents.papers import printed
from tests.planning import DAY, Cast
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


ISSUED = SAID | {"signer": "Vi Thị Hạ", "series": "2025-2030", "dang": "phat-hanh"}


@pytest.fixture
def approved(
    cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> RotationPlan:
    settings.DATA = tmp_path
    monkeypatch.setattr(days, "today", lambda: DAY)
    return planning.approved(cast)


def test_the_approved_plan_is_issued_with_its_number(
    approved: RotationPlan, secretary: Client, officer: Client
) -> None:
    form = words(secretary.get(at(approved, "van-ban")))
    shown = words(secretary.post(at(approved, "van-ban"), ISSUED, follow=True))

    assert "Phát hành, lấy số" in form
    assert "Đã phát hành văn bản số 01-KH/TU." in shown
    assert "Phát hành, lấy số" not in shown
    made = IssuedPlan.objects.get()
    assert "Số 01-KH/TU" in words(officer.get(at(approved, "van-ban")))
    place = f"/ke-hoach/{approved.pk}/van-ban/{made.pk}"
    file = officer.get(f"{place}/docx/")
    assert any("Số 01-KH/TU" in line for line in printed(file.content))
    assert officer.get(f"{place}/pdf/").content.startswith(b"%PDF")
    assert officer.get(f"{place}/txt/").status_code == 404


def test_its_number_is_cancelled_with_a_reason(
    approved: RotationPlan, secretary: Client
) -> None:
    secretary.post(at(approved, "van-ban"), ISSUED)
    place = f"/ke-hoach/{approved.pk}/van-ban/{IssuedPlan.objects.get().pk}/"

    unsaid = words(secretary.post(place, {"reason": " "}))
    shown = words(secretary.post(place, {"reason": "Sai tên."}, follow=True))

    assert "bắt buộc" in unsaid
    assert "Đã hủy văn bản số 01-KH/TU." in shown
    assert "Số đã hủy Sai tên." in shown


def test_who_prepares_the_plan_is_not_offered_its_number(
    approved: RotationPlan, officer: Client
) -> None:
    before = databases.content()

    form = words(officer.get(at(approved, "van-ban")))
    shown = officer.post(at(approved, "van-ban"), ISSUED)

    assert "Phát hành, lấy số" not in form
    assert "Vai trò của tài khoản này" in words(shown)
    assert databases.content() == before


def test_a_number_before_the_approval_is_refused_in_words(
    plan: RotationPlan, secretary: Client
) -> None:
    before = databases.content()

    page = words(secretary.post(at(plan, "van-ban"), ISSUED))

    assert "không thể «Ban hành văn bản kế hoạch»" in page
    assert databases.content() == before


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
