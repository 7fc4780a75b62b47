"""Whatever file comes: a sentence, never a traceback, never the machine's memory."""

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from luanchuyen.snapshot.workbook import read
from tests.snapshot.damaged import files

GIBI = 1 << 30
_READ = """
import json, resource, sys
from luanchuyen.snapshot.workbook import read
reading = read(sys.argv[1])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps([peak, [fault.message for fault in reading.errors]]))
"""


@pytest.mark.parametrize("name", files.DAMAGED)
def test_it_refuses(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.xlsx"
    files.DAMAGED[name](path)

    reading = read(path)

    assert reading.snapshot is None
    assert reading.errors


@pytest.mark.parametrize("name", ["tệp rỗng", "csv đổi tên", "mất nửa sau", "zip rỗng"])
def test_an_unreadable_file_has_no_place(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.xlsx"
    files.DAMAGED[name](path)

    (fault,) = read(path).errors

    assert (fault.sheet, fault.row, fault.column) == (None, None, None)


@pytest.mark.parametrize("name", files.HOSTILE)
def test_it_keeps_its_memory_with(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hiểm.xlsx"
    files.HOSTILE[name](path)

    run = subprocess.run(
        [sys.executable, "-c", _READ, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert run.returncode == 0, run.stderr
    peak, messages = json.loads(run.stdout)
    assert messages
    assert peak < GIBI


def test_it_keeps_no_file_open_when_several_sheets_are_unreadable(
    tmp_path: Path,
) -> None:
    cell = b'<worksheet><sheetData><row><c r="1A"><v>1</v></c></row></sheetData>'
    sheets = {f"xl/worksheets/sheet{n}.xml": cell for n in range(1, 9)}

    read(files.rewritten(tmp_path / "hỏng.xlsx", dict(sheets)))

    assert gc.collect() >= 0  # a file left open would warn now


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (fault,) = read(tmp_path / "không có.xlsx").errors

    assert "Không mở được tệp" in fault.message
