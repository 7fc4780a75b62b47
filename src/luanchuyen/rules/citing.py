"""Citations as people read them: the instrument, its day and title, the article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules.instruments import Instrument, library

# Normative texts are cited by article; plans and conclusions by their headings.
_BY_ARTICLE = ("Quy định", "Quyết định", "Nghị định", "Luật", "Bộ luật")
_ARTICLE = ("Điều", "khoản", "điểm")


@dataclass(frozen=True)
class Citation:
    """One place in one instrument; `unverified` where its text was not read."""

    key: str
    instrument: str
    place: str
    title: str
    issuer: str
    in_force_from: date | None
    replaces: Sequence[str]
    unverified: bool

    @property
    def short(self) -> str:
        """Place and instrument, as a paper cites: "khoản 4 Điều 5 Quy định 65-QĐ/TW …"."""
        return f"{self.place} {self.instrument}".strip()


def citations(keys: Sequence[str]) -> list[Citation]:
    return [citation(key) for key in keys]


def cited(keys: Sequence[str]) -> str:
    """All of them in one line, for a cell of a table."""
    return "; ".join(citation(key).short for key in keys)


def citation(key: str) -> Citation:
    """Open a key such as QD-65-2022/5.4; an instrument unknown to the library keeps its key."""
    name, _, place = key.partition("/")
    instrument = library().get(name)
    if instrument is None:
        return Citation(key, name, place, "", "", None, (), unverified=True)
    return Citation(
        key=key,
        instrument=_named(instrument),
        place=_place(place, instrument),
        title=instrument.title,
        issuer=instrument.issuer,
        in_force_from=instrument.in_force_from,
        replaces=[_named(library()[replaced]) for replaced in instrument.replaces],
        unverified=instrument.unverified,
    )


def _named(instrument: Instrument) -> str:
    """Kind, number and day; of a text without a number, who issued it."""
    return (
        instrument.name
        if instrument.number
        else f"{instrument.name} của {instrument.issuer}"
    )


def _place(place: str, instrument: Instrument) -> str:
    """5.4 of a decree is "khoản 4 Điều 5", III.1.2 of a plan is "mục III.1.2"."""
    if not place:
        return ""
    if instrument.kind not in _BY_ARTICLE:
        return f"mục {place}"
    parts = zip(_ARTICLE, place.split("."), strict=False)
    return " ".join(reversed([f"{word} {part}" for word, part in parts]))
