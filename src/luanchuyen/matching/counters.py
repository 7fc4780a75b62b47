"""Counters: whole columns that say how much is short, beside the ways to make moves.

A shortfall that is a share is two of them. So that a fifth of a team be women, first the fifth is
rounded up to whole people; then those who are there are taken away. The first is a good question to
narrow a search by, once the second has no fractions in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from luanchuyen.matching.objective import Shortfall
from luanchuyen.matching.rows import Terms


@dataclass(frozen=True)
class Counter:
    """At least (Σ terms + constant) ÷ per and the counter `upon`, and at least zero.

    Least of all whole numbers it is what the words say, rounded up.
    """

    terms: Terms
    constant: int
    per: int = 1
    upon: int | None = None

    @property
    def most(self) -> int:
        """What it can come to by its own terms."""
        total = self.constant + sum(one for one in self.terms.values() if one > 0)
        return max(0, -(-total // self.per))


class Counters:
    """The counters of some shortfalls, each shortfall once."""

    def __init__(self, shortfalls: Iterable[Shortfall]) -> None:
        self.all: list[Counter] = []
        self._of: dict[tuple[object, ...], int] = {}
        for one in shortfalls:
            if _key(one) not in self._of:
                self.all += _counters(one, len(self.all))
                self._of[_key(one)] = len(self.all) - 1

    def of(self, shortfall: Shortfall) -> int:
        """The place of the counter that is the shortfall."""
        return self._of[_key(shortfall)]

    def values(self, reached: Sequence[float]) -> list[float]:
        """Every counter as small as can be where its terms add up to what is reached."""
        found: list[float] = []
        for counter, total in zip(self.all, reached, strict=True):
            needed = -((-total - counter.constant) // counter.per)
            if counter.upon is not None:
                needed += found[counter.upon]
            found.append(max(0.0, needed))
        return found

    def most(self) -> list[int]:
        """What every counter can come to."""
        found: list[int] = []
        for counter in self.all:
            beside = 0 if counter.upon is None else found[counter.upon]
            found.append(counter.most + beside)
        return found


def _counters(one: Shortfall, place: int) -> Sequence[Counter]:
    if one.per == 1:
        return [Counter(one.terms, one.constant)]
    whole, rest = {}, {}
    for column, factor in one.terms.items():
        whole[column], rest[column] = _nearest(factor, one.per)
    always, over = _nearest(one.constant, one.per)
    # A counter never falls below zero: it begins so high that it need not.
    lift = -(sum(least for least in (over, *rest.values()) if least < 0) // one.per)
    rounded = Counter(rest, over + lift * one.per, one.per)
    return [rounded, Counter(whole, always - lift, upon=place)]


@cache
def _nearest(factor: int, per: int) -> tuple[int, int]:
    """The factor as so many times `per` and a rest, the smallest there is."""
    times, rest = divmod(abs(factor), per)
    if 2 * rest > per:
        times, rest = times + 1, rest - per
    sign = -1 if factor < 0 else 1
    return sign * times, sign * rest


def _key(one: Shortfall) -> tuple[object, ...]:
    return (one.constant, one.per, *sorted(one.terms.items()))
