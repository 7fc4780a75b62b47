"""Tiêu chí «not_local»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.non_local import must_be_non_local

MET = "Chức danh dự kiến không thuộc diện này, hoặc không là người địa phương nơi đến."
NOT_MET = (
    "Là người địa phương nơi đến; chức danh dự kiến phải không là người địa phương."
)


def not_local(
    fact: Facts, titles: list[str], levels: list[str], key_levels: list[str]
) -> pl.Expr:
    """Chức danh phải bố trí người không là người địa phương."""
    listed = must_be_non_local(
        fact.target_title,
        fact.target_level,
        fact.target_key,
        titles,
        levels,
        key_levels,
    )
    return ~(listed & fact.local_to)
