"""Facts of a career where scenarios do not reach: several tenures, runs as head, what a verdict tells."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from luanchuyen.rules.rulebook import load
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import verdicts
from tests.rules import world

DAY = date(2024, 6, 10)
HEAD = "ct_ubnd"


def facts(
    given: world.Given, day: date = DAY, *, to_post: bool = False
) -> Mapping[str, object]:
    screening = screen(
        world.snapshot_of(given, day),
        load("qd-65-2022"),
        day,
        officials=[world.OFFICIAL],
        posts=[world.TARGET_POST] if to_post else [],
    )
    return verdicts(screening)[-1].facts


def run(
    *spans: tuple[str, date, date | None], succeeds: dict[str, list[str]]
) -> dict[str, Any]:
    """A head's tenures: unit, first day, first day no longer; and which unit succeeds which."""
    return {
        "Đang giữ": None,
        "Đơn vị": [{"Mã": code, "Kế thừa từ": old} for code, old in succeeds.items()],
        "Chức danh": [
            {"Mã": f"CD-{code}", "Đơn vị": code, "Loại chức danh": HEAD}
            for code in succeeds
        ],
        "Quá trình": [
            {"Chức danh": f"CD-{unit}", "Từ ngày": since, "Đến ngày": until}
            for unit, since, until in spans
        ],
    }


def test_the_post_held_is_the_main_one_of_the_day() -> None:
    given = {
        "Đang giữ": {"Từ ngày": date(2020, 6, 10), "Đến ngày": DAY},
        "Quá trình": [
            {"Chức danh": world.TARGET_POST, "Từ ngày": DAY, "Hình thức": "Luân chuyển"}
        ],
    }

    assert facts(given, date(2024, 6, 9))["months_in_post"] == 47
    assert facts(given, date(2024, 6, 9))["on_rotation"] is False
    assert facts(given)["months_in_post"] == 0
    assert facts(given)["on_rotation"] is True


@pytest.mark.clause("MH-III.2.2a")
def test_a_concurrent_post_is_never_the_post_held() -> None:
    concurrent = {
        "Chức danh": world.TARGET_POST,
        "Từ ngày": date(2024, 1, 1),
        "Hình thức": "Luân chuyển",
        "Kiêm nhiệm": "x",
    }
    given = {"Đang giữ": {"Từ ngày": date(2020, 6, 10)}, "Quá trình": [concurrent]}

    assert facts(given)["months_in_post"] == 48
    assert facts(given)["on_rotation"] is False


def test_between_two_tenures_no_post_is_held() -> None:
    given = {"Đang giữ": {"Từ ngày": date(2020, 1, 1), "Đến ngày": date(2024, 1, 1)}}

    told = facts(given)

    assert told["months_in_post"] is None
    assert told["head_months"] is None
    assert told["on_rotation"] is None


def test_who_is_no_head_has_no_months_as_head() -> None:
    assert facts({"Đang giữ": {"Loại chức danh": "pct_ubnd"}})["head_months"] is None


@pytest.mark.clause("MH-I.2b")
def test_a_run_as_head_goes_through_two_mergers() -> None:
    given = run(
        ("A", date(2014, 6, 10), date(2018, 1, 1)),
        ("B", date(2018, 1, 1), date(2022, 1, 1)),
        ("C", date(2022, 1, 1), None),
        succeeds={"A": [], "B": ["A"], "C": ["B"]},
    )

    assert facts(given)["head_months"] == 120
    assert facts(given)["months_in_post"] == 29


@pytest.mark.clause("MH-I.2b")
def test_a_run_skips_a_unit_the_head_did_not_lead() -> None:
    given = run(
        ("A", date(2014, 6, 10), date(2022, 1, 1)),
        ("C", date(2022, 1, 1), None),
        succeeds={"A": [], "B": ["A"], "C": ["B"]},
    )

    assert facts(given)["head_months"] == 120


@pytest.mark.clause("MH-I.2b")
def test_a_merged_unit_succeeds_each_of_its_parts() -> None:
    succeeds: dict[str, list[str]] = {"A": [], "B": [], "C": ["A", "B"]}

    for part in ("A", "B"):
        given = run(
            (part, date(2014, 6, 10), date(2022, 1, 1)),
            ("C", date(2022, 1, 1), None),
            succeeds=succeeds,
        )

        assert facts(given)["head_months"] == 120


@pytest.mark.clause("MH-I.2b")
def test_a_unit_that_lives_on_is_not_succeeded_backwards() -> None:
    given = run(
        ("C", date(2014, 6, 10), date(2022, 1, 1)),
        ("A", date(2022, 1, 1), None),
        succeeds={"A": [], "C": ["A"]},
    )

    assert facts(given)["head_months"] == 29


@pytest.mark.clause("MH-I.2b")
def test_only_the_last_unbroken_run_counts() -> None:
    given = run(
        ("A", date(2004, 1, 1), date(2010, 1, 1)),
        ("A", date(2012, 6, 10), date(2018, 6, 1)),
        ("A", date(2018, 6, 10), None),
        succeeds={"A": []},
    )

    assert facts(given)["head_months"] == 144


