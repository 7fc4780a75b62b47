"""The second computation itself, against tables worked out by hand from the decree."""

from datetime import date, timedelta

import pytest

from tests.independent import dates
from tests.independent.dates import Month

MEN = {
    1961: "4/21 5/21 6/21 7/21 8/21 9/21 10/21 11/21 12/21 4/22 5/22 6/22",
    1962: "7/22 8/22 9/22 10/22 11/22 12/22 4/23 5/23 6/23 7/23 8/23 9/23",
    1963: "10/23 11/23 12/23 4/24 5/24 6/24 7/24 8/24 9/24 10/24 11/24 12/24",
    1964: "4/25 5/25 6/25 7/25 8/25 9/25 10/25 11/25 12/25 4/26 5/26 6/26",
    1965: "7/26 8/26 9/26 10/26 11/26 12/26 4/27 5/27 6/27 7/27 8/27 9/27",
    1966: "10/27 11/27 12/27 4/28 5/28 6/28 7/28 8/28 9/28 10/28 11/28 12/28",
}
WOMEN = {
    1966: "5/21 6/21 7/21 8/21 9/21 10/21 11/21 12/21 5/22 6/22 7/22 8/22",
    1967: "9/22 10/22 11/22 12/22 5/23 6/23 7/23 8/23 9/23 10/23 11/23 12/23",
    1968: "5/24 6/24 7/24 8/24 9/24 10/24 11/24 12/24 5/25 6/25 7/25 8/25",
    1969: "9/25 10/25 11/25 12/25 5/26 6/26 7/26 8/26 9/26 10/26 11/26 12/26",
    1970: "5/27 6/27 7/27 8/27 9/27 10/27 11/27 12/27 5/28 6/28 7/28 8/28",
    1971: "9/28 10/28 11/28 12/28 5/29 6/29 7/29 8/29 9/29 10/29 11/29 12/29",
    1972: "5/30 6/30 7/30 8/30 9/30 10/30 11/30 12/30 5/31 6/31 7/31 8/31",
    1973: "9/31 10/31 11/31 12/31 5/32 6/32 7/32 8/32 9/32 10/32 11/32 12/32",
    1974: "5/33 6/33 7/33 8/33 9/33 10/33 11/33 12/33 5/34 6/34 7/34 8/34",
    1975: "9/34 10/34 11/34 12/34 5/35 6/35 7/35 8/35 9/35 10/35 11/35 12/35",
}
# Month of decision; earliest birth that leaves 120 months: men, women; and 60: men, women.
CUT_OFFS = """
4/2022 4/1970 5/1973 7/1965 1/1970
1/2023 1/1971 1/1974 4/1966 9/1970
1/2024 1/1972 9/1974 1/1967 5/1971
7/2025 7/1973 7/1975 7/1968 3/1972
1/2026 1/1974 1/1976 1/1969 9/1972
12/2026 12/1974 12/1976 12/1969 4/1973
1/2027 1/1975 1/1977 1/1970 5/1973
1/2028 1/1976 1/1978 1/1971 1/1974
1/2030 1/1978 1/1980 1/1973 5/1975
"""
ASKED = (("Nam", 120), ("Nữ", 120), ("Nam", 60), ("Nữ", 60))


def month(text: str) -> Month:
    number, year = text.split("/")
    return int(year) + 2000 * (len(year) == 2), int(number)


@pytest.mark.parametrize(("sex", "table"), [("Nam", MEN), ("Nữ", WOMEN)])
def test_retirement_follows_the_decree_for_every_month_of_birth(
    sex: str, table: dict[int, str]
) -> None:
    for year, row in table.items():
        found = [dates.retirement_month(sex, date(year, m, 28)) for m in range(1, 13)]

        assert found == [month(text) for text in row.split()]


def test_retirement_is_at_a_fixed_age_before_and_after_the_road_map() -> None:
    assert dates.retirement_month("Nam", date(1960, 12, 31)) == (2020, 12)
    assert dates.retirement_month("Nữ", date(1965, 12, 31)) == (2020, 12)
    assert dates.retirement_month("Nam", date(1970, 1, 1)) == (2032, 1)
    assert dates.retirement_month("Nữ", date(1976, 1, 1)) == (2036, 1)


@pytest.mark.parametrize("row", CUT_OFFS.strip().splitlines())
def test_the_earliest_birth_that_leaves_enough_service_is_the_known_one(
    row: str,
) -> None:
    decided, *births = map(month, row.split())
    day = date(*decided, 15)
    for (sex, asked), birth in zip(ASKED, births, strict=True):
        first = date(*birth, 1)

        assert _left(sex, first, day) >= asked
        assert _left(sex, first - timedelta(days=1), day) < asked


def _left(sex: str, born: date, day: date) -> int:
    return dates.months_until(dates.retirement_month(sex, born), day)


def test_a_month_from_the_end_of_a_month_is_full_at_every_end_of_month() -> None:
    first = date(2023, 1, 31)
    for months in range(1, 40):
        year, number = divmod(2023 * 12 + months + 1, 12)
        end = date(year, number + 1, 1) - timedelta(days=1)

        assert dates.full_months(first, end) == months
        assert dates.full_months(first, end - timedelta(days=1)) == months - 1


def test_a_month_is_full_on_the_matching_day_and_not_before() -> None:
    assert dates.full_months(date(2023, 7, 15), date(2026, 7, 14)) == 35
    assert dates.full_months(date(2023, 7, 15), date(2026, 7, 15)) == 36
    assert dates.full_months(date(2020, 2, 29), date(2023, 2, 28)) == 36
    assert dates.full_months(date(2023, 2, 28), date(2024, 2, 28)) == 12


def test_who_is_born_on_29_february_is_a_year_older_on_the_28th() -> None:
    born = date(1980, 2, 29)

    assert dates.age(born, date(2025, 2, 27)) == 44
    assert dates.age(born, date(2025, 2, 28)) == 45
    assert dates.age(born, date(2024, 2, 28)) == 43
    assert dates.age(born, date(2024, 2, 29)) == 44


def test_a_birth_known_by_its_year_or_month_is_taken_at_its_start() -> None:
    year = {"born": date(1975, 8, 9), "born_precision": "năm"}
    whole_month = {"born": date(1975, 8, 9), "born_precision": "tháng"}

    assert dates.birth(year) == date(1975, 1, 1)
    assert dates.birth(whole_month) == date(1975, 8, 1)
