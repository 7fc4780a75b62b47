"""Rules between cells and between rows: what no single cell can show.

Errors are only those of the contract; whatever else is odd is a warning and stops nothing.
A fault of two rows is told at the later one.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

import polars as pl

from luanchuyen.snapshot.tables import BY_NAME, LEVELS, Table
from luanchuyen.snapshot.workbook.cycles import circles
from luanchuyen.snapshot.workbook.faults import Findings, quoted, tell
from luanchuyen.snapshot.workbook.rows import ROW

Frames = Mapping[str, pl.DataFrame]
Places = Iterable[tuple[int | None, object, str]]
_FOREVER = dt.date(9999, 12, 31)


def check(frames: Frames, found: Findings) -> None:
    """Run every rule over the tables as read."""
    for table, column, rule in _MISSING:
        places = _not_yet_told(rule(frames), BY_NAME[table], found)
        tell(found.errors, BY_NAME[table], BY_NAME[table].column(column), places)
    for table, column, rule in _ERRORS:
        tell(found.errors, BY_NAME[table], BY_NAME[table].column(column), rule(frames))
    tenures = BY_NAME["tenures"]
    overlaps = _two_main_tenures(_with_readable_ends(frames, found))
    tell(found.errors, tenures, tenures.column("held_from"), overlaps)
    for table, column, rule in _WARNINGS:
        tell(
            found.warnings, BY_NAME[table], BY_NAME[table].column(column), rule(frames)
        )


def _not_yet_told(places: Places, table: Table, found: Findings) -> Places:
    """A cell that is null because it is wrong is not missing as well."""
    headings = {table.column(name).heading for name in _EITHER if name in table.schema}
    told = {
        f.row for f in found.errors if f.sheet == table.sheet and f.column in headings
    }
    return (place for place in places if place[0] not in told)


def _with_readable_ends(frames: Frames, found: Findings) -> Frames:
    """Without tenures whose end cannot be read: it is unknown, not still open."""
    table = BY_NAME["tenures"]
    heading = table.column("held_until").heading
    unread = [
        fault.row
        for fault in found.errors
        if (fault.sheet, fault.column) == (table.sheet, heading)
    ]
    if not unread:
        return frames
    return {**frames, "tenures": frames["tenures"].filter(~pl.col(ROW).is_in(unread))}


def _places(
    frame: pl.DataFrame, value: str, message: Callable[[dict[str, object]], str]
) -> Places:
    for row in frame.sort(ROW).iter_rows(named=True):
        yield row[ROW], row[value], message(row)


def _ends_not_after(table: str, start: str, end: str) -> Callable[[Frames], Places]:
    """A period whose end is not after its start holds no day."""
    first = BY_NAME[table].column(start).heading
    last = BY_NAME[table].column(end).heading

    def rule(frames: Frames) -> Places:
        frame = frames[table].filter(pl.col(ROW).is_not_null())
        return _places(
            frame.filter(pl.col(end) <= pl.col(start)),
            end,
            lambda row: (
                f"{last} {quoted(row[end])} không sau {first} {quoted(row[start])}; cần ngày "
                "sau đó (ngày đầu tiên không còn nữa) hoặc bỏ trống."
            ),
        )

    return rule


def _circles(table: str, column: str) -> Callable[[Frames], Places]:
    heading = BY_NAME[table].column(column).heading

    def rule(frames: Frames) -> Places:
        frame = frames[table].filter(pl.col(ROW).is_not_null())
        edges = frame.select("code", ROW, to=column)
        edges = edges.explode("to") if edges["to"].dtype == pl.List else edges
        for group in circles(edges):
            inside = edges.filter(
                pl.col("code").is_in(group) & pl.col("to").is_in(group)
            )
            _, row, to = inside.sort(ROW).row(-1)
            named = ", ".join(group[:6]) + (" …" if len(group) > 6 else "")
            yield (
                row,
                to,
                (
                    f"{heading} tạo thành vòng khép kín giữa các mã {named}; một mã không thể, "
                    f"qua {heading}, dẫn về chính nó. Hãy sửa ít nhất một dòng trong số đó."
                ),
            )

    return rule


def _units_without_locality(frames: Frames) -> Places:
    central = pl.col("level").cast(pl.String) == LEVELS[0]
    missing = pl.col("level").is_not_null() & ~central & pl.col("locality").is_null()
    return _places(
        frames["units"].filter(missing),
        "locality",
        lambda row: (
            f"Thiếu Địa phương của đơn vị {quoted(row['code'])} cấp {row['level']}; chỉ "
            f"đơn vị cấp {LEVELS[0]} được bỏ trống. Ghi mã có trong trang “Địa phương”."
        ),
    )


def _tenures_nowhere(frames: Frames) -> Places:
    nowhere = pl.col("post").is_null() & pl.col("unit").is_null()
    return _places(
        frames["tenures"].filter(nowhere),
        "post",
        lambda row: (
            "Thiếu Chức danh; ghi mã chức danh, hoặc bỏ trống và ghi mã Đơn vị nếu không "
            "giữ chức danh lãnh đạo."
        ),
    )


def _not_after_birth(table: str, day: str) -> Callable[[Frames], Places]:
    heading = BY_NAME[table].column(day).heading

    def rule(frames: Frames) -> Places:
        births = (
            frames["people"]
            .select("code", "born")
            .drop_nulls()
            .unique("code", keep="first")
        )
        frame = frames[table].join(
            births, left_on="official", right_on="code", how="inner"
        )
        return _places(
            frame.filter(pl.col(day) <= pl.col("born")),
            day,
            lambda row: (
                f"{heading} {quoted(row[day])} không sau ngày sinh {quoted(row['born'])} của "
                f"cán bộ {quoted(row['official'])}; hãy sửa một trong hai ngày."
            ),
        )

    return rule


def _two_main_tenures(frames: Frames) -> Places:
    main = _main_tenures(frames["tenures"])
    overlapping = main.filter(
        (pl.col("official") == pl.col("official").shift())
        & (pl.col("held_from") < pl.col("until").shift())
    )
    among = main.join(
        overlapping.select("official").unique(), on="official", how="semi"
    )
    before: dict[str, tuple[dt.date, int, dt.date]] = {}
    for official, start, until, row in among.iter_rows():
        latest = before.get(official)
        if latest is not None and start < latest[0]:
            yield _told_at_the_later(official, (start, row), (latest[2], latest[1]))
        if latest is None or until > latest[0]:
            before[official] = (until, row, start)


def _main_tenures(tenures: pl.DataFrame) -> pl.DataFrame:
    until = pl.col("held_until").fill_null(_FOREVER)
    return (
        tenures.filter(~pl.col("concurrent").fill_null(False))
        .select("official", "held_from", until.alias("until"), ROW)
        .drop_nulls()
        .filter(pl.col("until") > pl.col("held_from"))
        .sort("official", "held_from", ROW)
    )


def _told_at_the_later(
    official: str, one: tuple[dt.date, int], other: tuple[dt.date, int]
) -> tuple[int, object, str]:
    (_, earlier), (start, later) = sorted((one, other), key=lambda tenure: tenure[1])
    return (
        later,
        start,
        (
            f"Cán bộ {quoted(official)} có hai chức danh chính cùng lúc: dòng này trùng thời gian "
            f"với dòng {earlier}; hãy sửa Từ ngày, Đến ngày, hoặc đánh dấu Kiêm nhiệm một dòng."
        ),
    )


def _nothing_held(frames: Frames) -> Places:
    held = frames["tenures"].filter(
        pl.col("held_until").is_null() & ~pl.col("concurrent").fill_null(False)
    )
    without = frames["people"].join(
        held, left_on="code", right_on="official", how="anti"
    )
    return _places(
        without,
        "code",
        lambda row: (
            f"Cán bộ {quoted(row['code'])} không có chức danh chính nào ở trang “Quá trình” "
            "còn để trống Đến ngày: chưa rõ đang giữ chức danh gì."
        ),
    )


def _no_home(frames: Frames) -> Places:
    return _places(
        frames["people"].filter(pl.col("home").is_null()),
        "home",
        lambda row: (
            f"Cán bộ {quoted(row['code'])} chưa ghi Quê quán: không xét được có phải người "
            "địa phương hay không."
        ),
    )


def _more_holders_than_seats(frames: Frames) -> Places:
    held = frames["tenures"].filter(pl.col("held_until").is_null())
    holders = held.group_by("post").agg(holders=pl.len())
    posts = frames["posts"].join(holders, left_on="code", right_on="post", how="inner")
    return _places(
        posts.filter(pl.col("holders") > pl.col("seats")),
        "seats",
        lambda row: (
            f"Chức danh {quoted(row['code'])} có {row['holders']} người đang giữ (Đến ngày để "
            f"trống) nhưng Số lượng là {row['seats']}: được tính là dôi dư."
        ),
    )


def _post_elsewhere(frames: Frames) -> Places:
    posts = (
        frames["posts"]
        .select(post="code", post_unit="unit")
        .drop_nulls()
        .unique("post", keep="first")
    )
    both = frames["tenures"].join(posts, on="post", how="inner")
    return _places(
        both.filter(pl.col("unit") != pl.col("post_unit")),
        "unit",
        lambda row: (
            f"Đơn vị {quoted(row['unit'])} khác đơn vị {quoted(row['post_unit'])} của chức "
            f"danh {quoted(row['post'])}; lấy đơn vị của chức danh."
        ),
    )


def _rated_twice(frames: Frames) -> Places:
    ratings = frames["ratings"].drop_nulls(["official", "year"])
    first = pl.col(ROW).min().over("official", "year")
    doubles = ratings.filter(pl.struct("official", "year").is_duplicated())
    return _places(
        doubles.filter(pl.col(ROW) > first),
        "year",
        lambda row: (
            f"Năm {row['year']} của cán bộ {quoted(row['official'])} có nhiều dòng."
        ),
    )


def _own_relative(frames: Frames) -> Places:
    return _places(
        frames["kinship"].filter(pl.col("official") == pl.col("relative")),
        "relative",
        lambda row: (
            f"Cán bộ {quoted(row['official'])} được ghi là người thân của chính mình."
        ),
    )


Rules = tuple[tuple[str, str, Callable[[Frames], Places]], ...]

_EITHER = (
    "locality",
    "post",
    "unit",
)  # columns whose wrong cell explains what is missing
_MISSING: Rules = (
    ("units", "locality", _units_without_locality),
    ("tenures", "post", _tenures_nowhere),
)
_ERRORS: Rules = (
    ("localities", "parent", _circles("localities", "parent")),
    ("localities", "succeeds", _circles("localities", "succeeds")),
    ("units", "parent", _circles("units", "parent")),
    ("units", "succeeds", _circles("units", "succeeds")),
    (
        "localities",
        "valid_until",
        _ends_not_after("localities", "valid_from", "valid_until"),
    ),
    ("units", "valid_until", _ends_not_after("units", "valid_from", "valid_until")),
    ("tenures", "held_until", _ends_not_after("tenures", "held_from", "held_until")),
    ("tenures", "held_from", _not_after_birth("tenures", "held_from")),
    ("certificates", "issued_on", _not_after_birth("certificates", "issued_on")),
)
_WARNINGS: Rules = (
    ("people", "code", _nothing_held),
    ("people", "home", _no_home),
    ("posts", "seats", _more_holders_than_seats),
    ("tenures", "unit", _post_elsewhere),
    ("ratings", "year", _rated_twice),
    ("kinship", "relative", _own_relative),
    (
        "succession",
        "removed_on",
        _ends_not_after("succession", "approved_on", "removed_on"),
    ),
    (
        "discipline",
        "lapses_on",
        _ends_not_after("discipline", "decided_on", "lapses_on"),
    ),
    (
        "certificates",
        "expires_on",
        _ends_not_after("certificates", "issued_on", "expires_on"),
    ),
)
