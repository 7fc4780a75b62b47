"""Years worked in a sector (ngành), added up over a career."""

from datetime import date

import polars as pl

from luanchuyen.rules.facts.prepared import Prepared
from luanchuyen.rules.periods import full_months


def experienced(tables: Prepared, sector: str, years: int, on: date) -> pl.DataFrame:
    """Columns official and experienced: true, false, or null where the record leaves it open.

    Main and concurrent posts count alike, stretches that touch as one. A unit whose sector is blank
    may be of the sector: where such stays would make up the years, nobody knows.
    """
    begun = tables.all_tenures.filter(pl.col("held_from") <= on).with_columns(
        ends=pl.min_horizontal(pl.col("held_until").fill_null(on), pl.lit(on))
    )
    certain = _months(begun.filter(pl.col("sector") == sector))
    possible = _months(begun.filter((pl.col("sector") == sector).fill_null(True)))
    enough = years * 12
    return (
        begun.select("official")
        .unique(maintain_order=True)
        .join(certain.rename({"months": "certain"}), on="official", how="left")
        .join(possible.rename({"months": "possible"}), on="official", how="left")
        .select(
            "official",
            experienced=pl.when(pl.col("certain").fill_null(0) >= enough)
            .then(True)
            .when(pl.col("possible").fill_null(0) < enough)
            .then(False),
        )
    )


def _months(stays: pl.DataFrame) -> pl.DataFrame:
    """Full months of each unbroken stretch, added up by official."""
    latest_end = pl.col("ends").cum_max().shift(1).over("official")
    return (
        stays.sort("official", "held_from")
        .with_columns(apart=(pl.col("held_from") > latest_end).fill_null(True))
        .with_columns(stretch=pl.col("apart").cum_sum())
        .group_by("official", "stretch")
        .agg(pl.col("held_from").min(), pl.col("ends").max())
        .with_columns(months=full_months(pl.col("held_from"), pl.col("ends")))
        .group_by("official")
        .agg(pl.col("months").sum())
    )
