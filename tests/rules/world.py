"""The made-up world a scenario stands in: one official, one post held, one post looked at.

Everything a scenario does not say is such that every national criterion is met. What it says, it says in
the words of the workbook: sheets and headings.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import BY_NAME, TABLES, Table

Row = dict[str, Any]
Given = Mapping[str, Any]

MERGED_ON = date(2025, 7, 1)
OFFICIAL, HELD_POST, TARGET_POST = "CB", "CD-DI", "CD-DEN"
HELD, TARGET = "Đang giữ", "Dự kiến"
SHEETS = {table.sheet: table.name for table in TABLES}
BLOCKS = (HELD, TARGET, *SHEETS)


def snapshot_of(given: Given, day: date) -> Snapshot:
    """The snapshot of a scenario: its rows laid over those of the world."""
    rows = world(day)
    for block in given:
        if block not in BLOCKS:
            raise KeyError(f"«{block}» không phải một trong {', '.join(BLOCKS)}")
    _official(rows, given.get("Cán bộ", {}))
    _held(rows, given.get(HELD, {}))
    _target(rows, given.get(TARGET, {}))
    for sheet in ("Quy hoạch", "Xếp loại"):
        if sheet in given:
            rows[SHEETS[sheet]] = []
    for sheet, table in SHEETS.items():
        if sheet != "Cán bộ":
            rows[table] += _rows(BY_NAME[table], given.get(sheet, []))
    return snapshot(rows)


def snapshot(rows: Mapping[str, Sequence[Row]]) -> Snapshot:
    """A snapshot of plain rows by table name."""
    return Snapshot.of(
        {
            name: pl.DataFrame(list(given), schema=_schema(name, given), orient="row")
            for name, given in rows.items()
            if given
        }
    )


def _schema(table: str, rows: Sequence[Row]) -> dict[str, pl.DataType]:
    named = {name for row in rows for name in row}
    unknown = named - set(BY_NAME[table].schema)
    if unknown:
        raise KeyError(f"cột lạ trong bảng {table}: {', '.join(sorted(unknown))}")
    return {
        name: dtype for name, dtype in BY_NAME[table].schema.items() if name in named
    }


def world(day: date) -> dict[str, list[Row]]:
    """One official whom every national criterion lets go, as things stand on the day."""
    return {name: [] for name in BY_NAME} | {
        "localities": localities(),
        "units": [
            unit("CU", "Huyện", "H-NAM1", bloc="Đảng"),
            unit("DV-DI", "Huyện", "H-NAM1"),
            unit("DV-DEN", "Huyện", "H-NAM2"),
        ],
        "posts": [post(HELD_POST, "DV-DI"), post(TARGET_POST, "DV-DEN")],
        "people": [person(OFFICIAL, health_on=day)],
        "tenures": [tenure(OFFICIAL, HELD_POST, day.replace(year=day.year - 4, day=1))],
        "succession": [succession(OFFICIAL, TARGET_POST, day)],
        "ratings": [
            {"official": OFFICIAL, "year": day.year - 1, "rating": "Hoàn thành tốt"}
        ],
    }


def unit(code: str, level: str, locality: str | None, **more: Any) -> Row:
    return {
        "code": code,
        "name": code,
        "level": level,
        "bloc": "Nhà nước",
        "locality": locality,
    } | more


def post(code: str, unit: str, title: str = "truong_phong", **more: Any) -> Row:
    return {
        "code": code,
        "unit": unit,
        "name": code,
        "title": title,
        "rank": 5,
        "seats": 1,
        "managed_by": "CU",
    } | more


def person(code: str, **more: Any) -> Row:
    return {
        "code": code,
        "name": "Nguyễn Văn Mẫu",
        "sex": "Nam",
        "born": date(1985, 1, 1),
        "born_precision": "ngày",
        "home": "X-BAC",
        "degree": "Đại học",
        "theory": "Cao cấp",
        "state_management": "Chuyên viên chính",
    } | more


def tenure(official: str, post: str | None, since: date, **more: Any) -> Row:
    return {
        "official": official,
        "post": post,
        "held_from": since,
        "form": "Bổ nhiệm",
    } | more


def succession(official: str, post: str, day: date) -> Row:
    return {
        "official": official,
        "post": post,
        "term": f"{day.year}-{day.year + 5}",
        "approved_on": date(day.year - 1, 1, 1),
    }


def localities() -> list[Row]:
    """Nam and Bắc never change; Đông and Tây became one on 1 July 2025, without districts.

    X-DONG2 was divided between X-MOI and X-KHAC.
    """
    lasting = [
        ("T-NAM", None), ("H-NAM1", "T-NAM"), ("H-NAM2", "T-NAM"),
        ("X-NAM1", "H-NAM1"), ("X-NAM2", "H-NAM2"),
        ("T-BAC", None), ("H-BAC", "T-BAC"), ("X-BAC", "H-BAC"),
    ]  # fmt: skip
    ended = [
        ("T-DONG", None), ("H-DONG1", "T-DONG"), ("H-DONG2", "T-DONG"),
        ("X-DONG1", "H-DONG1"), ("X-DONG2", "H-DONG1"), ("X-DONG3", "H-DONG2"),
        ("T-TAY", None), ("H-TAY", "T-TAY"), ("X-TAY", "H-TAY"),
    ]  # fmt: skip
    begun = [
        ("T-DT", None, ["T-DONG", "T-TAY"]),
        ("X-MOI", "T-DT", ["X-DONG1", "X-DONG2"]),
        ("X-KHAC", "T-DT", ["X-DONG2", "X-DONG3"]),
        ("X-TAYMOI", "T-DT", ["X-TAY"]),
    ]
    return [
        *(_locality(code, parent) for code, parent in lasting),
        *(
            _locality(code, parent) | {"valid_until": MERGED_ON}
            for code, parent in ended
        ),
        *(
            _locality(code, parent) | {"valid_from": MERGED_ON, "succeeds": succeeds}
            for code, parent, succeeds in begun
        ),
    ]


def _locality(code: str, parent: str | None) -> Row:
    level = {"T": "Tỉnh", "H": "Huyện", "X": "Xã"}[code[0]]
    return {"code": code, "name": code, "level": level, "parent": parent}


def _official(rows: dict[str, list[Row]], said: Any) -> None:
    """The official's own cells, or a list: the first row is the official, the rest are others."""
    first, *others = said if isinstance(said, list) else [said]
    rows["people"][0] |= _named(BY_NAME["people"], first)
    rows["people"] += [person(**_named(BY_NAME["people"], other)) for other in others]


