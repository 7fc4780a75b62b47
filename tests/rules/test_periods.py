"""Full months, against a definition that walks day by day."""

from calendar import monthrange
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luanchuyen.rules.periods import full_months, months_later

pytestmark = pytest.mark.clause("MH-III.2.2a")

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
ENDS = [
    date(year, month, monthrange(year, month)[1])
    for year in (2023, 2024)
    for month in range(1, 13)
]


def counted(start: date | None, end: date | None) -> int | None:
    frame = pl.DataFrame(
        {"start": [start], "end": [end]}, schema={"start": pl.Date, "end": pl.Date}
    )
    found: int | None = frame.select(full_months(pl.col("start"), pl.col("end"))).item()
    return found


def walked(start: date, end: date) -> int:
    """Walk the days; each that completes a month counts one."""
    months, day = 0, start
    while day < end:
        day += timedelta(days=1)
        months += completes_a_month(start, day)
    return months


def completes_a_month(start: date, day: date) -> bool:
    """The day like the first, or the last of a month that has none."""
    if day.day == start.day:
        return True
    last = monthrange(day.year, day.month)[1]
    return day.day == last and last < start.day


@given(DAYS, st.integers(0, 1500))
def test_it_equals_the_count_of_a_walk_day_by_day(start: date, days: int) -> None:
    end = start + timedelta(days=days)

    assert counted(start, end) == walked(start, end)


@given(DAYS, st.integers(0, 400))
def test_a_day_more_is_never_a_month_less(start: date, days: int) -> None:
    end = start + timedelta(days=days)

    before, after = counted(start, end), counted(start, end + timedelta(days=1))

    assert before is not None
    assert after in (before, before + 1)


@pytest.mark.parametrize("start", ENDS, ids=str)
def test_a_month_from_the_end_of_a_month_ends_on_the_matching_day_or_the_last(
    start: date,
) -> None:
    for months in range(1, 49):
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        last = monthrange(year, month + 1)[1]
        end = date(year, month + 1, min(start.day, last))

        assert counted(start, end) == months
        assert counted(start, end - timedelta(days=1)) == months - 1


def test_no_month_has_passed_on_the_day_itself() -> None:
    assert counted(date(2024, 2, 29), date(2024, 2, 29)) == 0


@pytest.mark.parametrize(
    ("start", "end"),
    [(None, date(2024, 1, 1)), (date(2024, 1, 1), None), (None, None)],
)
def test_an_unknown_day_leaves_the_count_unknown(
    start: date | None, end: date | None
) -> None:
    assert counted(start, end) is None


@given(DAYS, st.integers(1, 48))
def test_months_later_is_the_first_day_on_which_so_many_have_passed(
    start: date, months: int
) -> None:
    end = months_later(start, months)

    assert counted(start, end) == months
    assert counted(start, end - timedelta(days=1)) == months - 1
