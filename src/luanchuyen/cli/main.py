"""The command `luanchuyen`: a group whose commands are loaded only when they are called."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from luanchuyen.cli.shared import print_json
from luanchuyen.cli.vietnamese import Spoken, in_vietnamese

# Name → module (which offers `command`) and what the command does, so that help loads nothing.
COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("luanchuyen.cli.check", "Kiểm tra bảng tính, nêu mọi lỗi cùng lúc."),
    "template": ("luanchuyen.cli.template", "Tạo bảng tính mẫu để điền."),
    "demo": ("luanchuyen.cli.demo", "Tạo dữ liệu giả để thử."),
    "screen": ("luanchuyen.cli.screen", "Xét điều kiện từng cán bộ theo quy định."),
    "review": ("luanchuyen.cli.review", "Rà soát: ai phải chuyển, nơi nào cần người."),
    "propose": (
        "luanchuyen.cli.propose",
        "Đề xuất phương án luân chuyển tốt nhất cho một kế hoạch.",
    ),
    "explain": (
        "luanchuyen.cli.explain",
        "Hỏi về phương án: vì sao, nếu rút ai, nếu đổi quy định.",
    ),
    "import": ("luanchuyen.cli.import_", "Nhập bảng tính vào cơ sở dữ liệu."),
    "carry-out": (
        "luanchuyen.cli.carry_out",
        "Thực hiện các quyết định đã đến ngày có hiệu lực.",
    ),
    "remind": ("luanchuyen.cli.remind", "Gửi thư nhắc việc sắp đến hạn, quá hạn."),
    "accounts": ("luanchuyen.cli.accounts", "Mở tài khoản để dùng thử."),
    "files": (
        "luanchuyen.cli.files",
        "Đối chiếu tệp của hồ sơ: tệp mất, tệp bị sửa, tệp thừa.",
    ),
    "seal": ("luanchuyen.cli.seal", "Xuất nhật ký và kiểm tra nhật ký còn nguyên vẹn."),
}


class LazyGroup(Spoken, click.Group):
    """Commands by name from `COMMANDS`; errors of the call in Vietnamese, with exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def main(
        self, args: Sequence[str] | None = None, *rest: Any, **extra: Any
    ) -> NoReturn:
        given = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(given, *rest, **{**extra, "standalone_mode": False})
        except click.UsageError as error:
            code = _tell_wrong_call(error, as_json="--json" in given)
        except click.Abort:
            click.echo("Đã dừng theo yêu cầu.", err=True)
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def _tell_wrong_call(error: click.UsageError, *, as_json: bool) -> int:
    message = in_vietnamese(error)
    if as_json:
        nowhere = {"sheet": None, "row": None, "column": None, "value": None}
        fault = {**nowhere, "message": message}
        print_json({"ok": False, "errors": [fault], "warnings": [], "counts": {}})
    else:
        path = error.ctx.command_path if error.ctx else "luanchuyen"
        click.echo(f"{message}\nXem cách dùng: {path} --help", err=True)
    return 2


@click.group(cls=LazyGroup, invoke_without_command=False, no_args_is_help=False)
@click.version_option(
    package_name="luanchuyen",
    message="luanchuyen %(version)s",
    help="In số phiên bản rồi thoát.",
)
def cli() -> None:
    """Luân chuyển: rà soát, xét điều kiện và đề xuất luân chuyển cán bộ."""
