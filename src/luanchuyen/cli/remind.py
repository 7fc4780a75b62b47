"""`luanchuyen remind`: mails for what is due soon or late."""

from datetime import date

import click

from luanchuyen.cli.asking import Day
from luanchuyen.cli.database import console_user, opened
from luanchuyen.cli.vietnamese import Spoken


@click.command("remind", cls=Spoken)
@click.option(
    "--on",
    type=Day(),
    required=True,
    help="Ngày nhắc việc.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ in thư, không gửi.")
def command(on: date, dry_run: bool) -> None:
    """Gửi thư nhắc việc sắp đến hạn hoặc quá hạn đến tài khoản có ghi thư điện tử."""
    with opened():
        from luanchuyen.services import access, reminders  # need Django set up

        if dry_run:
            found = reminders.composed(on=on)
        else:
            found = reminders.send(by=access.Operator(console_user()), on=on)
    for one in found:
        click.echo(f"{one.account.email}: {one.subject}")
        if dry_run:
            click.echo(one.text)
    if not found:
        click.echo("Không có việc nào cần nhắc.")
