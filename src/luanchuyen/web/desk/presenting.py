"""What the desk shows beside the counts: what is due, papers that lapse, retirements by year."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from luanchuyen.records.models import Account, RotationPlan
from luanchuyen.rules.demand import Review
from luanchuyen.services import cases
from luanchuyen.web.shared import formats, reading, screening, words
from luanchuyen.web.shared.looking import Looking
from luanchuyen.web.shared.plan_stages import Standing, standing

_DUE = ("retiring", "two_terms_soon", "stay_reached")
_FIRST = 5  # names the desk shows of a kind before "all"
_AHEAD = timedelta(days=183)
_YEARS = 10


@dataclass(frozen=True)
class DueLine:
    code: str
    name: str
    post: str
    when: str


@dataclass(frozen=True)
class Due:
    kind: words.Kind
    count: int
    lines: Sequence[DueLine]


def due(review: Review, look: Looking) -> list[Due]:
    """The kinds that have a date, each with its first names."""
    found = []
    for key in _DUE:
        chosen = [demand for demand in review.demands if demand.kind.value == key]
        chosen.sort(key=lambda demand: demand.months or 0, reverse=key != "retiring")
        shown = chosen[:_FIRST]
        people = reading.names(
            look.snapshot.people, [demand.official for demand in shown]
        )
        posts = reading.names(look.snapshot.posts, [demand.post for demand in shown])
        lines = [
            DueLine(
                code=demand.official or "",
                name=people.get(demand.official or "", ""),
                post=posts.get(demand.post or "", ""),
                when=_when(key, demand.months),
            )
            for demand in shown
        ]
        found.append(Due(words.KINDS[key], len(chosen), lines))
    return found


def _when(kind: str, months: int | None) -> str:
    if months is None:
        return ""
    if kind != "retiring":
        return f"đã {formats.months(months)}"
    if months < 0:
        return f"quá {formats.months(-months)}"
    return f"còn {formats.months(months)}" if months else "trong tháng này"


@dataclass(frozen=True)
class PlanEntry:
    plan: RotationPlan
    standing: Standing


def plans_under_way(found: Iterable[RotationPlan]) -> list[PlanEntry]:
    """The newest plans that somebody still has to act on."""
    entries = (PlanEntry(plan, standing(plan)) for plan in found)
    return [entry for entry in entries if entry.standing.next][:_FIRST]


@dataclass(frozen=True)
class CaseTile:
    """How many things of cases wait, and where they are listed."""

    count: int
    name: str
    icon: str
    query: str


def case_tiles(by: Account, *, on: date) -> list[CaseTile]:
    """What waits for the account, is late, comes due this week; nothing for who is asked nothing."""
    if not cases.has_inbox(by):
        return []
    found = cases.inbox(by, on=on)
    late, soon = (cases.by_due(found, due, on=on) for due in cases.Due)
    return [
        CaseTile(len(found), "Việc chờ tôi", "certificate", ""),
        CaseTile(len(late), "Quá hạn", "alert", "?han=qua-han"),
        CaseTile(len(soon), "Đến hạn trong tuần này", "clock", "?han=tuan-nay"),
    ]


@dataclass(frozen=True)
class Lapsing:
    code: str
    name: str
    what: str
    when: str


def lapsing(look: Looking) -> list[Lapsing]:
    """Certificates of officials in scope that lapse within half a year, then those just lapsed."""
    on = look.day.value
    rows = look.snapshot.certificates.filter(
        pl.col("expires_on").is_between(on - _AHEAD, on + _AHEAD)
        & pl.col("official").is_in(look.scope.people.implode())
    ).sort(pl.col("expires_on") <= on, (pl.col("expires_on") - on).abs())
    people = reading.names(look.snapshot.people, rows["official"].to_list())
    return [
        Lapsing(
            code=row["official"],
            name=people[row["official"]],
            what=" ".join(part for part in (row["kind"], row["grade"]) if part),
            when=_lapse(row["expires_on"], on),
        )
        for row in rows.iter_rows(named=True)
    ]


def _lapse(end: date, on: date) -> str:
    last = formats.day(end - timedelta(days=1))
    return f"hết hạn sau ngày {last}" if end > on else f"đã hết hạn sau ngày {last}"


def retirements(look: Looking) -> Mapping[str, Any]:
    """How many officials of the committee retire in each of the coming years, for the chart."""
    months = screening.retirement_months(look)
    found = Counter(month.year for month in months)
    first = look.day.value.year
    years = range(first, first + _YEARS)
    return {
        "categories": [str(year) for year in years],
        "series": [{"name": "Nghỉ hưu", "values": [found[year] for year in years]}],
        "lying": False,
        "unit": "người",
    }
