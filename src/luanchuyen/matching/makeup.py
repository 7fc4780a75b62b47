"""What teams are made of before and after a round: age, women, minorities, training, locals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl

from luanchuyen.matching.instance import Move
from luanchuyen.matching.merit import MAJORITY
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.places import is_local
from luanchuyen.rules.facts.prepared import Prepared, prepare
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import screen
from luanchuyen.snapshot.snapshot import Snapshot

_POSTGRADUATE = ("Thạc sĩ", "Tiến sĩ")
_HIGHER_THEORY = ("Cao cấp", "Cử nhân")


@dataclass(frozen=True)
class Makeup:
    """Leaders of one team, counted; whose record does not tell is in no count but `unknown_locals`.

    `age` is the mean of full years, None where nobody's is known.
    """

    leaders: int = 0
    age: float | None = None
    women: int = 0
    minorities: int = 0
    postgraduates: int = 0
    higher_theory: int = 0
    locals: int = 0
    unknown_locals: int = 0


@dataclass(frozen=True)
class Team:
    """The leaders of a unit, or of all units where `unit` is None, before and after the round."""

    unit: str | None
    before: Makeup
    after: Makeup


def teams(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    committee: str,
    moves: Collection[Move],
) -> list[Team]:
    """All leaders the committee manages, then those of each unit somebody leaves or comes to."""
    tables = prepare(snapshot)
    held = screen(snapshot, rulebook, on, committee=committee).facts.select(
        "official", "age", post="held_post"
    )
    goes = {move.official: move.target for move in moves}
    target = pl.col("official").replace_strict(goes, default=pl.col("post"))
    before = _told(held, tables, on)
    after = _told(held.with_columns(post=target), tables, on)
    touched = {end for move in moves for end in (move.from_unit, move.to_unit)}
    return [
        Team(None, _makeup(before), _makeup(after)),
        *(Team(unit, _of(before, unit), _of(after, unit)) for unit in sorted(touched)),
    ]


def _told(held: pl.DataFrame, tables: Prepared, on: date) -> pl.DataFrame:
    """Who sits where, with what is counted of each."""
    people = tables.snapshot.people.select(
        "sex", "ethnicity", "degree", "theory", "home", official="code"
    )
    posts = tables.posts.select("post", "unit", "level", "locality")
    told = held.join(people, on="official").join(posts, on="post")
    return collect(
        told.lazy()
        .with_columns(on=pl.lit(on))
        .with_columns(local=is_local(tables.map, "locality", "level"))
    )


def _of(told: pl.DataFrame, unit: str) -> Makeup:
    return _makeup(told.filter(pl.col("unit") == unit))


def _makeup(told: pl.DataFrame) -> Makeup:
    counted = told.select(
        leaders=pl.len(),
        age=pl.col("age").mean(),
        women=(pl.col("sex") == "Nữ").sum(),
        minorities=(pl.col("ethnicity") != MAJORITY).sum(),
        postgraduates=pl.col("degree").is_in(_POSTGRADUATE).sum(),
        higher_theory=pl.col("theory").is_in(_HIGHER_THEORY).sum(),
        locals=pl.col("local").sum(),
        unknown_locals=pl.col("local").null_count(),
    )
    return Makeup(**counted.row(0, named=True))
