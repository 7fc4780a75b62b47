"""Terms of office (nhiệm kỳ), written as 2020-2025, and the days they give."""

from datetime import date

from luanchuyen.rules.periods import months_later
from luanchuyen.rules.rulebook import Rulebook


def years(term: str) -> tuple[int, int]:
    """The first and the last year of a term."""
    first, last = term.split("-")
    return int(first), int(last)


def begins(term: str) -> date:
    """The first of January of its first year, where nothing says another day."""
    return date(years(term)[0], 1, 1)


def middle(term: str, begun: date) -> date:
    """The day half of the term is over, counted from the day it began."""
    first, last = years(term)
    return months_later(begun, (last - first) * 12 // 2)


def term_on(rulebook: Rulebook, on: date) -> str | None:
    """The term a day falls into by the rulebook: its first one, and those of the same length after it."""
    entry = rulebook.timing(on).get("terms")
    if entry is None or entry.first_term is None:
        return None
    first, last = years(entry.first_term)
    length = last - first
    begun = first + (on.year - first) // length * length
    return f"{begun}-{begun + length}" if on.year >= first else None


def counted_since(
    rulebook: Rulebook, on: date, term: str | None, begun: date | None
) -> date | None:
    """The day from which moves already made count: as the plan says, else as its rulebook does.

    Of the plan the day the term began, then the term; of the rulebook the term of the day, then the
    day its window opened. None: nothing says so, and only the round itself counts.
    """
    named = term or term_on(rulebook, on)
    window = rulebook.timing(on).get("window")
    if begun is not None or named is not None:
        return begun or begins(str(named))
    return window.opens if window else None
