"""Facts of posts on a day: holders, open seats, and since when a seat has been open."""

from datetime import date

import polars as pl

from luanchuyen.rules.facts.days import holds_on_the_day
from luanchuyen.rules.facts.prepared import Prepared


def open_seats(days: pl.DataFrame, tables: Prepared) -> pl.LazyFrame:
    """Columns post, on, holders and open_seats, for distinct rows of post and on.

    Holders have a main or concurrent tenure of the post on the day; a post of a unit not in force has
    no open seats. More holders than seats give a negative number.
    """
    held = tables.all_tenures.lazy().select(
        "post", "official", "held_from", "held_until"
    )
    holders = (
        days.lazy()
        .join(held, on="post")
        .filter(holds_on_the_day("held_from", "held_until"))
        .group_by("post", "on")
        .agg(pl.col("official").n_unique().cast(pl.Int64).alias("holders"))
    )
    seats = tables.posts.lazy().select("post", "seats", "unit_from", "unit_until")
    return (
        days.lazy()
        .join(seats, on="post", how="left")
        .join(holders, on=["post", "on"], how="left")
        .with_columns(pl.col("holders").fill_null(0))
        .select(
            "post",
            "on",
            "holders",
            pl.when(unit_in_force())
            .then(pl.col("seats") - pl.col("holders"))
            .otherwise(0)
            .alias("open_seats"),
        )
    )


def posts_in_force(tables: Prepared, on: date, committee: str | None) -> pl.DataFrame:
    """Posts of units in force on the day, with the column `on`; only those the committee manages, if named."""
    posts = tables.posts.with_columns(pl.lit(on).alias("on")).filter(unit_in_force())
    if committee is None:
        return posts
    return posts.filter(pl.col("managed_by").is_in(tables.succeeded_by(committee)))


def unit_in_force() -> pl.Expr:
    """Whether the unit of a post is in force on the day `on`."""
    begun = pl.col("unit_from").is_null() | (pl.col("unit_from") <= pl.col("on"))
    ended = pl.col("unit_until").is_not_null() & (pl.col("unit_until") <= pl.col("on"))
    return begun & ~ended


def vacancies(vacant: pl.DataFrame, tables: Prepared) -> pl.DataFrame:
    """One row an open seat, with the day it fell open: columns post, on, since (null: never held).

    `vacant` has post, on, holders and open_seats > 0. The k-th open seat fell open when the number of
    holders last went from at least holders + k to fewer.
    """
    seats = vacant.with_columns(
        level=pl.int_ranges(
            pl.col("holders") + 1, pl.col("holders") + pl.col("open_seats") + 1
        )
    ).explode("level", empty_as_null=False)
    falls = (
        seats.select("post", "on", "level")
        .join(_counts(vacant, tables), on="post")
        .filter(
            (pl.col("day") <= pl.col("on"))
            & (pl.col("before") >= pl.col("level"))
            & (pl.col("after") < pl.col("level"))
        )
        .group_by("post", "on", "level")
        .agg(pl.col("day").max().alias("since"))
    )
    return seats.join(
        falls, on=["post", "on", "level"], how="left", maintain_order="left"
    ).select("post", "on", "since")


def _counts(vacant: pl.DataFrame, tables: Prepared) -> pl.DataFrame:
    """Days on which the number of holders of a post changed, with the number before and after."""
    stretches = _stretches(vacant, tables)
    begun = stretches.select("post", day="held_from", change=pl.lit(1))
    ended = stretches.select("post", day="held_until", change=pl.lit(-1))
    daily = (
        pl.concat([begun, ended.drop_nulls("day")])
        .group_by("post", "day")
        .agg(pl.col("change").sum().cast(pl.Int64))
        .sort("post", "day")
    )
    after = pl.col("change").cum_sum().over("post")
    return daily.with_columns(after=after, before=after - pl.col("change"))


def _stretches(vacant: pl.DataFrame, tables: Prepared) -> pl.DataFrame:
    """When each person held each post: main and concurrent tenures that touch count once."""
    holder = ["post", "official"]
    latest_end = pl.col("ends").cum_max().shift(1).over(holder)
    return (
        tables.all_tenures.join(vacant, on="post", how="semi")
        .with_columns(ends=pl.col("held_until").fill_null(_NEVER))
        .sort(*holder, "held_from")
        .with_columns(apart=(pl.col("held_from") > latest_end).fill_null(True))
        .with_columns(stretch=pl.col("apart").cum_sum())
        .group_by("post", "stretch")
        .agg(pl.col("held_from").min(), pl.col("ends").max())
        .select(
            "post",
            "held_from",
            held_until=pl.when(pl.col("ends") < _NEVER).then("ends"),
        )
    )


_NEVER = date(9999, 12, 31)
