"""Whether an official is a local of a place, on the map of the day (contract, section 2, local_to)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import polars as pl

from luanchuyen.snapshot.localities import Map
from luanchuyen.snapshot.tables import LEVELS


def is_local(map_: Map, locality: str, level: str) -> pl.Expr:
    """True, false or unknown for each case; columns used: home, on, and the two named.

    Unknown: no home recorded; a home recorded only above the unit's level, around the unit; a home
    that became several places of which only some are the unit's.
    """
    places = pl.struct(
        "home",
        pl.col(locality).alias("locality"),
        pl.col(level).cast(pl.String).alias("level"),
        "on",
    )
    return places.map_batches(
        lambda told: _locals(told.struct.unnest(), map_), return_dtype=pl.Boolean
    )


def _locals(told: pl.DataFrame, map_: Map) -> pl.Series:
    """Each distinct question is asked of the map once."""
    epochs = _epochs(told["on"], map_)
    places = told.with_columns(
        pl.col("on").replace_strict(epochs, return_dtype=pl.Int64)
    )
    distinct = places.unique()
    answers = distinct.with_columns(local=_answers(distinct, map_))
    return places.join(
        answers, on=places.columns, how="left", nulls_equal=True, maintain_order="left"
    )["local"]


def _epochs(days: pl.Series, map_: Map) -> dict[object, int]:
    return {day: map_.epoch(day) for day in days.unique()}


def _answers(distinct: pl.DataFrame, map_: Map) -> pl.Series:
    at_level = cache(map_.at_level)  # many ask of the same home or the same unit
    answers = [_answer(map_, at_level, *row) for row in distinct.iter_rows()]
    return pl.Series(answers, dtype=pl.Boolean)


AtLevel = Callable[[str, str, int], frozenset[str]]


def _answer(
    map_: Map,
    at_level: AtLevel,
    home: str | None,
    locality: str | None,
    level: str | None,
    epoch: int,
) -> bool | None:
    if home is None or level is None:
        return None
    if level == "Trung ương":
        return False  # nobody is a local of a central body
    if locality is None:
        return None
    place = _Place(map_, at_level, locality, level, epoch)
    answers = {place.is_home_to(one) for one in map_.carried(home, epoch)}
    return answers.pop() if len(answers) == 1 else None


@dataclass(frozen=True)
class _Place:
    """The unit's locality at its level in an epoch of the map."""

    map: Map
    at_level: AtLevel
    locality: str
    level: str
    epoch: int

    def is_home_to(self, home: str) -> bool | None:
        """The answer for one of the places a home became."""
        there = self.at_level(home, self.level, self.epoch)
        if not there:
            return self._without_level(home)
        matching = there & self.at_level(self.locality, self.level, self.epoch)
        if matching == there:
            return True
        return None if matching else False

    def _without_level(self, home: str) -> bool | None:
        """A home that leads to no place of the level: recorded above it, or the way up is lost."""
        if home in self.map.above(self.locality, self.epoch):
            return None  # somewhere around the unit
        passed = (self.map.level(one) for one in self.map.above(home, self.epoch))
        lost = all(LEVELS.index(one) > LEVELS.index(self.level) for one in passed)
        return None if lost else False
