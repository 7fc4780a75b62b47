"""The product served by gunicorn on loopback, as ./run serves it."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from scripts.with_postgres import free_port


def set_up(folder: Path) -> None:
    """Settings for a run of its own, the tables, and the static files the pages name."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "luanchuyen.settings"
    os.environ["LUANCHUYEN_SECRET_KEY"] = secrets.token_urlsafe(50)
    os.environ["LUANCHUYEN_DATA"] = str(folder)
    for command in (
        ["migrate", "--verbosity", "0"],
        ["collectstatic", "--noinput", "--verbosity", "0"],
    ):
        subprocess.run([sys.executable, "-m", "luanchuyen", *command], check=True)


@contextmanager
def served(workers: int = 2) -> Iterator[str]:
    """The address while gunicorn runs."""
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "luanchuyen.wsgi", "--preload"),
            *("--bind", address, "--workers", str(workers), "--log-level", "warning"),
        ]
    )
    try:
        _wait(f"http://{address}/dang-nhap/", server)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait(30)


def _wait(page: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            urlopen(page).close()  # noqa: S310 - our own server
            return
        except URLError:
            assert server.poll() is None, "gunicorn ended"
            time.sleep(0.2)
    raise TimeoutError(page)
