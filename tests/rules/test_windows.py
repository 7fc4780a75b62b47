"""A window is what a screening of every single day would find."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import polars as pl
import pytest

from luanchuyen.rules.rulebook import NotInForceError, load
from luanchuyen.rules.screening import UnknownCodeError, screen
from luanchuyen.rules.windows import Window, windows
from luanchuyen.snapshot.snapshot import Snapshot
from tests.rules import world

START = date(2025, 2, 28)
ONE_DAY = timedelta(days=1)
LAST_DAY = date(2026, 2, 28)

# Eight officials, each with a first or last day of its own inside the year.
PEOPLE: list[dict[str, Any]] = [
    {"Mã": "A1", "Giấy sức khỏe": date(2025, 3, 31)},
    {"Mã": "A2"},
    {"Mã": "A3", "Giấy sức khỏe": date(2025, 5, 31)},
    {"Mã": "A4", "Giấy sức khỏe": date(2025, 8, 31)},
    {"Mã": "A5", "Giấy sức khỏe": date(2025, 8, 31), "Ngày sinh": date(1973, 5, 20)},
    {"Mã": "A6", "Giấy sức khỏe": date(2025, 8, 31)},
    {"Mã": "A7", "Giấy sức khỏe": date(2025, 8, 31), "Đang bị xem xét": "x"},
    {"Mã": "A8", "Giấy sức khỏe": date(2025, 9, 1)},
]
CODES = [row["Mã"] for row in PEOPLE]
ROTATED_ON = {"A3": date(2022, 8, 31), "A4": date(2024, 2, 29)}
REMOVED_ON = {"A6": date(2025, 4, 1)}


def population() -> Snapshot:
    """A6 is taken out of the plan and put back; A3 and A4 reach 36 months; A8 holds no post."""
    held = [
        {
            "Cán bộ": code,
            "Chức danh": world.HELD_POST,
            "Từ ngày": ROTATED_ON.get(code, date(2020, 1, 1)),
            "Hình thức": "Luân chuyển" if code in ROTATED_ON else "Bổ nhiệm",
        }
        for code in CODES[:-1]
    ]
    plans = [
        {
            "Cán bộ": code,
            "Nhiệm kỳ": "2020-2025",
            "Ngày phê duyệt": date(2020, 1, 1),
            "Ngày đưa ra": REMOVED_ON.get(code),
        }
        for code in CODES
    ]
    again = {
        "Cán bộ": "A6",
        "Nhiệm kỳ": "2025-2030",
        "Ngày phê duyệt": date(2025, 6, 1),
    }
    given = {
        "Cán bộ": [{}, *PEOPLE],
        "Quá trình": held,
        "Quy hoạch": [*plans, again],
    }
    return world.snapshot_of(given, START)


@cache
def met_by_day() -> dict[date, frozenset[tuple[str, str | None]]]:
    """Who, with which post, is met on each day of the year, screened day by day."""
    snapshot = population()
    return {day: met_on(snapshot, day) for day in every_day()}


def every_day() -> list[date]:
    return [START + ONE_DAY * number for number in range((LAST_DAY - START).days + 1)]


def met_on(snapshot: Snapshot, day: date) -> frozenset[tuple[str, str | None]]:
    screening = screen(
        snapshot,
        load("qd-65-2022"),
        day,
        officials=CODES,
        posts=[world.TARGET_POST],
    )
    met = screening.outcomes.filter(pl.col("outcome"))
    return frozenset(met.select("official", "post").iter_rows())


def by_brute_force(official: str, post: str | None) -> Window:
    """The first day met opens the window; the next that is not closes it."""
    days = every_day()
    opened = next((day for day in days if (official, post) in met_by_day()[day]), None)
    if opened is None:
        return Window(None, None)
    after = [day for day in days if day > opened]
    closed = next(
        (day for day in after if (official, post) not in met_by_day()[day]), None
    )
    return Window(opened, closed)


@pytest.mark.parametrize("post", [None, world.TARGET_POST])
@pytest.mark.parametrize("official", CODES)
def test_it_is_what_screening_every_day_finds(official: str, post: str | None) -> None:
    found = windows(
        population(), load("qd-65-2022"), START, 1, CODES, posts=[world.TARGET_POST]
    )

    assert found[official, post] == by_brute_force(official, post)


def test_the_officials_compared_differ() -> None:
    assert len({by_brute_force(code, None) for code in CODES}) > 4


def window(given: dict[str, Any], on: date, years: int = 2) -> Window:
    found = windows(
        world.snapshot_of(given, on), load("qd-65-2022"), on, years, [world.OFFICIAL]
    )
    return found[world.OFFICIAL, None]


def test_a_change_of_law_inside_it_closes_it() -> None:
    given = {"Cán bộ": {"Giấy sức khỏe": None}}

    assert window(given, date(2025, 6, 1)) == Window(date(2025, 6, 1), date(2025, 7, 1))


def test_the_last_day_of_the_years_asked_is_judged() -> None:
    given = {
        "Đang giữ": {"Từ ngày": date(2021, 6, 1), "Hình thức": "Luân chuyển"},
        "Cán bộ": {"Giấy sức khỏe": date(2024, 6, 1)},
    }

    assert window(given, date(2023, 6, 1), years=1).eligible_from == date(2024, 6, 1)
    assert window(given, date(2023, 5, 31), years=1).eligible_from is None


def test_it_can_begin_on_29_february() -> None:
    found = window({}, date(2024, 2, 29), years=1)

    assert found == Window(date(2024, 2, 29), None)


def test_nobody_eligible_has_no_window() -> None:
    assert window({"Quy hoạch": []}, START) == Window(None, None)


def test_a_second_window_is_not_joined_to_the_first() -> None:
    assert by_brute_force("A6", None) == Window(START, REMOVED_ON["A6"])


def test_many_officials_each_have_their_own() -> None:
    codes = [f"CB{number:03}" for number in range(70)]
    given = {"Cán bộ": [{}, *({"Mã": code, "Giấy sức khỏe": START} for code in codes)]}

    found = windows(
        world.snapshot_of(given, START), load("dong-ha-2021"), START, 1, codes
    )

    assert {official for official, _ in found} == set(codes)


def test_it_refuses_what_a_screening_refuses() -> None:
    snapshot = world.snapshot_of({}, START)

    with pytest.raises(UnknownCodeError):
        windows(snapshot, load("qd-65-2022"), START, 1, ["AI-ĐÓ"])
    with pytest.raises(NotInForceError):
        windows(snapshot, load("qd-65-2022"), date(2020, 1, 1), 1, [world.OFFICIAL])
