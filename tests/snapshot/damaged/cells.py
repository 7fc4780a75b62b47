"""Damaged cells, made from the description of the tables: a wrong value for every column."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from luanchuyen.snapshot.tables import TABLES, Column, Kind, Table


class Damage(NamedTuple):
    """One cell with one wrong value; `row` is as Excel counts."""

    sheet: str
    row: int
    heading: str
    value: object

    def __str__(self) -> str:
        return f"{self.sheet} – {self.heading} – {self.value!r}"


_WRONG: dict[Kind, tuple[object, ...]] = {
    Kind.TEXT: (True,),
    Kind.CODE: (12.5, dt.date(2020, 1, 1)),
    Kind.REFERENCE: ("KHÔNG CÓ", 99),
    Kind.REFERENCES: ("H1;KHÔNG CÓ",),
    Kind.TITLE: ("Quan huyện", 7),
    Kind.CHOICE: ("Khác thường", 3),
    Kind.DATE: (
        "31/02/2020",
        dt.date(2101, 1, 1),
        "1/1/1899",
        "hôm qua",
        44000,
        "2020-01-02",
    ),
    Kind.BIRTH: ("31/02/1970", "13/1970", 1899, 2101, "2101", "đầu năm", 70.5, True),
    Kind.WHOLE: ("ba", 1.5, True),
    Kind.SHARE: (1.01, -0.1, "ít", 35),
    Kind.MARK: ("không", 1, True),
    Kind.TERM: ("2025-2020", "2025", 2025, "khóa XIV"),
}


def wrong_values() -> Iterator[Damage]:
    """A value of the wrong kind, an unknown code, a day that does not exist or is too far."""
    for table, column in _columns():
        for value in _WRONG[column.kind]:
            yield Damage(table.sheet, 2, column.heading, value)


def error_cells() -> Iterator[Damage]:
    """One for each kind of column in each table."""
    first = {(table.name, column.kind): (table, column) for table, column in _columns()}
    for table, column in first.values():
        yield Damage(table.sheet, 2, column.heading, "#REF!")


def blank_cells() -> Iterator[Damage]:
    for table, column in _columns():
        if column.required:
            yield Damage(table.sheet, 2, column.heading, None)


def missing_columns() -> Iterator[tuple[str, str]]:
    for table, column in _columns():
        if column.required:
            yield table.sheet, column.heading


def _columns() -> Iterator[tuple[Table, Column]]:
    for table in TABLES:
        for column in table.columns:
            yield table, column
