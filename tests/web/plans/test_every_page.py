"""What holds for every page of a plan: a login first, no writing by GET, no queries that grow with plans."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luanchuyen.records.models import RotationPlan
from tests import planning
from tests.planning import Cast

LOOKED_AT = (
    "",
    "nhat-ky/",
    "phuong-an/",
    "phuong-an/so-sanh/",
    "phuong-an/1/",
    "phuong-an/1/danh-sach/",
    "phuong-an/1/vi-sao/",
    "phuong-an/1/neu-rut/",
    "phuong-an/1/neu-doi/",
    "phuong-an/1/doi-ngu/",
    "phuong-an/1/cho-bo-tri/",
)
# Looked at by every reader; who prepares the plan may have more of them answered.
GONE_ON_WITH = ("phuong-an/1/hon-diem/", "phuong-an/1/them-duoc-gi/")
FILLED_IN = (
    "viec/trinh/",
    "de-xuat/",
    "phuong-an/1/chon/",
    "phuong-an/1/ly-do/",
    "phuong-an/1/van-ban/",
    "phuong-an/1/dieu-chinh/",
    "phuong-an/1/tu-choi/",
)
DONE = ("may-de-xuat/", "phuong-an/1/doi-chieu/")


@pytest.mark.parametrize("page", LOOKED_AT + GONE_ON_WITH + FILLED_IN)
def test_it_asks_for_a_login(page: str, plan: RotationPlan, client: Client) -> None:
    response = client.get(f"/ke-hoach/{plan.pk}/{page}")

    assert response["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("page", LOOKED_AT + GONE_ON_WITH + FILLED_IN)
def test_it_answers_an_officer(page: str, plan: RotationPlan, officer: Client) -> None:
    assert officer.get(f"/ke-hoach/{plan.pk}/{page}").status_code == 200


@pytest.mark.parametrize("page", LOOKED_AT)
def test_it_refuses_to_be_written_to(
    page: str, plan: RotationPlan, officer: Client
) -> None:
    assert officer.post(f"/ke-hoach/{plan.pk}/{page}").status_code == 405


@pytest.mark.parametrize("page", DONE)
def test_an_act_is_not_done_by_looking(
    page: str, plan: RotationPlan, officer: Client
) -> None:
    assert officer.get(f"/ke-hoach/{plan.pk}/{page}").status_code == 405


@pytest.mark.parametrize("page", LOOKED_AT + GONE_ON_WITH)
def test_an_inspector_reads_it(
    page: str, plan: RotationPlan, inspector: Client
) -> None:
    assert inspector.get(f"/ke-hoach/{plan.pk}/{page}").status_code == 200


def queries(client: Client, page: str) -> int:
    client.get(page)  # the snapshot is read once for each state of the data
    with CaptureQueriesContext(connection) as captured:
        client.get(page)
    return len(captured)


@pytest.mark.parametrize("page", ["/", "/ke-hoach/"])
def test_queries_do_not_grow_with_the_plans(
    page: str, cast: Cast, plan: RotationPlan, officer: Client
) -> None:
    few = queries(officer, page)
    for _ in range(3):
        planning.saved(cast, planning.frozen(cast))

    assert queries(officer, page) == few


@pytest.mark.parametrize("page", ["phuong-an/", "nhat-ky/", "phuong-an/so-sanh/"])
def test_queries_do_not_grow_with_the_versions(
    page: str, cast: Cast, plan: RotationPlan, officer: Client
) -> None:
    address = f"/ke-hoach/{plan.pk}/{page}"
    few = queries(officer, address)
    for _ in range(3):
        planning.saved(cast, plan)

    assert queries(officer, address) == few
