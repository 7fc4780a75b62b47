"""What several areas read out of a snapshot: who holds what on a day, and what things are called."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from luanchuyen.snapshot.snapshot import Snapshot

Line = dict[str, Any]


@lru_cache(maxsize=2)  # a snapshot may be large; old ones are let go
def tenures(snapshot: Snapshot) -> pl.DataFrame:
    """Every tenure with the names of official, post and unit.

    Adds official_name, post_name, title, unit_name; `unit` is the post's own, or where the work was.
    """
    people = snapshot.people.select(
        pl.col("code").alias("official"), official_name="name"
    )
    posts = snapshot.posts.select(
        pl.col("code").alias("post"), "title", post_name="name", post_unit="unit"
    )
    units = snapshot.units.select(pl.col("code").alias("unit"), unit_name="name")
    return (
        snapshot.tenures.join(people, on="official", how="left")
        .join(posts, on="post", how="left")
        .with_columns(unit=pl.coalesce("post_unit", "unit"))
        .drop("post_unit")
        .join(units, on="unit", how="left")
        .sort("official", "held_from")
    )


@lru_cache(maxsize=8)
def holders(snapshot: Snapshot, on: date) -> pl.DataFrame:
    """The tenures of a post, main and concurrent, that run on the day; columns of `tenures`."""
    return tenures(snapshot).filter(
        pl.col("post").is_not_null()
        & (pl.col("held_from") <= on)
        & (pl.col("held_until").is_null() | (pl.col("held_until") > on))
    )


def row(frame: pl.DataFrame, code: str) -> Line | None:
    """The row of a table with this code; None where there is none."""
    return next(frame.filter(pl.col("code") == code).iter_rows(named=True), None)


def names(frame: pl.DataFrame, codes: Sequence[str | None]) -> dict[str, str]:
    """What the rows of these codes are called."""
    found = frame.filter(pl.col("code").is_in([code for code in codes if code]))
    return dict(found.select("code", "name").iter_rows())
