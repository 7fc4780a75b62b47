"""The list of plans, opening one, and opening the next from the results of the last."""

import pytest
from django.test import Client

from luanchuyen.records.models import RotationPlan
from tests import planning
from tests.planning import Cast
from tests.web.reading import words

OPENED = {"title": "Đợt hai", "rulebook": "qd-65-2022", "day": "01/12/2026"}


def test_it_shows_state_next_act_and_who(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.get("/ke-hoach/"))

    assert "Đợt một" in page
    assert "Đang đề xuất" in page
    assert "Điều chỉnh, so sánh rồi chọn phương án" in page
    assert "Cán bộ ban tổ chức" in page


def test_it_names_units_that_filed_none(plan: RotationPlan, officer: Client) -> None:
    assert "Đơn vị chưa gửi kế hoạch" not in words(officer.get("/ke-hoach/"))


def test_a_stranger_sees_no_plan(plan: RotationPlan, stranger: Client) -> None:
    assert "Đợt một" not in words(stranger.get("/ke-hoach/"))


def test_a_unit_sees_what_awaits_its_proposals(
    plan: RotationPlan, unit_officer: Client
) -> None:
    page = words(unit_officer.get("/ke-hoach/"))

    assert "Đợt một" in page
    assert "Lập kế hoạch" not in page


def test_an_officer_opens_a_plan(cast: Cast, officer: Client) -> None:
    response = officer.post("/ke-hoach/mo/", OPENED)

    opened = RotationPlan.objects.get()
    assert response["Location"] == f"/ke-hoach/{opened.pk}/"
    assert (opened.title, opened.committee_id) == ("Đợt hai", "CU")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("day", "hôm nay", "Hãy ghi ngày dạng dd/mm/yyyy"),
        ("term", "2030-2025", "không phải một nhiệm kỳ"),
        ("title", "", "bắt buộc"),
    ],
)
def test_what_is_wrong_is_told_beside_the_form(
    field: str, value: str, told: str, cast: Cast, officer: Client
) -> None:
    response = officer.post("/ke-hoach/mo/", OPENED | {field: value})

    assert told in words(response)
    assert not RotationPlan.objects.exists()


def test_it_offers_to_go_on_from_what_was_approved(cast: Cast, officer: Client) -> None:
    last = planning.approved(cast)

    page = officer.get("/ke-hoach/mo/").content.decode()

    assert f"/ke-hoach/{last.pk}/noi-tiep/" in page


def test_who_decides_opens_none(secretary: Client) -> None:
    assert secretary.get("/ke-hoach/mo/").status_code == 403
    assert secretary.post("/ke-hoach/mo/", OPENED).status_code == 403


def test_the_next_plan_goes_on_with_what_waits(cast: Cast, officer: Client) -> None:
    last = planning.approved(cast)
    address = f"/ke-hoach/{last.pk}/noi-tiep/"

    assert "Chưa thực hiện" in words(officer.get(address))
    response = officer.post(address, {"title": "Đợt hai", "day": "01/06/2027"})

    following = RotationPlan.objects.get(follows=last)
    assert response["Location"] == f"/ke-hoach/{following.pk}/"
    assert "official: A" in following.text


def test_a_plan_never_approved_has_no_results(
    plan: RotationPlan, officer: Client
) -> None:
    response = officer.get(f"/ke-hoach/{plan.pk}/noi-tiep/", follow=True)

    assert "chưa có chủ trương" in words(response)
