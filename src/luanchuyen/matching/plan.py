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
class Plan:
    """The plan as written; `must_leave` and `must_fill` are None for `auto`."""

    title: str
    rulebook: str
    committee: str
    day: date
    term: str | None = None
    must_leave: tuple[MustLeave, ...] | None = None
    must_fill: tuple[str, ...] | None = None
    may_stay_open: tuple[str, ...] = ()
    pin: tuple[Pin, ...] = ()
    forbid: tuple[Forbid, ...] = ()
    max_moves: int | None = None
    max_share_leaving: Fraction | None = None
