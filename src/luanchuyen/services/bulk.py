"""Many rows at once between the database and frames: COPY on PostgreSQL, plain rows on SQLite."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import polars as pl
from django.db import connection

Told = Callable[[int], None]  # how many rows were written since the last call
_CHUNK = 50_000


def fetch(table: str, schema: pl.Schema, *, blanks: Sequence[str] = ()) -> pl.DataFrame:
    """Read the columns of `schema`; in the columns `blanks` an empty text is no value."""
    frame = (
        _copy_out(table, schema, blanks) if _is_postgresql() else _rows(table, schema)
    )
    return frame.select(_typed(name, dtype) for name, dtype in schema.items())


def insert(table: str, frame: pl.DataFrame, told: Told) -> None:
    """Append the rows; columns are named as in the database."""
    write = _copy_in if _is_postgresql() else _insert_rows
    for chunk in frame.iter_slices(_CHUNK):
        write(table, chunk)
        told(chunk.height)


def upsert(table: str, key: str, frame: pl.DataFrame, told: Told) -> None:
    """Put the rows in place of those with the same key; a new key is appended."""
    values = [f"{_name(column)} = excluded.{_name(column)}" for column in frame.columns]
    clause = f" ON CONFLICT ({_name(key)}) DO UPDATE SET {', '.join(values)}"
    for chunk in frame.iter_slices(_CHUNK):
        _insert_rows(table, chunk, clause)
        told(chunk.height)


def delete(table: str, key: str, values: pl.Series) -> None:
    """Remove the rows whose key is among the values, without looking at what refers to them."""
    statement = f"DELETE FROM {_name(table)} WHERE {_name(key)} = %s"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        for start in range(0, len(values), _CHUNK):
            chunk = values.slice(start, _CHUNK).to_list()
            cursor.executemany(statement, [(value,) for value in chunk])


def clear(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_name(table)}")  # noqa: S608 - our own names


def analyze(table: str) -> None:
    """Let the planner know the new rows at once; a page must not wait for the nightly look."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_name(table)}")


@contextmanager
def checked_at_the_end(tables: Sequence[str]) -> Iterator[None]:
    """Let PostgreSQL check references and overlaps of the tables at once, not row by row.

    Nobody else reads the tables until the transaction ends, so it is for filling empty ones.
    """
    constraints = _checked_by_row(tables) if _is_postgresql() else []
    with connection.cursor() as cursor:
        for table, name, _ in constraints:
            cursor.execute(f"ALTER TABLE {_name(table)} DROP CONSTRAINT {_name(name)}")
        yield
        for table, name, rule in constraints:
            cursor.execute(
                f"ALTER TABLE {_name(table)} ADD CONSTRAINT {_name(name)} {rule}"
            )


def _checked_by_row(tables: Sequence[str]) -> list[tuple[str, str, str]]:
    """Table, name and definition of each foreign key and exclusion."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid)
            FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
            WHERE contype IN ('f', 'x') AND relname = ANY(%s)
              AND relnamespace = current_schema()::regnamespace
            """,
            [list(tables)],
        )
        found: list[tuple[str, str, str]] = cursor.fetchall()
    return found


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _name(name: str) -> str:
    return connection.ops.quote_name(name)


def _names(columns: Sequence[str]) -> str:
    return ", ".join(map(_name, columns))


def _copy_out(table: str, schema: pl.Schema, blanks: Sequence[str]) -> pl.DataFrame:
    columns = (f"NULLIF({_name(c)}, '')" if c in blanks else _name(c) for c in schema)
    query = f"SELECT {', '.join(columns)} FROM {_name(table)}"  # noqa: S608 - our own names
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv)") as copy,
    ):
        text = b"".join(copy)
    if not text:
        return pl.DataFrame(schema=dict.fromkeys(schema, pl.String))
    return pl.read_csv(
        text, has_header=False, new_columns=list(schema), infer_schema=False
    )


def _rows(table: str, schema: pl.Schema) -> pl.DataFrame:
    # An expression keeps SQLite's driver from turning each day into an object first.
    columns = ", ".join(f"NULLIF({_name(column)}, '')" for column in schema)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {_name(table)}")  # noqa: S608 - our own names
        rows = cursor.fetchall()
    stored = {name: _as_stored(dtype) for name, dtype in schema.items()}
    return pl.DataFrame(rows, schema=stored, orient="row")


def _as_stored(dtype: pl.DataType) -> pl.DataType:
    """What SQLite hands over for a column of this type."""
    if dtype == pl.Boolean:
        return pl.Int64()
    return dtype if dtype in (pl.Int64, pl.Float64) else pl.String()


def _typed(name: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if dtype == pl.Boolean:
        return column == ("t" if _is_postgresql() else 1)
    return column.str.to_date("%Y-%m-%d") if dtype == pl.Date else column.cast(dtype)


def _copy_in(table: str, frame: pl.DataFrame) -> None:
    # An empty text is written in quotes and a missing value without: COPY tells them apart.
    hexed = ("\\x" + pl.col(pl.Binary).bin.encode("hex")).name.keep()
    text = frame.with_columns(hexed).write_csv(include_header=False)
    statement = f"COPY {_name(table)} ({_names(frame.columns)}) FROM STDIN (FORMAT csv)"
    with (
        connection.wrap_database_errors,  # what COPY finds wrong is told as Django's own errors
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        copy.write(text)


def _insert_rows(table: str, frame: pl.DataFrame, clause: str = "") -> None:
    marks = ", ".join(["%s"] * frame.width)
    statement = (
        f"INSERT INTO {_name(table)} ({_names(frame.columns)}) VALUES ({marks}){clause}"  # noqa: S608 - our own names
    )
    days = frame.with_columns(pl.col(pl.Date).cast(pl.String))
    with connection.cursor() as cursor:
        cursor.executemany(statement, days.rows())
