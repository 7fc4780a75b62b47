"""The interpreter of a throw-away environment with OR-Tools, which no process of ours may import."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "ortools==9.14.6206"
PEER = Path(__file__).with_name("cp_sat_peer.py")


@contextmanager
def environment() -> Iterator[str]:
    with TemporaryDirectory(prefix="ortools-") as folder:
        python = str(Path(folder, "bin", "python"))
        if shutil.which("uv"):
            _quietly("uv", "venv", "--quiet", "--python", sys.executable, folder)
            _quietly("uv", "pip", "install", "--quiet", "--python", python, VERSION)
        else:
            _quietly(sys.executable, "-m", "venv", folder)
            _quietly(python, "-m", "pip", "install", "--quiet", VERSION)
        yield python


def _quietly(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