@pytest.mark.clause("MH-I.2b")
def test_another_post_between_breaks_a_run_by_its_length() -> None:
    given = run(
        ("A", date(2014, 6, 10), date(2020, 1, 1)),
        ("B", date(2020, 1, 1), date(2020, 2, 1)),
        ("A", date(2020, 2, 1), None),
        succeeds={"A": [], "B": []},
    )

    assert facts(given)["head_months"] == 120


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1980, 2, 29), date(2025, 2, 27), 44),
        (date(1980, 2, 29), date(2025, 2, 28), 45),
        (date(1980, 2, 29), date(2024, 2, 28), 43),
        (date(1980, 2, 29), date(2024, 2, 29), 44),
        (date(1979, 6, 15), date(2024, 6, 14), 44),
        (date(1979, 6, 15), date(2024, 6, 15), 45),
    ],
)
def test_age_is_in_full_years(born: date, day: date, age: int) -> None:
    assert facts({"Cán bộ": {"Ngày sinh": born}}, day)["age"] == age


def test_the_month_of_retirement_is_told_with_the_months_left() -> None:
    told = facts({"Cán bộ": {"Ngày sinh": date(1964, 10, 31)}}, date(2026, 5, 1))

    assert told["retirement_month"] == "2026-04"
    assert told["months_to_retirement"] == -1


def test_the_rating_told_is_of_the_last_two_years() -> None:
    given = {"Xếp loại": [{"Năm": 2022, "Xếp loại": "Hoàn thành"}]}

    assert facts(given, date(2024, 12, 31))["last_rating"] == "Hoàn thành"
    assert facts(given, date(2025, 1, 1))["last_rating"] is None


DIRECTIONS = [
    ("Tỉnh", "T-NAM", "Huyện", "H-NAM1", "down"),
    ("Trung ương", None, "Tỉnh", "T-NAM", "down"),
    ("Xã", "X-NAM1", "Huyện", "H-NAM1", "up"),
    ("Huyện", "H-NAM1", "Trung ương", None, "up"),
    ("Huyện", "H-NAM1", "Huyện", "H-NAM2", "locality"),
    ("Huyện", "H-NAM1", "Huyện", "H-NAM1", "lateral"),
    ("Trung ương", None, "Trung ương", None, "lateral"),
]


@pytest.mark.clause("MH-II.3a", "LD-III.2.1b")
@pytest.mark.parametrize(("held", "at", "target", "to", "direction"), DIRECTIONS)
def test_the_direction_follows_from_levels_and_localities(
    held: str, at: str | None, target: str, to: str | None, direction: str
) -> None:
    given = {
        "Đang giữ": {"Cấp": held, "Địa phương": at},
        "Dự kiến": {"Cấp": target, "Địa phương": to},
    }

    assert facts(given, to_post=True)["direction"] == direction


def test_the_direction_is_unknown_without_a_post_held() -> None:
    assert facts({"Đang giữ": None}, to_post=True)["direction"] is None


def test_a_post_nobody_may_enter_has_no_open_seat() -> None:
    def open_seats(**target: object) -> object:
        return facts({"Dự kiến": target}, to_post=True)["open_seats"]

    assert open_seats() == 1
    assert open_seats(**{"Số lượng": 3}) == 3
    assert open_seats(**{"Hiệu lực đến": DAY}) == 0


def test_more_holders_than_seats_are_told() -> None:
    given = {
        "Cán bộ": [{}, {"Mã": "A"}, {"Mã": "B"}],
        "Quá trình": [
            {"Cán bộ": "A", "Từ ngày": date(2020, 1, 1)},
            {"Cán bộ": "B", "Từ ngày": date(2020, 1, 1), "Kiêm nhiệm": "x"},
        ],
    }

    assert facts(given, to_post=True)["open_seats"] == -1


LOCALS = [
    ("X-NAM2", "Huyện", "H-NAM2", date(2024, 6, 10), True),
    ("X-NAM1", "Huyện", "H-NAM2", date(2024, 6, 10), False),
    ("T-NAM", "Huyện", "H-NAM2", date(2024, 6, 10), None),
    ("T-BAC", "Huyện", "H-NAM2", date(2024, 6, 10), False),
    (None, "Huyện", "H-NAM2", date(2024, 6, 10), None),
    ("X-NAM1", "Trung ương", None, date(2024, 6, 10), False),
    ("X-TAY", "Tỉnh", "T-DT", date(2025, 7, 1), True),
    ("X-TAY", "Tỉnh", "T-DONG", date(2025, 7, 1), True),
    ("X-TAY", "Tỉnh", "T-DONG", date(2025, 6, 30), False),
    ("X-MOI", "Tỉnh", "T-DONG", date(2025, 6, 30), True),
    ("X-DONG1", "Xã", "X-MOI", date(2025, 7, 1), True),
    ("X-DONG2", "Xã", "X-MOI", date(2025, 7, 1), None),
    ("X-DONG2", "Xã", "X-TAYMOI", date(2025, 7, 1), False),
    ("X-DONG2", "Tỉnh", "T-DT", date(2025, 7, 1), True),
    ("H-DONG1", "Xã", "X-MOI", date(2025, 7, 1), None),
    ("H-DONG1", "Tỉnh", "T-DT", date(2025, 7, 1), True),
]


@pytest.mark.clause("QD-2.3", "MH-I.2b")
@pytest.mark.parametrize(("home", "level", "place", "day", "local"), LOCALS)
def test_who_is_a_local_is_read_on_the_map_of_the_day(
    home: str | None, level: str, place: str | None, day: date, local: bool | None
) -> None:
    given = {
        "Cán bộ": {"Quê quán": home},
        "Dự kiến": {"Cấp": level, "Địa phương": place},
    }

    assert facts(given, day, to_post=True)["local_to"] is local
