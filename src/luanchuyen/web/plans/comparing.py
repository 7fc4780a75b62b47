"""Two versions beside each other: their aims, and what was added, dropped and changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.matching.comparing import TIE, AimPair, Comparison, compare
from luanchuyen.matching.instance import Move
from luanchuyen.matching.words import AIMS
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import plan_moves
from luanchuyen.services.naming import Names, Place
from luanchuyen.web.shared import words


def of_versions(one: PlanVersion, other: PlanVersion, names: Names) -> Comparison:
    """From the one to the other."""
    return compare(plan_moves.frozen(one, names), plan_moves.frozen(other, names))


@dataclass(frozen=True)
class AimRow:
    name: str
    one: int
    other: int
    mark: words.Mark


_WORSE = words.Mark("not_met", "kém hơn", "not_met")
_BETTER = words.Mark("met", "tốt hơn", "met")
_EQUAL = words.Mark("plain", "như nhau", "right")


@dataclass(frozen=True)
class Changed:
    """One line that differs: a blank place is nowhere, the official stays."""

    official: str
    name: str
    before: Place | None
    after: Place | None
    mark: words.Mark


_ADDED = words.Mark("met", "thêm", "fill")
_DROPPED = words.Mark("not_met", "bớt", "not_met")
_CHANGED = words.Mark("note", "đổi", "swap")


@dataclass(frozen=True)
class Beside:
    """The comparison as a page shows it; `sentence` is the first aim in which they differ."""

    one: str
    other: str
    aims: Sequence[AimRow]
    lines: Sequence[Changed]
    sentence: str


def beside(found: Comparison, names: Names, one: str, other: str) -> Beside:
    """The comparison in words; `one` and `other` head the two columns."""
    aims = [
        AimRow(words.sentence_case(AIMS[pair.id]), pair.one, pair.other, _mark(pair))
        for pair in found.aims
        if pair.id != TIE
    ]
    told = found.decisive.sentence if found.decisive else "Hai phương án như nhau."
    return Beside(one, other, aims, _lines(found, names), told)


def _mark(pair: AimPair) -> words.Mark:
    if not pair.lost:
        return _EQUAL
    return _WORSE if pair.lost > 0 else _BETTER


def _lines(found: Comparison, names: Names) -> list[Changed]:
    """Everybody who is placed differently, by code."""
    differing = found.difference
    lines = [
        *(_line(names, None, move, _ADDED) for move in differing.added),
        *(_line(names, move, None, _DROPPED) for move in differing.dropped),
        *(_line(names, *pair, _CHANGED) for pair in differing.changed),
    ]
    return sorted(lines, key=lambda line: line.official)


def _line(
    names: Names, before: Move | None, after: Move | None, mark: words.Mark
) -> Changed:
    official = next(move.official for move in (before, after) if move)
    return Changed(
        official,
        names.person(official),
        names.place(before.target) if before else None,
        names.place(after.target) if after else None,
        mark,
    )
