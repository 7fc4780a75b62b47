"""Papers of a case beside each other: their pages, and a table of what each of them tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from luanchuyen.documents.letters import folded
from luanchuyen.documents.telling import Told
from luanchuyen.records.models import Case
from luanchuyen.services import side_by_side
from luanchuyen.services.side_by_side import Choice, Shown
from luanchuyen.web.shared.words import Mark

MOST = 3  # more columns than that nobody reads on a screen
_NAMED = ("people", "places")
_FIELDS = {
    "people": "Cán bộ",
    "born": "Năm sinh",
    "places": "Chức danh",
    "begins": "Ngày có hiệu lực",
    "terms": "Thời hạn",
    "figures": "Số liệu khác",
    "days": "Ngày khác",
}
_FROM_RECORD = Mark("not_met", "Khác hồ sơ", "not_met")
_AMONG_PAPERS = Mark("not_known", "Các văn bản ghi khác nhau", "alert")
_OWN = ("days",)  # each paper has its own


@dataclass(frozen=True)
class Cell:
    """What one paper tells of a field; `differs` is None where it is no other than it should be."""

    paper: str
    values: Sequence[str]
    differs: Mark | None


@dataclass(frozen=True)
class Row:
    label: str
    recorded: Sequence[str]
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Page:
    number: int
    address: str


@dataclass(frozen=True)
class Pane:
    """One paper: its pages as pictures, and how many more there are than are drawn."""

    choice: Choice
    pages: Sequence[Page]
    more: int
    reads: bool


def chosen(query: QueryDict, found: Sequence[Choice]) -> list[Choice]:
    """Those the address names, in the order of the list; of what it names too much the first."""
    asked = query.getlist("xem")
    picked = [one for one in found if one.key in asked][:MOST]
    return picked or side_by_side.first(found)


def panes(case: Case, shown: Sequence[Shown]) -> list[Pane]:
    return [
        Pane(
            one.choice,
            [
                Page(n, reverse("cases:page", args=[case.pk, one.choice.key, n]))
                for n, _ in enumerate(one.pictures.pages, 1)
            ],
            one.pictures.total - len(one.pictures.pages),
            one.told is not None,
        )
        for one in shown
    ]


def rows(recorded: Told, shown: Sequence[Shown]) -> list[Row]:
    """A row for each field that one of the papers tells, or should."""
    told = {one.choice.title: one.told for one in shown if one.told}
    found = [_row(name, recorded, told) for name in _FIELDS]
    return [
        one for one in found if any(cell.values or cell.differs for cell in one.cells)
    ]


def _row(name: str, recorded: Told, told: Mapping[str, Told]) -> Row:
    wanted: Sequence[str] = getattr(recorded, name)
    values: dict[str, Sequence[str]] = {
        paper: getattr(one, name) for paper, one in told.items()
    }
    alike = len({_alike(one) for one in values.values() if one}) <= 1
    return Row(
        _FIELDS[name],
        wanted,
        [
            Cell(paper, one, _differs(name, one, wanted, alike=alike))
            for paper, one in values.items()
        ],
    )


def _differs(
    name: str, values: Sequence[str], wanted: Sequence[str], *, alike: bool
) -> Mark | None:
    """Against the record where it knows, else against the other papers; what is not told is no difference."""
    if name in _OWN or not (values or name in _NAMED):
        return None
    if wanted:
        return None if _alike(values) == _alike(wanted) else _FROM_RECORD
    return None if alike or not values else _AMONG_PAPERS


def _alike(values: Sequence[str]) -> frozenset[str]:
    return frozenset(map(folded, values))
