"""Answers to questions about a plan: the ground, what stands in the way, what would be lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from luanchuyen.matching.comparing import TIE, Comparison
from luanchuyen.matching.rows import Row
from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.entries import Force
from luanchuyen.rules.verdicts import Verdict


class Ground(StrEnum):
    """What an answer rests on.

    `proposed`: the plan does what was asked about; `outside`: the plan is not about it; `verdict`: the
    law says no or has too few papers; `conflict`: rules of the plan that cannot hold beside it; `aim`:
    an aim would get worse; `equal`: all aims stay as they are and only the tie-break tells the plans
    apart; `not_proved`: the search was cut off before the better of the two was known.
    """

    PROPOSED = "proposed"
    OUTSIDE = "outside"
    VERDICT = "verdict"
    CONFLICT = "conflict"
    AIM = "aim"
    EQUAL = "equal"
    NOT_PROVED = "not_proved"


@dataclass(frozen=True)
class Obstacle:
    """One rule in the way: its sentence, its texts, and who may decide otherwise.

    `rule` is the id of a criterion or the kind of a row; `by` is the authority in words, where the law
    names one.
    """

    rule: str
    sentence: str
    cites: tuple[str, ...] = ()
    force: Force | None = None
    by: str | None = None
    official: str | None = None
    post: str | None = None


@dataclass(frozen=True)
class Answer:
    """An answer in sentences, with what they were taken from."""

    ground: Ground
    sentences: tuple[str, ...]
    official: str | None = None
    post: str | None = None
    cites: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    comparison: Comparison | None = None


def ground_of(comparison: Comparison) -> Ground:
    """What tells the plan from the one that was forced."""
    if not comparison.proved:
        return Ground.NOT_PROVED
    decisive = comparison.decisive
    return Ground.EQUAL if decisive is None or decisive.id == TIE else Ground.AIM


def from_rows(rows: Iterable[Row]) -> tuple[Obstacle, ...]:
    return tuple(
        Obstacle(
            rule=row.kind,
            sentence=row.sentence,
            cites=row.cites,
            official=row.official,
            post=row.post,
        )
        for row in rows
    )


def from_verdict(verdict: Verdict) -> tuple[Obstacle, ...]:
    """What in a verdict stops; advice never does."""
    return tuple(
        Obstacle(
            rule=one.id,
            sentence=one.sentence,
            cites=one.cites,
            force=one.force,
            by=None if one.by is None else AUTHORITIES[one.by],
            official=verdict.official,
            post=verdict.post,
        )
        for one in verdict.stopping
    )
