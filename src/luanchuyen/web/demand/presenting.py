"""The demand review as counts, a heat map and lines with names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules.citing import Citation, citations
from luanchuyen.rules.demand import Review
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.web.shared import excel, formats, reading, words

_BUSIEST = 15  # units the heat map shows


@dataclass(frozen=True)
class DemandLine:
    """One demand with the names behind its codes."""

    official: str
    official_name: str
    post: str
    post_code: str
    unit: str
    unit_name: str
    since: date | None
    months: str
    cites: Sequence[Citation]


@dataclass(frozen=True)
class UnknownLine:
    official: str
    official_name: str
    kind: str
    missing: Sequence[str]


@dataclass(frozen=True)
class HeatCell:
    kind: str
    count: int
    heat: int


@dataclass(frozen=True)
class HeatRow:
    unit: str
    name: str
    total: int
    cells: Sequence[HeatCell]


def lines(
    review: Review, snapshot: Snapshot, kind: str, unit: str = ""
) -> list[DemandLine]:
    """The demands of one kind, of one unit where it is given."""
    chosen = [
        demand
        for demand in review.demands
        if demand.kind == kind and (not unit or demand.unit == unit)
    ]
    people = reading.names(snapshot.people, [demand.official for demand in chosen])
    posts = reading.names(snapshot.posts, [demand.post for demand in chosen])
    units = reading.names(snapshot.units, [demand.unit for demand in chosen])
    return [
        DemandLine(
            official=demand.official or "",
            official_name=people.get(demand.official or "", ""),
            post=posts.get(demand.post or "", ""),
            post_code=demand.post or "",
            unit=demand.unit or "",
            unit_name=units.get(demand.unit or "", ""),
            since=demand.since,
            months="" if demand.months is None else formats.months(demand.months),
            cites=citations(demand.cites),
        )
        for demand in chosen
    ]


HEADINGS = (
    "Mã cán bộ",
    "Họ và tên",
    "Chức danh",
    "Đơn vị",
    "Từ ngày",
    "Thời gian",
    "Căn cứ",
)


def cells(line: DemandLine) -> Sequence[excel.Cell]:
    """A demand as a row under `HEADINGS`."""
    places = "; ".join(place.short for place in line.cites)
    return (
        *(line.official, line.official_name, line.post, line.unit_name),
        *(line.since, line.months, places),
    )


def unknown(review: Review, snapshot: Snapshot, kind: str) -> list[UnknownLine]:
    """Officials of whom the record does not say whether they belong to this kind."""
    chosen = [row for row in review.unknown if row.kind == kind]
    people = reading.names(snapshot.people, [row.official for row in chosen])
    return [
        UnknownLine(
            official=row.official,
            official_name=people.get(row.official, row.official),
            kind=row.kind,
            missing=[
                words.paper(name) or words.fact_label(name) for name in row.missing
            ],
        )
        for row in chosen
    ]


def heat_map(
    review: Review, snapshot: Snapshot, kinds: Sequence[words.Kind]
) -> list[HeatRow]:
    """The units with the most demands, each with its count of every kind that occurs."""
    found = Counter((demand.unit or "", demand.kind.value) for demand in review.demands)
    totals: Counter[str] = Counter()
    for (unit, _), count in found.items():
        totals[unit] += count
    busiest = sorted(totals, key=lambda unit: (-totals[unit], unit))[:_BUSIEST]
    named = reading.names(snapshot.units, busiest)
    most = max(found.values(), default=1)
    return [
        HeatRow(
            unit=unit,
            name=named.get(unit, unit),
            total=totals[unit],
            cells=[
                HeatCell(
                    kind.key, found[unit, kind.key], _heat(found[unit, kind.key], most)
                )
                for kind in kinds
            ],
        )
        for unit in busiest
    ]


def _heat(count: int, most: int) -> int:
    """A shade from 0 (none) to 4 (the most of any cell)."""
    return -(-4 * count // most)
