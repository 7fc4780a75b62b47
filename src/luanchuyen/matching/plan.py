"""A plan (kế hoạch luân chuyển): what a committee asks of one round of moves (contract, section 5)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from luanchuyen.rules.entries import Case


@dataclass(frozen=True)
class MustLeave:
    """An official who has to leave the post held, on the ground of a case."""

    official: str
    case: Case = Case.TRAINING


@dataclass(frozen=True)
class Pin:
    """A move people settled beforehand; `waiver` is the reason why a verdict not met is let pass."""

    official: str
    post: str
    waiver: str | None = None


@dataclass(frozen=True)
class Forbid:
    """A move that must not be proposed; without a post, any move of the official."""

    official: str
    post: str | None = None

    def covers(self, official: str, post: str) -> bool:
        return official == self.official and self.post in (None, post)


@dataclass(frozen=True)
class QuotaNumbers:
    """What the plan asks of a quota line of the rulebook; a blank end is as the rulebook has it."""

    id: str
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class TeamNumbers:
    """What the plan asks of a team share of the rulebook; what is blank is as the rulebook has it."""

    id: str
    years: int | None = None
    at_least_share: Fraction | None = None


@dataclass(frozen=True)
class Survey:
    """A survey of needs or a review a plan rests on, with the day of its result."""

    title: str
    day: date


@dataclass(frozen=True)
class Plan:
    """The plan as written; `must_leave` and `must_fill` are None for `auto`.

    `term_begins` is the day from which moves already made count for quotas; `transfers` are officials
    who may also be moved by transfer. Of the leaders of one unit, the smaller of `max_leaving` and
    `max_share_leaving` may leave. `max_chain` and `max_cycle` are moves strung together.
    `bases` are instruments, by key, and surveys that the paper names after those of the rulebook.
    """

    title: str
    rulebook: str
    committee: str
    day: date
    term: str | None = None
    term_begins: date | None = None
    must_leave: tuple[MustLeave, ...] | None = None
    must_fill: tuple[str, ...] | None = None
    may_stay_open: tuple[str, ...] = ()
    pin: tuple[Pin, ...] = ()
    forbid: tuple[Forbid, ...] = ()
    transfers: tuple[str, ...] = ()
    quotas: tuple[QuotaNumbers, ...] = ()
    team_shares: tuple[TeamNumbers, ...] = ()
    max_moves: int | None = None
    max_leaving: int | None = None
    max_share_leaving: Fraction | None = None
    max_chain: int | None = None
    max_cycle: int | None = None
    prefer_robust: bool = False
    bases: tuple[str | Survey, ...] = ()
