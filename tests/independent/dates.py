"""Months, ages and retirement, counted by walking the calendar instead of by formula."""

from calendar import monthrange
from datetime import date
from functools import cache

from tests.independent.records import Row

Month = tuple[int, int]


def add_months(day: date, months: int) -> date:
    """The matching day `months` later; where it is missing, the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def full_months(first: date, day: date) -> int:
    months = 0
    while add_months(first, months + 1) <= day:
        months += 1
    return months


def birth(person: Row) -> date:
    """Only the year known: 1 January; only the month: its first day."""
    born: date = person["born"]
    if person["born_precision"] == "năm":
        return date(born.year, 1, 1)
    return born.replace(day=1) if person["born_precision"] == "tháng" else born


@cache
def age(born: date, day: date) -> int:
    years = 0
    while add_months(born, 12 * (years + 1)) <= day:
        years += 1
    return years


@cache
def required_age(sex: str, year: int) -> int:
    """Months of age that Nghị định 135/2020 asks of who retires in `year`."""
    men, women = [720], [660]
    for _ in range(2021, year + 1):
        men.append(min(men[-1] + 3, 62 * 12))
        women.append(min(women[-1] + 4, 60 * 12))
    return (men if sex == "Nam" else women)[-1]


@cache
def retirement_month(sex: str, born: date) -> Month:
    year, month, months = born.year, born.month, 0
    while months < required_age(sex, year):
        months += 1
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return year, month


def months_until(month: Month, day: date) -> int:
    return (month[0] - day.year) * 12 + month[1] - day.month
