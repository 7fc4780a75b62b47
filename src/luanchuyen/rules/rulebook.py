"""Rulebooks (bộ quy định áp dụng): dated values with citations, each extending another."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

from luanchuyen.rules.entries import (
    Case,
    CriterionEntry,
    DemandEntry,
    Entry,
    EquivalenceEntry,
    Line,
    MeritEntry,
    NotTogetherEntry,
    Parts,
    PlanItemEntry,
    QuotaEntry,
    TeamShareEntry,
    TimingEntry,
    TwoTermsEntry,
)
from luanchuyen.rules.instruments import library
from luanchuyen.rules.reading import parse
from luanchuyen.rules.retirement import Roadmap

IDS = ("qd-65-2022", "my-hao-2023", "can-tho-2022", "lam-dong-2017", "dong-ha-2021")

E = TypeVar("E", bound=Entry)


class NotInForceError(LookupError):
    """The rulebook has no entry yet on the day asked about."""


class UnknownRulebookError(LookupError):
    """No rulebook has this id."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A criterion's line as it stands on a day: of which book, under which key, with which values."""

    book: str
    key: str
    id: str
    entry: CriterionEntry

    @property
    def column(self) -> str:
        """Name of the outcome's column: one a line, since an id may stand for several texts."""
        return f"{self.book}:{self.key}"


