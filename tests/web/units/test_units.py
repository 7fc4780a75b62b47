"""The list of units and one unit."""

import pytest
from django.test import Client

from tests.web.reading import DAY, cells, words


def test_it_lists_units_with_seats_and_holders(officer: Client) -> None:
    page = words(officer.get(f"/don-vi/?{DAY}"))

    assert "Ủy ban Kiểm tra Tỉnh Đảng 1 1 1 0" in page


@pytest.mark.parametrize("asked", ["kiem tra", "KIỂM", "KT"])
def test_it_finds_without_accents_and_by_code(asked: str, officer: Client) -> None:
    page = words(officer.get("/don-vi/", {"tim": asked, "ngay": "2026-12-01"}))

    assert "Ủy ban Kiểm tra" in page
    assert "Đảng ủy phường Sông Trăng" not in page


def test_it_leaves_out_a_unit_that_has_ended(officer: Client) -> None:
    assert "Thị ủy Bình Nguyên" not in words(officer.get(f"/don-vi/?{DAY}"))


def test_it_can_keep_to_open_seats(officer: Client) -> None:
    page = words(officer.get(f"/don-vi/?{DAY}&trong=1"))

    assert "Ủy ban Kiểm tra" not in page


def test_a_unit_tells_who_holds_what_since_when(officer: Client) -> None:
    page = words(officer.get(f"/don-vi/xem/DU/?{DAY}"))

    assert "nơi thiếu cán bộ" in page
    assert "Lê Văn An từ 01/01/2021, bổ nhiệm" in page
    assert "Đặng Thị Ánh từ 01/01/2021, bổ nhiệm, kiêm nhiệm" in page


def test_a_unit_tells_more_holders_than_seats(officer: Client) -> None:
    assert "1 1 vượt" in words(officer.get(f"/don-vi/xem/DU/?{DAY}"))


def test_a_stranger_does_not_find_ours(stranger: Client) -> None:
    assert "Ủy ban Kiểm tra" not in words(stranger.get(f"/don-vi/?{DAY}"))
    assert stranger.get(f"/don-vi/xem/KT/?{DAY}").status_code == 404
    assert stranger.get(f"/don-vi/xem/KT/chuc-danh/?{DAY}").status_code == 404


def test_the_official_may_not_open_it(official: Client) -> None:
    assert official.get("/don-vi/").status_code == 403


def test_both_download_as_excel(officer: Client) -> None:
    units = cells(officer.get(f"/don-vi/tai-ve/?{DAY}&tim=kiem"))
    posts = cells(officer.get(f"/don-vi/xem/KT/chuc-danh/?{DAY}"))

    assert [row[1] for row in units] == ["Ủy ban Kiểm tra"]
    assert [row[5] for row in posts] == ["Đặng Thị Ánh"]