def _held(rows: dict[str, list[Row]], said: Mapping[str, Any] | None) -> None:
    if said is None:
        rows["tenures"].clear()
        return
    left = _lay(rows["units"][1], BY_NAME["units"], said, _OF_UNIT)
    left = _lay(rows["posts"][0], BY_NAME["posts"], left, _OF_POST)
    rows["tenures"][0] |= _named(BY_NAME["tenures"], left)


def _target(rows: dict[str, list[Row]], said: Mapping[str, Any]) -> None:
    left = _lay(rows["units"][2], BY_NAME["units"], said, _OF_UNIT)
    rows["posts"][1] |= _named(BY_NAME["posts"], left)


_OF_UNIT = (
    *("Cấp", "Khối", "Ngành", "Địa phương", "Hiệu lực từ", "Hiệu lực đến"),
    *("Kế thừa từ", "Khó khăn", "Thiếu cán bộ", "Số lãnh đạo được duyệt"),
)
_OF_POST = (
    *(
        "Loại chức danh",
        "Bậc",
        "Số lượng",
        "Chủ chốt",
        "Bầu cử",
        "Cấp quản lý",
        "Đơn vị",
    ),
)


def _lay(
    row: Row, table: Table, said: Mapping[str, Any], headings: tuple[str, ...]
) -> dict[str, Any]:
    """Lay the cells with these headings over the row; give back the other cells."""
    row |= _named(table, {key: said[key] for key in said if key in headings})
    return {key: value for key, value in said.items() if key not in headings}


def _rows(table: Table, said: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Further rows of a sheet; what is left blank is the official's own."""
    return [_blanks(table, _named(table, row)) for row in said]


def _blanks(table: Table, row: Row) -> Row:
    if table.name in ("units", "posts"):
        default = unit("", "Huyện", "H-NAM1") if table.name == "units" else post("", "")
        return default | row
    defaults: Row = {"official": OFFICIAL, "form": "Bổ nhiệm", "post": TARGET_POST}
    if table.name == "discipline":
        defaults["form"] = "Khiển trách"
    if table.name == "tenures" and "unit" in row:
        defaults["post"] = None
    return {
        name: value for name, value in defaults.items() if name in table.schema
    } | row


def _named(table: Table, said: Mapping[str, Any]) -> Row:
    """Cells by heading as cells by name."""
    names = {column.heading: column.name for column in table.columns}
    for heading in said:
        if heading not in names:
            raise KeyError(f"«{heading}» không phải cột của trang {table.sheet}")
    return {names[heading]: _cell(value) for heading, value in said.items()}


def _cell(value: Any) -> Any:
    return True if value == "x" else value
