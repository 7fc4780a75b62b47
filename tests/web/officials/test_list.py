"""The list of officials."""

import pytest
from django.test import Client

from tests.web.reading import DAY, cells, words


@pytest.mark.parametrize("asked", ["dang thi", "Đặng", "ANH", "cb1"])
def test_it_finds_without_accents_and_by_code(asked: str, officer: Client) -> None:
    found = words(
        officer.get(
            "/can-bo/", {"tim": asked.replace("cb1", "CB1"), "ngay": "2026-12-01"}
        )
    )

    assert "Đặng Thị Ánh" in found
    assert "Nguyễn Hữu Ân" not in found


def test_it_stands_in_the_order_of_given_names(officer: Client) -> None:
    page = words(officer.get(f"/can-bo/?{DAY}"))

    assert (
        page.index("Lê Văn An")
        < page.index("Đặng Thị Ánh")
        < page.index("Nguyễn Hữu Ân")
    )


def test_it_filters_by_unit_and_title(officer: Client) -> None:
    by_unit = words(officer.get(f"/can-bo/?{DAY}&don_vi=KT"))
    by_title = words(officer.get(f"/can-bo/?{DAY}&loai=bi_thu"))

    assert "1 cán bộ" in by_unit
    assert "Đặng Thị Ánh" in by_unit
    assert "Lê Văn An" in by_title
    assert "Đặng Thị Ánh" not in by_title


def test_it_says_so_when_nobody_fits(officer: Client) -> None:
    assert "Không có cán bộ nào khớp" in words(officer.get(f"/can-bo/?{DAY}&tim=zzz"))


def test_a_stranger_does_not_see_ours(stranger: Client) -> None:
    found = words(stranger.get(f"/can-bo/?{DAY}"))

    assert "Phạm Đức Dũng" in found
    assert "Đặng Thị Ánh" not in found


def test_the_official_may_not_open_it(official: Client) -> None:
    response = official.get("/can-bo/")

    assert response.status_code == 403
    assert "Không được phép" in words(response)


def test_a_search_while_typing_brings_the_rows_alone(officer: Client) -> None:
    response = officer.get(f"/can-bo/?{DAY}&tim=anh", headers={"HX-Request": "true"})

    assert "Đặng Thị Ánh" in words(response)
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-3", "abc", "999999999999999999999"])
def test_a_page_out_of_range_is_no_fault(page: str, officer: Client) -> None:
    assert officer.get(f"/can-bo/?{DAY}&trang={page}").status_code == 200


def test_it_downloads_as_excel(officer: Client) -> None:
    rows = cells(officer.get(f"/can-bo/tai-ve/?{DAY}&tim=dang"))

    assert [row[:2] for row in rows] == [["CB1", "Đặng Thị Ánh"]]
