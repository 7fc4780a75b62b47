"""Questions about a version, answered in names and with their texts."""

import pytest
from django.test import Client

from luanchuyen.records.models import RotationPlan
from luanchuyen.services import plan_versions
from luanchuyen.web.plans import why_views
from tests import people
from tests.matching.town import town
from tests.web.reading import words

MORE: dict[str, object] = {
    "direction": None,
    "case": "training",
    "kind": "swap",
    "cites": [],
}
PAGES = ("vi-sao/", "hon-diem/", "them-duoc-gi/", "neu-rut/", "neu-doi/")


def at(plan: RotationPlan, rest: str) -> str:
    return f"/ke-hoach/{plan.pk}/phuong-an/1/{rest}"


def test_why_this_one_is_here(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(plan, "vi-sao/?can_bo=A")))

    assert "Phải chuyển theo trường hợp" in page
    assert "Nếu bỏ dòng này" in page


def test_why_not_that_one_there(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(plan, "vi-sao/?can_bo=B&chuc_danh=P1")))

    assert "Nguyễn Văn Mẫu → P1, U1" in page
    assert "Mục tiêu kém đi" in page


def test_why_a_post_stays_empty(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(plan, "vi-sao/?chuc_danh=P1")))

    assert "Nếu làm khác đi" in page


def test_a_part_of_a_name_offers_those_it_may_mean(
    plan: RotationPlan, officer: Client
) -> None:
    page = words(officer.get(at(plan, "vi-sao/?chuc_danh=u")))

    assert "Hỏi về chức danh nào?" in page


def test_a_name_nobody_has_is_told(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(plan, "vi-sao/?can_bo=khong-ai")))

    assert "khớp với “khong-ai”" in page


def test_nobody_was_passed_over(plan: RotationPlan, officer: Client) -> None:
    assert "Không có ai hơn điểm" in words(officer.get(at(plan, "hon-diem/")))


def test_the_curve_tells_what_each_move_buys(
    plan: RotationPlan, officer: Client
) -> None:
    page = words(officer.get(at(plan, "them-duoc-gi/")))

    assert "1 người Mục tiêu «phải chuyển mà ở lại» tốt lên 1 (1 → 0)." in page


def test_a_long_curve_is_drawn_on_request(
    plan: RotationPlan, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(why_views, "_AT_ONCE", 0)

    assert "Phương án chuyển 1 người" in words(officer.get(at(plan, "them-duoc-gi/")))
    assert "1 người Mục tiêu" in words(officer.get(at(plan, "them-duoc-gi/?tat-ca=1")))


@pytest.mark.parametrize("page", ["vi-sao/", "hon-diem/", "them-duoc-gi/", "neu-rut/"])
def test_what_another_program_froze_is_not_explained_by_other_moves(
    page: str, plan: RotationPlan, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        plan_versions,
        "moves",
        lambda version: [{"official": "B", "from": "P2", "to": "P1"} | MORE],
    )

    assert "Phần mềm đã thay đổi" in words(officer.get(at(plan, page)))


def test_it_tells_what_falls_with_one(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(plan, "neu-rut/")))

    assert "không ai 0 lượt" in page
    assert "Phải chuyển mà ở lại: Nguyễn Văn Mẫu" in page


def test_a_value_of_the_law_is_supposed(plan: RotationPlan, officer: Client) -> None:
    asked = "neu-doi/?gia_tri=qd-65-2022:service_left.months&moi=999"

    page = words(officer.get(at(plan, asked)))

    assert "Không còn đủ điều kiện Nguyễn Văn Mẫu, Nguyễn Văn Mẫu" in page
    assert "Phương án tốt nhất khi đó" in page


@pytest.mark.parametrize("changed", ["nhieu", "-1"])
def test_a_value_that_cannot_be_is_told(
    changed: str, plan: RotationPlan, officer: Client
) -> None:
    asked = f"neu-doi/?gia_tri=qd-65-2022:service_left.months&moi={changed}"

    assert 'role="alert"' in officer.get(at(plan, asked)).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_explained_on_other_facts(
    page: str, plan: RotationPlan, officer: Client
) -> None:
    people.settle(town(key=["P1"]))

    assert "hãy lập lại phương án" in words(officer.get(at(plan, page)))


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_asks_nothing(
    page: str, plan: RotationPlan, stranger: Client
) -> None:
    assert stranger.get(at(plan, page)).status_code == 404
