"""Merit: what a move is worth by the grounds the rulebook weighs."""

from datetime import date

import polars as pl

from luanchuyen.rules.entries import MeritEntry
from luanchuyen.rules.facts.days import still_planned
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.snapshot import Snapshot

MAJORITY = "Kinh"  # every other people of the country is a minority


def merits(
    moves: pl.DataFrame, snapshot: Snapshot, rulebook: Rulebook, on: date
) -> pl.Series:
    """Points of each move (columns official, post, age), in the order of the rows.

    What the record does not say earns nothing.
    """
    told = moves.select("official", "post", "age").lazy()
    for frame, keys in _records(snapshot, on):
        told = told.join(frame, on=keys, how="left", maintain_order="left")
    weighed = [
        pl.when(_holds(ground, entry)).then(entry.weight).otherwise(0)
        for ground, entry in rulebook.merits(on).items()
    ]
    points = pl.sum_horizontal([pl.lit(0), *weighed]).cast(pl.Int64)
    return told.select(merit=points).collect()["merit"]


def _records(
    snapshot: Snapshot, on: date
) -> tuple[tuple[pl.LazyFrame, list[str]], ...]:
    planned = snapshot.succession.filter(still_planned(on)).select("official", "post")
    units = snapshot.units.select(pl.col("code").alias("unit"), "difficult")
    posts = snapshot.posts.select(pl.col("code").alias("post"), "unit")
    people = snapshot.people.select(
        pl.col("code").alias("official"), "sex", "ethnicity"
    )
    return (
        (
            planned.unique().with_columns(planned_for_post=True).lazy(),
            ["official", "post"],
        ),
        (posts.join(units, on="unit").lazy(), ["post"]),
        (people.lazy(), ["official"]),
    )


def _holds(ground: str, entry: MeritEntry) -> pl.Expr:
    grounds = {
        "planned_for_post": pl.col("planned_for_post"),
        "difficult_unit": pl.col("difficult"),
        "young": pl.col("age") < pl.lit(entry.under_age),
        "woman": pl.col("sex") == "Nữ",
        "minority": pl.col("ethnicity") != MAJORITY,
    }
    return grounds[ground]