@dataclass(frozen=True, eq=False)
class Rulebook:
    """One rulebook with all it extends; what it says depends on the day asked."""

    id: str
    parts: Parts
    extends: "Rulebook | None" = None

    @property
    def title(self) -> str:
        return self.parts.title

    @cached_property
    def chain(self) -> tuple["Rulebook", ...]:
        """The rulebook itself last, after those it extends."""
        return (*(self.extends.chain if self.extends else ()), self)

    @cached_property
    def version(self) -> str:
        """Short hash of the text of the whole chain: another text, another version."""
        digest = hashlib.sha256()
        for book in self.chain:
            digest.update(book.parts.text.encode())
        return digest.hexdigest()[:12]

    @property
    def texts(self) -> list[list[str]]:
        """Id and text of each book of the chain, to be kept; `restored` reads them."""
        return [[book.id, book.parts.text] for book in self.chain]

    @cached_property
    def first_day(self) -> date:
        """First day of any of its own entries."""
        return min(line.versions[0].since for line in self.parts.dated())

    def require_in_force(self, on: date) -> None:
        """Raise NotInForceError, with a sentence, when the book itself has no entry yet."""
        if on < self.first_day:
            raise NotInForceError(
                f"Bộ quy định {self.id} chưa có quy định nào có hiệu lực ngày {on:%d/%m/%Y}; "
                f"quy định đầu tiên có hiệu lực từ ngày {self.first_day:%d/%m/%Y}."
            )

    def rules(self, on: date, case: Case) -> list[Rule]:
        """Criteria in force on the day for the case, of this book and all it extends.

        The same between two days of change, so that what is built from a rule can be kept with it.
        """
        begun = bisect_right(self.change_days, on)
        return self._rules(self.change_days[begun - 1], case) if begun else []

    @cache  # noqa: B019 - rulebooks are few and live as long as the process
    def _rules(self, on: date, case: Case) -> list[Rule]:
        return [
            Rule(book.id, line.key, line.id, entry)
            for book in self.chain
            for line in book.parts.criteria
            if (entry := line.in_force(on)) and case in entry.cases
        ]

    def two_terms(self, on: date) -> list[TwoTermsEntry]:
        """Limits of consecutive terms in force on the day."""
        return self._in_force((book.parts.two_terms for book in self.chain), on)

    def demand(self, kind: str, on: date) -> DemandEntry | None:
        """What a kind of demand is measured against on the day: the last book that says so decides."""
        found = [
            entry
            for book in self.chain
            for line in book.parts.demands
            if line.key == kind and (entry := line.in_force(on))
        ]
        return found[-1] if found else None

    def merits(self, on: date) -> dict[str, MeritEntry]:
        """What each ground of merit adds on the day."""
        return self._by_key((book.parts.merit for book in self.chain), on)

    def quotas(self, on: date) -> dict[str, QuotaEntry]:
        """How many of which rotations are asked for on the day."""
        return self._by_key((book.parts.quotas for book in self.chain), on)

    def team_shares(self, on: date) -> dict[str, TeamShareEntry]:
        """What share of which team has to have experience on the day."""
        return self._by_key((book.parts.team_shares for book in self.chain), on)

    def not_together(self, on: date) -> dict[str, NotTogetherEntry]:
        """Which titles of one unit are not vacated in one round."""
        return self._by_key((book.parts.not_together for book in self.chain), on)

    def stability(self, on: date) -> dict[str, Entry]:
        """Texts a plan's own caps, and the approved number of leaders, rest on."""
        return self._by_key((book.parts.stability for book in self.chain), on)

    def timing(self, on: date) -> dict[str, TimingEntry]:
        """When moves may take effect."""
        return self._by_key((book.parts.timing for book in self.chain), on)

    def plan_items(self, on: date) -> list[tuple[str, PlanItemEntry]]:
        """What a plan of the day must say, by its key: what several books ask adds up."""
        return [
            (line.id, entry)
            for book in self.chain
            for line in book.parts.plan_items
            if (entry := line.in_force(on))
        ]

    def equivalences(self, on: date) -> list[EquivalenceEntry]:
        """Two-way pairs of titles in force on the day."""
        return self._in_force((book.parts.equivalences for book in self.chain), on)

    def lines_of(
        self, part: str, kind: type[E], id_: str, on: date
    ) -> list[tuple[str, str, E]]:
        """Book, key and entry of each line of a part (`luanchuyen.rules.parts`) in force on the day."""
        return [
            (book.id, line.key, entry)
            for book in self.chain
            for line in book.parts.other(part, kind)
            if line.id == id_ and (entry := line.in_force(on))
        ]

    @cached_property
    def roadmaps(self) -> tuple[Roadmap, ...]:
        """The roadmap of retirement by sex: it carries its own years, so no day is asked."""
        entry = next(
            line.versions[-1] for book in self.chain for line in book.parts.retirement
        )
        return tuple(
            Roadmap(sex, tuple(sorted(ages.items())))
            for sex, ages in entry.ages.items()
        )

    @cached_property
    def change_days(self) -> tuple[date, ...]:
        """Every day on which anything in the chain begins or is repealed."""
        entries = (
            entry
            for book in self.chain
            for line in book.parts.dated()
            for entry in line.versions
        )
        return tuple(sorted({entry.since for entry in entries}))

    @staticmethod
    def _by_key(parts: Iterable[tuple[Line[E], ...]], on: date) -> dict[str, E]:
        """Lines in force by their key: the last book that says so decides."""
        return {
            line.key: entry
            for part in parts
            for line in part
            if (entry := line.in_force(on))
        }

    @staticmethod
    def _in_force(parts: Iterable[tuple[Line[E], ...]], on: date) -> list[E]:
        return [
            entry for part in parts for line in part if (entry := line.in_force(on))
        ]


def ids() -> list[str]:
    """Ids of the shipped rulebooks, the national one first."""
    return list(IDS)


@cache
def load(id_: str) -> Rulebook:
    """Load a shipped rulebook.

    Raises UnknownRulebookError for an unknown id and RulebookError for a text that is wrong.
    """
    if id_ not in IDS:
        raise UnknownRulebookError(
            f"Không có bộ quy định «{id_}»; các bộ hiện có: {', '.join(IDS)}."
        )
    file = f"{id_}.yaml"
    text = (files(__package__) / "rulebooks" / file).read_text("utf-8")
    return build(id_, parse(text, file, library()))


def restored(texts: Iterable[Sequence[str]]) -> Rulebook:
    """A rulebook from the texts of its chain, as they were kept: what is shipped now adds nothing to it.

    Raises RulebookError for a text that is wrong.
    """
    book: Rulebook | None = None
    for id_, text in texts:
        book = Rulebook(id_, parse(text, f"{id_}.yaml", library()), book)
    if book is None:
        raise ValueError("A rulebook has at least one text.")
    return book


def build(id_: str, parts: Parts) -> Rulebook:
    """Join a rulebook with the shipped one it extends."""
    return Rulebook(id_, parts, load(parts.extends) if parts.extends else None)
