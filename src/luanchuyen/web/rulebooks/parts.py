"""Procedures, authorities, votes, dossiers, waivers and bases of a rulebook, each as a table on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.citing import Citation, citations, cited
from luanchuyen.rules.entries import Entry, Line
from luanchuyen.rules.parts import telling
from luanchuyen.rules.parts.procedures import ProcedureEntry
from luanchuyen.rules.parts.table import PARTS, Part
from luanchuyen.rules.procedure.choosing import KINDS, standing_lines
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.web.rulebooks.part_tables import Table, Titles, table
from luanchuyen.web.shared import formats

_LINES: Mapping[str, str] = {
    **KINDS,
    "collective": "của tập thể",
    "plan": "kế hoạch",
}


@dataclass(frozen=True)
class Piece:
    """One line of a part as it stands on the day, and since when; `key` tells it from all others."""

    key: str
    title: str
    table: Table
    cites: Sequence[Citation]
    since: str
    replaced: str
    unverified: bool
    note: str


@dataclass(frozen=True)
class Section:
    """A part with its pieces, book by book: the book itself first."""

    key: str
    title: str
    pieces: Sequence[Piece]


def sections(book: Rulebook, on: date) -> list[Section]:
    """Every part that says something on the day."""
    found = [
        Section(name, part.title, list(_pieces(name, part, book, on)))
        for name, part in PARTS.items()
    ]
    return [section for section in found if section.pieces]


def _pieces(name: str, part: Part, book: Rulebook, on: date) -> Iterable[Piece]:
    for one in reversed(book.chain):
        for line in one.parts.other(name, part.kind):
            entry = line.in_force(on)
            if entry and not _is_replaced(name, book, one, line, on):
                title = _title(part.title, line, entry)
                key = f"{one.id}:{name}:{line.key}"
                titles = _titles(book, line.id, on)
                yield _piece(key, title, line, entry, titles, on)


def _is_replaced(
    name: str, book: Rulebook, one: Rulebook, line: Line[Entry], on: date
) -> bool:
    """Whether a book further on puts its own procedure in the place of this one."""
    if name != "procedures":
        return False
    found = book.lines_of(name, ProcedureEntry, line.id, on)
    kept = {(id_, key) for id_, key, _ in standing_lines(found)}
    return (one.id, line.key) not in kept


def _title(part: str, line: Line[Entry], entry: Entry) -> str:
    """What a line is called: a procedure by its own name, else the part and what it is about."""
    if isinstance(entry, ProcedureEntry):
        return entry.title
    known = criteria().get(line.id)
    return f"{part}: {known.title if known else _LINES[line.id]}"


def _titles(book: Rulebook, kind: str, on: date) -> Titles:
    """Of one kind and of the election; where several have a key, the one for every bloc names it."""
    found = [
        entry
        for id_ in ("election", kind)
        for *_, entry in standing_lines(
            book.lines_of("procedures", ProcedureEntry, id_, on)
        )
    ]
    steps: dict[str, str] = {}
    asks: dict[str, str] = {}
    for entry in sorted(found, key=lambda one: one.applies is None):
        steps |= {step.key: step.title for step in entry.steps}
        asks |= telling.ask_titles(entry)
    return Titles(steps, asks)


def _piece(
    key: str, title: str, line: Line[Entry], entry: Entry, titles: Titles, on: date
) -> Piece:
    before = line.replaced(on)
    return Piece(
        key=key,
        title=title,
        table=table(entry, titles),
        cites=citations(entry.cites),
        since=formats.day(entry.since),
        replaced=f"quy định từ {formats.day(before.since)} theo {cited(before.cites)}"
        if before
        else "",
        unverified=entry.unverified,
        note=entry.note,
    )
