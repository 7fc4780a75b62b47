"""A month of the calendar: its weeks and days, with what is due on each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from luanchuyen.services.cases import Appointment
from luanchuyen.web.shared import formats
from luanchuyen.web.shared.days import FIRST, LAST

_ASKED = re.compile(r"(\d{4})-(\d{1,2})")
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class Month:
    """From its first day until the first of the next."""

    first: date

    @property
    def after(self) -> date:
        return (self.first + timedelta(days=32)).replace(day=1)

    @property
    def name(self) -> str:
        return f"Tháng {formats.month(self.first)}"

    @property
    def previous(self) -> str:
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def following(self) -> str:
        return f"{self.after:%Y-%m}"


@dataclass(frozen=True)
class Day:
    """One day; `within` the month shown."""

    day: date
    weekday: str
    within: bool
    is_today: bool
    due: Sequence[Appointment]


def asked(text: str, today: date) -> Month:
    """The month asked for as 2026-12; this month where there is none like that."""
    found = _ASKED.fullmatch(text)
    if found and 1 <= int(found[2]) <= 12 and FIRST.year <= int(found[1]) <= LAST.year:
        return Month(date(int(found[1]), int(found[2]), 1))
    return Month(today.replace(day=1))


def weeks(month: Month, found: Sequence[Appointment], today: date) -> list[list[Day]]:
    """Whole weeks from Monday on that cover the month."""
    start = month.first - timedelta(days=month.first.weekday())
    count = -(-(month.after - start).days // 7)
    return [
        [
            _day(start + timedelta(days=7 * week + at), month, found, today)
            for at in range(7)
        ]
        for week in range(count)
    ]


def _day(day: date, month: Month, found: Sequence[Appointment], today: date) -> Day:
    return Day(
        day,
        WEEKDAYS[day.weekday()],
        month.first <= day < month.after,
        day == today,
        [one for one in found if one.day == day],
    )
