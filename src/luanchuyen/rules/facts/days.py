"""Half-open stretches of days: the first day counts, the last named no longer does."""

import polars as pl


def holds_on_the_day(starts: str, ends: str) -> pl.Expr:
    """Whether the stretch between two columns holds the day `on`; a blank end is still open."""
    return (pl.col(starts) <= pl.col("on")) & (
        pl.col(ends).is_null() | (pl.col(ends) > pl.col("on"))
    )
