"""`luanchuyen carry-out`: decisions whose day has come move the officials they are about."""

from datetime import date

import click

from luanchuyen.cli.asking import Day
from luanchuyen.cli.database import console_user, opened
from luanchuyen.cli.shared import json_option, print_json
from luanchuyen.cli.vietnamese import Spoken


@click.command("carry-out", cls=Spoken)
@click.option(
    "--on",
    type=Day(),
    required=True,
    help="Ngày thực hiện: mọi quyết định có hiệu lực đến hết ngày này.",
)
@json_option
def command(on: date, as_json: bool) -> None:
    """Thực hiện các quyết định đã đến ngày có hiệu lực; chạy lại không làm gì thêm."""
    with opened():
        from luanchuyen.services import access, cases  # need Django set up

        operator = access.Operator(console_user())
        outcomes = cases.carry_out_due(by=operator, on=on)
        told = [(str(one.decision), one.decision.case_id, one.why) for one in outcomes]
    if as_json:
        lines = [
            {"decision": number, "case": case, "ok": not why, "why": why or None}
            for number, case, why in told
        ]
        print_json({"on": f"{on:%Y-%m-%d}", "decisions": lines})
    else:
        for number, case, why in told:
            result = f"chưa thực hiện: {why}" if why else "đã thực hiện."
            click.echo(f"Quyết định số {number}, hồ sơ số {case}: {result}")
        if not told:
            click.echo("Không có quyết định nào đến ngày có hiệu lực.")
    raise click.exceptions.Exit(1 if any(why for *_, why in told) else 0)
