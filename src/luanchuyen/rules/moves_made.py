"""Moves already made: main posts taken by rotation or transfer, with the post left for them."""

from datetime import date

import polars as pl

from luanchuyen.rules.facts.prepared import Prepared

ROTATION, TRANSFER = "Luân chuyển", "Điều động"
_OF_POST = ("post", "unit", "title", "level", "sector", "managed_by")


def moves_made(tables: Prepared, first: date, last: date) -> pl.DataFrame:
    """Moves of all officials that took effect from `first` to `last`, both days counted.

    Columns official, held_from, form, and what is told of the two posts as left_… and taken_…; the
    post left is the main one held before, blank where none is recorded.
    """
    main = tables.all_tenures.filter(~pl.col("concurrent")).sort(
        "official", "held_from", maintain_order=True
    )
    before = (pl.col(name).shift(1).over("official") for name in _OF_POST)
    return (
        main.with_columns(
            one.alias(f"left_{name}")
            for name, one in zip(_OF_POST, before, strict=True)
        )
        .filter(
            pl.col("form").is_in([ROTATION, TRANSFER]),
            pl.col("held_from").is_between(first, last),
        )
        .rename({name: f"taken_{name}" for name in _OF_POST})
        .select(
            *("official", "held_from", "form"),
            *(f"{end}_{name}" for end in ("left", "taken") for name in _OF_POST),
        )
    )
