"""Counting in months the way the law does, on whole columns."""

from calendar import monthrange
from datetime import date
from typing import Annotated

import polars as pl
from pydantic import Field

Months = Annotated[int, Field(ge=1)]  # a number of months a rulebook asks


def full_months(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Full calendar months from one day to another; null when either is.

    A month that has no matching day ends on its last day: 31 January to 28 February is one month
    (Bộ luật Dân sự 2015, Điều 147-148).
    """
    matching_day = pl.min_horizontal(start.dt.day(), end.dt.month_end().dt.day())
    whole = month_number(end) - month_number(start)
    # min_horizontal passes over a null: an unknown start must stay unknown.
    return whole - (end.dt.day() < matching_day).cast(pl.Int32)


def month_number(day: pl.Expr) -> pl.Expr:
    """Months since the year 0, so that a difference counts calendar months."""
    return day.dt.year() * 12 + day.dt.month().cast(pl.Int32)


def months_later(day: date, months: int) -> date:
    """The day so many months later, or earlier if negative; a month without it ends on its last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
