"""Facts of a move: an official on a day and the post looked at (contract, section 2)."""

import polars as pl

from luanchuyen.rules.facts.days import holds_on_the_day
from luanchuyen.rules.facts.officials import CASE, Question
from luanchuyen.rules.facts.places import is_local
from luanchuyen.rules.facts.posts import open_seats
from luanchuyen.rules.facts.ranks import with_rank
from luanchuyen.snapshot.titles import DEPUTY, HEAD

_OF_TARGET = ("unit", "title", "level", "sector", "locality", "key")


def moves(pairs: pl.DataFrame, asked: Question) -> pl.LazyFrame:
    """Add the facts of the post and of the move to rows that hold an official's facts and `post`."""
    tables = asked.tables
    posts = tables.posts.lazy().select(
        "post",
        *(pl.col(name).alias(f"target_{name}") for name in _OF_TARGET),
        *("min_degree", "min_theory", "min_state_management"),
    )
    told = pairs.lazy().join(posts, on="post", how="left", maintain_order="left")
    told = with_rank(told, tables, "post", "target_rank")
    seats = open_seats(pairs.select("post", "on").unique(), tables).drop("holders")
    told = told.join(seats, on=["post", "on"], how="left", maintain_order="left")
    return _with_relatives(told, asked).with_columns(
        local_to=is_local(tables.map, "target_locality", "target_level"),
        direction=_direction(),
    )


def _direction() -> pl.Expr:
    held, target = pl.col("held_level"), pl.col("target_level")
    # Levels are written from the centre down: the later one is the lower.
    return (
        pl.when(held.is_null() | target.is_null())
        .then(None)
        .when(target.to_physical() > held.to_physical())
        .then(pl.lit("down"))
        .when(target.to_physical() < held.to_physical())
        .then(pl.lit("up"))
        .when(pl.col("target_locality").ne_missing(pl.col("held_locality")))
        .then(pl.lit("locality"))
        .otherwise(pl.lit("lateral"))
    )


def _with_relatives(moves: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """Whether a declared relative holds a head or deputy post in the target unit on the day."""
    leading = (
        asked.tables.tenures.lazy()
        .filter(pl.col("role").is_in([HEAD, DEPUTY]))
        .select(
            pl.col("official").alias("relative"),
            pl.col("unit").alias("target_unit"),
            "held_from",
            "held_until",
        )
    )
    there = (
        asked.cases.lazy()
        .join(asked.tables.kin.lazy(), on="official")
        .join(leading, on="relative")
        .filter(holds_on_the_day("held_from", "held_until"))
        .select(CASE, "target_unit", relatives_there=pl.lit(True))
        .unique()
    )
    return moves.join(
        there, on=[CASE, "target_unit"], how="left", maintain_order="left"
    ).with_columns(pl.col("relatives_there").fill_null(False))
