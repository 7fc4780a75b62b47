"""The database of the settings for commands: set up only where one needs it, faults in a sentence."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from luanchuyen.snapshot.snapshot import Snapshot

_NO_TABLES = (
    "Cơ sở dữ liệu chưa có bảng, hoặc bảng là của phiên bản khác; hãy chạy trước:"
    " python -m luanchuyen migrate"
)
_NO_RECORDS = (
    "Cơ sở dữ liệu chưa có dữ liệu; hãy nhập bảng tính (luanchuyen import FILE.xlsx)"
    " hoặc nêu FILE cần xét."
)


@contextmanager
def opened() -> Iterator[None]:
    """Set Django up and see that the tables are there; what the database refuses is told."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luanchuyen.settings")
    try:
        django.setup()
        if not _has_tables():
            raise click.UsageError(_NO_TABLES)
        yield
    except ImproperlyConfigured as error:
        raise click.UsageError(str(error)) from error
    except DatabaseError as error:
        name = connection.settings_dict["NAME"]
        raise click.UsageError(
            f"Không dùng được cơ sở dữ liệu {name}: {str(error).strip()}"
        ) from error


def _has_tables() -> bool:
    from django.db.migrations.executor import MigrationExecutor  # needs Django set up

    if connection.vendor == "sqlite" and not _is_there(
        connection.settings_dict["NAME"]
    ):
        return False  # to ask would make an empty file
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _is_there(name: str) -> bool:
    return name.startswith("file:") or Path(name).exists()


def taken_snapshot() -> Snapshot:
    """The records as they are now; where there are none, a sentence says how to bring some."""
    with opened():
        from luanchuyen.services import snapshots  # needs Django set up

        if snapshots.revision() is None:
            raise click.UsageError(_NO_RECORDS)
        return snapshots.take()


def console_user() -> str:
    """Who works at this console, as the audit log names it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a line for its user
        return "không rõ"
