"""Whom and what a printed text mentions: officials and posts of the record, days, years, counted figures.

Every text here is folded for comparing (`letters.folded`), as `printed.read` gives it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from luanchuyen.documents.letters import folded

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[ ,]+")
_DAY = re.compile(
    r"(?<!\d)(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})(?!\d)"
)
# A document by number and letters: 65-qđ/tw, 170/2025/nđ-cp; with the day it is of, where that follows.
_CITED = re.compile(
    rf"(?P<symbol>\d+(?:/\d{{4}})?[-/][a-zđ]\w*(?:[-/]\w+)*)(?:,? ngày (?P<day>{_DAY.pattern}))?"
)
UNITS = ("tháng", "năm", "đồng chí", "cán bộ", "người", "vị trí", "phiếu", "trang")
# A day of a month whose year is not said counts nothing.
_COUNTED = re.compile(rf"(?<!ngày )(?<![\d.,/-])(\d+) ({'|'.join(UNITS)})\b")
_SHARE = re.compile(
    r"(?<![\d.,/-])(\d+(?:,\d+)?)(?= ?%)|(?<![\d.,/-])(\d+,\d+)(?![\d/-]|[.,]\d)"
)
_YEAR = re.compile(r"(?<!\w)năm (\d{4})(?![\d-])")
_LAW_OF_YEAR = re.compile(r"\b(?:luật|bộ luật|pháp lệnh|hiến pháp)\b[^;.]*$")


@dataclass(frozen=True)
class Known:
    """Names of the record by their folded words: of officials, and of posts with their units."""

    people: Mapping[str, str]
    places: Mapping[str, str]

    @classmethod
    def of(cls, people: Iterable[str], places: Iterable[str]) -> Self:
        """A name of one word is left out: it could be any word of a text."""
        return cls(_by_words(people), _by_words(places))

    def people_in(self, line: str) -> Iterator[str]:
        return _named(line, self.people, self._longest_person)

    def places_in(self, line: str) -> Iterator[str]:
        return _named(line, self.places, self._longest_place)

    @cached_property
    def _longest_person(self) -> int:
        return _longest(self.people)

    @cached_property
    def _longest_place(self) -> int:
        return _longest(self.places)


NOBODY = Known({}, {})


def _by_words(names: Iterable[str]) -> dict[str, str]:
    by_words = {" ".join(_WORD.findall(folded(name))): name for name in names}
    return {words: name for words, name in by_words.items() if " " in words}


def _longest(names: Iterable[str]) -> int:
    return max((words.count(" ") + 1 for words in names), default=0)


def _named(line: str, names: Mapping[str, str], longest: int) -> Iterator[str]:
    """The names in a line, in its order; of two that begin with the same word the longer."""
    words = list(_WORD.finditer(line))
    start = 0
    while start < len(words):
        taken = _taken(line, words[start : start + longest], names)
        if taken:
            yield names[" ".join(one[0] for one in words[start : start + taken])]
        start += taken or 1


def _taken(line: str, words: list[re.Match[str]], names: Mapping[str, str]) -> int:
    """How many of the words, from the first on, are a name; none: 0."""
    together = 1
    while together < len(words) and _BETWEEN.fullmatch(
        line[words[together - 1].end() : words[together].start()]
    ):
        together += 1
    return next(
        (
            count
            for count in range(together, 1, -1)
            if " ".join(one[0] for one in words[:count]) in names
        ),
        0,
    )


def citations_in(line: str) -> Iterator[tuple[str, str]]:
    """Each document named by its symbol, with its day where the line says one."""
    for found in _CITED.finditer(line):
        yield found["symbol"], day_of(found["day"]) if found["day"] else ""


def days_in(line: str) -> Iterator[str]:
    """The days a line tells, as 05/06/2026, but for those that belong to the symbol of a document."""
    return map(_written, _DAY.finditer(_CITED.sub(" ", line)))


def day_of(text: str) -> str:
    """The first day in a text as 05/06/2026; blank where there is none."""
    found = _DAY.search(text)
    return _written(found) if found else ""


def _written(day: re.Match[str]) -> str:
    return f"{int(day[1]):02d}/{int(day[2]):02d}/{day[3]}"


def years_in(line: str) -> Iterator[str]:
    """The years a line tells beside its days, but for that of a law."""
    rest = _DAY.sub(" ", line)
    for found in _YEAR.finditer(rest):
        if not _LAW_OF_YEAR.search(rest[: found.start()]):
            yield found[1]


def counted_in(line: str) -> Iterator[str]:
    """Figures with what they count, as 36 tháng; shares and coefficients."""
    rest = _DAY.sub(" ", _CITED.sub(" ", line))
    for found in _COUNTED.finditer(rest):
        yield f"{int(found[1])} {found[2]}"
    for found in _SHARE.finditer(rest):
        yield found[1] or found[2]
