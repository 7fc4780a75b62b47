"""Seeded fact columns, as the product holds them (blanks are null) and as plain arrays.

In the plain arrays a blank is stored as whatever makes its condition fail, so that hand-written code
needs no third outcome and still finds the same people met.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from luanchuyen.snapshot.tables import (
    DEGREES,
    LEVELS,
    RATINGS,
    SEXES,
    STATE_MANAGEMENT,
    THEORY,
)
from luanchuyen.snapshot.titles import TITLES

DAY = date(2026, 12, 1)
TITLE_CODES = [title.code for title in TITLES]
SECTORS = ["Kiểm tra", "Tổ chức", "Tuyên giáo", "Dân vận", "Tài chính", "Nội vụ"]
UNITS = 50_000

Arrays = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Columns:
    """The same people twice: `frame` for our engine, `arrays` for code written by hand."""

    frame: pl.DataFrame
    arrays: Arrays


class _Maker:
    """Fills both forms, column by column."""

    def __init__(self, people: int, seed: int) -> None:
        self.people = people
        self.random = np.random.default_rng(seed)
        self.series: dict[str, pl.Series] = {}
        self.arrays: dict[str, np.ndarray] = {}

    def some(self, share: float) -> np.ndarray:
        return self.random.random(self.people) < share

    def mark(
        self,
        name: str,
        share: float,
        blank: np.ndarray | None = None,
        fails: bool = False,
    ) -> None:
        self.keep(name, self.some(share), blank, fails)

    def number(
        self,
        name: str,
        least: int,
        most: int,
        kind: str = "i2",
        blank: np.ndarray | None = None,
        fails: int = -1,
    ) -> None:
        values = self.random.integers(least, most, self.people, dtype=kind)
        self.keep(name, values, blank, fails)

    def keep(
        self, name: str, values: np.ndarray, blank: np.ndarray | None, fails: object
    ) -> None:
        told = pl.Series(values)
        wide = told if told.dtype == pl.Boolean else told.cast(pl.Int32)
        self.series[name] = _blanked(wide, blank)
        self.arrays[name] = (
            values
            if blank is None
            else np.where(blank, np.array(fails, values.dtype), values)
        )

    def choice(
        self,
        name: str,
        words: list[str] | tuple[str, ...],
        ranked: bool,
        blank: np.ndarray | None = None,
    ) -> None:
        codes = self.random.integers(0, len(words), self.people, dtype="i1")
        kind = pl.Enum(words) if ranked else pl.String()
        self.series[name] = _blanked(pl.Series(words, dtype=kind).gather(codes), blank)
        self.arrays[name] = (
            codes if blank is None else np.where(blank, np.int8(-1), codes)
        )


def _blanked(values: pl.Series, blank: np.ndarray | None) -> pl.Series:
    if blank is None:
        return values
    return pl.select(pl.when(pl.Series(~blank)).then(values)).to_series()


def make(people: int, seed: int = 1) -> Columns:
    """Facts of officials, each with one post looked at; about one in twenty of most facts is blank."""
    maker = _Maker(people, seed)
    _of_person(maker)
    _of_post_held(maker)
    _of_move(maker)
    maker.series["on"] = pl.repeat(DAY, people, dtype=pl.Date, eager=True)
    return Columns(pl.DataFrame(maker.series), maker.arrays)


def _of_person(maker: _Maker) -> None:
    maker.choice("sex", SEXES, ranked=True)
    maker.number("age", 28, 62, "i1", maker.some(0.02), fails=127)
    maker.number("months_to_retirement", -12, 380, blank=maker.some(0.02), fails=-999)
    maker.mark("planned", 0.7)
    maker.mark("planned_higher", 0.6, maker.some(0.05))
    maker.mark("disciplined", 0.03)
    maker.mark("under_proceedings", 0.01)
    maker.choice("last_rating", RATINGS, ranked=True, blank=maker.some(0.05))
    maker.mark("found_wanting", 0.01)
    maker.mark("promising", 0.9, maker.some(0.3))
    maker.mark("relatives_declared", 1, maker.some(0.8))
    maker.number("health_months", 0, 17, blank=maker.some(0.1), fails=99)
    _low_confidence(maker)
    for name, words in _STANDARDS.items():
        maker.choice(name, words, ranked=True, blank=maker.some(0.05))
        # A standard left blank asks nothing; minus one is below everybody.
        maker.choice(f"min_{name}", words[:2], ranked=True, blank=maker.some(0.3))
        maker.series[f"min_{name}"] = (
            maker.series[f"min_{name}"].cast(pl.String).cast(pl.Enum(words))
        )


_STANDARDS = {"degree": DEGREES, "theory": THEORY, "state_management": STATE_MANAGEMENT}


def _low_confidence(maker: _Maker) -> None:
    """Blank in the product where there was no vote: then nothing is lost."""
    shares, voted = maker.random.random(maker.people), maker.some(0.2)
    maker.series["confidence_voted"] = pl.Series(voted)
    maker.series["low_confidence"] = _blanked(pl.Series(shares), ~voted)
    maker.arrays["low_confidence"] = np.where(voted, shares, 0).astype("f4")


def _of_post_held(maker: _Maker) -> None:
    """Who holds no post has none of these facts."""
    none = maker.some(0.02)
    maker.mark("in_committee", 0.8)
    maker.mark("on_rotation", 0.1, none)
    maker.number("months_in_post", 0, 140, blank=none)
    maker.mark("non_local_post", 0.2)
    maker.mark("held_local", 0.5, none)
    maker.choice("held_level", LEVELS, ranked=True, blank=none)
    maker.number("held_rank", 1, 30, "i1", none | maker.some(0.05), fails=-1)


def _of_move(maker: _Maker) -> None:
    maker.choice("target_title", TITLE_CODES, ranked=True)
    maker.choice("target_level", LEVELS, ranked=True)
    maker.mark("target_key", 0.1)
    maker.number("target_rank", 1, 30, "i1", maker.some(0.05), fails=-2)
    maker.mark("equivalent_pair", 0.1)
    maker.mark("local_to", 0.3, maker.some(0.05), fails=True)
    maker.mark("relatives_there", 0.02)
    maker.number("open_seats", -1, 3, "i1")
    _units(maker)


def _units(maker: _Maker) -> None:
    codes = pl.Series([f"DV-{number:06}" for number in range(UNITS)])
    target = maker.random.integers(0, UNITS, maker.people, dtype="i4")
    stays = maker.some(0.1)
    held = np.where(
        stays, target, maker.random.integers(0, UNITS, maker.people, dtype="i4")
    )
    blank = maker.series["on_rotation"].is_null().to_numpy()
    maker.series["target_unit"] = codes.gather(target)
    maker.series["held_unit"] = _blanked(codes.gather(held), blank)
    maker.arrays["target_unit"] = target
    maker.arrays["held_unit"] = np.where(blank, target, held)
