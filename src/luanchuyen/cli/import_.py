"""`luanchuyen import FILE`: the workbook takes the place of the records, shown before it does."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from luanchuyen.cli.database import console_user, opened
from luanchuyen.cli.shared import (
    WorkbookFile,
    json_option,
    print_faults,
    print_json,
    print_table,
    progress,
    read_with_progress,
    reading_document,
)
from luanchuyen.cli.vietnamese import Spoken

if TYPE_CHECKING:  # these need Django set up
    from luanchuyen.services.access import Operator
    from luanchuyen.services.imports import Preview


@click.command("import", cls=Spoken)
@click.argument("file", type=WorkbookFile())
@click.option("--dry-run", is_flag=True, help="Chỉ xem điều sẽ thay đổi, không ghi gì.")
@json_option
def command(file: Path, dry_run: bool, as_json: bool) -> None:
    """Nhập bảng tính FILE vào cơ sở dữ liệu: tất cả hoặc không gì cả.

    Bảng tính là toàn bộ hồ sơ: dòng không còn trong bảng tính sẽ bị bỏ khỏi cơ sở dữ liệu.
    """
    with opened():
        from luanchuyen.services import imports
        from luanchuyen.services.access import Operator

        operator = Operator(console_user())
        reading = read_with_progress(file)
        with progress("Đang so với hồ sơ hiện có …"):
            preview = imports.of_reading(reading, by=operator, file_name=file.name)
        done = preview.ok and not dry_run
        if not as_json:
            _print(preview)
        if done:
            _carry_out(preview, operator)
    if as_json:
        print_json(_document(preview, imported=done))
    elif preview.ok:
        click.echo("Đã nhập xong." if done else "Chưa ghi gì: đây là bản xem trước.")
    raise click.exceptions.Exit(0 if preview.ok else 1)


def _carry_out(preview: "Preview", operator: "Operator") -> None:
    from luanchuyen.services import imports

    rows = sum(c.added.height + c.changed.height for c in preview.changes)
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Đang ghi", total=rows)

        def told(sheet: str, written: int) -> None:
            bar.tasks[task].description = f"Đang ghi {sheet}"
            bar.advance(task, written)

        try:
            imports.carry_out(
                preview.reading,
                by=operator,
                on=date.today(),
                file_name=preview.file_name,
                seen=preview.revision,
                progress=told,
            )
        except imports.RefusedError as error:
            raise click.UsageError(str(error)) from error


def _document(preview: "Preview", *, imported: bool) -> dict[str, object]:
    snapshot = preview.reading.snapshot
    return reading_document(preview.reading) | {
        "ok": preview.ok,
        "imported": imported,
        "refusals": preview.refusals,
        "changes": {
            change.table.name: change.counts for change in preview.changes if change
        },
        "snapshot": snapshot.fingerprint if snapshot else None,
    }


def _print(preview: "Preview") -> None:
    if preview.reading.errors:
        print_faults(preview.reading.errors, "Lỗi")
        click.echo(f"Bảng tính có {len(preview.reading.errors)} lỗi; không nhập gì.")
        return
    if preview.reading.warnings:
        print_faults(preview.reading.warnings, "Cần xem lại")
    _print_changes(preview)
    for sentence in preview.refusals:
        click.echo(f"Không nhập được: {sentence}")


def _print_changes(preview: "Preview") -> None:
    rows = [
        (c.table.sheet, *(str(number) for number in c.counts.values()))
        for c in preview.changes
        if c
    ]
    if not rows:
        click.echo("Bảng tính giống hệt hồ sơ hiện có.")
        return
    print_table("Sẽ thay đổi", ("Trang", "Thêm", "Sửa", "Bỏ"), rows)
    examples = [
        (c.table.sheet, one.code, one.heading, one.before, one.after)
        for c in preview.changes
        for one in c.examples
    ]
    if examples:
        print_table("Ví dụ", ("Trang", "Mã", "Cột", "Đang ghi", "Sẽ ghi"), examples)
