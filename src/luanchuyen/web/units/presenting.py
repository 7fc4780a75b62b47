"""Units and posts as lines of a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.posts import open_seats
from luanchuyen.rules.facts.prepared import prepare
from luanchuyen.services import names
from luanchuyen.services.scopes import Seen
from luanchuyen.snapshot.titles import by_code
from luanchuyen.web.shared import excel, formats, reading

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


@dataclass(frozen=True)
class Holder:
    code: str
    name: str
    since: str
    form: str
    concurrent: bool
    due: Sequence[str]
    opens: bool  # the sheet is in the scope of who looks


@dataclass(frozen=True)
class PostLine:
    """One post of a unit with who holds it."""

    code: str
    name: str
    title: str
    seats: int
    open: int
    marks: Sequence[str]
    standard: str
    holders: Sequence[Holder]

    @property
    def surplus(self) -> int:
        return max(-self.open, 0)


@dataclass(frozen=True)
class PastLine:
    official: str
    name: str
    post: str
    period: str
    form: str
    opens: bool


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


UNIT_HEADINGS = (
    "Mã",
    "Đơn vị",
    "Cấp",
    "Khối",
    "Chức danh",
    "Số lượng",
    "Đang giữ",
    "Còn trống",
)


def unit_cells(line: UnitLine) -> Sequence[excel.Cell]:
    return (
        *(line.code, line.name, line.level, line.bloc),
        *(line.posts, line.seats, line.holders, line.open),
    )


def _counts(scope: Seen) -> pl.DataFrame:
    return (
        _seats(scope)
        .group_by("unit")
        .agg(
            posts=pl.len(),
            seats=pl.col("seats").sum(),
            holders=pl.col("holders").sum(),
            open=pl.col("open_seats").clip(lower_bound=0).sum(),
        )
    )


def _seats(scope: Seen) -> pl.DataFrame:
    days = scope.posts.select(
        pl.col("code").alias("post"), pl.lit(scope.on).alias("on")
    )
    told = collect(open_seats(days, prepare(scope.snapshot)).drop("on"))
    return scope.posts.join(told, left_on="code", right_on="post", how="left")


def posts_of(
    scope: Seen, unit: str, due: Mapping[str, Sequence[str]]
) -> list[PostLine]:
    """The posts of a unit, highest first; `due` tells by official what falls due."""
    holders = reading.holders(scope.snapshot, scope.on).filter(pl.col("unit") == unit)
    by_post: dict[str, list[Holder]] = {}
    for row in holders.sort("concurrent", "held_from").iter_rows(named=True):
        by_post.setdefault(row["post"], []).append(_holder(row, due, scope))
    posts = _seats(scope).filter(pl.col("unit") == unit)
    return [
        _post_line(row, by_post.get(row["code"], []))
        for row in posts.sort("rank", "code", nulls_last=True).iter_rows(named=True)
    ]


POST_HEADINGS = (
    *("Mã", "Chức danh", "Số lượng", "Còn trống", "Mã cán bộ", "Người giữ"),
    *("Từ ngày", "Hình thức", "Kiêm nhiệm", "Đến hạn"),
)


def post_rows(posts: Sequence[PostLine]) -> list[Sequence[excel.Cell]]:
    """A row a holder, and one for a post nobody holds."""
    rows: list[Sequence[excel.Cell]] = []
    for post in posts:
        told = (post.code, post.name, post.seats, post.open)
        rows.extend(
            (
                *told,
                *(holder.code, holder.name, holder.since, holder.form),
                *("x" if holder.concurrent else "", "; ".join(holder.due)),
            )
            for holder in post.holders
        )
        if not post.holders:
            rows.append((*told, "", "", "", "", "", ""))
    return rows


def _holder(row: reading.Line, due: Mapping[str, Sequence[str]], scope: Seen) -> Holder:
    return Holder(
        code=row["official"],
        name=row["official_name"],
        since=formats.day(row["held_from"]),
        form=row["form"],
        concurrent=row["concurrent"],
        due=due.get(row["official"], ()),
        opens=row["official"] in scope.people,
    )


def _post_line(row: reading.Line, holders: Sequence[Holder]) -> PostLine:
    marks = (("key", "chủ chốt"), ("elected", "bầu cử"))
    least = ("min_degree", "min_theory", "min_state_management")
    return PostLine(
        code=row["code"],
        name=row["name"],
        title=by_code()[row["title"]].name,
        seats=row["seats"],
        open=row["open_seats"],
        marks=[word for key, word in marks if row[key]],
        standard=", ".join(row[key] for key in least if row[key]),
        holders=holders,
    )


def past(scope: Seen, unit: str) -> list[PastLine]:
    """Who held a post of the unit and no longer does, the latest first."""
    rows = reading.tenures(scope.snapshot).filter(
        pl.col("post").is_in(scope.posts.filter(pl.col("unit") == unit)["code"])
        & (pl.col("held_until") <= scope.on)
    )
    return [
        PastLine(
            official=row["official"],
            name=row["official_name"],
            post=row["post_name"],
            period=formats.period(row["held_from"], row["held_until"]),
            form=row["form"],
            opens=row["official"] in scope.people,
        )
        for row in rows.sort("held_until", descending=True).iter_rows(named=True)
    ]
