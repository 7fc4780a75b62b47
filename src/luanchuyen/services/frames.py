"""Each table of a snapshot as it lies in the database: read whole, changed in bulk."""

from collections.abc import Iterator
from typing import Any

import polars as pl
from django.db import models

from luanchuyen.records import models as records
from luanchuyen.services import bulk
from luanchuyen.services.bulk import Told
from luanchuyen.snapshot.tables import Table

MODELS: dict[str, type[models.Model]] = {
    "localities": records.Locality,
    "units": records.Unit,
    "posts": records.Post,
    "people": records.Person,
    "tenures": records.Tenure,
    "succession": records.SuccessionEntry,
    "discipline": records.DisciplinaryAction,
    "ratings": records.Rating,
    "kinship": records.Kinship,
    "confidence": records.ConfidenceVote,
    "assessments": records.Assessment,
    "ranks": records.PostRank,
    "certificates": records.Certificate,
}
# `succeeds`, a list of codes, lies in a table of its own: (its name, who succeeds).
_SUCCESSIONS = {
    "localities": ("locality_successions", "locality"),
    "units": ("unit_successions", "unit"),
}


def read(table: Table, *, with_id: bool = False) -> pl.DataFrame:
    """The table in the schema of the snapshot, after the rows' `id` if asked for."""
    schema = pl.Schema({"id": pl.Int64()} if with_id else {}) | _flat(table)
    frame = bulk.fetch(table.name, pl.Schema(schema), blanks=_texts(table))
    if table.name in _SUCCESSIONS:
        frame = frame.join(_read_successions(table), on="code", how="left")
        frame = frame.with_columns(pl.col("succeeds").fill_null([]))
    return frame


def append(table: Table, rows: pl.DataFrame, told: Told) -> None:
    bulk.insert(table.name, _stored(table, rows), told)


def put(table: Table, rows: pl.DataFrame, told: Told) -> None:
    """Put rows with a code in place of what the database has under these codes."""
    bulk.upsert(table.name, "code", _stored(table, rows), told)


def remove(table: Table, rows: pl.DataFrame) -> None:
    """Remove rows by their code or, where rows have none, by `id`."""
    key = "code" if "code" in rows.columns else "id"
    bulk.delete(table.name, key, rows[key])


def replace_successions(table: Table, frame: pl.DataFrame) -> None:
    """Let every `succeeds` of the table be what the frame says."""
    name, owner = _SUCCESSIONS[table.name]
    bulk.clear(name)
    links = frame.select(pl.col("code").alias(owner), predecessor="succeeds")
    links = links.filter(pl.col("predecessor").list.len() > 0).with_columns(
        position=pl.int_ranges(pl.col("predecessor").list.len())
    )
    bulk.insert(name, links.explode("predecessor", "position"), lambda _: None)


def has_successions(table: Table) -> bool:
    return table.name in _SUCCESSIONS


def stored() -> tuple[str, ...]:
    """The tables of the database that hold a snapshot."""
    named = (model._meta.db_table for model in MODELS.values())
    return (*named, *dict(_SUCCESSIONS.values()))


def references_from_elsewhere(table: Table) -> Iterator["models.ForeignKey[Any, Any]"]:
    """The references to rows of the table that no workbook holds: accounts, later records."""
    ours = stored()
    for relation in MODELS[table.name]._meta.related_objects:
        reference = relation.field
        if (
            isinstance(reference, models.ForeignKey)
            and reference.model._meta.db_table not in ours
        ):
            yield reference


def _read_successions(table: Table) -> pl.DataFrame:
    name, owner = _SUCCESSIONS[table.name]
    schema = pl.Schema(
        {owner: pl.String(), "predecessor": pl.String(), "position": pl.Int64()}
    )
    links = bulk.fetch(name, schema).sort(owner, "position")
    return links.group_by(pl.col(owner).alias("code")).agg(succeeds="predecessor")


def _flat(table: Table) -> dict[str, pl.DataType]:
    """The columns that lie in the table itself."""
    return {
        name: dtype
        for name, dtype in table.schema.items()
        if not isinstance(dtype, pl.List)
    }


def _texts(table: Table) -> list[str]:
    """The columns where a missing value is stored as an empty text, as is Django's habit."""
    fields = MODELS[table.name]._meta.concrete_fields
    return [
        str(field.column)
        for field in fields
        if isinstance(field, models.CharField) and field.blank
    ]


def _stored(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    texts = _texts(table)
    return rows.select(
        pl.col(name).cast(pl.String).fill_null("") if name in texts else pl.col(name)
        for name in _flat(table)
    ).with_columns(pl.col(pl.Enum).cast(pl.String))
