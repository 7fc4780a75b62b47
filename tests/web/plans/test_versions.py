"""Versions of a plan: listed, compared, reasoned, chosen, and known to be stale."""

import pytest
from django.test import Client

from luanchuyen.records.models import RotationPlan
from luanchuyen.records.plan_states import State
from tests import people, planning
from tests.matching.town import town
from tests.planning import Cast
from tests.web.reading import words


@pytest.fixture
def two(cast: Cast, plan: RotationPlan) -> RotationPlan:
    """A plan with the machine's version, then people's."""
    planning.saved(cast, plan, planning.PEOPLES)
    return plan


def at(plan: RotationPlan, rest: str = "") -> str:
    return f"/ke-hoach/{plan.pk}/phuong-an/{rest}"


def test_it_lists_maker_label_and_aims(two: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(two)))

    assert "2. Đợt một" in page
    assert "Cán bộ điều chỉnh" in page
    assert "B hợp với P3 hơn." in page
    assert "Số người chuyển: 2" in page


def test_it_marks_what_is_stale(two: RotationPlan, officer: Client) -> None:
    people.settle(town(key=["P1"]))

    assert "dữ liệu đã thay đổi" in words(officer.get(at(two)))


def test_two_versions_stand_beside_each_other(
    two: RotationPlan, officer: Client
) -> None:
    page = words(officer.get(at(two, "so-sanh/?mot=1&hai=2")))

    assert "Thêm, bớt, đổi: 2 dòng" in page
    assert "Mục tiêu «số người chuyển» kém đi 1 (1 → 2)." in page


def test_a_number_that_is_none_compares_nothing(
    two: RotationPlan, officer: Client
) -> None:
    response = officer.get(at(two, "so-sanh/?mot=x&hai=99"))

    assert "Thêm, bớt, đổi" not in words(response)


def test_one_version_tells_where_it_differs(two: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(two, "2/")))

    assert "Khác với phương án máy 2 người" in page
    assert "chưa nêu" in page


def test_reasons_are_given_in_one_form(two: RotationPlan, officer: Client) -> None:
    address = at(two, "2/ly-do/")

    response = officer.post(
        address, {"ly-do-A": "Hợp chuyên môn.", "ly-do-B": "Theo nguyện vọng."}
    )

    assert response["Location"] == address
    assert "Theo nguyện vọng." in words(officer.get(at(two, "2/")))


def test_people_alone_ask_the_machine_for_its_answer(
    cast: Cast, officer: Client
) -> None:
    plan = planning.frozen(cast)
    planning.saved(cast, plan, planning.PEOPLES)

    page = words(officer.get(at(plan, "1/ly-do/")))
    officer.post(at(plan, "1/doi-chieu/"))

    assert "Chưa có phương án máy lập trên cùng dữ liệu" in page
    assert plan.versions.count() == 2


def test_a_version_is_chosen(two: RotationPlan, officer: Client) -> None:
    page = words(officer.get(at(two, "2/chon/")))
    officer.post(at(two, "2/chon/"))

    assert "Còn 2 người bố trí khác với phương án máy" in page
    assert two.state is State.CHOSEN


def test_choosing_out_of_turn_is_refused_in_words(cast: Cast, officer: Client) -> None:
    plan = planning.submitted(cast)

    response = officer.post(at(plan, "1/chon/"))

    assert "đang ở trạng thái «Đã trình»" in words(response)


@pytest.mark.parametrize("rest", ["", "1/", "so-sanh/", "1/chon/", "1/ly-do/"])
def test_a_stranger_sees_nothing_of_it(
    rest: str, two: RotationPlan, stranger: Client
) -> None:
    assert stranger.get(at(two, rest)).status_code == 404


@pytest.mark.parametrize("rest", ["1/chon/", "1/ly-do/", "1/doi-chieu/"])
def test_who_decides_does_not_prepare(
    rest: str, two: RotationPlan, secretary: Client
) -> None:
    assert secretary.post(at(two, rest)).status_code == 403
    assert secretary.get(at(two, "1/")).status_code == 200


def test_a_version_that_is_not_there(two: RotationPlan, officer: Client) -> None:
    assert officer.get(at(two, "9/")).status_code == 404
