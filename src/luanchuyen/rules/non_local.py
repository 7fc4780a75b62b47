"""Which posts must not be held by a local of the place."""

from collections.abc import Sequence

import polars as pl


def must_be_non_local(
    title: pl.Expr,
    level: pl.Expr,
    key: pl.Expr,
    titles: Sequence[str],
    levels: Sequence[str],
    key_levels: Sequence[str],
) -> pl.Expr:
    """Whether a post is on the list: a title at a level, or any post marked key at a key level."""
    listed = title.is_in(titles) & level.is_in(levels)
    return listed | (key & level.is_in(key_levels))
