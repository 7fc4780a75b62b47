"""What no single cell can show: codes, circles, periods, tenures that overlap."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from luanchuyen.snapshot.workbook import Reading, read
from tests.snapshot.damaged import sound

DAY = dt.date
AT_HALF_PAST_EIGHT = dt.datetime(2010, 1, 1, 8, 30)  # noqa: DTZ001 - as Excel has it


def _reading(sheets: sound.Sheets, folder: Path) -> Reading:
    return read(sound.save(sheets, folder / "bảng.xlsx"))


def _add(sheet: str, *cells: object) -> Callable[[sound.Sheets], object]:
    return lambda sheets: sheets[sheet].append(list(cells))


def _put(
    sheet: str, row: int, heading: str, value: object
) -> Callable[[sound.Sheets], object]:
    return lambda sheets: sound.put(sheets, sheet, row, heading, value)


ERRORS: list[tuple[str, Callable[[sound.Sheets], object], tuple[str, int, str]]] = [
    ("hai dòng một mã", _add("Cán bộ", "c1 ", "Lê Thị Dung", "Nữ", 1970), ("Cán bộ", 4, "Mã")),
    ("đơn vị trên chính nó", _put("Đơn vị", 2, "Trực thuộc", "TW"), ("Đơn vị", 2, "Trực thuộc")),
    ("vòng đơn vị", _put("Đơn vị", 2, "Trực thuộc", "HU"), ("Đơn vị", 4, "Trực thuộc")),
    ("vòng kế thừa", _put("Đơn vị", 4, "Kế thừa từ", "XU"), ("Đơn vị", 5, "Kế thừa từ")),
    ("vòng địa phương", _put("Địa phương", 2, "Trực thuộc", "X1"), ("Địa phương", 4, "Trực thuộc")),
    (
        "hiệu lực đến trước từ",
        _put("Địa phương", 3, "Hiệu lực đến", DAY(1997, 1, 1)),
        ("Địa phương", 3, "Hiệu lực đến"),
    ),
    ("thôi giữ trước khi giữ", _put("Quá trình", 2, "Đến ngày", DAY(2010, 1, 1)), ("Quá trình", 2, "Đến ngày")),
    ("giữ trước khi sinh", _put("Quá trình", 2, "Từ ngày", DAY(1975, 3, 9)), ("Quá trình", 2, "Từ ngày")),
    ("bằng trước khi sinh", _put("Văn bằng", 2, "Ngày cấp", DAY(1970, 1, 1)), ("Văn bằng", 2, "Ngày cấp")),
    ("hai chức danh chính", _put("Quá trình", 2, "Đến ngày", DAY(2020, 1, 2)), ("Quá trình", 3, "Từ ngày")),
    (
        "dòng sau đứng trước trong thời gian",
        _add("Quá trình", "C1", None, "HU", DAY(2009, 1, 1), DAY(2011, 1, 1), "Khác"),
        ("Quá trình", 5, "Từ ngày"),
    ),
    ("đơn vị không địa phương", _put("Đơn vị", 3, "Địa phương", None), ("Đơn vị", 3, "Địa phương")),
    ("công tác không nơi nào", _put("Quá trình", 3, "Chức danh", None), ("Quá trình", 3, "Chức danh")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "damage", "place"), ERRORS, ids=[e[0] for e in ERRORS]
)
def test_it_tells_an_error(
    name: str,
    damage: Callable[[sound.Sheets], object],
    place: tuple[str, int, str],
    tmp_path: Path,
) -> None:
    sheets = sound.sheets()
    damage(sheets)

    errors = _reading(sheets, tmp_path).errors

    assert [(fault.sheet, fault.row, fault.column) for fault in errors] == [place]


WARNINGS: list[tuple[str, Callable[[sound.Sheets], object], tuple[str, int, str]]] = [
    ("không quê quán", _put("Cán bộ", 3, "Quê quán", None), ("Cán bộ", 3, "Quê quán")),
    ("không giữ gì", _put("Quá trình", 4, "Đến ngày", DAY(2026, 1, 1)), ("Cán bộ", 3, "Mã")),
    ("dôi dư", _add("Quá trình", "C1", "P2", None, DAY(2025, 8, 1), None, "Khác", "x"), ("Chức danh", 3, "Số lượng")),
    ("hết hiệu lực ngay", _put("Kỷ luật", 2, "Hết hiệu lực", DAY(2020, 5, 6)), ("Kỷ luật", 2, "Hết hiệu lực")),
    ("xếp loại hai lần", _add("Xếp loại", "C1", 2025, "Hoàn thành"), ("Xếp loại", 3, "Năm")),
    ("số là văn bản", _put("Chức danh", 2, "Số lượng", "1"), ("Chức danh", 2, "Số lượng")),
    ("ngày có giờ", _put("Quá trình", 2, "Từ ngày", AT_HALF_PAST_EIGHT), ("Quá trình", 2, "Từ ngày")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "change", "place"), WARNINGS, ids=[w[0] for w in WARNINGS]
)
def test_it_only_warns(
    name: str,
    change: Callable[[sound.Sheets], object],
    place: tuple[str, int, str],
    tmp_path: Path,
) -> None:
    sheets = sound.sheets()
    change(sheets)

    reading = _reading(sheets, tmp_path)

    assert reading.ok
    assert place in {(w.sheet, w.row, w.column) for w in reading.warnings}


def test_a_reference_takes_the_spelling_of_its_sheet(tmp_path: Path) -> None:
    sheets = sound.put(sound.sheets(), "Quá trình", 2, "Cán bộ", " c1 ")

    snapshot = _reading(sheets, tmp_path).snapshot

    assert snapshot is not None
    assert set(snapshot.tenures["official"]) == {"C1", "C2"}


def test_adjoining_and_concurrent_tenures_do_not_overlap(tmp_path: Path) -> None:
    sheets = sound.sheets()
    sheets["Quá trình"].append(
        ["C1", None, "HU", DAY(2015, 1, 1), None, "Khác", "Có", None]
    )

    assert _reading(sheets, tmp_path).ok


def test_a_circle_of_many_units_is_one_error(tmp_path: Path) -> None:
    sheets = sound.sheets()
    for i in range(300):
        sheets["Đơn vị"].append(
            [f"U{i}", "Đơn vị", "Tỉnh", "Đảng", None, "T1", f"U{(i + 1) % 300}"]
        )

    errors = _reading(sheets, tmp_path).errors

    assert [(fault.row, fault.column) for fault in errors] == [(305, "Trực thuộc")]


@pytest.mark.parametrize("end", ["31/04/2020", "abc", "31/12/1899"])
def test_an_end_that_cannot_be_read_is_not_taken_for_a_post_still_held(
    end: str, tmp_path: Path
) -> None:
    sheets = sound.put(sound.sheets(), "Quá trình", 2, "Đến ngày", end)

    reading = _reading(sheets, tmp_path)

    assert [(f.row, f.column) for f in reading.errors] == [(2, "Đến ngày")]
