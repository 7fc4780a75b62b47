"""The numbers of registers as lines of a page and rows of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from luanchuyen.records.models import PlanVersion, RegisterType
from luanchuyen.services import registers
from luanchuyen.services.access import Actor
from luanchuyen.services.registers import Given, Wanted
from luanchuyen.web.shared import excel
from luanchuyen.web.shared.words import Mark

_ISSUED = Mark("met", "Đã phát hành", "met")
_TAKEN = Mark("not_known", "Mới lấy số", "clock")
_CANCELLED = Mark("not_met", "Số đã hủy", "not_met")
_STATES: Mapping[str, bool] = {"con": False, "huy": True}
_PAPERS = dict(RegisterType.choices)


@dataclass(frozen=True)
class Line:
    """One number; `symbol` is blank until a paper bears it, `why` the reason it was cancelled for."""

    number: str
    symbol: str
    on: date
    paper: str
    subject: str
    case: int | None
    version: PlanVersion | None
    keeper: str
    series: str
    taken_by: str
    mark: Mark
    why: str


@dataclass(frozen=True)
class Asked:
    """What the address asks, and what it may ask of the registers there are."""

    wanted: Wanted
    keepers: Mapping[str, str]
    papers: Mapping[str, str]
    series: Sequence[str]
    state: str

    @property
    def title(self) -> str:
        """What is listed, in words."""
        named = [
            self.papers.get(self.wanted.paper, "Sổ văn bản"),
            self.keepers.get(self.wanted.keeper, ""),
            self.wanted.series,
        ]
        return ", ".join(filter(None, named))


def asked(query: QueryDict, by: Actor, *, on: date) -> Asked:
    """What is not among the registers read is as if it was not asked."""
    found = registers.readable(by, on=on)
    keepers = {registers.keeper_key(one): registers.keeper(one) for one in found}
    papers = {
        key: name
        for key, name in _PAPERS.items()
        if any(one.paper == key for one in found)
    }
    series = sorted({one.series for one in found}, reverse=True)
    state = query.get("tinh_trang", "")
    wanted = Wanted(
        keeper=_among(keepers, query.get("noi", "")),
        paper=_among(papers, query.get("loai", "")),
        series=_among(series, query.get("so", "")),
        cancelled=_STATES.get(state),
    )
    return Asked(wanted, keepers, papers, series, state)


def _among(known: Mapping[str, str] | Sequence[str], given: str) -> str:
    return given if given in known else ""


def line(one: Given) -> Line:
    entry, register = one.entry, one.entry.register
    issued = getattr(entry, "issued_paper", None) or getattr(entry, "issued_plan", None)
    cancels = getattr(getattr(entry, "decision", None), "cancels", None)
    return Line(
        number=f"{entry.number:02d}",
        symbol=issued.symbol if issued else "",
        on=entry.on,
        paper=_PAPERS[register.paper],
        subject=f"Hủy quyết định: {entry.subject}" if cancels else entry.subject,
        case=one.case,
        version=one.version,
        keeper=registers.keeper(register),
        series=registers.series_words(register),
        taken_by=entry.by_name,
        mark=_CANCELLED if entry.is_cancelled else _ISSUED if issued else _TAKEN,
        why=entry.cancellation.reason if entry.is_cancelled else "",
    )


HEADINGS = (
    *("Số", "Số, ký hiệu", "Ngày", "Loại văn bản", "Trích yếu", "Hồ sơ số"),
    *("Nơi ban hành", "Nhiệm kỳ hoặc năm", "Người lấy số", "Tình trạng", "Lý do hủy"),
)


def cells(one: Line) -> Sequence[excel.Cell]:
    return (
        *(one.number, one.symbol, one.on, one.paper, one.subject, one.case),
        *(one.keeper, one.series, one.taken_by, one.mark.word, one.why),
    )
