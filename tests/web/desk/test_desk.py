"""The desk of who has just logged in."""

from django.test import Client

from tests.web.reading import DAY, words


def test_it_counts_the_demands_and_opens_each_to_its_names(officer: Client) -> None:
    response = officer.get(f"/?{DAY}")

    assert "1 Đơn vị thiếu cán bộ" in words(response)
    assert "/nhu-cau/shortage/?ngay=2026-12-01" in response.content.decode()


def test_it_tells_the_last_import(officer: Client) -> None:
    assert "Nhập lần cuối ngày 01/12/2026 từ so.xlsx" in words(officer.get(f"/?{DAY}"))


def test_it_says_when_a_day_cannot_be_read(officer: Client) -> None:
    response = officer.get("/?ngay=31/02/2026")

    assert "Không đọc được ngày “31/02/2026”" in words(response)


def test_it_says_when_the_rulebook_is_silent_on_the_day(officer: Client) -> None:
    response = officer.get("/?ngay=2020-01-01")

    assert "chưa có quy định nào có hiệu lực ngày 01/01/2020" in words(response)


def test_a_stranger_finds_nobody_of_ours(stranger: Client) -> None:
    response = stranger.get(f"/?{DAY}")

    assert "Tỉnh ủy Hải Vân" in words(response)
    assert "Đặng Thị Ánh" not in words(response)


def test_the_official_is_sent_to_the_own_sheet(official: Client) -> None:
    assert official.get("/")["Location"] == "/can-bo/ho-so/CB2/"


def test_the_administrator_finds_the_import_and_no_names(administrator: Client) -> None:
    response = administrator.get(f"/?{DAY}")

    assert "Nhập sổ dữ liệu" in words(response)
    assert "Rà soát nhu cầu" not in words(response)
