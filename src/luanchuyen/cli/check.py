"""`luanchuyen check FILE`: everything wrong with a workbook, in one go."""

from pathlib import Path

import click

from luanchuyen.cli.shared import (
    WorkbookFile,
    json_option,
    print_faults,
    print_json,
    print_table,
    read_with_progress,
    reading_document,
)
from luanchuyen.cli.vietnamese import Spoken
from luanchuyen.snapshot.tables import BY_NAME
from luanchuyen.snapshot.workbook import Reading


@click.command("check", cls=Spoken)
@click.argument("file", type=WorkbookFile())
@json_option
def command(file: Path, as_json: bool) -> None:
    """Kiểm tra bảng tính FILE: nêu mọi lỗi cùng lúc, mỗi lỗi với trang, dòng và cột."""
    reading = read_with_progress(file)
    if as_json:
        print_json(reading_document(reading))
    else:
        _print(reading)
    raise click.exceptions.Exit(0 if reading.ok else 1)


def _print(reading: Reading) -> None:
    if reading.errors:
        print_faults(reading.errors, "Lỗi")
    if reading.warnings:
        print_faults(reading.warnings, "Cần xem lại")
    counts = [
        (BY_NAME[name].sheet, str(rows))
        for name, rows in reading.counts.items()
        if rows
    ]
    if counts:
        print_table("Số dòng đã đọc", ("Trang", "Số dòng"), counts)
    if reading.ok:
        click.echo(f"Bảng tính dùng được; {len(reading.warnings)} điểm cần xem lại.")
    else:
        click.echo(f"Bảng tính có {len(reading.errors)} lỗi; chưa dùng được.")
