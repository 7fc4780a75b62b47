"""Days, numbers and facts as people read them."""

from datetime import date

import pytest
from django.test import RequestFactory

from luanchuyen.web.shared import days, excel, formats, words
from tests.web.reading import cells


def test_a_half_open_end_is_told_as_the_last_day_that_counts() -> None:
    assert formats.until(date(2025, 7, 1)) == "đến hết ngày 30/06/2025"
    assert formats.until(None) == "đến nay"


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0, "0 tháng"),
        (11, "11 tháng"),
        (12, "12 tháng (1 năm)"),
        (50, "50 tháng (4 năm 2 tháng)"),
    ],
)
def test_months_are_told_with_their_years(months: int, said: str) -> None:
    assert formats.months(months) == said


def test_thousands_are_parted_by_a_dot() -> None:
    assert formats.number(1234567) == "1.234.567"


@pytest.mark.parametrize(
    ("precision", "said"),
    [("năm", "1970"), ("tháng", "05/1970"), ("ngày", "01/05/1970")],
)
def test_a_birth_is_told_as_precisely_as_it_is_known(precision: str, said: str) -> None:
    assert formats.born(date(1970, 5, 1), precision) == said


@pytest.mark.parametrize("text", ["01/12/2026", "1.12.2026", "1-12-2026", "2026-12-01"])
def test_a_day_is_read_in_the_ways_it_is_written(text: str) -> None:
    assert days.read(text) == date(2026, 12, 1)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "12/2026", "01/01/1800", "abc", "٠١/٠١/٢٠٢٠x"]
)
def test_no_day_is_read_out_of_what_is_none(text: str) -> None:
    assert days.read(text) is None


def test_a_day_that_cannot_be_read_gives_today_and_a_reason() -> None:
    chosen = days.chosen(RequestFactory().get("/?ngay=32/01/2026"))

    assert "32/01/2026" in chosen.fault


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("age", None, "chưa rõ"),
        ("head_months", None, "không giữ cấp trưởng"),
        ("planned", True, "có"),
        ("retirement_month", "2031-04", "04/2031"),
        ("months_in_post", 36, "36 tháng (3 năm)"),
        ("direction", "down", "từ trên xuống"),
        ("worked_at", [], "không có"),
    ],
)
def test_a_fact_is_told_in_words(name: str, value: object, said: str) -> None:
    assert words.fact_value(name, value) == said


def test_a_file_takes_no_text_for_a_formula() -> None:
    rows: list[list[excel.Cell]] = [["=1+1", date(2026, 12, 1), 3, None]]

    response = excel.download("thu", "Thử", ("A", "B", "C", "D"), rows)

    assert cells(response)[0][0] == "=1+1"
    assert response["Content-Disposition"] == 'attachment; filename="thu.xlsx"'
