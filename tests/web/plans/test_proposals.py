"""Proposals of units: filed and withdrawn by the unit, seen beside the plan's own choice."""

import pytest
from django.test import Client

from luanchuyen.records.models import RotationPlan, UnitProposal
from tests import planning
from tests.planning import Cast
from tests.web.reading import words

NEW = {"official": "A", "post": "P2", "reason": "Hợp chuyên môn."}


def at(plan: RotationPlan) -> str:
    return f"/ke-hoach/{plan.pk}/de-xuat/"


def test_a_unit_proposes_its_own(plan: RotationPlan, unit_officer: Client) -> None:
    response = unit_officer.post(at(plan), NEW, follow=True)

    assert "Đã đề xuất Nguyễn Văn Mẫu." in words(response)
    assert UnitProposal.objects.get().post_id == "P2"


def test_a_unit_withdraws_what_it_proposed(
    plan: RotationPlan, unit_officer: Client
) -> None:
    unit_officer.post(at(plan), NEW)
    proposal = UnitProposal.objects.get()

    response = unit_officer.post(f"/ke-hoach/de-xuat/{proposal.pk}/rut/", follow=True)

    assert "Đã rút đề xuất." in words(response)
    assert "Chưa có đề xuất nào." in words(response)


def test_the_officer_sees_it_beside_the_version(
    plan: RotationPlan, unit_officer: Client, officer: Client
) -> None:
    unit_officer.post(at(plan), NEW)

    page = words(officer.get(at(plan)))

    assert "Hợp chuyên môn." in page
    assert "nơi khác P3, U3" in page  # the machine sends A to P3
    assert "Gửi đề xuất" not in page


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("official", "B", "Hãy chọn một mục trong danh sách"),
        ("post", "khong-co", "khớp với “khong-co”"),
        ("post", "u", "đang giữ chính chức danh"),  # its own post alone
        ("post", "p3", "khớp với “p3”"),
        ("reason", "", "bắt buộc"),
    ],
)
def test_what_is_wrong_is_told(
    field: str, value: str, told: str, plan: RotationPlan, unit_officer: Client
) -> None:
    response = unit_officer.post(at(plan), NEW | {field: value})

    assert told in words(response)
    assert not UnitProposal.objects.exists()


def test_a_plan_that_takes_none_offers_no_form(
    cast: Cast, unit_officer: Client
) -> None:
    plan = planning.submitted(cast)

    assert "Gửi đề xuất" not in words(unit_officer.get(at(plan)))
    assert "hiện không nhận đề xuất" in words(unit_officer.post(at(plan), NEW))


def test_an_officer_proposes_for_no_unit(plan: RotationPlan, officer: Client) -> None:
    assert officer.post(at(plan), NEW).status_code == 403


def test_a_stranger_sees_none(plan: RotationPlan, stranger: Client) -> None:
    assert stranger.get(at(plan)).status_code == 404
