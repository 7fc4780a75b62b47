"""Years in a sector: added up, overlaps once, and unknown where a sector is blank."""

from datetime import date

import pytest

from luanchuyen.rules.experience import experienced
from luanchuyen.rules.facts.prepared import prepare
from tests.rules import world

DAY = date(2026, 12, 1)
Stay = tuple[str, date, date | None]


def told(*stays: Stay) -> bool | None:
    units = [
        world.unit("KT", "Huyện", "H-NAM1", sector="Kiểm tra"),
        world.unit("TT", "Huyện", "H-NAM1", sector="Thanh tra"),
        world.unit("CHUA", "Huyện", "H-NAM1"),
        world.unit("CU", "Huyện", "H-NAM1"),
    ]
    rows = {
        "localities": world.localities(),
        "units": units,
        "posts": [world.post(code, code) for code in ("KT", "TT", "CHUA")],
        "people": [world.person("A")],
        "tenures": [
            world.tenure("A", post, since, held_until=until, concurrent=place > 0)
            for place, (post, since, until) in enumerate(stays)
        ],
    }
    found = experienced(prepare(world.snapshot(rows)), "Kiểm tra", 5, DAY)
    known: bool | None = found["experienced"].item()
    return known


@pytest.mark.clause("MH-II.2b")
@pytest.mark.parametrize(
    ("since", "outcome"), [(date(2021, 12, 1), True), (date(2021, 12, 2), False)]
)
def test_five_years_to_the_day(since: date, outcome: bool) -> None:
    assert told(("KT", since, None)) is outcome


def test_stays_add_up_and_overlaps_count_once() -> None:
    first = ("KT", date(2010, 1, 1), date(2013, 1, 1))

    assert told(first, ("KT", date(2020, 1, 1), date(2022, 1, 1))) is True
    assert told(first, ("KT", date(2011, 1, 1), date(2014, 1, 1))) is False


def test_another_sector_does_not_count_and_a_blank_one_may() -> None:
    assert told(("TT", date(2010, 1, 1), None)) is False
    assert told(("CHUA", date(2010, 1, 1), None)) is None
    assert told(("CHUA", date(2025, 1, 1), None)) is False
