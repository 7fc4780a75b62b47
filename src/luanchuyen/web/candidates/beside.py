"""What speaks for each candidate: evaluation, succession plan and training, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from luanchuyen.rules.facts.days import still_planned
from luanchuyen.rules.words import at_unit
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import DEGREES, STATE_MANAGEMENT, THEORY
from luanchuyen.web.shared import reading

_YEARS = 3  # ratings shown of each

# What a record holds, what a post asks, what both are called, and the grades, lowest first.
_TRAINING = (
    ("degree", "min_degree", "Chuyên môn", DEGREES),
    ("theory", "min_theory", "LLCT", THEORY),
    ("state_management", "min_state_management", "QLNN", STATE_MANAGEMENT),
)


@dataclass(frozen=True)
class Training:
    """One of the grades a post may ask for; `gap` says what is missing, blank where nothing is."""

    label: str
    value: str
    gap: str


@dataclass(frozen=True)
class Beside:
    evaluation: Sequence[str]
    succession: Sequence[str]
    training: Sequence[Training]


def beside(
    snapshot: Snapshot, on: date, post: reading.Line, officials: Sequence[str]
) -> Mapping[str, Beside]:
    """By official, with gaps measured against what the post asks."""
    evaluation = _evaluation(snapshot, on, officials)
    succession = _succession(snapshot, on, post["code"], officials)
    people = snapshot.people.filter(pl.col("code").is_in(officials))
    return {
        person["code"]: Beside(
            evaluation.get(person["code"], ()),
            succession.get(person["code"], ()),
            training(person, post),
        )
        for person in people.iter_rows(named=True)
    }


def training(person: reading.Line, post: reading.Line) -> list[Training]:
    """Degree, political theory and state management, each with its gap against the post."""
    return [
        Training(
            label, person[has] or "chưa ghi", _gap(person[has], post[asks], grades)
        )
        for has, asks, label, grades in _TRAINING
    ]


def _gap(has: str | None, asked: str | None, grades: Sequence[str]) -> str:
    if asked is None or (has and grades.index(has) >= grades.index(asked)):
        return ""
    return f"cần {asked}" if has else f"chưa rõ, cần {asked}"


def _evaluation(
    snapshot: Snapshot, on: date, officials: Sequence[str]
) -> Mapping[str, list[str]]:
    """The newest yearly ratings, then what signed assessments say."""
    rated = (
        _of(snapshot.ratings, officials)
        .filter(pl.col("year") <= on.year)
        .unique()
        .sort("official", "year", "rating", descending=[False, True, False])
        .group_by("official", maintain_order=True)
        .head(_YEARS)
    )
    told: dict[str, list[str]] = {}
    for row in rated.iter_rows(named=True):
        told.setdefault(row["official"], []).append(f"{row['year']}: {row['rating']}")
    signed = _of(snapshot.assessments, officials).filter(pl.col("on") <= on)
    for row in signed.sort("on", descending=True).iter_rows(named=True):
        line = f"Nhận xét {row['kind']} ({row['on']:%m/%Y})"
        told.setdefault(row["official"], []).append(line)
    return told


def _succession(
    snapshot: Snapshot, on: date, post: str, officials: Sequence[str]
) -> Mapping[str, list[str]]:
    """The posts each is planned for that day, this very post first."""
    plans = _of(snapshot.succession, officials).filter(still_planned(on))
    plans = plans.sort(pl.col("post") != post, "term", "post")
    posts = _with_units(snapshot, plans["post"].to_list())
    told: dict[str, list[str]] = {}
    for row in plans.iter_rows(named=True):
        place = "chính chức danh này" if row["post"] == post else posts[row["post"]]
        line = f"{place[:1].upper()}{place[1:]}, {row['term']}"
        told.setdefault(row["official"], []).append(line)
    return told


def _with_units(snapshot: Snapshot, codes: Sequence[str]) -> Mapping[str, str]:
    posts = snapshot.posts.filter(pl.col("code").is_in(codes))
    units = reading.names(snapshot.units, posts["unit"].to_list())
    return {
        row["code"]: at_unit(row["name"], units[row["unit"]])
        for row in posts.iter_rows(named=True)
    }


def _of(frame: pl.DataFrame, officials: Sequence[str]) -> pl.DataFrame:
    return frame.filter(pl.col("official").is_in(officials))
