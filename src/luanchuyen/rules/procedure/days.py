"""Due days: calendar or working days, the first day not counted (Bộ luật Dân sự 2015, Điều 147)."""

from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_WEEKEND = frozenset({5, 6})


@dataclass(frozen=True)
class Calendar:
    """The days an office does not work; holidays differ each year, so the caller brings them."""

    holidays: frozenset[date] = frozenset()
    weekly_rest: frozenset[int] = _WEEKEND

    def works_on(self, day: date) -> bool:
        return day.weekday() not in self.weekly_rest and day not in self.holidays

    def due(self, start: date, days: int, *, working: bool) -> date:
        """The last day of a time that begins to run after `start`."""
        if not working:
            return start + timedelta(days=days)
        day = start
        while days:
            day += _ONE_DAY
            days -= self.works_on(day)
        return day


EVERY_WEEK = Calendar()
