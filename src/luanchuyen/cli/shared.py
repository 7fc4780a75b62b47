"""What the commands share: the file they read, JSON, tables for people, progress."""

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.workbook import Fault, Reading, read

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")
MOST_SHOWN = 200  # lines of a list printed for people; --json has them all


class WorkbookFile(click.ParamType[Path]):
    """A path that exists; whether it is a sound workbook shows when it is read."""

    name = "FILE"

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        path = Path(value)
        if not _is(path.exists):
            self.fail(f"không có tệp “{path}”; hãy xem lại đường dẫn.", param, ctx)
        if not _is(path.is_file):
            self.fail(f"“{path}” không phải là tệp.", param, ctx)
        return path


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        return False


def json_option(command: F) -> F:
    """Add `--json`: one document on standard output instead of tables."""
    option = click.option(
        "--json", "as_json", is_flag=True, help="In một văn bản JSON thay cho bảng."
    )
    return option(command)


def read_or_tell(path: Path, *, as_json: bool) -> Snapshot:
    """The snapshot of a sound workbook; otherwise tell every error and exit with 1."""
    reading = read_with_progress(path)
    if reading.snapshot is not None:
        return reading.snapshot
    if as_json:
        print_json(reading_document(reading))
    else:
        print_faults(reading.errors, "Lỗi")
    raise click.exceptions.Exit(1)


def read_with_progress(path: Path) -> Reading:
    with progress(f"Đang đọc và kiểm tra {path.name} …"):
        return read(path)


def reading_document(reading: Reading) -> dict[str, object]:
    """A reading as `check --json` prints it."""
    return {
        "ok": reading.ok,
        "errors": [asdict(fault) for fault in reading.errors],
        "warnings": [asdict(fault) for fault in reading.warnings],
        "counts": reading.counts,
    }


def print_json(document: object) -> None:
    """Print one JSON document: days as YYYY-MM-DD, Vietnamese as it is, no NaN."""
    click.echo(
        json.dumps(
            document, ensure_ascii=False, allow_nan=False, default=_as_json, indent=1
        )
    )


def _as_json(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"không viết được {type(value).__name__} thành JSON")


def print_faults(faults: Sequence[Fault], title: str) -> None:
    rows = [(_place(fault), _shown(fault.value), fault.message) for fault in faults]
    print_table(f"{title} ({len(faults)})", ("Nơi", "Giá trị", "Nội dung"), rows)


def _place(fault: Fault) -> str:
    row = f"dòng {fault.row}" if fault.row is not None else None
    column = f"cột {fault.column}" if fault.column is not None else None
    return ", ".join(part for part in (fault.sheet, row, column) if part) or "cả tệp"


def _shown(value: object) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def print_table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """A table for people; of a long list the first lines and how many more there are."""
    table = Table(title=title, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows[:MOST_SHOWN]:
        table.add_row(*map(escape, row))
    Console().print(table)
    if len(rows) > MOST_SHOWN:
        click.echo(f"… và {len(rows) - MOST_SHOWN} dòng nữa (dùng --json để xem hết).")


@contextmanager
def progress(message: str) -> Iterator[None]:
    """Say on the terminal that work goes on; never in what is piped elsewhere."""
    with Console(stderr=True).status(message):
        yield


def tracked(items: Sequence[T], message: str) -> Iterable[T]:
    """The same items, with a progress bar on the terminal while they are worked through."""
    return track(
        items, description=message, console=Console(stderr=True), transient=True
    )
