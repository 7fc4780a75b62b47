"""The uploaded workbook between the two steps: a private file that only this session can name."""

import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

_KEY = "kept_workbook"
_LONGEST = 24 * 60 * 60  # seconds an upload nobody confirmed stays on the disk


@dataclass(frozen=True)
class Kept:
    path: Path
    file_name: str


def keep(request: HttpRequest, upload: "UploadedFile[bytes]") -> None:
    """Write the upload to a file no other session knows, in place of an earlier one."""
    drop(request)
    folder = _folder()
    for old in _forgotten(folder):
        old.unlink(missing_ok=True)
    path = folder / f"{secrets.token_hex(16)}.xlsx"
    path.touch(mode=0o600)
    with path.open("wb") as file:
        file.writelines(upload.chunks())
    request.session[_KEY] = {"file": path.name, "name": (upload.name or "")[:200]}


def kept(request: HttpRequest) -> Kept | None:
    """The workbook of this session, if it is still there."""
    told = request.session.get(_KEY)
    if told is None:
        return None
    path = _folder() / Path(told["file"]).name
    return Kept(path, told["name"]) if path.is_file() else None


def drop(request: HttpRequest) -> None:
    """Forget the workbook of this session."""
    if found := kept(request):
        found.path.unlink(missing_ok=True)
    request.session.pop(_KEY, None)


def _folder() -> Path:
    folder = Path(settings.DATA) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _forgotten(folder: Path) -> Iterator[Path]:
    limit = time.time() - _LONGEST
    return (path for path in folder.glob("*.xlsx") if path.stat().st_mtime < limit)
