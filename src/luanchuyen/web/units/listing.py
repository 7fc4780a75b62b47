"""The list of units: each under the one it belongs to, with its seats and who fills them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from luanchuyen.services import names
from luanchuyen.services.scopes import Seen
from luanchuyen.web.shared import excel, reading
from luanchuyen.web.units.seats import seats

_DEEPEST = 4  # indents the page knows


@dataclass(frozen=True)
class UnitLine:
    """One unit of the list; `depth` is how far below the top unit it stands."""

    code: str
    name: str
    depth: int
    level: str
    bloc: str
    posts: int
    seats: int
    holders: int
    open: int


def overview(scope: Seen) -> list[UnitLine]:
    """The units in scope that are in force on the day, each under the one it belongs to."""
    counts = {row["unit"]: row for row in _counts(scope).iter_rows(named=True)}
    none = {"posts": 0, "seats": 0, "holders": 0, "open": 0}
    return [
        UnitLine(
            code=unit["code"],
            name=unit["name"],
            depth=depth,
            level=unit["level"],
            bloc=unit["bloc"],
            **{key: counts.get(unit["code"], none)[key] for key in none},
        )
        for unit, depth in _as_tree(_in_force(scope.units, scope.on))
    ]


def _in_force(units: pl.DataFrame, on: date) -> pl.DataFrame:
    begun = pl.col("valid_from").is_null() | (pl.col("valid_from") <= on)
    going = pl.col("valid_until").is_null() | (pl.col("valid_until") > on)
    return units.filter(begun & going)


def _as_tree(units: pl.DataFrame) -> Iterator[tuple[reading.Line, int]]:
    rows = {
        row["code"]: row for row in units.sort("level", "code").iter_rows(named=True)
    }
    below: dict[str | None, list[str]] = {}
    for code, row in rows.items():
        parent = row["parent"] if row["parent"] in rows else None
        below.setdefault(parent, []).append(code)
    waiting = [(code, 0) for code in reversed(below.get(None, []))]
    while waiting:
        code, depth = waiting.pop()
        yield rows[code], min(depth, _DEEPEST)
        waiting.extend((child, depth + 1) for child in reversed(below.get(code, [])))


def chosen(lines: Sequence[UnitLine], asked: str, only_open: bool) -> list[UnitLine]:
    """The lines whose name or code holds what was asked, accents aside; none asked, all."""
    wanted = names.fold(asked)
    found = [
        line
        for line in lines
        if wanted in names.fold(f"{line.name} {line.code}")
        and (line.open or not only_open)
    ]
    # Torn out of the tree, a line stands for itself.
    return (
        found
        if len(found) == len(lines)
        else [replace(line, depth=0) for line in found]
    )


HEADINGS = (
    "Mã",
    "Đơn vị",
    "Cấp",
    "Khối",
    "Chức danh",
    "Số lượng",
    "Đang giữ",
    "Còn trống",
)


def cells(line: UnitLine) -> Sequence[excel.Cell]:
    return (
        *(line.code, line.name, line.level, line.bloc),
        *(line.posts, line.seats, line.holders, line.open),
    )


def _counts(scope: Seen) -> pl.DataFrame:
    return (
        seats(scope)
        .group_by("unit")
        .agg(
            posts=pl.len(),
            seats=pl.col("seats").sum(),
            holders=pl.col("holders").sum(),
            open=pl.col("open_seats").clip(lower_bound=0).sum(),
        )
    )
