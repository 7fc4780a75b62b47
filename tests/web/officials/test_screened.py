"""The screening of a committee."""

from django.test import Client

from tests.web.reading import DAY, cells, words


def test_it_counts_each_outcome_and_says_what_stops(officer: Client) -> None:
    page = words(officer.get(f"/can-bo/sang-loc/?{DAY}"))

    assert "Không đạt 1 · Chưa đủ hồ sơ 1" in page
    assert "Đối tượng luân chuyển; Trong quy hoạch" in page


def test_it_shows_one_outcome(officer: Client) -> None:
    rows = words(officer.get(f"/can-bo/sang-loc/?{DAY}&ket_qua=not_known"))

    assert "Lê Văn An" in rows
    assert "Đặng Thị Ánh" not in rows


def test_it_downloads_as_excel(officer: Client) -> None:
    rows = cells(officer.get(f"/can-bo/sang-loc/tai-ve/?{DAY}"))

    assert [row[3] for row in rows] == ["Chưa đủ hồ sơ", "Không đạt"]
