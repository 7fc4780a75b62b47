"""Codes: each once in its sheet, each reference to a code that stands there.

Codes match as headings do; a reference takes the spelling of the sheet it refers to.
"""

from collections.abc import Iterable

import polars as pl

from luanchuyen.snapshot.tables import BY_NAME, TABLES, Column, Kind, Table
from luanchuyen.snapshot.titles import plain
from luanchuyen.snapshot.workbook.faults import Findings, quoted, tell
from luanchuyen.snapshot.workbook.rows import ROW


def resolve(frames: dict[str, pl.DataFrame], found: Findings) -> None:
    """Check codes and references of the tables read, and unify their spelling."""
    for table in TABLES:
        if table.name in frames:
            _tell_doubles(table, frames[table.name], found)
    books = {name: _Codes(BY_NAME[name], frames[name]) for name in _with_codes(frames)}
    for table in TABLES:
        for column in table.columns:
            codes = books.get(column.refers_to or "")
            if (
                codes is not None
                and table.name in frames
                and _is_from_sheet(frames[table.name])
            ):
                frames[table.name] = _resolved(
                    table, column, frames[table.name], codes, found
                )


def _is_from_sheet(frame: pl.DataFrame) -> bool:
    """The shipped map has no rows in a sheet, and needs no check."""
    return frame.get_column(ROW).null_count() == 0


def _with_codes(frames: dict[str, pl.DataFrame]) -> list[str]:
    """Tables that can be referred to; one that lacks its codes is told of already."""
    return [
        name
        for name, frame in frames.items()
        if "code" in frame.columns
        and (frame.is_empty() or frame.get_column("code").count() > 0)
    ]


def _tell_doubles(table: Table, frame: pl.DataFrame, found: Findings) -> None:
    column = table.columns[0]
    if column.kind is not Kind.CODE:
        return
    key = pl.col("code").str.to_lowercase().str.replace_all(r"\s+", " ")
    doubles = (
        frame.select(ROW, "code", key=key)
        .filter(pl.col("key").is_not_null() & pl.col("key").is_duplicated())
        .with_columns(first=pl.col(ROW).min().over("key"))
        .filter(pl.col(ROW) > pl.col("first"))
    )
    tell(
        found.errors,
        table,
        column,
        (
            (
                row,
                code,
                f"Mã {quoted(code)} đã có ở dòng {first}; mỗi mã chỉ được dùng một lần.",
            )
            for row, code, _, first in doubles.iter_rows()
        ),
    )


class _Codes:
    """The codes of one table, found by their plain form when they are not found as they are."""

    def __init__(self, table: Table, frame: pl.DataFrame) -> None:
        self.exact = frame.get_column("code").drop_nulls()
        where = f"trang {quoted(table.sheet)}, cột {quoted(table.columns[0].heading)}"
        if not _is_from_sheet(frame):
            where = (
                "bản đồ quốc gia kèm theo phần mềm (tệp không có trang “Địa phương”)"
            )
        self.where = where
        self._by_plain: dict[str, str] | None = None

    def spellings(self, used: pl.Series) -> dict[str, str | None]:
        """Each code used that is not there as written → as the sheet writes it, or None."""
        strange = used.filter(~used.is_in(self.exact.implode())).drop_nulls().unique()
        if strange.is_empty():
            return {}
        if self._by_plain is None:
            self._by_plain = {plain(code): code for code in self.exact}
        return {code: self._by_plain.get(plain(code)) for code in strange}


def _resolved(
    table: Table, column: Column, frame: pl.DataFrame, codes: _Codes, found: Findings
) -> pl.DataFrame:
    series = frame.get_column(column.name)
    is_list = column.kind is Kind.REFERENCES
    spellings = codes.spellings(series.explode() if is_list else series)
    if not spellings:
        return frame
    unknown = [code for code, spelling in spellings.items() if spelling is None]
    places = frame.select(ROW, code=column.name)
    places = places.explode("code") if is_list else places
    _tell_unknown(
        table,
        column,
        places.filter(pl.col("code").is_in(unknown)).iter_rows(),
        codes,
        found,
    )
    changed = {
        code: spelling for code, spelling in spellings.items() if spelling is not None
    }
    expression = pl.col(column.name)
    replaced = (
        expression.list.eval(pl.element().replace(changed))
        if is_list
        else expression.replace(changed)
    )
    return frame.with_columns(replaced)


def _tell_unknown(
    table: Table,
    column: Column,
    places: Iterable[tuple[int, str]],
    codes: _Codes,
    found: Findings,
) -> None:
    tell(
        found.errors,
        table,
        column,
        (
            (
                row,
                code,
                f"Không có mã {quoted(code)} trong {codes.where}; hãy sửa mã hoặc thêm "
                "dòng có mã đó.",
            )
            for row, code in places
        ),
    )
