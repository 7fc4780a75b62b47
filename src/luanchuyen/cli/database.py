"""The database behind a command that was given no file; Django is set up only here."""

import os

import click
import django

from luanchuyen.snapshot.snapshot import Snapshot


def set_up() -> None:
    """Ready Django with the settings of the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luanchuyen.settings")
    django.setup()


def taken_snapshot() -> Snapshot:
    """The records as they are now; where there are none, a sentence says how to bring some."""
    set_up()
    from django.db import DatabaseError

    from luanchuyen.services import snapshots

    try:
        if snapshots.revision() is None:
            raise click.UsageError(
                "Cơ sở dữ liệu chưa có dữ liệu; hãy nhập bảng tính (luanchuyen import FILE.xlsx) "
                "hoặc nêu FILE cần xét."
            )
        return snapshots.take()
    except DatabaseError as error:
        raise click.UsageError(
            "Không đọc được cơ sở dữ liệu; hãy tạo bảng (python -m luanchuyen migrate) "
            "hoặc nêu FILE cần xét."
        ) from error
