"""A rulebook on a day as a page shows it, and what changed between two days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules import words as law
from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.citing import Citation, citation, citations, cited
from luanchuyen.rules.entries import Case, CriterionEntry, Entry, Line
from luanchuyen.rules.instruments import library
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.web.rulebooks import part_tables, parts
from luanchuyen.web.rulebooks.values import phrases
from luanchuyen.web.shared import excel, formats

_PARTS: Mapping[str, str] = {
    "two_terms": "Giới hạn hai nhiệm kỳ liên tiếp",
    "equivalences": "Chức danh tương đương",
    "retirement": "Lộ trình tuổi nghỉ hưu",
    "quotas": "Chỉ tiêu luân chuyển",
    "team_shares": "Cơ cấu tập thể sau luân chuyển",
    "not_together": "Không cùng đi trong một đợt",
}


@dataclass(frozen=True)
class RuleLine:
    """One value as it stands on the day, and the one it replaced."""

    key: str
    title: str
    law: str
    values: Sequence[str]
    force: str
    cases: Sequence[str]
    cites: Sequence[Citation]
    since: str
    replaced: str
    unverified: bool
    note: str


@dataclass(frozen=True)
class Group:
    """The lines that stand first on one instrument."""

    citation: Citation
    lines: Sequence[RuleLine]


def groups(book: Rulebook, on: date) -> list[Group]:
    """What the rulebook says on the day and then what those it extends say, text by text."""
    return [group for part in reversed(book.chain) for group in _groups(part, on)]


def everything(book: Rulebook, on: date) -> list[Group]:
    """The same and then procedures, authorities, votes, dossiers, waivers, bases, a line each."""
    found = [
        Group(piece.cites[0], [_of_part(piece)])
        for section in parts.sections(book, on)
        for piece in section.pieces
    ]
    return [*groups(book, on), *found]


def _of_part(piece: parts.Piece) -> RuleLine:
    return RuleLine(
        key=piece.key,
        title=piece.title,
        law="",
        values=part_tables.phrases(piece.table),
        force="",
        cases=[],
        cites=piece.cites,
        since=piece.since,
        replaced=piece.replaced,
        unverified=piece.unverified,
        note=piece.note,
    )


def _groups(book: Rulebook, on: date) -> list[Group]:
    """The lines of one book under the instruments they cite first, the newest first."""
    found: dict[str, list[tuple[str, RuleLine]]] = {}
    for title, line in _lines(book):
        if entry := line.in_force(on):
            first = entry.cites[0]
            shown = _shown(book.id, title, line, entry, on)
            found.setdefault(first.partition("/")[0], []).append((first, shown))
    ordered = sorted(found, key=lambda key: (library()[key].issued_on or date.min, key))
    return [
        Group(citation(key), [line for _, line in sorted(found[key], key=_by_article)])
        for key in reversed(ordered)
    ]


def _by_article(pair: tuple[str, RuleLine]) -> tuple[tuple[int, str], ...]:
    parts = pair[0].partition("/")[2].split(".")
    return tuple((int(part) if part.isdigit() else 0, part) for part in parts)


def _lines(book: Rulebook) -> Iterator[tuple[str, Line[Entry]]]:
    for criterion in book.parts.criteria:
        yield criteria()[criterion.id].title, criterion  # type: ignore[misc]  # a line of a kind of entry is a line of entries
    for demand in book.parts.demands:
        yield f"Rà soát: {law.KINDS[demand.id].lower()}", demand  # type: ignore[misc]  # as above
    for ground in book.parts.merit:
        yield f"Ưu tiên: {law.MERITS[ground.id].lower()}", ground  # type: ignore[misc]  # as above
    for text in book.parts.stability:
        yield f"Ổn định: {law.STABILITY[text.id].lower()}", text
    for timing in book.parts.timing:
        yield f"Thời điểm: {law.TIMINGS[timing.id].lower()}", timing  # type: ignore[misc]  # as above
    for item in book.parts.plan_items:
        yield f"Nội dung kế hoạch: {law.PLAN_ITEMS[item.id].lower()}", item  # type: ignore[misc]  # as above
    for part, title in _PARTS.items():
        for line in getattr(book.parts, part):
            yield title, line


def _shown(
    book: str, title: str, line: Line[Entry], entry: Entry, on: date
) -> RuleLine:
    before = line.replaced(on)
    known = criteria().get(line.id)
    return RuleLine(
        key=f"{book}:{line.key}",
        title=title,
        law=known.law if known else "",
        values=phrases(entry),
        force=_force(entry),
        cases=_cases(entry),
        cites=citations(entry.cites),
        since=formats.day(entry.since),
        replaced=_replaced(before) if before else "",
        unverified=entry.unverified,
        note=entry.note,
    )


def _replaced(entry: Entry) -> str:
    said = "; ".join(phrases(entry)) or "cùng nội dung"
    return f"{said}, từ {formats.day(entry.since)} theo {cited(entry.cites)}"


def _force(entry: Entry) -> str:
    if not isinstance(entry, CriterionEntry) or entry.force is None:
        return ""
    if entry.by:
        return (
            f"{AUTHORITIES.get(entry.by, entry.by)} có thể xem xét trường hợp đặc biệt"
        )
    return law.FORCES[entry.force]


def _cases(entry: Entry) -> list[str]:
    if not isinstance(entry, CriterionEntry) or len(entry.cases) == len(Case):
        return []
    return [law.CASES[case] for case in entry.cases]


@dataclass(frozen=True)
class Change:
    """What one value was on the first day and is on the second; blank where it did not stand."""

    title: str
    what: str
    before: RuleLine | None
    after: RuleLine | None


def changes(book: Rulebook, first: date, second: date) -> list[Change]:
    """Every value that came, went or changed between two days."""
    before, after = _by_key(book, first), _by_key(book, second)
    found = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old and new and old.since == new.since:
            continue
        line = new or old
        what = "thay đổi" if old and new else ("thêm" if new else "bãi bỏ")
        found.append(Change(line.title if line else key, what, old, new))
    return found


def _by_key(book: Rulebook, on: date) -> dict[str, RuleLine]:
    return {line.key: line for group in everything(book, on) for line in group.lines}


HEADINGS = (
    *("Văn bản", "Tiêu chí", "Nội dung", "Giá trị", "Tính chất"),
    *("Căn cứ", "Có hiệu lực từ", "Thay cho", "Đối chiếu", "Ghi chú"),
)


def rows(shown: Sequence[Group]) -> list[Sequence[excel.Cell]]:
    """A value a row, under `HEADINGS`."""
    return [
        (
            *(
                group.citation.instrument,
                line.title,
                line.law,
                "; ".join(line.values),
                line.force,
            ),
            *(
                "; ".join(place.short for place in line.cites),
                line.since,
                line.replaced,
            ),
            *("chưa đối chiếu" if line.unverified else "", line.note),
        )
        for group in shown
        for line in group.lines
    ]


@dataclass(frozen=True)
class BookLine:
    id: str
    title: str
    extends: str
    first_day: str
    changes: Sequence[date]


def book(found: Rulebook) -> BookLine:
    return BookLine(
        id=found.id,
        title=found.title,
        extends=found.extends.title if found.extends else "",
        first_day=formats.day(found.first_day),
        changes=found.change_days,
    )


def books(found: Sequence[Rulebook]) -> list[BookLine]:
    return [book(one) for one in found]


INSTRUMENT_HEADINGS = (
    "Văn bản",
    "Cơ quan ban hành",
    "Trích yếu",
    "Có hiệu lực từ",
    "Thay thế",
    "Đối chiếu",
)


def instruments() -> list[Citation]:
    """The library, the newest first."""
    keys = sorted(
        library(), key=lambda key: (library()[key].issued_on or date.min, key)
    )
    return [citation(key) for key in reversed(keys)]


def instrument_cells(one: Citation) -> Sequence[excel.Cell]:
    return (
        *(one.instrument, one.issuer, one.title, one.in_force_from),
        *("; ".join(one.replaces), "chưa đối chiếu" if one.unverified else ""),
    )
