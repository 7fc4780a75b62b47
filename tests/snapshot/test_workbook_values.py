"""How cells become values: codes, days, births, terms, marks."""

import datetime as dt
from pathlib import Path

import pytest

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.workbook import read
from tests.snapshot.damaged import sound


def _snapshot(sheets: sound.Sheets, folder: Path) -> Snapshot:
    reading = read(sound.save(sheets, folder / "bảng.xlsx"))
    assert reading.snapshot is not None, reading.errors
    return reading.snapshot


@pytest.mark.parametrize(
    ("cell", "born", "precision"),
    [
        (dt.date(1975, 3, 9), dt.date(1975, 3, 9), "ngày"),
        ("9/3/1975", dt.date(1975, 3, 9), "ngày"),
        (" 03/1975 ", dt.date(1975, 3, 1), "tháng"),
        ("1975", dt.date(1975, 1, 1), "năm"),
        (1975, dt.date(1975, 1, 1), "năm"),
        (1975.0, dt.date(1975, 1, 1), "năm"),
        (1900, dt.date(1900, 1, 1), "năm"),
    ],
)
def test_a_birth_keeps_how_much_is_known(
    cell: object, born: dt.date, precision: str, tmp_path: Path
) -> None:
    people = _snapshot(
        sound.put(sound.sheets(), "Cán bộ", 2, "Ngày sinh", cell), tmp_path
    ).people

    assert people.row(0, named=True)["born"] == born
    assert people.row(0, named=True)["born_precision"] == precision


@pytest.mark.parametrize(
    "cell", ["2020-2025", "2020 - 2025", " 2020–2025", "2020 — 2025"]
)
def test_a_term_is_two_years(cell: str, tmp_path: Path) -> None:
    snapshot = _snapshot(
        sound.put(sound.sheets(), "Quy hoạch", 2, "Nhiệm kỳ", cell), tmp_path
    )

    assert snapshot.succession["term"].to_list() == ["2020-2025"]


@pytest.mark.parametrize("cell", ["X", " x", "có", "CÓ", "co\u0301"])
def test_a_mark_means_yes(cell: str, tmp_path: Path) -> None:
    snapshot = _snapshot(
        sound.put(sound.sheets(), "Cán bộ", 3, "Đang bị xem xét", cell), tmp_path
    )

    assert snapshot.people["under_proceedings"].to_list() == [False, True]


def test_whole_numbers_are_codes(tmp_path: Path) -> None:
    sheets = sound.sheets()
    for sheet, column in (("Cán bộ", 0), ("Quá trình", 0)):
        for row in sheets[sheet][1:]:
            row[column] = {"C1": 12, "C2": 13.0}.get(str(row[column]), row[column])
    for sheet in (
        "Quy hoạch",
        "Kỷ luật",
        "Xếp loại",
        "Gia đình",
        "Tín nhiệm",
        "Nhận xét",
        "Văn bằng",
    ):
        del sheets[sheet]

    assert _snapshot(sheets, tmp_path).people["code"].to_list() == ["12", "13"]


def test_days_are_excel_dates_or_text(tmp_path: Path) -> None:
    sheets = sound.put(sound.sheets(), "Quá trình", 2, "Từ ngày", "1/2/2010")

    assert _snapshot(sheets, tmp_path).tenures["held_from"][0] == dt.date(2010, 2, 1)


def test_titles_go_by_code_or_name(tmp_path: Path) -> None:
    sheets = sound.put(sound.sheets(), "Chức danh", 2, "Loại chức danh", "BÍ THƯ ")

    assert _snapshot(sheets, tmp_path).posts["title"].to_list() == ["bi_thu", "bi_thu"]
