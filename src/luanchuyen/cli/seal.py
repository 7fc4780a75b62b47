"""`luanchuyen seal`: the audit log as a file to be verified elsewhere, and whether it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from luanchuyen.cli.database import console_user, opened
from luanchuyen.cli.shared import WorkbookFile, json_option, print_json, progress
from luanchuyen.cli.vietnamese import Spoken, SpokenGroup
from luanchuyen.records import seal_verify
from luanchuyen.records.seal_verify import BEGINNING, Noted


class NotedEvent(click.ParamType[Noted]):
    """The number and hash of an event, as `seal verify` prints them."""

    name = "NUMBER:HASH"

    def convert(
        self,
        value: str | Noted,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Noted:
        if isinstance(value, Noted):
            return value
        try:
            return seal_verify.noted(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.group("seal", cls=SpokenGroup)
def command() -> None:
    """Nhật ký là một chuỗi mã băm: xuất ra tệp, kiểm tra còn nguyên vẹn."""


@command.command("export", cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Ghi đè lên tệp đã có.")
def export(file: Path, force: bool) -> None:
    """Xuất toàn bộ nhật ký trong cơ sở dữ liệu vào FILE, mỗi sự kiện một dòng kèm mã."""
    if file.exists() and not force:
        raise click.UsageError(
            f"“{file}” đã có; chọn tên khác, hoặc thêm --force để ghi đè."
        )
    # A file cut short would look whole, so it gets its name when it is.
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with _of_the_database() as lines, unfinished.open("wb") as out:
            written = sum(1 for one in lines if out.write(one + b"\n"))
        unfinished.replace(file)
    except OSError as error:
        raise click.UsageError(f"Không ghi được “{file}”: {error}.") from error
    click.echo(f"Đã xuất {written} sự kiện vào {file}.")


@command.command("verify", cls=Spoken)
@click.argument("file", type=WorkbookFile(), required=False)
@click.option(
    "--expect",
    type=NotedEvent(),
    default=BEGINNING,
    help="Số và mã đã ghi lại lần trước: phải còn đúng như vậy.",
)
@json_option
def verify(file: Path | None, expect: Noted, as_json: bool) -> None:
    """Kiểm tra nhật ký trong FILE đã xuất, hoặc trong cơ sở dữ liệu, còn nguyên vẹn hay không."""
    opening = _of_the_database() if file is None else _of_the_file(file)
    with opening as lines, progress("Đang kiểm tra nhật ký …"):
        report = seal_verify.verify(lines, expect)
    if as_json:
        print_json(
            {"ok": not report.fault, "last": str(report.last), "fault": report.fault}
        )
    else:
        click.echo(seal_verify.sentences(report))
    raise click.exceptions.Exit(1 if report.fault else 0)


@contextmanager
def _of_the_database() -> Iterator[Iterator[bytes]]:
    with opened():
        from luanchuyen.services import access, seals  # need Django set up

        yield seals.lines(by=access.Operator(console_user()))


@contextmanager
def _of_the_file(file: Path) -> Iterator[Iterator[bytes]]:
    try:
        with file.open("rb") as lines:
            yield lines
    except OSError as error:
        raise click.UsageError(f"Không đọc được “{file}”: {error}.") from error
