"""Tiêu chí «within_field»."""

import polars as pl
from pydantic import BaseModel, ConfigDict

from luanchuyen.rules.facts.vocabulary import Facts


class Field(BaseModel):
    """One direction: sectors and levels of departure, sectors, levels and titles of arrival."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    from_sectors: list[str] = []
    from_levels: list[str] = []
    to_sectors: list[str] = []
    to_levels: list[str] = []
    to_titles: list[str] = []


MET = "Trong phạm vi luân chuyển của bộ quy định."
NOT_MET = "Ngoài phạm vi luân chuyển của bộ quy định."


def within_field(fact: Facts, fields: list[Field]) -> pl.Expr:
    """Hướng, ngành luân chuyển thuộc phạm vi của bộ quy định."""
    return pl.any_horizontal([_holds(fact, field) for field in fields])


def _holds(fact: Facts, field: Field) -> pl.Expr:
    held = _place(
        fact.held_sector, fact.held_level, field.from_sectors, field.from_levels
    )
    target = _place(
        fact.target_sector, fact.target_level, field.to_sectors, field.to_levels
    )
    if field.to_titles:
        target &= fact.target_title.is_in(field.to_titles)
    return held & target


def _place(
    sector: pl.Expr, level: pl.Expr, sectors: list[str], levels: list[str]
) -> pl.Expr:
    """A list left empty asks nothing."""
    asked = [
        value.is_in(wanted)
        for value, wanted in ((sector, sectors), (level, levels))
        if wanted
    ]
    return pl.all_horizontal([pl.lit(True), *asked])
