"""Workbooks as Excel writes them, to be scanned: the same lists of rows by another hand."""

from collections.abc import Callable
from pathlib import Path

from xlsxwriter import Workbook

from tests.snapshot.damaged.sound import Sheets

Change = Callable[[Workbook], object]


def save(sheets: Sheets, path: Path, change: Change = lambda book: None) -> Path:
    """Write lists of rows; `change` may add what a list cannot hold."""
    with Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        change(book)
    return path
