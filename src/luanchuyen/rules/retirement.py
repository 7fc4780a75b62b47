"""The month a person retires, by the roadmap of Nghị định 135/2020."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl

from luanchuyen.snapshot.tables import SEXES

_FIRST_BIRTH_YEAR, _LAST_BIRTH_YEAR = 1900, 2100


@dataclass(frozen=True)
class Roadmap:
    """Age of retirement in months for one sex: `ages` by year, from `ages[0]` to `ages[-1]`.

    A year before the first has the age of the first, a year after the last that of the last.
    """

    sex: str
    ages: tuple[tuple[int, int], ...]

    def age_in(self, year: int) -> int:
        """Months of age that apply to whoever retires in that year."""
        reached = [months for since, months in self.ages if since <= year]
        return reached[-1] if reached else self.ages[0][1]

    def month_for(self, born: date) -> date:
        """First day of the first month in which the age reaches that of its own year (Điều 4)."""
        months = min(months for _, months in self.ages)
        while True:
            year, month = divmod(born.year * 12 + born.month - 1 + months, 12)
            if months >= self.age_in(year):
                return date(year, month + 1, 1)
            months += 1


@lru_cache(maxsize=8)
def retirement_months(roadmaps: tuple[Roadmap, ...]) -> pl.DataFrame:
    """Columns sex, birth_month (first of the month) and retirement_month, for every month of birth."""
    rows = [
        (roadmap.sex, born, roadmap.month_for(born))
        for roadmap in roadmaps
        for born in _birth_months()
    ]
    return pl.DataFrame(
        rows,
        schema={
            "sex": pl.Enum(SEXES),
            "birth_month": pl.Date,
            "retirement_month": pl.Date,
        },
        orient="row",
    )


def _birth_months() -> Sequence[date]:
    return [
        date(year, month, 1)
        for year in range(_FIRST_BIRTH_YEAR, _LAST_BIRTH_YEAR + 1)
        for month in range(1, 13)
    ]
