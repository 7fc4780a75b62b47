"""Lists as Excel files: one sheet, headings, days as days, numbers as numbers."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter
from django.http import HttpResponse

Cell = str | int | float | date | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60


def download(
    name: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> HttpResponse:
    """An .xlsx the browser saves as `name`; text is never taken for a formula or an address."""
    response = HttpResponse(_book(title, headings, rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _book(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        heading = book.add_format(
            {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"}
        )
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format(
            {"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}
        )
        sheet.write_string(
            0, 0, title, book.add_format({"bold": True, "font_size": 13})
        )
        sheet.write_row(2, 0, headings, heading)
        sheet.freeze_panes(3, 0)
        widths = [len(text) for text in headings]
        for number, row in enumerate(rows, start=3):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif cell is not None:
                    sheet.write(number, column, cell, plain)
                widths[column] = max(widths[column], 10, len(str(cell or "")))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, _WIDEST))
    return file.getvalue()
