"""What a reading finds: faults with their place, and the snapshot if there is none."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import Column, Table

MOST_OF_A_COLUMN = 10_000  # faults of one kind told one by one; the rest as one number

Value = str | int | float | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong or odd at a place.

    `row` is as Excel counts and `column` the heading; both are None where the file as a
    whole cannot be read. `message` says in Vietnamese what, why, and what would be right.
    """

    sheet: str | None
    row: int | None
    column: str | None
    value: Value
    message: str


@dataclass(frozen=True)
class Reading:
    """The outcome of reading a workbook; `snapshot` is None while one error stands.

    `counts` are the rows read from each sheet; a table without a sheet has none.
    """

    snapshot: Snapshot | None
    errors: Sequence[Fault]
    warnings: Sequence[Fault]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.errors


class UnreadableError(Exception):
    """The file is no workbook we can read; the text is for the person who sent it."""


@dataclass
class Findings:
    """Errors and warnings as they are collected."""

    errors: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def shown(value: object) -> Value:
    """A cell's value as a person would write it, and as JSON can carry it."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date() if midnight else f"{value:%d/%m/%Y %H:%M:%S}"
    if value is None or isinstance(value, str | int | float | dt.date):
        return value
    return str(value)


def quoted(value: object) -> str:
    """A value inside a Vietnamese sentence."""
    value = shown(value)
    text = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
    if isinstance(value, float):
        text = text.replace(".", ",")
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"


def tell(
    faults: list[Fault],
    table: Table,
    column: Column,
    places: Iterable[tuple[int | None, object, str]],
) -> None:
    """Add a fault for each (row, value, message) of a column, and how many more there are."""
    more, last = 0, None
    for number, (row, value, message) in enumerate(places):
        if number < MOST_OF_A_COLUMN:
            faults.append(
                Fault(table.sheet, row, column.heading, shown(value), message)
            )
        else:
            more, last = more + 1, row
    if more:
        message = f"Cột này còn {more} ô như vậy nữa không kể riêng."
        faults.append(Fault(table.sheet, last, column.heading, None, message))
