"""The rulebooks: what holds on a day, what changed, the library of instruments."""

import re

import pytest
from django.test import Client

from luanchuyen.rules import rulebook
from tests.web.reading import DAY, cells, words


def test_it_lists_every_rulebook(officer: Client) -> None:
    page = words(officer.get("/quy-dinh/"))

    assert all(rulebook.load(id_).title in page for id_ in rulebook.ids())


@pytest.mark.parametrize("id_", rulebook.ids())
def test_a_rulebook_shows_on_every_day_of_change(id_: str, officer: Client) -> None:
    for day in rulebook.load(id_).change_days:
        for page in ("", "quy-trinh/"):
            address = f"/quy-dinh/bo/{id_}/{page}?ngay={day}"
            assert officer.get(address).status_code == 200


def test_it_shows_value_text_force_and_first_day(officer: Client) -> None:
    page = words(officer.get(f"/quy-dinh/bo/qd-65-2022/?{DAY}"))

    assert "6 tháng" in page
    assert "Khoản 5 Điều 43" in page
    assert "Bắt buộc · có hiệu lực từ 01/07/2025" in page


def test_it_says_what_an_entry_replaced(officer: Client) -> None:
    page = words(officer.get(f"/quy-dinh/bo/qd-65-2022/?{DAY}"))

    assert "Thay cho: 120 tháng (10 năm), từ 28/04/2022" in page


def test_it_says_when_nothing_is_in_force_yet(officer: Client) -> None:
    page = words(officer.get("/quy-dinh/bo/qd-65-2022/?ngay=2010-01-01"))

    assert "chưa có quy định nào có hiệu lực" in page


def test_it_shows_quotas_teams_and_timing(officer: Client) -> None:
    page = words(officer.get(f"/quy-dinh/bo/my-hao-2023/?{DAY}"))

    assert "Thành viên UBKT luân chuyển đi trong nhiệm kỳ" in page
    assert "ít nhất 1 người" in page.lower()
    assert "nhiều nhất 2 người" in page.lower()
    assert "kế hoạch đặt ở mục team_shares" in page.lower()
    assert "Thời điểm: đi từ khoảng giữa nhiệm kỳ" in page
    assert "Ổn định: số người được đi khỏi một đơn vị" in page


@pytest.mark.parametrize("id_", rulebook.ids())
def test_every_value_is_told_in_words(id_: str, officer: Client) -> None:
    for row in cells(officer.get(f"/quy-dinh/bo/{id_}/tai-ve/?{DAY}")):
        assert not re.search(r"(^|; )[a-z]+(_[a-z]+)*: ", str(row[3])), row[3]


def test_it_compares_two_days(officer: Client) -> None:
    asked = {"tu": "2025-06-30", "den": "2025-07-01"}

    page = words(officer.get("/quy-dinh/bo/qd-65-2022/so-sanh/", asked))

    assert "Giấy chứng nhận sức khỏe thêm chưa có 6 tháng" in page


def test_a_rulebook_nobody_knows_is_not_there(officer: Client) -> None:
    for end in ("", "quy-trinh/", "so-sanh/", "tai-ve/"):
        assert officer.get(f"/quy-dinh/bo/la-lung/{end}").status_code == 404


def test_the_library_marks_what_was_not_read(officer: Client) -> None:
    page = words(officer.get("/quy-dinh/van-ban/"))

    assert "Quy định 114-QĐ/TW ngày 11/07/2023 chưa đối chiếu" in page


def test_both_download_as_excel(officer: Client) -> None:
    values = cells(officer.get(f"/quy-dinh/bo/qd-65-2022/tai-ve/?{DAY}"))
    texts = cells(officer.get("/quy-dinh/van-ban/tai-ve/"))

    assert "Giấy chứng nhận sức khỏe" in [row[1] for row in values]
    assert "Quy định 65-QĐ/TW ngày 28/04/2022" in [row[0] for row in texts]
