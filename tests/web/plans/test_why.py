"""Questions about a version, answered in names and with their texts."""

import pytest
from django.test import Client

from luanchuyen.records.models import PlanAnswer, RotationPlan
from luanchuyen.services import plan_findings, plan_versions
from tests import people, planning
from tests.matching.town import town
from tests.planning import Cast
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


def test_who_must_leave_and_stays_can_be_asked_about(
    cast: Cast, officer: Client
) -> None:
    stuck = planning.frozen(cast)
    planning.saved(cast, stuck, planning.TEXT + "max_moves: 0\n")

    shown = officer.get(at(stuck, "vi-sao/"))

    assert "Vì sao phải chuyển mà ở lại" in words(shown)
    asked = words(officer.get(at(stuck, "vi-sao/?can_bo=A")))
    assert "Kế hoạch chuyển nhiều nhất 0 người." in asked


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


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A committee so large that each piece of an answer is a page of its own."""
    monkeypatch.setattr(plan_findings, "_AT_ONCE", 0)


@pytest.mark.usefixtures("slow")
def test_looking_at_a_long_answer_solves_nothing(
    plan: RotationPlan, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(plan_findings, "best_of_at_most")

    page = words(officer.get(at(plan, "them-duoc-gi/")))

    assert "Đã tính 0 trong 2 mức" in page
    assert not PlanAnswer.objects.exists()


@pytest.mark.usefixtures("slow")
def test_a_long_answer_is_found_piece_by_piece_and_kept(
    plan: RotationPlan, officer: Client, inspector: Client
) -> None:
    curve = at(plan, "them-duoc-gi/")

    first = officer.post(curve)
    halfway = officer.get(first["Location"]).content.decode()
    officer.post(curve)

    assert first["Location"] == f"{curve}?tiep=1"
    assert "Đã tính 1 trong 2" in halfway
    assert 'hx-trigger="load"' in halfway
    assert "chưa tính đến mức dưới" in halfway
    page = words(inspector.get(curve))
    assert "Đã tính" not in page
    assert "1 người Mục tiêu «phải chuyển mà ở lại» tốt lên 1 (1 → 0)." in page
    assert "0 người Không chuyển ai." in page


@pytest.mark.usefixtures("slow")
def test_only_who_prepares_the_plan_has_it_answered(
    plan: RotationPlan, inspector: Client
) -> None:
    page = inspector.get(at(plan, "them-duoc-gi/"))

    assert "Cán bộ lập kế hoạch tính tiếp được" in words(page)
    assert inspector.post(at(plan, "them-duoc-gi/")).status_code == 403
    assert not PlanAnswer.objects.exists()


@pytest.mark.usefixtures("slow")
def test_what_was_kept_is_not_gone_on_with_on_other_facts(
    plan: RotationPlan, officer: Client
) -> None:
    officer.post(at(plan, "them-duoc-gi/"))
    people.settle(town(key=["P1"]))

    page = words(officer.post(at(plan, "them-duoc-gi/"), follow=True))

    assert "hãy lập lại phương án" in page
    assert PlanAnswer.objects.count() == 1


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
