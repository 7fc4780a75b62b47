"""What would change if one state of a table took the place of another."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from luanchuyen.snapshot.tables import Table

_MOST_EXAMPLES = 5


@dataclass(frozen=True)
class Example:
    """One field of one row, before and after, as people read it."""

    code: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, eq=False)
class TableChange:
    """The rows of a table that come, go or, under the same code, differ.

    `removed` are rows as they are now (with `id` where a table has no code), `changed` as they would be.
    """

    table: Table
    added: pl.DataFrame
    removed: pl.DataFrame
    changed: pl.DataFrame
    examples: tuple[Example, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        return {
            "added": self.added.height,
            "changed": self.changed.height,
            "removed": self.removed.height,
        }

    def __bool__(self) -> bool:
        return any(self.counts.values())


def compare(table: Table, now: pl.DataFrame, new: pl.DataFrame) -> TableChange:
    """Compare by code where rows have one, else row by row, repeated rows counted."""
    if now.is_empty():
        return TableChange(table, added=new, removed=now, changed=new.clear())
    if "code" in table.schema:
        return _by_code(table, now, new)
    return _by_row(table, now, new)


def without_examples(change: TableChange) -> TableChange:
    return replace(change, examples=())


def _by_code(table: Table, now: pl.DataFrame, new: pl.DataFrame) -> TableChange:
    code, columns = ["code"], list(table.schema)
    differing = _comparable(new).join(
        _comparable(now), on=columns, how="anti", nulls_equal=True
    )
    kept = differing.join(now, on=code, how="semi")
    changed = new.join(kept, on=code, how="semi")
    return TableChange(
        table=table,
        added=new.join(now, on=code, how="anti"),
        removed=now.join(new, on=code, how="anti"),
        changed=changed,
        examples=_examples(table, now, changed.head(_MOST_EXAMPLES)),
    )


def _by_row(table: Table, now: pl.DataFrame, new: pl.DataFrame) -> TableChange:
    # Equal rows are told apart by their number, so that two of three can stay.
    columns = list(table.schema)
    number = pl.int_range(pl.len()).over(columns).alias("number")
    now, new = now.with_columns(number), new.with_columns(number)
    on = [*columns, "number"]
    return TableChange(
        table=table,
        added=new.join(now, on=on, how="anti", nulls_equal=True).drop("number"),
        removed=now.join(new, on=on, how="anti", nulls_equal=True).drop("number"),
        changed=new.clear(),
    )


def _comparable(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col(pl.List(pl.String)).list.join(";"))


def _examples(
    table: Table, now: pl.DataFrame, changed: pl.DataFrame
) -> tuple[Example, ...]:
    before = now.join(changed, on="code", how="semi").rows_by_key(
        "code", named=True, unique=True
    )
    return tuple(
        Example(row["code"], column.heading, _shown(old), _shown(row[column.name]))
        for row in changed.iter_rows(named=True)
        for column in table.columns
        if (old := before[row["code"]].get(column.name)) != row[column.name]
        and column.name != "code"
    )


def _shown(value: object) -> str:
    if value is None:
        return "(trống)"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return "; ".join(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
