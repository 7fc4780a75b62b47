"""What an import would do, as lines of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.services.changes import Example
from luanchuyen.services.imports import Preview
from luanchuyen.snapshot.workbook import Fault
from luanchuyen.web.shared import excel

HEADINGS = ("Mức", "Trang", "Dòng", "Cột", "Giá trị", "Nội dung")


@dataclass(frozen=True)
class ChangeLine:
    sheet: str
    rows: int
    added: int
    changed: int
    removed: int
    examples: Sequence[Example]


def changes(preview: Preview) -> list[ChangeLine]:
    """The tables in which something would change."""
    return [
        ChangeLine(
            sheet=change.table.sheet,
            rows=preview.reading.counts.get(change.table.name, 0),
            examples=change.examples,
            **change.counts,
        )
        for change in preview.changes
        if change
    ]


def fault_rows(preview: Preview) -> list[Sequence[excel.Cell]]:
    """Every error, then every notice, under `HEADINGS`."""
    levels = (("Lỗi", preview.reading.errors), ("Lưu ý", preview.reading.warnings))
    return [(level, *_cells(fault)) for level, faults in levels for fault in faults]


def _cells(fault: Fault) -> Sequence[excel.Cell]:
    value = None if fault.value is None else str(fault.value)
    return fault.sheet, fault.row, fault.column, value, fault.message
