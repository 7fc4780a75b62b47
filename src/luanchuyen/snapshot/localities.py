"""The dated map: which localities were in force on a day, what became of the others, what lies above."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import cast

import polars as pl

from luanchuyen.snapshot.tables import LOCALITIES

_NOWHERE: frozenset[str] = frozenset()
_NEVER = 1_000_000


@cache
def national() -> pl.DataFrame:
    """The shipped map of Việt Nam, in the schema of `tables.LOCALITIES`.

    63 provinces with districts and communes until 30/6/2025, 34 with communes since 1/7/2025.
    Source, licence and known gaps: docs/explanation/map.md.
    """
    lists = pl.List(pl.String)
    schema = {
        name: pl.String() if dtype == lists else dtype
        for name, dtype in LOCALITIES.schema.items()
    }
    text = (files(__package__) / "data" / "localities.csv").read_bytes()
    frame = pl.read_csv(text, schema=schema, try_parse_dates=True)
    return frame.with_columns(pl.col("succeeds").str.split(";").fill_null([]))


@dataclass(slots=True)
class _Place:
    """One locality; `begins` and `ends` count epochs, `ends` is the first no longer in force."""

    level: str
    parent: str | None
    begins: int
    ends: int
    succeeds: list[str]
    successors: list[str] = field(default_factory=list)

    def replaced_by(self, epoch: int) -> list[str]:
        """Where the contract looks when this place is not in force in the epoch."""
        others = self.successors if epoch >= self.ends else self.succeeds
        return others or self.over

    @property
    def over(self) -> list[str]:
        return [] if self.parent is None else [self.parent]


class Map:
    """A map that can be walked through time and upwards.

    An epoch is a stretch of days between two on which some locality begins or ends: within one the map
    stands still, so answers are kept by epoch and the days of ten years cost no more than their epochs.
    A code the map does not know leads nowhere.
    """

    def __init__(self, places: dict[str, _Place], days: list[date]) -> None:
        self._places = places
        self._days = days
        self._carried: dict[tuple[str, int], frozenset[str]] = {}
        self._above: dict[tuple[str, int], frozenset[str]] = {}

    @classmethod
    def of(cls, localities: pl.DataFrame) -> "Map":
        """Index a frame in the schema of `tables.LOCALITIES`."""
        days = _days(localities)
        places = {
            code: _Place(
                level,
                parent,
                0 if first is None else bisect_right(days, first),
                _NEVER if until is None else bisect_right(days, until),
                succeeds or [],
            )
            for code, level, parent, first, until, succeeds in localities.select(
                "code", "level", "parent", "valid_from", "valid_until", "succeeds"
            ).iter_rows()
        }
        for code, place in places.items():
            for earlier in place.succeeds:
                if earlier in places:
                    places[earlier].successors.append(code)
        return cls(places, days)

    def epoch(self, on: date) -> int:
        """The epoch a day lies in, counted from 0; days of one epoch have one map."""
        return bisect_right(self._days, on)

    def level(self, code: str) -> str:
        """Tỉnh, Huyện or Xã. Raises KeyError for a code the map does not know."""
        return self._places[code].level

    def carried(self, code: str, epoch: int) -> frozenset[str]:
        """The localities in force in the epoch that stand for this one.

        While one is not in force, those that succeed it take its place (before its first day those it
        succeeds) or, if none, its parent. Where that goes in circles, as over a gap in the dates,
        the parents of all it passed take their place.
        """
        key = code, epoch
        if key not in self._carried:
            self._carried[key] = self._carry(code, epoch)
        return self._carried[key]

    def above(self, code: str, epoch: int) -> frozenset[str]:
        """The locality as carried, and every locality in force that it lies in."""
        key = code, epoch
        if key not in self._above:
            self._above[key] = self._climb(code, epoch)
        return self._above[key]

    def at_level(self, code: str, level: str, epoch: int) -> frozenset[str]:
        """The localities of a level the place lies in.

        Empty where it is recorded only above that level, or the level has no localities in the epoch.
        """
        return frozenset(
            one for one in self.above(code, epoch) if self.level(one) == level
        )

    def _carry(self, code: str, epoch: int) -> frozenset[str]:
        seen: set[str] = set()
        ahead = {code}
        while ahead:
            found = self._follow(ahead, epoch, seen)
            if found:
                return found
            ahead = self._parents(seen) - seen
        return _NOWHERE

    def _follow(
        self, starts: Iterable[str], epoch: int, seen: set[str]
    ) -> frozenset[str]:
        """Those in force that the starts lead to; `seen` collects every place passed."""
        found = set()
        ahead = list(starts)
        while ahead:
            code = ahead.pop()
            place = self._places.get(code)
            if place is None or code in seen:
                continue
            seen.add(code)
            if place.begins <= epoch < place.ends:
                found.add(code)
            else:
                ahead.extend(place.replaced_by(epoch))
        return frozenset(found)

    def _parents(self, codes: Iterable[str]) -> set[str]:
        return {over for code in codes for over in self._places[code].over}

    def _climb(self, code: str, epoch: int) -> frozenset[str]:
        reached: set[str] = set()
        ahead = self.carried(code, epoch)
        while ahead:
            reached |= ahead
            higher = (self.carried(over, epoch) for over in self._parents(ahead))
            ahead = _NOWHERE.union(*higher) - reached
        return frozenset(reached)


def _days(localities: pl.DataFrame) -> list[date]:
    """The days on which the map changes, in order."""
    both = pl.concat([localities["valid_from"], localities["valid_until"]])
    return cast(list[date], both.drop_nulls().unique().sort().to_list())
