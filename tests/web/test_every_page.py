"""What holds for every page: a login first, no writing by GET, no queries that grow with the rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import people
from tests.people import Cast
from tests.web.reading import DAY

PAGES = (
    "/",
    "/can-bo/",
    "/can-bo/tai-ve/",
    "/can-bo/sang-loc/",
    "/can-bo/sang-loc/tai-ve/",
    "/can-bo/ho-so/CB1/",
    "/can-bo/ho-so/CB1/phieu/",
    "/don-vi/",
    "/don-vi/tai-ve/",
    "/don-vi/xem/KT/",
    "/don-vi/xem/KT/chuc-danh/",
    "/ung-vien/P2/",
    "/ung-vien/P2/tai-ve/",
    "/nhu-cau/",
    "/nhu-cau/tai-ve/",
    "/nhu-cau/vacancy/",
    "/nhu-cau/vacancy/tai-ve/",
    "/ke-hoach/",
    "/ke-hoach/mo/",
    "/ke-hoach/xet-chung/",
    "/ho-so/",
    "/ho-so/danh-sach/",
    "/ho-so/lich/",
    "/ho-so/so-van-ban/",
    "/ho-so/so-van-ban/tai-ve/",
    "/ho-so/mo-dieu-dong/",
    "/quy-dinh/",
    "/quy-dinh/van-ban/",
    "/quy-dinh/van-ban/tai-ve/",
    "/quy-dinh/bo/qd-65-2022/",
    "/quy-dinh/bo/qd-65-2022/quy-trinh/",
    "/quy-dinh/bo/qd-65-2022/so-sanh/",
    "/quy-dinh/bo/qd-65-2022/tai-ve/",
    "/nhap-du-lieu/",
    "/nhap-du-lieu/xem-truoc/",
    "/nhap-du-lieu/xem-truoc/loi/",
)
WRITTEN_TO = {
    "/ke-hoach/mo/",
    "/ke-hoach/xet-chung/",
    "/ho-so/mo-dieu-dong/",
    "/nhap-du-lieu/",
}
READ_ONLY = [page for page in PAGES if page not in WRITTEN_TO]
GROWING = (
    "/",
    "/can-bo/",
    "/can-bo/sang-loc/",
    "/don-vi/",
    "/don-vi/xem/KT/",
    "/ung-vien/P2/",
    "/nhu-cau/",
)


@pytest.mark.parametrize("page", PAGES)
def test_it_asks_for_a_login(page: str, client: Client) -> None:
    response = client.get(page)

    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("page", READ_ONLY)
def test_it_refuses_to_be_written_to(page: str, officer: Client) -> None:
    assert officer.post(page).status_code == 405


@pytest.mark.parametrize("page", PAGES)
def test_it_answers_an_officer(page: str, officer: Client) -> None:
    assert officer.get(f"{page}?{DAY}").status_code in {200, 302}


def queries(client: Client, page: str) -> int:
    client.get(f"{page}?{DAY}")  # the snapshot is read once for each state of the data
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(f"{page}?{DAY}")
    return len(captured)


def crowd() -> dict[str, list[dict[str, object]]]:
    """Thirty more officials of the inspection committee, all in one post."""
    codes = [f"X{number}" for number in range(30)]
    person = people.rows("people")[0]
    held = people.rows("tenures")[0]
    return {
        "people": people.rows("people") + [person | {"code": code} for code in codes],
        "tenures": people.rows("tenures")
        + [held | {"official": code} for code in codes],
    }


@pytest.mark.parametrize("page", GROWING)
def test_its_queries_do_not_grow_with_the_rows(
    page: str, cast: Cast, officer: Client
) -> None:
    few = queries(officer, page)
    people.settle(people.town(**crowd()))

    assert queries(officer, page) == few
