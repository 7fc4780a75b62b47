"""A workbook read and checked by us, or only read by openpyxl: each in a process of its own."""

import json
import sys
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.measuring import once, peak_memory
from luanchuyen.snapshot import workbook


def ours(path: Path) -> int:
    """Read and check; gives the number of rows."""
    reading = workbook.read(path)
    assert reading.ok, [str(fault) for fault in reading.errors[:3]]
    return sum(reading.counts.values())


def openpyxl(path: Path) -> int:
    """Read every cell, and check nothing; gives the number of rows below the headings."""
    book = load_workbook(path, read_only=True, data_only=True)
    rows = 0
    for sheet in book.worksheets:
        rows += sum(1 for _ in sheet.iter_rows(min_row=2, values_only=True))
    return rows


def main(reader: str, path: str) -> None:
    """Print seconds, rows and the most memory of one reading."""
    read = {"ours": ours, "openpyxl": openpyxl}[reader]
    rows: list[int] = []
    timing = once(lambda: rows.append(read(Path(path))))
    answer = {
        "seconds": [timing.wall, timing.cpu],
        "rows": rows[0],
        "memory": peak_memory(),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
