"""Throw-away environments for peers that must not share a process, or a licence, with ours."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def environment_with(package: str) -> Iterator[str]:
    """The interpreter of a throw-away environment with the package, pinned as `name==version`."""
    with TemporaryDirectory(prefix=f"{package.partition('==')[0]}-") as folder:
        python = str(Path(folder, "bin", "python"))
        if shutil.which("uv"):
            _quietly("uv", "venv", "--quiet", "--python", sys.executable, folder)
            _quietly("uv", "pip", "install", "--quiet", "--python", python, package)
        else:
            _quietly(sys.executable, "-m", "venv", folder)
            _quietly(python, "-m", "pip", "install", "--quiet", package)
        yield python


def _quietly(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
