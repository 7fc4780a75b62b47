"""`luanchuyen template FILE.xlsx`: an empty workbook that explains itself."""

from pathlib import Path

import click
from xlsxwriter.exceptions import XlsxFileError

from luanchuyen.cli.shared import json_option, print_json
from luanchuyen.cli.vietnamese import Spoken
from luanchuyen.snapshot.workbook import write_template


@click.command("template", cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Ghi đè lên tệp đã có.")
@json_option
def command(file: Path, force: bool, as_json: bool) -> None:
    """Tạo bảng tính mẫu FILE.xlsx: đủ các trang, cột, danh sách chọn và trang Hướng dẫn."""
    _refuse(file, force=force)
    try:
        write_template(file)
    except (OSError, XlsxFileError) as error:
        raise click.UsageError(f"Không ghi được tệp “{file}”: {error}.") from error
    if as_json:
        print_json({"ok": True, "file": str(file)})
    else:
        click.echo(f"Đã tạo {file}. Xem trang Hướng dẫn trong tệp trước khi điền.")


def _refuse(file: Path, *, force: bool) -> None:
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Tên tệp “{file}” cần kết thúc bằng .xlsx.")
    if file.is_file() and file.stat().st_size and not force:
        raise click.UsageError(
            f"Tệp “{file}” đã có nội dung; chọn tên khác, hoặc thêm --force để ghi đè."
        )
