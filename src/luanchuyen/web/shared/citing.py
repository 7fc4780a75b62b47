"""Citations as people read them: the instrument, its day and title, the article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.rules.instruments import library
from luanchuyen.web.shared import formats

_PARTS = (
    (re.compile(r"d(\d+\w*)"), "Điều"),
    (re.compile(r"k(\d+\w*)"), "khoản"),
    (re.compile(r"pl(\d*)"), "Phụ lục"),
    (re.compile(r"m(\w+)"), "mục"),
    (re.compile(r"c(\d+)"), "chương"),
    (re.compile(r"(\d+\w*)"), "khoản"),
    (re.compile(r"([a-zđ]+)"), "điểm"),
)


@dataclass(frozen=True)
class Citation:
    """One place in one instrument; `unverified` where its text was not read."""

    key: str
    instrument: str
    place: str
    title: str
    issuer: str
    in_force_from: str
    replaces: Sequence[str]
    unverified: bool

    @property
    def short(self) -> str:
        return f"{self.place} {self.instrument}".strip()


def citations(keys: Sequence[str]) -> list[Citation]:
    return [citation(key) for key in keys]


def citation(key: str) -> Citation:
    """Open a key such as QD-65/d5.k2.a; an instrument unknown to the library keeps its key."""
    name, _, place = key.partition("/")
    instrument = library().get(name)
    if instrument is None:
        return Citation(key, name, article(place), "", "", "", (), unverified=True)
    return Citation(
        key=key,
        instrument=instrument.name,
        place=article(place),
        title=instrument.title,
        issuer=instrument.issuer,
        in_force_from=formats.day(instrument.in_force_from),
        replaces=[library()[replaced].name for replaced in instrument.replaces],
        unverified=instrument.unverified,
    )


def article(place: str) -> str:
    """d5.k2.a as law is cited, smallest first: "điểm a khoản 2 Điều 5"."""
    return " ".join(_word(part) for part in reversed(place.split(".")) if part)


def _word(part: str) -> str:
    for form, word in _PARTS:
        if found := form.fullmatch(part):
            return f"{word} {found[1]}".strip()
    return part
