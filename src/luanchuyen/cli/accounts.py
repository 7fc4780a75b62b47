"""`luanchuyen accounts`: open an account for a person, or the cast of a demonstration."""

from datetime import date
from typing import TYPE_CHECKING

import click

from luanchuyen.cli.database import console_user, opened
from luanchuyen.cli.shared import print_table
from luanchuyen.cli.vietnamese import Spoken, SpokenGroup

if TYPE_CHECKING:  # needs Django set up
    from luanchuyen.services.demonstration import Played


@click.group("accounts", cls=SpokenGroup)
def command() -> None:
    """Tài khoản đăng nhập."""


@command.command("open", cls=Spoken)
@click.argument("username")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--role", required=True, help="Vai trò: officer, secretary, inspector …")
@click.option("--committee", metavar="UNIT", help="Mã cấp ủy, đơn vị phụ trách.")
@click.option(
    "--official",
    metavar="CODE",
    help="Mã cán bộ của người dùng tài khoản; hồ sơ của mình và của người thân thì không xử lý.",
)
@click.option("--email", default="", help="Thư điện tử để nhận thư nhắc việc.")
def open_(
    username: str,
    name: str,
    role: str,
    committee: str | None,
    official: str | None,
    email: str,
) -> None:
    """Mở tài khoản USERNAME và in mật khẩu một lần."""
    with opened():
        from luanchuyen.services import access, accounts

        try:
            account = accounts.open_account_of(
                username=username,
                name=name,
                role=role,
                committee=committee,
                official=official,
                email=email,
                by=access.Operator(console_user()),
                on=date.today(),
            )
        except accounts.RefusedError as error:
            raise click.UsageError(str(error)) from error
    click.echo(f"Đã mở tài khoản {username}; mật khẩu: {account.password}")


@command.command("demo", cls=Spoken)
@click.option(
    "--force", is_flag=True, help="Cho phép cả khi LUANCHUYEN_DEBUG không bật."
)
@click.option("--reset", is_flag=True, help="Đặt mật khẩu mới cho tài khoản thử đã có.")
def demo(force: bool, reset: bool) -> None:
    """Mở tài khoản thử cho từng vai trò và in mật khẩu một lần."""
    with opened():
        from django.conf import settings

        from luanchuyen.services import access, demonstration

        if not settings.DEBUG and not force:
            raise click.UsageError(
                "Tài khoản thử không dùng trên máy đang vận hành; nếu đây là máy thử,"
                " hãy thêm --force."
            )
        operator = access.Operator(console_user())
        try:
            cast = demonstration.open_cast(by=operator, on=date.today(), reset=reset)
        except demonstration.NothingToShowError as error:
            raise click.UsageError(str(error)) from error
        rows = [_row(one) for one in cast]
    print_table("Tài khoản thử", ("Tên đăng nhập", "Mật khẩu", "Vai trò", "Nơi"), rows)


def _row(one: "Played") -> tuple[str, str, str, str]:
    account = one.account
    where = str(account.committee or account.official or "")
    password = one.password or "(đã in khi mở; --reset để đặt lại)"
    return account.username, password, account.get_role_display(), where
