"""Unpacks the parts of a zip in pieces, within limits, whatever its directory claims.

A small file can claim gigabytes by its compression, or by entities.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from luanchuyen.snapshot.workbook.faults import UnreadableError

_PIECE = 2 << 20  # what the processor's cache holds, many times over
_MEBI = 1 << 20
MOST_PARTS = 5_000
LARGEST_PART = 320 * _MEBI  # a sheet of 1,048,576 tenures takes 250
LARGEST_STRINGS = 96 * _MEBI
LARGEST_TOTAL = 1024 * _MEBI

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_OVERLAP = 64
# With nothing but the XML declaration before the root, no entity can be declared any more.
_ROOT_COMES_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?\s*<[A-Za-z]")


@contextmanager
def told_as_unreadable() -> Iterator[None]:
    """Turn what a damaged zip or XML raises into one sentence."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        NotImplementedError,
    ) as error:
        raise UnreadableError(
            "Tệp bị hỏng hoặc thiếu phần cuối; hãy mở bằng Excel rồi lưu lại dạng .xlsx."
        ) from error
    except (expat.ExpatError, UnicodeDecodeError, ValueError, KeyError) as error:
        raise UnreadableError(
            "Nội dung bên trong tệp .xlsx bị hỏng; hãy mở bằng Excel rồi lưu lại."
        ) from error
    except RuntimeError as error:  # zipfile's way to say that a part is encrypted
        raise UnreadableError(
            "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại."
        ) from error


def refuse_other_kinds(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise UnreadableError(f"Không mở được tệp: {error.strerror}.") from error
    if not start:
        raise UnreadableError("Tệp rỗng (0 byte); cần một tệp Excel .xlsx.")
    if start == _OLD_OFFICE:
        raise UnreadableError(
            "Tệp được đặt mật khẩu hoặc là Excel cũ (.xls); hãy bỏ mật khẩu và lưu lại "
            "dạng .xlsx."
        )
    if not start.startswith(b"PK"):
        raise UnreadableError(
            "Tệp không phải Excel .xlsx (có thể là .csv hay tệp khác được đổi tên); hãy mở "
            "bằng Excel rồi lưu dạng “Excel Workbook (.xlsx)”."
        )


def refuse_too_large(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise UnreadableError(
            f"Tệp chứa {len(parts)} phần bên trong, quá {MOST_PARTS}; "
            "một bảng tính bình thường chỉ có vài chục phần."
        )
    if sum(part.file_size for part in parts) > LARGEST_TOTAL:
        raise _too_large()
    if any(part.file_size > _limit(part) for part in parts):
        raise _too_large()
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise zipfile.BadZipFile("two parts of one name")


def _limit(part: zipfile.ZipInfo) -> int:
    is_strings = part.filename.lower().endswith("sharedstrings.xml")
    return LARGEST_STRINGS if is_strings else LARGEST_PART


def _too_large() -> UnreadableError:
    return UnreadableError(
        "Nội dung sau khi giải nén quá lớn; có thể tệp được cố ý nén để làm tràn bộ nhớ. "
        "Hãy xóa các trang, cột không dùng rồi lưu lại, hoặc chia thành nhiều tệp."
    )


def pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces, as much as there really is, whatever the directory claims."""
    with archive.open(part) as file:
        size, end, has_root = 0, b"", False
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > _limit(part):
                raise _too_large()
            if size == len(piece):  # the first one
                has_root = _ROOT_COMES_FIRST.match(piece) is not None
            if not has_root:
                _refuse_entities(end + piece)
                end = piece[-_OVERLAP:]
            yield piece
    if size != part.file_size:
        raise zipfile.BadZipFile(part.filename)


def _refuse_entities(window: bytes) -> None:
    if b"<!" in window and _DOCTYPE.search(window):
        raise UnreadableError(
            "Tệp chứa khai báo thực thể XML, thứ Excel không bao giờ ghi; tệp bị từ chối."
        )
