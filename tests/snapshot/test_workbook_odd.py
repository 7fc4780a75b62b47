"""Odd but sound workbooks are read; what is odd is said and stops nothing."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook as NewWorkbook

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.workbook import Reading, read
from tests.snapshot.damaged import excel, sound
from tests.snapshot.damaged.odd import ODD, Change, many_unknown_columns

QUIET = {
    "trang đảo thứ tự", "cột đảo thứ tự", "dấu tổ hợp (NFD)", "tiêu đề chữ hoa",
    "tiêu đề chữ thường, thừa dấu cách", "tiêu đề xuống dòng", "bảng lệch sang phải",
    "dấu cách ở rất xa", "lịch 1904", "ngày định dạng lạ", "bảng lọc, cố định dòng",
}  # fmt: skip
CHANGES_DATA = {"trang phụ để trống"}


def _changed(change: Change, folder: Path) -> Reading:
    path = sound.save(sound.sheets(), folder / "lạ.xlsx")
    book = load_workbook(path)
    change(book)
    book.save(path)
    return read(path)


def _sound_snapshot(folder: Path) -> Snapshot:
    snapshot = read(sound.save(sound.sheets(), folder / "tốt.xlsx")).snapshot
    assert snapshot is not None
    return snapshot


@pytest.mark.parametrize("name", ODD)
def test_it_reads(name: str, tmp_path: Path) -> None:
    reading = _changed(ODD[name], tmp_path)

    assert list(reading.errors) == []
    assert reading.snapshot is not None
    if name not in CHANGES_DATA:
        assert reading.snapshot.fingerprint == _sound_snapshot(tmp_path).fingerprint
    assert bool(reading.warnings) is (name not in QUIET)


def test_every_unknown_column_is_one_notice(tmp_path: Path) -> None:
    reading = _changed(many_unknown_columns, tmp_path)

    assert len(reading.warnings) == 10_000


def test_a_formula_gives_its_stored_value(tmp_path: Path) -> None:
    def formulas(book: NewWorkbook) -> None:
        sheet = book.get_worksheet_by_name("Cán bộ")
        sheet.write_formula(
            "B2", '=CONCATENATE("Nguyễn Thị ","An")', None, "Nguyễn Thị An"
        )
        sheet.write_formula("B3", '="Lò Văn Bình"', None, "Lò Văn Bình")

    reading = read(excel.save(sound.sheets(), tmp_path / "công thức.xlsx", formulas))

    assert reading.snapshot is not None
    assert reading.snapshot.people["name"].to_list() == ["Nguyễn Thị An", "Lò Văn Bình"]
    assert [(w.row, w.column) for w in reading.warnings] == [(2, "Họ và tên")]


def test_a_formula_without_a_value_is_an_error(tmp_path: Path) -> None:
    path = sound.save(
        sound.put(sound.sheets(), "Quá trình", 3, "Đến ngày", "=TODAY()"),
        tmp_path / "a.xlsx",
    )

    (fault,) = read(path).errors

    assert (fault.row, fault.column, fault.value) == (3, "Đến ngày", "=TODAY()")


def test_an_optional_table_may_be_missing(tmp_path: Path) -> None:
    sheets = sound.sheets()
    required = {"Địa phương", "Đơn vị", "Chức danh", "Cán bộ", "Quá trình"}
    kept = {name: rows for name, rows in sheets.items() if name in required}

    reading = read(sound.save(kept, tmp_path / "ít.xlsx"))

    assert reading.snapshot is not None
    assert reading.snapshot.discipline.is_empty()


def test_an_optional_column_may_be_missing(tmp_path: Path) -> None:
    sheets = sound.without_column(sound.sheets(), "Cán bộ", "Đang bị xem xét")

    reading = read(sound.save(sheets, tmp_path / "ít.xlsx"))

    assert reading.snapshot is not None
    assert reading.snapshot.people["under_proceedings"].to_list() == [False, False]


def test_without_a_map_the_national_one_serves(tmp_path: Path) -> None:
    sheets = sound.sheets()
    del sheets["Địa phương"]

    reading = read(sound.save(sheets, tmp_path / "ít.xlsx"))

    unknown = {fault.value for fault in reading.errors}
    assert unknown == {"T1", "H1", "X1"}
    assert all("bản đồ quốc gia" in fault.message for fault in reading.errors)


def test_a_map_that_is_there_is_the_whole_map(tmp_path: Path) -> None:
    sheets = sound.sheets()
    del sheets["Địa phương"][3]

    errors = read(sound.save(sheets, tmp_path / "ít.xlsx")).errors

    assert {fault.value for fault in errors} == {"X1"}


def test_a_date_of_1905_may_be_a_year_typed_into_a_date_cell(tmp_path: Path) -> None:
    sheets = sound.put(sound.sheets(), "Cán bộ", 2, "Ngày sinh", dt.date(1905, 5, 28))

    reading = read(sound.save(sheets, tmp_path / "a.xlsx"))

    assert reading.ok
    assert "là một năm" in reading.warnings[0].message
