"""The month of retirement, against the appendix of Nghị định 135/2020 and its properties."""

from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest

from luanchuyen.rules.retirement import retirement_months
from luanchuyen.rules.rulebook import load

pytestmark = pytest.mark.clause("MH-III.1.2a")

Month = tuple[int, int]

# Phụ lục I: first and last month of birth, age in years and months, first and last month of retirement.
MEN = """
1/1961 9/1961 60+3 4/2021 12/2021
10/1961 6/1962 60+6 4/2022 12/2022
7/1962 3/1963 60+9 4/2023 12/2023
4/1963 12/1963 61+0 4/2024 12/2024
1/1964 9/1964 61+3 4/2025 12/2025
10/1964 6/1965 61+6 4/2026 12/2026
7/1965 3/1966 61+9 4/2027 12/2027
4/1966 12/1980 62+0 4/2028 12/2042
"""
WOMEN = """
1/1961 12/1965 55+0 1/2016 12/2020
1/1966 8/1966 55+4 5/2021 12/2021
9/1966 4/1967 55+8 5/2022 12/2022
5/1967 12/1967 56+0 5/2023 12/2023
1/1968 8/1968 56+4 5/2024 12/2024
9/1968 4/1969 56+8 5/2025 12/2025
5/1969 12/1969 57+0 5/2026 12/2026
1/1970 8/1970 57+4 5/2027 12/2027
9/1970 4/1971 57+8 5/2028 12/2028
5/1971 12/1971 58+0 5/2029 12/2029
1/1972 8/1972 58+4 5/2030 12/2030
9/1972 4/1973 58+8 5/2031 12/2031
5/1973 12/1973 59+0 5/2032 12/2032
1/1974 8/1974 59+4 5/2033 12/2033
9/1974 4/1975 59+8 5/2034 12/2034
5/1975 12/1980 60+0 5/2035 12/2040
"""
BANDS = [(sex, row) for sex, table in (("Nam", MEN), ("Nữ", WOMEN)) for row in table.split("\n") if row]  # fmt: skip
VECTORS = """
Nam 9/1964 12/2025
Nam 10/1964 4/2026
Nam 5/1965 11/2026
Nam 6/1965 12/2026
Nam 7/1965 4/2027
Nam 3/1966 12/2027
Nam 4/1966 4/2028
Nữ 4/1969 12/2025
Nữ 5/1969 5/2026
Nữ 12/1969 12/2026
Nữ 1/1970 5/2027
Nữ 4/1975 12/2034
Nữ 5/1975 5/2035
Nam 12/1960 12/2020
"""


@pytest.fixture(scope="module")
def table() -> dict[tuple[str, Month], Month]:
    """Month of retirement by sex and month of birth, as the rulebook computes it."""
    frame = retirement_months(load("qd-65-2022").roadmaps)
    rows = frame.select("sex", "birth_month", "retirement_month").iter_rows()
    return {(sex, of(born)): of(retired) for sex, born, retired in rows}


def of(day: date) -> Month:
    return day.year, day.month


def month(text: str) -> Month:
    number, year = map(int, text.split("/"))
    return year, number


def number(of: Month) -> int:
    return of[0] * 12 + of[1] - 1


def months(first: Month, last: Month) -> Iterator[Month]:
    for one in range(number(first), number(last) + 1):
        yield one // 12, one % 12 + 1


@pytest.mark.parametrize(("sex", "row"), BANDS, ids=lambda value: value)
def test_each_month_of_birth_retires_at_the_age_of_its_band(
    sex: str, row: str, table: dict[tuple[str, Month], Month]
) -> None:
    born_first, born_last, age, retires_first, retires_last = row.split()
    years, rest = map(int, age.split("+"))

    for born in months(month(born_first), month(born_last)):
        assert number(table[sex, born]) == number(born) + years * 12 + rest
    assert table[sex, month(born_first)] == month(retires_first)
    assert table[sex, month(born_last)] == month(retires_last)


def test_the_bands_hold_every_month_from_1961_to_1980() -> None:
    for sex in ("Nam", "Nữ"):
        ends = [row.split()[:2] for one, row in BANDS if one == sex]
        held = [
            born for first, last in ends for born in months(month(first), month(last))
        ]

        assert held == list(months((1961, 1), (1980, 12)))


@pytest.mark.parametrize("row", VECTORS.strip().splitlines())
def test_known_births_retire_in_the_known_month(
    row: str, table: dict[tuple[str, Month], Month]
) -> None:
    sex, born, retires = row.split()

    assert table[sex, month(born)] == month(retires)


def test_nobody_reaches_the_age_in_the_first_months_of_a_year_of_the_roadmap(
    table: dict[tuple[str, Month], Month],
) -> None:
    for (sex, _), (year, in_year) in table.items():
        if sex == "Nam" and 2021 <= year <= 2028:
            assert in_year > 3
        if sex == "Nữ" and 2021 <= year <= 2035:
            assert in_year > 4


@pytest.mark.parametrize("sex", ["Nam", "Nữ"])
def test_who_is_born_later_never_retires_earlier(
    sex: str, table: dict[tuple[str, Month], Month]
) -> None:
    retires = [retired for (one, _), retired in sorted(table.items()) if one == sex]

    assert retires == sorted(retires)


@pytest.mark.parametrize(
    ("sex", "since", "years"), [("Nam", (1966, 4), 62), ("Nữ", (1975, 5), 60)]
)
def test_the_age_stands_still_after_the_roadmap(
    sex: str, since: Month, years: int, table: dict[tuple[str, Month], Month]
) -> None:
    for (one, born), retired in table.items():
        if one == sex and born >= since:
            assert number(retired) - number(born) == years * 12


def test_every_birth_the_workbook_accepts_has_a_month_of_retirement() -> None:
    frame = retirement_months(load("qd-65-2022").roadmaps)

    assert frame["birth_month"].min() == date(1900, 1, 1)
    assert frame["birth_month"].max() == date(2100, 12, 1)
    assert frame.filter(pl.col("retirement_month").is_null()).is_empty()
