"""Looks through the zip before any parser does, so that no file exhausts the memory.

A workbook is a zip of XML parts. A small file can claim gigabytes: by its compression,
by one cell far away (the parser holds the whole rectangle), by entities, or by many
cells that share one long text. Every part is unpacked once, in pieces, and measured.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from xml.parsers import expat

import polars as pl

from luanchuyen.snapshot.workbook.faults import UnreadableError
from luanchuyen.snapshot.workbook.inspection import Inspection, inspect

_PIECE = 1 << 20
_MEBI = 1 << 20
MOST_PARTS = 5_000
LARGEST_PART = 320 * _MEBI  # a sheet of 1,048,576 tenures takes 250
LARGEST_STRINGS = 96 * _MEBI
LARGEST_TOTAL = 1024 * _MEBI
MOST_STRINGS = 4_000_000
LONGEST_TEXTS = 256 * _MEBI  # of one sheet, each use of a shared text counted

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_TEXT_END = re.compile(rb"<(?:/(?:[\w.-]+:)?si\s*|(?:[\w.-]+:)?si\s*/)>")
# A cell other than <c r="A1" …> in the first 26 columns and 400,000 rows, an error or a
# formula: then the sheet is looked at element by element.
_IRREGULAR = (
    r"<c(?:[^ a-z]| [^r]| r[^=]| r=[^\"]"
    r"| r=\"(?:[^A-Z]|[A-Z][^0-9]|[A-Z][4-9][0-9]{5}|[A-Z][0-9]{7}))"
    r"|:c[ >/]|t\s*=\s*[\"']e[\"']|<f|:f[ >]"
)


@dataclass(frozen=True)
class _Look:
    """One part, unpacked: its size, whether it needs a closer look, its longest text."""

    size: int
    irregular: bool
    strings: int = 0
    longest: int = 0


def examine(path: Path) -> dict[str, Inspection]:
    """Measure every part; return the closer look at those sheets that needed one.

    The keys are names of sheets. Raises UnreadableError for whatever is no sound workbook.
    """
    _refuse_other_kinds(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _examine(archive)
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


def _refuse_other_kinds(path: Path) -> None:
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


def _examine(archive: zipfile.ZipFile) -> dict[str, Inspection]:
    parts = [part for part in archive.infolist() if not part.is_dir()]
    _refuse_too_large(parts)
    # Each thread unpacks whole parts; zlib and the search work outside the interpreter's lock.
    with ThreadPoolExecutor(2) as threads:
        largest_first = sorted(parts, key=lambda part: -part.file_size)
        looks = dict(
            zip(
                (part.filename for part in largest_first),
                threads.map(lambda part: _look(archive, part), largest_first),
                strict=True,
            )
        )
    longest = max((look.longest for look in looks.values()), default=0)
    return {
        sheet: _inspect(archive, part)
        for sheet, part in sheet_parts(archive).items()
        if part in looks and _needs_inspection(looks[part], longest)
    }


def _refuse_too_large(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise UnreadableError(
            f"Tệp chứa {len(parts)} phần bên trong, quá {MOST_PARTS}; "
            "một bảng tính bình thường chỉ có vài chục phần."
        )
    if sum(part.file_size for part in parts) > LARGEST_TOTAL:
        raise _too_large()
    if any(part.file_size > _limit(part) for part in parts):
        raise _too_large()


def _limit(part: zipfile.ZipInfo) -> int:
    is_strings = part.filename.lower().endswith("sharedstrings.xml")
    return LARGEST_STRINGS if is_strings else LARGEST_PART


def _too_large() -> UnreadableError:
    return UnreadableError(
        "Nội dung sau khi giải nén quá lớn; có thể tệp được cố ý nén để làm tràn bộ nhớ. "
        "Hãy xóa các trang, cột không dùng rồi lưu lại, hoặc chia thành nhiều tệp."
    )


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces, as much as there really is, whatever the directory claims."""
    with archive.open(part) as file:
        size = 0
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > _limit(part):
                raise _too_large()
            yield piece
    if size != part.file_size:
        raise zipfile.BadZipFile(part.filename)


def _look(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> _Look:
    is_strings = part.filename.lower().endswith("sharedstrings.xml")
    irregular, strings, longest, carry = False, 0, 0, b""
    for piece in _pieces(archive, part):
        window = carry + piece
        if _DOCTYPE.search(window):
            raise UnreadableError(
                "Tệp chứa khai báo thực thể XML, thứ Excel không bao giờ ghi; tệp bị từ chối."
            )
        if is_strings:
            *texts, carry = _split_texts(window)
            strings += len(texts)
            longest = max(longest, *map(len, texts), len(carry))
        else:
            irregular = irregular or _is_irregular(window)
            carry = window[-64:]
    if strings > MOST_STRINGS:
        raise _too_large()
    return _Look(part.file_size, irregular, strings, longest)


def _split_texts(window: bytes) -> list[bytes]:
    """Shared texts, the last one not yet complete; what stands before the first goes."""
    texts = _TEXT_END.split(window)
    texts[0] = texts[0][max(texts[0].find(b"<si"), 0) :]
    if len(texts[-1]) > 4 * _PIECE:  # Excel's own limit is 32,767 characters
        raise _too_large()
    return texts


def _is_irregular(piece: bytes) -> bool:
    text = pl.Series([str(piece, "ascii", "replace")])
    return bool(text.str.contains(_IRREGULAR)[0])


def _needs_inspection(look: _Look, longest: int) -> bool:
    cells = look.size // 24  # the shortest way to write a cell with a shared text
    return look.irregular or cells * longest > 2 * LONGEST_TEXTS


def _inspect(archive: zipfile.ZipFile, name: str) -> Inspection:
    return inspect(
        _pieces(archive, archive.getinfo(name)), LONGEST_TEXTS, _texts(archive)
    )


def _texts(archive: zipfile.ZipFile) -> list[int]:
    """The length of each shared text."""
    for part in archive.infolist():
        if part.filename.lower().endswith("xl/sharedstrings.xml"):
            carry = b""
            lengths: list[int] = []
            for piece in _pieces(archive, part):
                *texts, carry = _split_texts(carry + piece)
                lengths += map(len, texts)
            return lengths
    return []


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of each sheet → name of its part, as the workbook's own directory says."""
    names = {name.lower(): name for name in archive.namelist()}
    if "xl/workbook.xml" not in names:
        raise UnreadableError(
            "Tệp nén này không phải bảng tính Excel; cần tệp .xlsx lưu từ Excel."
        )
    targets = {
        attributes["Id"]: normpath(join("/xl", attributes["Target"])).lstrip("/")
        for tag, attributes in _elements(
            archive, names.get("xl/_rels/workbook.xml.rels")
        )
        if tag == "Relationship" and {"Id", "Target"} <= attributes.keys()
    }
    sheets = {}
    for tag, attributes in _elements(archive, names["xl/workbook.xml"]):
        if tag == "sheet":
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            part = targets.get(link, "")
            sheets[attributes.get("name", "")] = names.get(part.lower(), part)
    return sheets


def _elements(
    archive: zipfile.ZipFile, name: str | None
) -> list[tuple[str, dict[str, str]]]:
    if name is None:
        return []
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append(
        (tag.rpartition(":")[2], attributes)
    )
    for piece in _pieces(archive, archive.getinfo(name)):
        parser.Parse(piece)
    parser.Parse(b"", True)
    return found
