"""A snapshot: the tables as they were given, immutable, with a fingerprint."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from luanchuyen.snapshot.tables import TABLES, Table


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Facts as given on some day: one frame a table, in the schema and order of `tables`.

    Two snapshots of the same rows, in whatever order they were read, are the same snapshot.
    """

    localities: pl.DataFrame
    units: pl.DataFrame
    posts: pl.DataFrame
    people: pl.DataFrame
    tenures: pl.DataFrame
    succession: pl.DataFrame
    discipline: pl.DataFrame
    ratings: pl.DataFrame
    kinship: pl.DataFrame
    confidence: pl.DataFrame
    assessments: pl.DataFrame
    ranks: pl.DataFrame
    certificates: pl.DataFrame

    @classmethod
    def of(cls, frames: Mapping[str, pl.DataFrame]) -> "Snapshot":
        """Take frames by table name; a table not given is empty.

        Missing columns become blank (a mark: no), rows are put in canonical order.
        """
        return cls(
            **{table.name: _conform(table, frames.get(table.name)) for table in TABLES}
        )

    def frame(self, table: str) -> pl.DataFrame:
        frame: pl.DataFrame = getattr(self, table)
        return frame

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over every row of every table, the same whatever the order of rows."""
        digest = hashlib.sha256()
        for table in TABLES:
            digest.update(f"{table.name}\n".encode())
            digest.update(_as_text(self.frame(table.name)).write_csv().encode())
        return digest.hexdigest()


def _conform(table: Table, frame: pl.DataFrame | None) -> pl.DataFrame:
    schema = table.schema
    if frame is None:
        return pl.DataFrame(schema=schema)
    columns = []
    for name, dtype in schema.items():
        column = pl.col(name) if name in frame.columns else pl.lit(None)
        column = column.cast(dtype)
        if dtype == pl.Boolean:
            column = column.fill_null(False)  # a blank mark is no
        elif isinstance(dtype, pl.List):
            column = column.fill_null([])
        columns.append(column.alias(name))
    # A list stands only in tables whose code already orders the rows.
    order = [name for name, dtype in schema.items() if not isinstance(dtype, pl.List)]
    return frame.select(columns).sort(order, maintain_order=True)


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(
        pl.col(name).list.join(";")
        if isinstance(dtype, pl.List)
        else pl.col(name).cast(pl.String)
        for name, dtype in frame.schema.items()
    )
