"""`luanchuyen demo SIZE FILE`: made-up people, as a workbook or a folder of Parquet files."""

from datetime import date
from pathlib import Path

import click
from xlsxwriter.exceptions import XlsxFileError

from luanchuyen.cli.asking import Day
from luanchuyen.cli.shared import (
    json_option,
    print_json,
    print_table,
    progress,
    tracked,
)
from luanchuyen.cli.vietnamese import Spoken
from luanchuyen.snapshot.demo import REFORM, SIZES, make
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES
from luanchuyen.snapshot.workbook import write

_MOST_ROWS = 1_048_575  # of an Excel sheet, headings apart


@click.command("demo", cls=Spoken)
@click.argument("size", type=click.Choice(list(SIZES)), metavar="SIZE")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    help="Hạt giống: cùng số, cùng người.",
)
@click.option(
    "--on",
    type=Day(),
    default=date(2026, 12, 1),
    help="Ngày của dữ liệu, dạng YYYY-MM-DD.",
)
@click.option("--force", is_flag=True, help="Ghi đè lên tệp hoặc thư mục đã có.")
@json_option
def command(
    size: str, file: Path, seed: int, on: date, force: bool, as_json: bool
) -> None:
    """Tạo dữ liệu giả cỡ SIZE (town: 250 cán bộ, province: 3.500, country: 300.000) vào FILE.

    FILE kết thúc bằng .xlsx là một bảng tính; tên khác là một thư mục chứa mỗi bảng một tệp Parquet.
    Không một ai trong dữ liệu này có thật.
    """  # fmt: skip
    _refuse(file, on, force=force)
    with progress(f"Đang tạo dữ liệu giả cỡ {size} …"):
        snapshot = make(size, seed, on)
    try:
        _write(snapshot, file)
    except (OSError, XlsxFileError) as error:
        raise click.UsageError(f"Không ghi được “{file}”: {error}.") from error
    _tell(snapshot, file, as_json=as_json)


def _is_workbook(file: Path) -> bool:
    return file.suffix.lower() == ".xlsx"


def _refuse(file: Path, on: date, *, force: bool) -> None:
    if on <= REFORM:
        raise click.UsageError(
            f"--on cần sau ngày {REFORM:%d/%m/%Y}, khi có bộ máy hai cấp."
        )
    if _is_workbook(file):
        taken = file.is_dir() or (file.is_file() and file.stat().st_size and not force)
    else:
        taken = file.is_file() or (file.is_dir() and any(file.iterdir()) and not force)
    if taken:
        raise click.UsageError(
            f"“{file}” đã có; chọn tên khác, hoặc thêm --force để ghi đè."
        )


def _write(snapshot: Snapshot, file: Path) -> None:
    if not _is_workbook(file):
        _write_folder(snapshot, file)
        return
    longest = max(TABLES, key=lambda table: snapshot.frame(table.name).height)
    rows = snapshot.frame(longest.name).height
    if rows > _MOST_ROWS:
        raise click.UsageError(
            f"Trang {longest.sheet} có {rows} dòng, nhiều hơn {_MOST_ROWS} dòng mà một bảng tính "
            "chứa được; bỏ đuôi .xlsx để ghi thành một thư mục Parquet."
        )
    with progress(f"Đang ghi {file.name} …"):
        write(snapshot, file)


def _write_folder(snapshot: Snapshot, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for table in tracked(TABLES, f"Đang ghi {folder.name}"):
        snapshot.frame(table.name).write_parquet(folder / f"{table.name}.parquet")


def _tell(snapshot: Snapshot, file: Path, *, as_json: bool) -> None:
    counts = {table.name: snapshot.frame(table.name).height for table in TABLES}
    if as_json:
        print_json(
            {
                "ok": True,
                "file": str(file),
                "snapshot": snapshot.fingerprint,
                "counts": counts,
            }
        )
        return
    rows = [(table.sheet, str(counts[table.name])) for table in TABLES]
    print_table(f"Dữ liệu giả đã ghi vào {file}", ("Trang", "Số dòng"), rows)
