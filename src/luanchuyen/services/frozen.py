"""Frames kept as files beside the server, a folder for each state of the data: every process maps them.

A country takes a quarter of a minute to read out of the database and half a second out of these files.
What lies there can always be made again, so a file that is missing or damaged is no loss.
"""

import logging
import shutil
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import polars as pl
from django.conf import settings

_WORTH = 100_000  # rows; fewer are read as fast from the database
_log = logging.getLogger(__name__)


def load(state: str, schemas: Mapping[str, pl.Schema]) -> dict[str, pl.DataFrame]:
    """The frames kept for a state; none at all where one is missing or is not as it should be."""
    folder = _folder(state)
    try:
        frames = {name: pl.read_ipc(folder / f"{name}.arrow") for name in schemas}
    except (OSError, pl.exceptions.PolarsError):
        return {}
    told = all(frames[name].schema == schema for name, schema in schemas.items())
    return frames if told else {}


def keep(state: str, frames: Mapping[str, pl.DataFrame]) -> None:
    """Keep the frames for a state and let go of other states; a full disk is no reason to fail."""
    if sum(frame.height for frame in frames.values()) < _WORTH:
        return
    folder = _folder(state)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, frame in frames.items():
            _write(frame, folder / f"{name}.arrow")
        _let_go_of_others(folder)
    except OSError as error:
        _log.warning("Không giữ được bảng đã đọc ở %s: %s", folder, error)


def _folder(state: str) -> Path:
    """Named after the version too: another one may order or fold names otherwise."""
    return Path(settings.DATA) / "frozen" / f"{version('luanchuyen')}-{state}"


def _write(frame: pl.DataFrame, path: Path) -> None:
    """Whole or not at all: other processes may be reading."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        frame.write_ipc(file)
    Path(file.name).replace(path)


def _let_go_of_others(folder: Path) -> None:
    for other in folder.parent.iterdir():
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
