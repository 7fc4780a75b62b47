"""The rank (bậc) of a post on a day, by the list in force."""

import polars as pl

from luanchuyen.rules.facts.prepared import Prepared


def with_rank(
    frame: pl.LazyFrame, tables: Prepared, post: str, name: str
) -> pl.LazyFrame:
    """Add the rank of `post` on the day `on`: of the newest list begun, else the post's own."""
    own = tables.posts.lazy().select(
        pl.col("post").alias(post), pl.col("rank").alias(name)
    )
    told = frame.join(own, on=post, how="left", maintain_order="left")
    if tables.snapshot.ranks.is_empty():
        return told
    listed = (
        tables.snapshot.ranks.lazy()
        .select(
            pl.col("post").alias(post),
            pl.col("from").alias("since"),
            pl.col("rank").alias("listed"),
        )
        .sort("since")
    )
    numbered = told.with_row_index("row").sort("on")
    return (
        numbered.join_asof(
            listed,
            left_on="on",
            right_on="since",
            by=post,
            strategy="backward",
            check_sortedness=False,
        )
        .sort("row")
        .with_columns(pl.coalesce("listed", name).alias(name))
        .drop("row", "since", "listed")
    )
