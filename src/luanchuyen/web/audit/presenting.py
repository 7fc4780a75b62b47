"""Events as lines of the log's page, and what its form asks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from luanchuyen.records.models import Account, AuditEvent, EventType
from luanchuyen.services import access, audit
from luanchuyen.services.access import Permission
from luanchuyen.services.trail import Chain, Wanted
from luanchuyen.web.shared import days
from luanchuyen.web.shared.words import Mark, sentence_case

# Where the pages of an object are, by the first part of its key, and who may open them.
_PAGES: Mapping[str, tuple[str, Permission]] = {
    "plan": ("plans:plan", Permission.PLANS_READ),
    "case": ("cases:case", Permission.CASES_READ),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks, as it was written, and what could not be read."""

    since: str
    until: str
    wanted: Wanted
    faults: Sequence[str]


def asked(given: Mapping[str, str]) -> Asked:
    """`tu`, `den`, `nguoi`, `viec` and `doi_tuong`; a day that cannot be read asks nothing and says so."""
    since, until = (given.get(name, "").strip() for name in ("tu", "den"))
    first, last = _day(since), _day(until)
    faults = [
        f"Không đọc được ngày “{text[:20]}” nên chưa lọc theo ngày này; hãy ghi dd/mm/yyyy."
        for text, day in ((since, first), (until, last))
        if text and day is None
    ]
    if first and last and first > last:
        faults.append("“Từ ngày” sau “Đến hết ngày” nên không có dòng nào.")
    type_ = given.get("viec", "")
    wanted = Wanted(
        first,
        last,
        actor=_words(given.get("nguoi", "")),
        type=type_ if type_ in EventType else "",
        about=_words(given.get("doi_tuong", "")),
    )
    return Asked(since, until, wanted, faults)


def _day(text: str) -> date | None:
    return days.read(text) if text else None


def _words(text: str) -> str:
    """The text without what no database would compare."""
    return text.replace("\0", "").strip()


def types() -> list[tuple[str, str]]:
    """Every kind of act, in alphabetical order of its name."""
    return sorted(EventType.choices, key=lambda one: one[1])


@dataclass(frozen=True)
class Line:
    """One event: its place in the chain, when, who, what; a link where the object has a page to open."""

    number: int
    on: date
    at: datetime
    actor: str
    account: str
    kind: str
    deed: str
    address: str
    hash: str


def lines(events: Iterable[AuditEvent], by: Account) -> list[Line]:
    may = {name for name, (_, right) in _PAGES.items() if access.allows(by, right)}
    return [_line(event, may) for event in events]


def _line(event: AuditEvent, may: set[str]) -> Line:
    return Line(
        number=event.number,
        on=event.on,
        at=event.at,
        actor=event.actor_name,
        account=event.actor_key,
        kind=EventType(event.type).label,
        deed=sentence_case(audit.deed(event)),
        address=_address(event.subject_key, may),
        hash=event.hash,
    )


def _address(key: str, may: set[str]) -> str:
    parts = key.split("/")
    if parts[0] not in may or len(parts) < 2:
        return ""
    return reverse(_PAGES[parts[0]][0], args=[int(parts[1])])


@dataclass(frozen=True)
class ChainLine:
    """The end of the chain to note down, and what the newest check found."""

    noted: str
    number: int
    mark: Mark
    checked: str


_UNCHECKED = Mark("not_known", "Chưa kiểm tra lần nào", "clock")
_WHOLE = Mark("met", "Nguyên vẹn", "met")
_BROKEN = Mark("not_met", "Không nguyên vẹn", "not_met")


def chain(found: Chain) -> ChainLine:
    checked = found.checked
    if checked is None:
        return ChainLine(str(found.last), found.last.number, _UNCHECKED, "")
    mark = _BROKEN if checked.after["fault"] else _WHOLE
    return ChainLine(str(found.last), found.last.number, mark, audit.sentence(checked))
