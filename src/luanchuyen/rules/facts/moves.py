"""Facts of a move: an official on a day and the post looked at (contract, section 2)."""

import polars as pl

from luanchuyen.rules.facts.officials import CASE, Question
from luanchuyen.rules.facts.places import is_local
from luanchuyen.rules.facts.posts import open_seats
from luanchuyen.rules.facts.prepared import Prepared
from luanchuyen.rules.facts.ranks import with_rank
from luanchuyen.snapshot.titles import DEPUTY, HEAD

_OF_TARGET = ("unit", "title", "level", "sector", "locality", "key")


def moves(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Add the facts of the post and of the move to rows that hold an official's facts and `post`."""
    tables = asked.tables
    posts = tables.posts.select(
        "post",
        *(pl.col(name).alias(f"target_{name}") for name in _OF_TARGET),
        *("min_degree", "min_theory", "min_state_management"),
    )
    told = cases.join(posts, on="post", how="left", maintain_order="left")
    told = with_rank(told, tables, "post", "target_rank")
    told = open_seats(told, tables).drop("holders")
    return told.with_columns(
        local_to=is_local(told, tables.map, "target_locality", "target_level"),
        direction=_direction(),
        relatives_there=_relatives_there(told, tables),
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


def _relatives_there(cases: pl.DataFrame, tables: Prepared) -> pl.Series:
    """Whether a declared relative holds a head or deputy post in the target unit on the day."""
    leading = tables.tenures.filter(pl.col("role").is_in([HEAD, DEPUTY])).select(
        pl.col("official").alias("relative"),
        pl.col("unit").alias("target_unit"),
        "held_from",
        "held_until",
    )
    kin = tables.kin.join(cases.select("official").unique(), on="official", how="semi")
    there = (
        cases.select(*CASE, "target_unit")
        .unique()
        .join(kin, on="official")
        .join(leading, on=["relative", "target_unit"])
        .filter(
            (pl.col("held_from") <= pl.col("on"))
            & (pl.col("held_until").is_null() | (pl.col("held_until") > pl.col("on")))
        )
        .select(*CASE, "target_unit", found=pl.lit(True))
        .unique()
    )
    return cases.join(
        there, on=[*CASE, "target_unit"], how="left", maintain_order="left"
    )["found"].fill_null(False)
