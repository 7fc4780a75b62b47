"""The instruments a plan rests on, in the order they are named."""

from datetime import date

from luanchuyen.rules.parts.bases import BasesEntry
from luanchuyen.rules.rulebook import Rulebook


def plan_bases(rulebook: Rulebook, on: date) -> list[str]:
    """Keys of instruments, each once: those of the national book, then the local ones as their source lists them."""
    lines = rulebook.lines_of("bases", BasesEntry, "plan", on)
    return list(
        dict.fromkeys(key for _, _, entry in lines for key in entry.instruments)
    )
