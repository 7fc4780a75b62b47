"""What a plan was opened with and what a version adds: both seen on its pages, and the first released there."""

import pytest
from django.test import Client

from luanchuyen.records.models import PlanRelease, RotationPlan
from tests import planning
from tests.planning import TEXT, Cast
from tests.web.reading import words

PINNED = TEXT + "pin: [{official: A, post: P2, waiver: Nghị quyết riêng}]\n"
WHY = {"note": "Đồng chí xin ở lại."}


@pytest.fixture
def waiting(cast: Cast) -> RotationPlan:
    return planning.frozen(cast, PINNED)


def at(plan: RotationPlan, rest: str = "") -> str:
    return f"/ke-hoach/{plan.pk}/{rest}"


def test_the_machine_keeps_it_and_the_page_says_so(
    waiting: RotationPlan, officer: Client
) -> None:
    before = words(officer.get(at(waiting)))
    officer.post(at(waiting, "may-de-xuat/"), {"label": "Máy"})
    after = words(officer.get(at(waiting)))

    assert "ghi khi mở kế hoạch Trường hợp đặc biệt: Nghị quyết riêng" in before
    assert "phải giữ" in after
    assert "Nguyễn Văn Mẫu A P2, U2 Ấn định" in after


def test_what_a_version_adds_is_seen_beside_it(
    waiting: RotationPlan, officer: Client
) -> None:
    officer.post(at(waiting, "may-de-xuat/"), {"label": "Máy"})
    further = {"pin_who": "B", "pin_where": "P3", "label": "Thêm", "why": "Hợp hơn."}
    officer.post(
        at(waiting, "phuong-an/1/dieu-chinh/"),
        {"viec": "luu", "dong-0": "an-dinh"} | further,
    )

    page = words(officer.get(at(waiting, "phuong-an/2/")))

    assert "ghi khi mở kế hoạch" in page
    assert "ghi ở phương án 2" in page


def test_it_is_released_with_a_reason(waiting: RotationPlan, officer: Client) -> None:
    asked = words(officer.get(at(waiting, "da-an-dinh/1/bo/")))
    response = officer.post(at(waiting, "da-an-dinh/1/bo/"), WHY, follow=True)
    officer.post(at(waiting, "may-de-xuat/"), {"label": "Máy"})

    assert "Ấn định: Nguyễn Văn Mẫu → P2, U2" in asked
    assert "đã bỏ Đồng chí xin ở lại." in words(response)
    assert [one["to"] for one in waiting.versions.get().document["moves"]] == ["P3"]
    assert "Bỏ điều đã ấn định" in words(officer.get(at(waiting, "nhat-ky/")))


def test_a_version_made_before_says_it_was_released_since(
    waiting: RotationPlan, officer: Client
) -> None:
    officer.post(at(waiting, "may-de-xuat/"), {"label": "Máy"})
    officer.post(at(waiting, "da-an-dinh/1/bo/"), WHY)

    page = words(officer.get(at(waiting, "phuong-an/1/")))

    assert "đã bỏ sau khi lập phương án này" in page
    assert "đã bỏ khỏi kế hoạch" in words(
        officer.get(at(waiting, "phuong-an/1/dieu-chinh/"))
    )


@pytest.mark.parametrize("note", ["", "   ", "a\0"])
def test_without_a_reason_it_stays(
    note: str, waiting: RotationPlan, officer: Client
) -> None:
    response = officer.post(at(waiting, "da-an-dinh/1/bo/"), {"note": note})

    assert response.status_code == 200
    assert not PlanRelease.objects.exists()


def test_released_twice_is_told(waiting: RotationPlan, officer: Client) -> None:
    officer.post(at(waiting, "da-an-dinh/1/bo/"), WHY)

    page = words(officer.post(at(waiting, "da-an-dinh/1/bo/"), WHY))

    assert "Đã bỏ ngày" in page
    assert PlanRelease.objects.count() == 1


@pytest.mark.parametrize("number", [0, 2, 999])
def test_a_line_that_is_not_there_is_not_found(
    number: int, waiting: RotationPlan, officer: Client
) -> None:
    assert officer.get(at(waiting, f"da-an-dinh/{number}/bo/")).status_code == 404


def test_who_only_reads_is_offered_nothing(
    waiting: RotationPlan, inspector: Client
) -> None:
    page = inspector.get(at(waiting)).content.decode()

    assert "Điều đã ấn định" in page
    assert "da-an-dinh/1/bo/" not in page
