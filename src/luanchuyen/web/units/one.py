"""One unit: its posts, who holds them since when, and who once did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from luanchuyen.services.scopes import Seen
from luanchuyen.snapshot.titles import by_code
from luanchuyen.web.shared import excel, formats, reading
from luanchuyen.web.units.seats import seats


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


def posts_of(
    scope: Seen, unit: str, due: Mapping[str, Sequence[str]]
) -> list[PostLine]:
    """The posts of a unit, highest first; `due` tells by official what falls due."""
    holders = reading.holders(scope.snapshot, scope.on).filter(pl.col("unit") == unit)
    holders = _with_opens(holders, scope)
    by_post: dict[str, list[Holder]] = {}
    for row in holders.sort("concurrent", "held_from").iter_rows(named=True):
        by_post.setdefault(row["post"], []).append(_holder(row, due))
    posts = seats(scope).filter(pl.col("unit") == unit)
    return [
        _post_line(row, by_post.get(row["code"], []))
        for row in posts.sort("rank", "code", nulls_last=True).iter_rows(named=True)
    ]


HEADINGS = (
    *("Mã", "Chức danh", "Số lượng", "Còn trống", "Mã cán bộ", "Người giữ"),
    *("Từ ngày", "Hình thức", "Kiêm nhiệm", "Đến hạn"),
)


def rows(posts: Sequence[PostLine]) -> list[Sequence[excel.Cell]]:
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


def _with_opens(rows: pl.DataFrame, scope: Seen) -> pl.DataFrame:
    """Whether the sheet of the official of each row is in the scope of who looks."""
    return rows.with_columns(opens=pl.col("official").is_in(scope.people.implode()))


def _holder(row: reading.Line, due: Mapping[str, Sequence[str]]) -> Holder:
    return Holder(
        code=row["official"],
        name=row["official_name"],
        since=formats.day(row["held_from"]),
        form=row["form"],
        concurrent=row["concurrent"],
        due=due.get(row["official"], ()),
        opens=row["opens"],
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
    posts = scope.posts.filter(pl.col("unit") == unit)["code"]
    past = reading.tenures(scope.snapshot).filter(
        pl.col("post").is_in(posts.implode()) & (pl.col("held_until") <= scope.on)
    )
    rows = _with_opens(past, scope)
    return [
        PastLine(
            official=row["official"],
            name=row["official_name"],
            post=row["post_name"],
            period=formats.period(row["held_from"], row["held_until"]),
            form=row["form"],
            opens=row["opens"],
        )
        for row in rows.sort("held_until", descending=True).iter_rows(named=True)
    ]
