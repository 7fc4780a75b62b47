"""`luanchuyen files`: whether the files of dossiers are those that were handed in, and none too many."""

import time

import click

from luanchuyen.cli.database import opened
from luanchuyen.cli.shared import json_option, print_json
from luanchuyen.cli.vietnamese import Spoken

_AN_ACT = 24 * 60 * 60  # seconds after which no act is still under way


@click.command("files", cls=Spoken)
@click.option(
    "--remove-unnamed",
    is_flag=True,
    help="Xóa các tệp không giấy tờ nào ghi, cũ hơn một ngày.",
)
@json_option
def command(remove_unnamed: bool, as_json: bool) -> None:
    """Đối chiếu tệp của hồ sơ với giấy tờ đã ghi: tệp mất, tệp bị sửa, tệp thừa."""
    with opened():
        from luanchuyen.services import file_store  # needs Django set up

        found = file_store.inspect(before=time.time() - _AN_ACT)
        if remove_unnamed:
            file_store.remove(found)
    if as_json:
        print_json(
            {
                "whole": found.whole,
                "faults": list(found.faults),
                "unnamed": [str(path) for path in found.unnamed],
                "removed": remove_unnamed,
            }
        )
    else:
        for line in (*found.faults, *map(str, found.unnamed)):
            click.echo(line)
        fate = "đã xóa" if remove_unnamed else "chưa xóa"
        click.echo(
            f"{found.whole} tệp nguyên vẹn, {len(found.faults)} tệp mất hoặc bị sửa,"
            f" {len(found.unnamed)} tệp không giấy tờ nào ghi ({fate})."
        )
    raise click.exceptions.Exit(1 if found.faults else 0)
