"""Half-open stretches of days: the first day counts, the last named no longer does."""

from datetime import date

import polars as pl


def holds(starts: str, ends: str, on: pl.Expr | date) -> pl.Expr:
    """Whether the stretch between two columns holds a day; a blank end is still open."""
    return (pl.col(starts) <= on) & (pl.col(ends).is_null() | (pl.col(ends) > on))


def holds_on_the_day(starts: str, ends: str) -> pl.Expr:
    """The same for the day in the column `on`."""
    return holds(starts, ends, pl.col("on"))


def still_planned(on: pl.Expr | date) -> pl.Expr:
    """Whether an entry of the succession plan is in force: approved, not removed, its term not over."""
    year = pl.lit(on).dt.year() if isinstance(on, date) else on.dt.year()
    term_ends = pl.col("term").str.slice(-4).cast(pl.Int32)
    return holds("approved_on", "removed_on", on) & (term_ends >= year)
