"""Demands that come from posts and units: seats open or over, units short, closed, without successors."""

from datetime import date

import polars as pl

from luanchuyen.rules.demand.lines import Kind, lines
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.days import holds, still_planned
from luanchuyen.rules.facts.posts import open_seats, vacancies
from luanchuyen.rules.facts.prepared import Prepared
from luanchuyen.rules.periods import full_months
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.titles import DEPUTY, HEAD

_PLACE = {"unit": "unit", "post": "post"}


def seats(
    posts: pl.DataFrame, tables: Prepared, rulebook: Rulebook, on: date
) -> list[pl.DataFrame]:
    """Open seats, a line each with the day it fell open, and posts with more holders than seats."""
    told = posts.select("post", "unit", "on").join(
        collect(open_seats(posts.select("post", "on"), tables)), on=["post", "on"]
    )
    found = []
    if (entry := rulebook.demand("vacancy", on)) is not None:
        vacant = told.filter(pl.col("open_seats") > 0)
        seats = vacancies(vacant, tables).join(vacant.select("post", "unit"), on="post")
        seats = seats.with_columns(months=full_months(pl.col("since"), pl.col("on")))
        found.append(
            lines(
                seats,
                Kind.VACANCY,
                entry.cites,
                **_PLACE,
                since="since",
                months="months",
            )
        )
    if (entry := rulebook.demand("surplus", on)) is not None:
        over = told.filter(pl.col("open_seats") < 0)
        found.append(lines(over, Kind.SURPLUS, entry.cites, **_PLACE))
    return found


def short_units(
    posts: pl.DataFrame,
    leaders: pl.DataFrame,
    tables: Prepared,
    rulebook: Rulebook,
    on: date,
) -> list[pl.DataFrame]:
    """Units marked short of cadres, or with fewer leaders than approved."""
    entry = rulebook.demand("shortage", on)
    if entry is None:
        return []
    counts = leaders.group_by(pl.col("held_unit").alias("unit")).agg(
        pl.len().alias("leaders")
    )
    units = (
        tables.snapshot.units.rename({"code": "unit"})
        .join(posts.select("unit").unique(), on="unit", how="semi")
        .join(counts, on="unit", how="left")
        .with_columns(pl.col("leaders").fill_null(0))
        .filter(pl.col("short") | (pl.col("leaders") < pl.col("approved_leaders")))
    )
    return [lines(units, Kind.SHORTAGE, entry.cites, unit="unit")]


def without_successor(
    posts: pl.DataFrame, tables: Prepared, rulebook: Rulebook, on: date
) -> list[pl.DataFrame]:
    """Leading posts that nobody but their holders is planned for."""
    entry = rulebook.demand("no_successor", on)
    if entry is None:
        return []
    plans = tables.snapshot.succession.filter(still_planned(on))
    holding = tables.tenures.filter(holds("held_from", "held_until", on))
    successors = plans.join(holding, on=["official", "post"], how="anti")
    leading = posts.filter(pl.col("role").is_in([HEAD, DEPUTY]))
    alone = leading.join(successors, on="post", how="anti")
    return [lines(alone, Kind.NO_SUCCESSOR, entry.cites, unit="unit", post="post")]


def closed_units(
    posts: pl.DataFrame,
    leaders: pl.DataFrame,
    tables: Prepared,
    rulebook: Rulebook,
    on: date,
) -> list[pl.DataFrame]:
    """Units where too large a share of the leaders never worked in another unit."""
    entry = rulebook.demand("closed_unit", on)
    if entry is None:
        return []
    units_worked_in = (
        tables.tenures.filter(pl.col("held_from") <= on)
        .group_by("official")
        .agg(pl.col("unit").n_unique().alias("units"))
    )
    closed = (
        leaders.join(units_worked_in, on="official")
        .group_by(pl.col("held_unit").alias("unit"))
        .agg(pl.len().alias("leaders"), (pl.col("units") == 1).mean().alias("share"))
        .filter((pl.col("leaders") >= entry.leaders) & (pl.col("share") >= entry.share))
        .join(posts, on="unit", how="semi")
    )
    return [lines(closed, Kind.CLOSED_UNIT, entry.cites, unit="unit")]
