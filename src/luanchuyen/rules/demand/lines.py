"""Lines of the review as frames: one schema for every kind."""

from enum import StrEnum

import polars as pl


class Kind(StrEnum):
    """Kinds of demand, in the order a review is read."""

    TWO_TERMS = "two_terms"
    TWO_TERMS_SOON = "two_terms_soon"
    LOCAL_HOLDER = "local_holder"
    VACANCY = "vacancy"
    SURPLUS = "surplus"
    STAY_OVER = "stay_over"
    STAY_REACHED = "stay_reached"
    RETIRING = "retiring"
    SHORTAGE = "shortage"
    NO_SUCCESSOR = "no_successor"
    CLOSED_UNIT = "closed_unit"


SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    "kind": pl.String,
    "unit": pl.String,
    "post": pl.String,
    "official": pl.String,
    "since": pl.Date,
    "months": pl.Int64,
    "cites": pl.List(pl.String),
}


def lines(
    frame: pl.DataFrame, kind: Kind, cites: pl.Expr | list[str], **columns: str
) -> pl.DataFrame:
    """Rows of a frame as lines of a kind; `columns` says which column fills which, the rest is blank."""
    cited = (
        pl.lit(cites, dtype=pl.List(pl.String)) if isinstance(cites, list) else cites
    )
    told: dict[str, pl.Expr] = {
        name: pl.col(source) for name, source in columns.items()
    }
    told |= {"kind": pl.lit(kind.value), "cites": cited}
    return frame.select(
        told.get(name, pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in SCHEMA.items()
    )
