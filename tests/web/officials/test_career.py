"""The time line of a career."""

from datetime import date

from luanchuyen.rules.windows import Window
from luanchuyen.web.officials.career import career

ON = date(2026, 7, 1)
TENURE = {
    "post_name": "Bí thư",
    "unit_name": "Đảng ủy xã Tân",
    "held_from": date(2020, 1, 1),
    "held_until": None,
    "form": "Bổ nhiệm",
    "concurrent": False,
}


def test_nobody_worked_is_no_career() -> None:
    assert career([], ON) is None


def test_a_tenure_that_runs_ends_at_the_day() -> None:
    drawn = career([TENURE], ON)

    assert drawn is not None
    assert drawn.rows[0].bar.x == "0.00%"
    assert drawn.rows[0].bar.width == drawn.today


def test_an_end_is_told_as_the_last_day_that_counts() -> None:
    drawn = career([TENURE | {"held_until": date(2025, 7, 1)}], ON)

    assert drawn is not None
    assert drawn.rows[0].period == "01/01/2020 – đến hết ngày 30/06/2025"


def test_it_reaches_to_retirement_and_shows_the_window() -> None:
    window = Window(date(2027, 1, 1), None)

    drawn = career([TENURE], ON, date(2030, 5, 1), window)

    assert drawn is not None
    assert drawn.retirement_month == "05/2030"
    assert drawn.window is not None
    assert drawn.ticks[-1].year == 2030


def test_a_rotation_has_its_own_colour() -> None:
    drawn = career([TENURE | {"form": "Luân chuyển"}], ON)

    assert drawn is not None
    assert drawn.rows[0].colour == "rotation"
