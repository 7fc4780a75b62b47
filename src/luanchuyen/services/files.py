"""Files of papers: known by their content, not by their name; kept apart from the pages, unguessable.

A file is written before the row that speaks of it, so that no row is without its file.
"""

import hashlib
import os
import re
import secrets
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings

from luanchuyen.records.models import FileKind

_EXTENSIONS: Mapping[str, FileKind] = {
    ".pdf": FileKind.PDF,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".png": FileKind.PNG,
    ".docx": FileKind.DOCX,
}
_PNG = b"\x89PNG\r\n\x1a\n"
_MARKUP = re.compile(r"[<>\x00-\x1f]")
_ODD = re.compile(r"[^\w .()+,=-]")
_LONGEST_NAME = 200
_MOST_UNPACKED = 20  # a Word file unpacks to some times its size, never to hundreds


class RefusedError(Exception):
    """The file was not kept; the text says why."""


class DamagedError(Exception):
    """The file is missing or no longer what was handed in; the text says which."""


@dataclass(frozen=True)
class Kept:
    """A file as it lies in the folder of the data."""

    name: str
    kind: FileKind
    size: int
    sha256: str
    stored: str


@contextmanager
def keeping(content: IO[bytes], name: str) -> Iterator[Kept]:
    """Keep the file while a row is made of it; it goes again if that fails."""
    told, kind = named(name)
    data = _read(content, told)
    if not _IS[kind](data):
        raise RefusedError(
            f"Tệp «{told}» không phải {kind.label} như tên tệp ghi; hãy chọn đúng tệp."
        )
    kept = Kept(
        told, kind, len(data), hashlib.sha256(data).hexdigest(), secrets.token_hex(16)
    )
    _write(data, path_of(kept.stored))
    try:
        yield kept
    except BaseException:
        path_of(kept.stored).unlink(missing_ok=True)
        raise


def named(name: str) -> tuple[str, FileKind]:
    """The name without a folder or odd letters, and what its ending says the file is."""
    if _MARKUP.search(name):
        raise RefusedError(
            "Tên tệp có ký tự < hoặc >, hoặc ký tự không nhìn thấy; hãy đổi tên tệp rồi gửi lại."
        )
    told = _ODD.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    told = told[-_LONGEST_NAME:]
    kind = _EXTENSIONS.get(Path(told).suffix.lower())
    if kind is None:
        raise RefusedError(
            f"Tệp «{told}» không thuộc loại được nhận; hãy dùng PDF, Word (.docx), JPEG hoặc PNG."
        )
    return told, kind


def _read(content: IO[bytes], name: str) -> bytes:
    most: int = settings.DOSSIER_MAX_BYTES
    data = content.read(most + 1)
    if len(data) > most:
        raise RefusedError(
            f"Tệp «{name}» lớn hơn {most // 1024**2} MB; hãy giảm dung lượng rồi gửi lại."
        )
    if not data:
        raise RefusedError(f"Tệp «{name}» trống.")
    return data


def opened(stored: str, sha256: str) -> bytes:
    """The content, if it still is what was handed in."""
    try:
        data = path_of(stored).read_bytes()
    except OSError as error:
        raise DamagedError("Tệp không còn trong kho lưu; hãy báo quản trị.") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedError("Tệp đã bị thay đổi sau khi nộp; hãy báo quản trị.")
    return data


def path_of(stored: str) -> Path:
    return _folder() / stored[:2] / stored


def stored() -> list[Path]:
    """Every file that is kept, in a stable order."""
    return sorted(path for path in _folder().glob("*/*") if path.is_file())


def _folder() -> Path:
    return Path(settings.DATA) / "dossiers"


def _write(data: bytes, path: Path) -> None:
    """Whole and on the disk before anything speaks of it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as file:
        path.chmod(0o600)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]


def _is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff") and data.rstrip(b"\x00").endswith(
        b"\xff\xd9"
    )


def _is_png(data: bytes) -> bool:
    return data.startswith(_PNG) and data[12:16] == b"IHDR" and b"IEND" in data[-16:]


def _is_docx(data: bytes) -> bool:
    """A whole package with a document and no programs in it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            unpacked = sum(one.file_size for one in package.infolist())
            if unpacked > _MOST_UNPACKED * settings.DOSSIER_MAX_BYTES:
                return False
            types = package.read("[Content_Types].xml")
            whole = package.testzip() is None
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
    macros = any(one.endswith("vbaProject.bin") for one in names)
    return (
        whole
        and not macros
        and "word/document.xml" in names
        and b"wordprocessingml.document.main+xml" in types
    )


_IS: Mapping[FileKind, Callable[[bytes], bool]] = {
    FileKind.PDF: _is_pdf,
    FileKind.JPEG: _is_jpeg,
    FileKind.PNG: _is_png,
    FileKind.DOCX: _is_docx,
}
