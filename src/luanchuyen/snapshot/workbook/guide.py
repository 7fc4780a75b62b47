"""The sheet "Hướng dẫn": what each column means, one example, and the titles."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luanchuyen.snapshot.tables import TABLES, Column, Kind, Table
from luanchuyen.snapshot.titles import TITLES
from luanchuyen.snapshot.workbook.sheets import GUIDE

_TITLES_FROM = 5  # first row of the titles, from 0
_TITLES_COLUMN = 7
TITLE_LIST = f"='{GUIDE}'!$I${_TITLES_FROM + 1}:$I${_TITLES_FROM + len(TITLES)}"  # names, not codes

_RULES = (
    "Mỗi trang là một bảng; dòng 1 là tiêu đề, không đổi tên. Thứ tự trang và cột tùy ý. "
    "Trang này không được đọc.",
    "Cột nền vàng là bắt buộc. Ngày ghi dd/mm/yyyy; ngày sinh có thể chỉ ghi mm/yyyy hoặc "
    "yyyy. Mọi ngày “đến” là ngày đầu tiên không còn nữa.",
    "Mã là văn bản, mỗi mã một lần trong trang của nó. Không có trang Địa phương thì dùng "
    "bản đồ quốc gia kèm theo phần mềm; có thì trang đó là toàn bộ bản đồ.",
)
_HEADINGS = ("Trang", "Cột", "Bắt buộc", "Ý nghĩa", "Cách ghi", "Ví dụ")
_FORMS = {
    Kind.TEXT: "Văn bản",
    Kind.CODE: "Mã, không trùng trong trang",
    Kind.REFERENCES: "Các mã, cách nhau bằng dấu ;",
    Kind.TITLE: "Mã hoặc tên loại chức danh (bảng bên phải)",
    Kind.DATE: "Ngày dd/mm/yyyy, 1900–2100",
    Kind.BIRTH: "dd/mm/yyyy, mm/yyyy hoặc yyyy",
    Kind.WHOLE: "Số nguyên",
    Kind.SHARE: "Số từ 0 đến 1",
    Kind.MARK: "x là có, bỏ trống là không",
    Kind.TERM: "Năm đầu-năm cuối",
}
_EXAMPLES = {
    Kind.TEXT: "Ví dụ",
    Kind.CODE: "M01",
    Kind.REFERENCE: "M01",
    Kind.REFERENCES: "M02;M03",
    Kind.TITLE: "Bí thư",
    Kind.DATE: "01/07/2025",
    Kind.BIRTH: "09/1978",
    Kind.WHOLE: "1",
    Kind.SHARE: "0,25",
    Kind.MARK: "x",
    Kind.TERM: "2020-2025",
}


def write_guide(book: Workbook) -> None:
    """Add the sheet; it stands first and is never read."""
    sheet = book.add_worksheet(GUIDE)
    bold = book.add_format({"bold": True, "bg_color": "#E6ECF2"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for index, width in enumerate((16, 24, 10, 44, 44, 16, 3, 22, 44)):
        sheet.set_column(index, index, width, wrap)
    for row, rule in enumerate(_RULES):
        sheet.merge_range(row, 0, row, 5, rule, wrap)
        sheet.set_row(row, 32)
    _write_row(sheet, _TITLES_FROM - 1, 0, _HEADINGS, bold)
    _write_row(
        sheet, _TITLES_FROM - 1, _TITLES_COLUMN, ("Mã loại", "Loại chức danh"), bold
    )
    for row, title in enumerate(TITLES, _TITLES_FROM):
        _write_row(sheet, row, _TITLES_COLUMN, (title.code, title.name))
    lines = ((table, column) for table in TABLES for column in table.columns)
    for row, (table, column) in enumerate(lines, _TITLES_FROM):
        _write_row(sheet, row, 0, _line(table, column))
    sheet.freeze_panes(_TITLES_FROM, 0)


def _line(table: Table, column: Column) -> tuple[str, ...]:
    required = "x" if column.required else ""
    example = column.choices[0] if column.choices else _EXAMPLES[column.kind]
    return (table.sheet, column.heading, required, column.note, _form(column), example)


def _form(column: Column) -> str:
    if column.refers_to:
        sheet = next(t.sheet for t in TABLES if t.name == column.refers_to)
        form = _FORMS.get(column.kind, "Mã")
        return f"{form} có trong trang {sheet}"
    return _FORMS.get(column.kind) or f"Một trong: {', '.join(column.choices)}"


def _write_row(
    sheet: Worksheet,
    row: int,
    column: int,
    texts: tuple[str, ...],
    look: Format | None = None,
) -> None:
    for index, text in enumerate(texts, column):
        sheet.write_string(row, index, text, look)
