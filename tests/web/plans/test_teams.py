"""Teams before and after a version, and who waits for a post."""

import pytest
from django.test import Client

from luanchuyen.records.models import RotationPlan
from tests import people, planning
from tests.matching.town import town
from tests.planning import Cast
from tests.web.reading import words


def at(plan: RotationPlan, page: str) -> str:
    return f"/ke-hoach/{plan.pk}/phuong-an/1/{page}/"


def test_teams_stand_before_and_after(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(plan, "doi-ngu")))

    assert "Toàn đội ngũ do CU quản lý 2 → 2" in page
    assert "U1 1 → 0 giảm" in page
    assert "U3 0 → 1 tăng" in page


def test_teams_of_other_facts_are_not_told(plan: RotationPlan, officer: Client) -> None:
    people.settle(town(key=["P1"]))

    assert "hãy lập lại phương án" in words(officer.get(at(plan, "doi-ngu")))


def test_who_must_leave_and_stays_waits_with_the_reason(
    cast: Cast, officer: Client
) -> None:
    text = planning.TEXT + "forbid: [{official: A}]\n"
    plan = planning.frozen(cast, text)
    planning.saved(cast, plan, text)

    page = words(officer.get(at(plan, "cho-bo-tri")))

    assert "Nguyễn Văn Mẫu A P1, U1" in page
    assert "Kế hoạch không cho chuyển" in page


def test_nobody_waits(plan: RotationPlan, officer: Client) -> None:
    assert "đều có nơi bố trí" in words(officer.get(at(plan, "cho-bo-tri")))


@pytest.mark.parametrize("page", ["doi-ngu", "cho-bo-tri"])
def test_a_stranger_sees_neither(
    page: str, plan: RotationPlan, stranger: Client
) -> None:
    assert stranger.get(at(plan, page)).status_code == 404
