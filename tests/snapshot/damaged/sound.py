"""A small sound workbook as lists of rows, to be damaged one cell at a time."""

import datetime as dt
from pathlib import Path

from openpyxl import Workbook

Cell = object
Sheets = dict[str, list[list[Cell]]]


def sheets() -> Sheets:
    """Every table with a row or two, nothing wrong and nothing odd."""
    day = dt.date
    return {
        "Địa phương": [
            ["Mã", "Tên", "Cấp", "Trực thuộc", "Hiệu lực từ", "Hiệu lực đến", "Kế thừa từ"],
            ["T1", "Tỉnh Một", "Tỉnh", None, None, None, None],
            ["H1", "Huyện Một", "Huyện", "T1", day(1997, 1, 1), day(2025, 7, 1), None],
            ["X1", "Xã Một", "Xã", "T1", day(2025, 7, 1), None, "H1"],
        ],
        "Đơn vị": [
            [
                "Mã", "Tên", "Cấp", "Khối", "Ngành", "Địa phương", "Trực thuộc", "Khó khăn",
                "Thiếu cán bộ", "Số lãnh đạo được duyệt", "Hiệu lực từ", "Hiệu lực đến",
                "Kế thừa từ",
            ],
            ["TW", "Trung ương", "Trung ương", "Đảng", None, None, None, None, None, None, None, None, None],
            ["TU", "Tỉnh ủy", "Tỉnh", "Đảng", None, "T1", "TW", None, None, 5, None, None, None],
            ["HU", "Huyện ủy", "Huyện", "Đảng", "Kiểm tra", "H1", "TU", None, None, 3, day(1997, 1, 1), day(2025, 7, 1), None],
            ["XU", "Đảng ủy xã", "Xã", "Đảng", None, "X1", "TU", "x", "có", 3, day(2025, 7, 1), None, "HU"],
        ],
        "Chức danh": [
            [
                "Mã", "Đơn vị", "Tên", "Loại chức danh", "Bậc", "Số lượng", "Chủ chốt", "Bầu cử",
                "Cấp quản lý", "Chuyên môn tối thiểu", "LLCT tối thiểu", "QLNN tối thiểu",
            ],
            ["P1", "TU", "Bí thư Tỉnh ủy", "bi_thu", 1, 1, "x", "x", "TW", "Đại học", "Cao cấp", None],
            ["P2", "XU", "Bí thư Đảng ủy", "Bí thư", 5, 1, "x", "x", "TU", None, None, "Chuyên viên"],
        ],
        "Cán bộ": [
            [
                "Mã", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Quê quán", "Nơi sinh",
                "Ngày vào Đảng", "Chuyên môn", "LLCT", "QLNN", "Ngoại ngữ tin học",
                "Đại biểu HĐND", "Giấy sức khỏe", "Đang bị xem xét",
            ],
            ["C1", "Nguyễn Thị An", "Nữ", day(1975, 3, 9), "Kinh", "H1", "X1", day(1999, 2, 3), "Thạc sĩ", "Cao cấp", "Chuyên viên chính", "x", "T1", day(2026, 9, 1), None],
            ["C2", "Lò Văn Bình", "Nam", "04/1980", "Thái", "X1", None, "19/05/2004", "Đại học", None, None, None, None, None, None],
        ],
        "Quá trình": [
            [
                "Cán bộ", "Chức danh", "Đơn vị", "Từ ngày", "Đến ngày", "Hình thức",
                "Kiêm nhiệm", "Số quyết định",
            ],
            ["C1", None, "HU", day(2010, 1, 1), day(2020, 1, 1), "Bổ nhiệm", None, "12-QĐ/TU"],
            ["C1", "P1", None, day(2020, 1, 1), None, "Bầu cử", None, 15],
            ["C2", "P2", None, "01/07/2025", None, "Luân chuyển", None, None],
        ],
        "Quy hoạch": [
            ["Cán bộ", "Chức danh", "Nhiệm kỳ", "Ngày phê duyệt", "Ngày đưa ra"],
            ["C2", "P1", "2025-2030", day(2025, 1, 10), day(2026, 1, 10)],
        ],
        "Kỷ luật": [
            ["Cán bộ", "Hình thức", "Ngày quyết định", "Hết hiệu lực"],
            ["C2", "Khiển trách", day(2020, 5, 6), day(2021, 5, 6)],
        ],
        "Xếp loại": [["Cán bộ", "Năm", "Xếp loại"], ["C1", 2025, "Hoàn thành tốt"]],
        "Gia đình": [["Cán bộ", "Người thân", "Quan hệ"], ["C1", "C2", "Vợ chồng"]],
        "Tín nhiệm": [["Cán bộ", "Ngày", "Tỷ lệ thấp"], ["C1", day(2024, 12, 1), 0.25]],
        "Nhận xét": [
            ["Cán bộ", "Nội dung", "Ngày", "Cơ quan"],
            ["C1", "triển vọng", day(2025, 12, 1), "TU"],
        ],
        "Bậc chức danh": [
            ["Chức danh", "Từ ngày", "Nhóm", "Bậc"],
            ["P1", day(2022, 1, 1), "A", 1],
        ],
        "Văn bằng": [
            ["Cán bộ", "Loại", "Trình độ", "Ngày cấp", "Hết hạn"],
            ["C1", "Ngoại ngữ", "B2", day(2019, 1, 1), day(2029, 1, 1)],
        ],
    }  # fmt: skip


def save(sheets: Sheets, path: Path) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def column_of(rows: list[list[Cell]], heading: str) -> int:
    return rows[0].index(heading)


def put(sheets: Sheets, sheet: str, row: int, heading: str, value: Cell) -> Sheets:
    """The sheets with one cell changed; `row` is as Excel counts."""
    rows = sheets[sheet]
    rows[row - 1][column_of(rows, heading)] = value
    return sheets


def without_column(sheets: Sheets, sheet: str, heading: str) -> Sheets:
    index = column_of(sheets[sheet], heading)
    for row in sheets[sheet]:
        del row[index]
    return sheets
