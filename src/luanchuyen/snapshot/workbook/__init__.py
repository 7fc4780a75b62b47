"""The workbook (.xlsx): read and checked in one go, written with lists and notes."""

from luanchuyen.snapshot.workbook.faults import Fault, Reading
from luanchuyen.snapshot.workbook.reading import read
from luanchuyen.snapshot.workbook.writing import write, write_template

__all__ = ["Fault", "Reading", "read", "write", "write_template"]
