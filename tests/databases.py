"""What a database holds, and databases of their own for processes that a test starts.

Those are a file on SQLite and one of the server's where `DATABASE_URL` names a PostgreSQL.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.apps import apps
from psycopg import sql

URL = os.environ.get("DATABASE_URL", "")


def content() -> dict[str, list[str]]:
    """Every row of our tables as text, in the database at hand; equal where nothing was stored."""
    models = apps.get_app_config("records").get_models(include_auto_created=True)
    return {
        one.__name__: sorted(map(repr, one._base_manager.values_list()))
        for one in models
    }


def environment(folder: Path) -> dict[str, str]:
    """The environment of a process that finds our modules and uses the database of the folder."""
    url = urlsplit(URL)._replace(path=f"/{_name(folder)}").geturl() if URL else ""
    return os.environ | {
        "LUANCHUYEN_DATA": str(folder),
        "DATABASE_URL": url,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }


@contextmanager
def own(folder: Path, like: Path | None = None) -> Iterator[None]:
    """A database for the folder, empty or a copy of that of another folder in which nobody is.

    On SQLite the file lies in the folder: a copy of the folder has it, and it goes with the folder.
    """
    if not URL:
        yield
        return
    names = {"name": _name(folder), "like": _name(like) if like else "template1"}
    _tell("CREATE DATABASE {name} TEMPLATE {like}", **names)
    try:
        yield
    finally:
        _tell("DROP DATABASE {name} WITH (FORCE)", name=names["name"])


def _name(folder: Path) -> str:
    return "luanchuyen_" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def _tell(statement: str, **names: str) -> None:
    identifiers = {key: sql.Identifier(name) for key, name in names.items()}
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(**identifiers))
