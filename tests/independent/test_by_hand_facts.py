"""Facts of the second computation on the smallest records, each answer known beforehand."""

from datetime import date, timedelta

import pytest

from luanchuyen.snapshot.tables import TABLES
from tests.independent import demands, facts, places
from tests.independent.random_maps import REFORM, with_all_columns
from tests.independent.records import Records, Row

DAY = date(2026, 12, 1)
START = date(2018, 12, 1)


def records(**rows: list[Row]) -> Records:
    tables = {table.name: rows.get(table.name, []) for table in TABLES}
    return Records(
        {
            name: [with_all_columns(name, row) for row in table]
            for name, table in tables.items()
        }
    )


def office(*tenures: tuple[str, date, date | None], seats: int = 1) -> Records:
    """Units OLD, then NEW, which succeeds it; a secretary in each; tenures of one official."""
    units: list[Row] = [
        {"code": "OLD", "level": "Huyện", "locality": "H", "valid_until": REFORM},
        {"code": "NEW", "level": "Xã", "locality": "X", "succeeds": ["OLD"]},
        {"code": "ELSE", "level": "Xã", "locality": "X"},
    ]
    posts = [
        {"code": unit["code"], "unit": unit["code"], "title": "bi_thu", "seats": seats}
        for unit in units
    ]
    rows = [
        {"official": "C", "post": post, "held_from": first, "held_until": until}
        for post, first, until in tenures
    ]
    return records(units=units, posts=posts, tenures=rows)


@pytest.mark.parametrize(("gap", "months"), [(0, 96), (30, 96), (31, 96), (32, 16)])
def test_a_run_as_head_spans_a_gap_of_at_most_31_days(gap: int, months: int) -> None:
    back = date(2025, 8, 1)
    given = office(("OLD", START, back - timedelta(days=gap)), ("NEW", back, None))

    assert facts.head_months(given, "C", DAY) == months


def test_a_run_as_head_does_not_go_on_from_a_unit_not_succeeded() -> None:
    given = office(("ELSE", START, REFORM), ("NEW", REFORM, None))

    assert facts.head_run_from(given, "C", DAY) == REFORM


def test_a_seat_fell_open_on_the_day_its_last_holder_left() -> None:
    given = office(("NEW", START, REFORM))

    assert demands.fell_open(given, "NEW", 1, DAY) == REFORM
    assert demands.fell_open(given, "ELSE", 1, DAY) is None


def test_of_two_seats_the_one_never_held_has_no_day() -> None:
    given = office(("NEW", START, REFORM), seats=2)

    days = [demands.fell_open(given, "NEW", seat, DAY) for seat in (1, 2)]

    assert days == [None, REFORM]


MAP: list[Row] = [
    {"code": "T1", "level": "Tỉnh", "valid_until": REFORM},
    {"code": "T2", "level": "Tỉnh", "valid_until": REFORM},
    {"code": "T", "level": "Tỉnh", "valid_from": REFORM, "succeeds": ["T1", "T2"]},
    {"code": "H1", "level": "Huyện", "parent": "T1", "valid_until": REFORM},
    {"code": "X1", "level": "Xã", "parent": "H1", "valid_until": REFORM},
    {
        "code": "Xa",
        "level": "Xã",
        "parent": "T",
        "valid_from": REFORM,
        "succeeds": ["X1"],
    },
    {
        "code": "Xb",
        "level": "Xã",
        "parent": "T",
        "valid_from": REFORM,
        "succeeds": ["X1"],
    },
    {"code": "Xc", "level": "Xã", "parent": "T", "valid_from": REFORM},
]


@pytest.mark.parametrize(
    ("home", "level", "seat", "day", "local"),
    [
        ("X1", "Tỉnh", "T", REFORM, True),  # through the commune that came of it
        ("H1", "Tỉnh", "T", REFORM, True),  # through the parent of a dissolved district
        ("X1", "Tỉnh", "T2", REFORM - timedelta(days=1), False),
        ("T2", "Tỉnh", "T", REFORM, True),  # the other half of the merger
        ("X1", "Xã", "Xa", REFORM, None),  # split in two
        ("X1", "Xã", "Xc", REFORM, False),
        ("H1", "Xã", "Xa", REFORM, None),  # known only as the province around it
        (None, "Tỉnh", "T", REFORM, None),
        ("Xa", "Xã", "X1", REFORM - timedelta(days=1), True),  # before its first day
        ("T", "Tỉnh", "T1", REFORM - timedelta(days=1), None),
    ],
)
def test_the_home_is_carried_to_the_map_of_the_day(
    home: str | None, level: str, seat: str, day: date, local: bool | None
) -> None:
    given = records(localities=MAP)

    assert (
        places.local_to(given, home, {"level": level, "locality": seat}, day) is local
    )
