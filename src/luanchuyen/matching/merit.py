"""Merit: what a move is worth by the grounds the rulebook weighs."""

from datetime import date

import polars as pl

from luanchuyen.rules.entries import MeritEntry
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.days import still_planned
from luanchuyen.rules.facts.officials import ask, assessments, everyone
from luanchuyen.rules.facts.prepared import prepare
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.snapshot import Snapshot

# A fact of the list of peoples, no rule of law: every other people of the country is a minority.
MAJORITY = "Kinh"


def merits(
    moves: pl.DataFrame, snapshot: Snapshot, rulebook: Rulebook, on: date
) -> dict[tuple[str, str], int]:
    """Points of each move (columns official, post, age), by official and post.

    What the record does not say earns nothing.
    """
    told = moves.select("official", "post", "age")
    for frame, keys in (*_records(snapshot, on), _assessed(snapshot, rulebook, on)):
        told = told.join(frame, on=keys, how="left")
    weighed = [
        pl.when(_holds(ground, entry)).then(entry.weight).otherwise(0)
        for ground, entry in rulebook.merits(on).items()
    ]
    points = pl.sum_horizontal([pl.lit(0), *weighed]).cast(pl.Int64)
    rows = told.select("official", "post", points.alias("points")).iter_rows()
    return {(official, post): worth for official, post, worth in rows}


def _records(
    snapshot: Snapshot, on: date
) -> tuple[tuple[pl.DataFrame, list[str]], ...]:
    planned = snapshot.succession.filter(still_planned(on)).select("official", "post")
    units = snapshot.units.select(pl.col("code").alias("unit"), "difficult", "short")
    posts = snapshot.posts.select(pl.col("code").alias("post"), "unit")
    people = snapshot.people.select(
        pl.col("code").alias("official"), "sex", "ethnicity"
    )
    return (
        (
            planned.unique().with_columns(planned_for_post=True),
            ["official", "post"],
        ),
        (posts.join(units, on="unit"), ["post"]),
        (people, ["official"]),
    )


def _assessed(
    snapshot: Snapshot, rulebook: Rulebook, on: date
) -> tuple[pl.DataFrame, list[str]]:
    tables = prepare(snapshot)
    asked = ask(tables, rulebook.roadmaps, everyone(tables, on))
    told = collect(assessments(asked.cases.lazy(), asked))
    return told.select("official", "promising"), ["official"]


def _holds(ground: str, entry: MeritEntry) -> pl.Expr:
    grounds = {
        "planned_for_post": pl.col("planned_for_post"),
        "difficult_unit": pl.col("difficult"),
        "short_unit": pl.col("short"),
        "promising": pl.col("promising"),
        "young": pl.col("age") < pl.lit(entry.under_age),
        "woman": pl.col("sex") == "Nữ",
        "minority": pl.col("ethnicity") != MAJORITY,
    }
    return grounds[ground]
