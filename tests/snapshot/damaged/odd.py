"""Odd but sound workbooks: changes to the sound one that stop nothing."""

import unicodedata
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

Change = Callable[[Workbook], object]


def _each_text(change: Callable[[str], str]) -> Change:
    def every(book: Workbook) -> None:
        for sheet in book:
            sheet.title = change(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str):
                        cell.value = change(cell.value)

    return every


def _each_heading(change: Callable[[str], str]) -> Change:
    def every(book: Workbook) -> None:
        for sheet in book:
            for cell in sheet[1]:
                cell.value = change(str(cell.value))

    return every


def _turn_columns(book: Workbook) -> None:
    for sheet in book:
        rows = [list(reversed(row)) for row in sheet.values]
        sheet.delete_rows(1, sheet.max_row)
        for row in rows:
            sheet.append(row)


def _titles_above(book: Workbook) -> None:
    for sheet in book:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "DANH SÁCH CÁN BỘ LÃNH ĐẠO, QUẢN LÝ"
        sheet.merge_cells("A1:G1")


def _shift_right(book: Workbook) -> None:
    for sheet in book:
        sheet.insert_cols(1, 2)


def _blank_rows(book: Workbook) -> None:
    for sheet in book:
        sheet.insert_rows(2, 2)


def _spaces_far_below(book: Workbook) -> None:
    book["Cán bộ"]["A5000"] = "   "


def many_unknown_columns(book: Workbook) -> None:
    for column in range(20, 10_020):
        book["Cán bộ"].cell(1, column, f"Cột {column}")


def _unknown_values(book: Workbook) -> None:
    book["Cán bộ"]["Z1"] = "Ghi chú"
    book["Cán bộ"]["Z2"] = "=1/0"
    book["Cán bộ"]["Z3"] = "#REF!"


def _heading_twice(book: Workbook) -> None:
    book["Cán bộ"]["Q1"] = "Mã"
    book["Cán bộ"]["Q2"] = "khác"


ODD: dict[str, Change] = {
    "trang đảo thứ tự": lambda book: book.move_sheet("Văn bằng", -12),
    "cột đảo thứ tự": _turn_columns,
    "dấu tổ hợp (NFD)": _each_text(lambda text: unicodedata.normalize("NFD", text)),
    "tiêu đề chữ hoa": _each_heading(str.upper),
    "tiêu đề chữ thường, thừa dấu cách": _each_heading(
        lambda text: f"  {text.lower()} "
    ),
    "tiêu đề xuống dòng": _each_heading(lambda text: text.replace(" ", "\n")),
    "mười nghìn cột lạ": many_unknown_columns,
    "ô gộp phía trên": _titles_above,
    "bảng lệch sang phải": _shift_right,
    "dòng trống đầu bảng": _blank_rows,
    "dấu cách ở rất xa": _spaces_far_below,
    "cột lạ có lỗi": _unknown_values,
    "tiêu đề hai lần": _heading_twice,
    "trang lạ": lambda book: book.create_sheet("Ghi chú").append(["x"]),
    "trang lạ trống": lambda book: book.create_sheet("Sheet1"),
    "trang ẩn": lambda book: setattr(book["Cán bộ"], "sheet_state", "hidden"),
    "lịch 1904": lambda book: setattr(book, "epoch", CALENDAR_MAC_1904),
    "ngày định dạng lạ": lambda book: setattr(
        book["Cán bộ"]["D2"], "number_format", "yyyy"
    ),
    "trang phụ để trống": lambda book: book["Kỷ luật"].delete_rows(1, 2),
    "bảng lọc, cố định dòng": lambda book: setattr(
        book["Cán bộ"], "freeze_panes", "B2"
    ),
}
