"""The day a page looks at: chosen in the address by `ngay`, otherwise today."""

import datetime as dt
import re
from dataclasses import dataclass

from django.http import HttpRequest

from luanchuyen.web.shared import formats

_FORMS = (
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"),  # dd/mm/yyyy
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
)
FIRST, LAST = dt.date(1990, 1, 1), dt.date(2060, 12, 31)


@dataclass(frozen=True)
class ChosenDay:
    """The day looked at; `fault` says, in Vietnamese, why a day asked for was not taken."""

    value: dt.date
    fault: str = ""

    @property
    def shown(self) -> str:
        return formats.day(self.value)


def today() -> dt.date:
    """The day it is; the one place to hold where a test needs a fixed day."""
    return dt.date.today()


def chosen(request: HttpRequest, name: str = "ngay") -> ChosenDay:
    """Read the day from the address; a day that cannot be read gives today and says so."""
    today = dt.date.today()
    asked = request.GET.get(name, "").strip()
    if not asked:
        return ChosenDay(today)
    day = read(asked)
    if day is None:
        return ChosenDay(
            today,
            f"Không đọc được ngày “{asked[:20]}”. Hãy ghi dd/mm/yyyy, trong khoảng "
            f"{formats.day(FIRST)}–{formats.day(LAST)}. Trang này đang xét theo ngày hôm nay.",
        )
    return ChosenDay(day)


def read(text: str) -> dt.date | None:
    """A day written dd/mm/yyyy or yyyy-mm-dd, within the years the law speaks of; else None."""
    for form in _FORMS:
        if found := form.fullmatch(text):
            try:
                day = dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
            return day if FIRST <= day <= LAST else None
    return None
