"""The rank (bậc) of a post on a day, by the list in force."""

import polars as pl

from luanchuyen.rules.facts.prepared import Prepared


def with_rank(
    frame: pl.LazyFrame, tables: Prepared, post: str, name: str
) -> pl.LazyFrame:
    """Add the rank of `post` on the day `on`: of the newest list begun, else the post's own."""
    ranks = tables.ranks.lazy().rename({"post": post, "rank": name})
    begun = pl.col("ranked_from").is_null() | (pl.col("ranked_from") <= pl.col("on"))
    ended = pl.col("ranked_until") <= pl.col("on")
    return (
        frame.join(ranks, on=post, how="left", maintain_order="left")
        .filter(begun & ended.ne_missing(pl.lit(True)))
        .drop("ranked_from", "ranked_until")
    )
