"""Each role opens what is its own, and what it may not open is not in its menu."""

from collections.abc import Callable

import pytest
from django.test import Client

from luanchuyen.records.models import Account
from tests.people import Cast
from tests.web.reading import DAY, words

Enter = Callable[[Account], Client]


@pytest.mark.parametrize("role", ["officer", "secretary", "inspector"])
def test_a_committee_reads_everything_of_its_own(
    role: str, cast: Cast, enter: Enter
) -> None:
    client = enter(getattr(cast, role))

    for page in ("/", "/can-bo/", "/can-bo/sang-loc/", "/don-vi/", "/nhu-cau/"):
        assert client.get(f"{page}?{DAY}").status_code == 200


def test_a_unit_reads_its_own_people_and_no_review(cast: Cast, enter: Enter) -> None:
    client = enter(cast.unit_officer)

    assert "Lê Văn An" in words(client.get(f"/don-vi/xem/DU/?{DAY}"))
    assert "Kết luận" in words(client.get(f"/can-bo/ho-so/CB2/?{DAY}"))
    assert client.get(f"/can-bo/ho-so/CB1/?{DAY}").status_code == 404
    assert client.get(f"/nhu-cau/?{DAY}").status_code == 403
    assert client.get(f"/can-bo/sang-loc/?{DAY}").status_code == 403


@pytest.mark.parametrize(
    ("role", "kept_from"),
    [
        ("secretary", ["Nhập dữ liệu"]),
        ("unit_officer", ["Nhập dữ liệu", "Sàng lọc", "Rà soát nhu cầu"]),
        ("administrator", ["Sàng lọc", "Rà soát nhu cầu", "Đơn vị, chức danh"]),
    ],
)
def test_the_menu_offers_only_what_opens(
    role: str, kept_from: list[str], cast: Cast, enter: Enter
) -> None:
    page = words(enter(getattr(cast, role)).get("/quy-dinh/"))

    assert [name for name in kept_from if name in page] == []
