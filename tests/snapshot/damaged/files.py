"""Damaged and hostile files: what is no workbook, or one made to exhaust the memory."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.snapshot.damaged import sound

SHEET = "xl/worksheets/sheet4.xml"  # Cán bộ
STRINGS = "xl/sharedStrings.xml"
_HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = "</sheetData></worksheet>"

Maker = Callable[[Path], object]


def _bytes(content: bytes) -> Maker:
    return lambda path: path.write_bytes(content)


def _sound(path: Path) -> bytes:
    return sound.save(sound.sheets(), path).read_bytes()


def _cut(path: Path, share: float) -> None:
    content = _sound(path)
    path.write_bytes(content[: int(len(content) * share)])


def _flip(path: Path) -> None:
    content = bytearray(_sound(path))
    content[200:400] = bytes(200)
    path.write_bytes(content)


def rewritten(path: Path, changes: dict[str, bytes | None]) -> Path:
    """The sound workbook with parts replaced, added, or (None) left out."""
    sound.save(sound.sheets(), path)
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, bytes | None] = {
            n: archive.read(n) for n in archive.namelist()
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | changes).items():
            if content is not None:
                archive.writestr(name, content)
    return path


def _with(name: str, content: bytes | None) -> Maker:
    return lambda path: rewritten(path, {name: content})


def _sheet(rows: str) -> bytes:
    return f"{_HEAD}{rows}{_TAIL}".encode()


def _lying_bomb(path: Path) -> None:
    """The directory says a part is small; unpacked it is large."""
    rewritten(path, {"xl/media/a.xml": bytes(400 << 20)})
    content = path.read_bytes()
    path.write_bytes(
        content.replace((400 << 20).to_bytes(4, "little"), b"\x00\x10\x00\x00")
    )


def _many_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"xl/{number}.xml", "")


def _long_text_used_often(path: Path) -> None:
    text = "a" * 30_000
    cells = "".join(
        f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 100_001)
    )
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{text}</t></si></sst>"
    )
    rewritten(path, {SHEET: _sheet(cells), STRINGS: strings.encode()})


def _large_sheets_at_once(path: Path) -> None:
    """Each sheet for itself keeps within the limits."""
    far = _sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="340000"><c r="Z340000"><v>1</v></c></row>'
    )
    rewritten(path, {f"xl/worksheets/sheet{n}.xml": far for n in range(1, 9)})


def _long_texts_at_once(path: Path) -> None:
    """Each sheet for itself keeps within the limits."""
    cells = "".join(
        f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 6_001)
    )
    strings = f"<sst><si><t>{'a' * 30_000}</t></si></sst>".encode()
    sheets = {f"xl/worksheets/sheet{n}.xml": _sheet(cells) for n in range(1, 9)}
    rewritten(path, {**sheets, STRINGS: strings})


_ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><worksheet><sheetData><row><c><v>&i;</v></c></row></sheetData></worksheet>"
)

DAMAGED: dict[str, Maker] = {
    "tệp rỗng": _bytes(b""),
    "một byte": _bytes(b"P"),
    "csv đổi tên": _bytes("Mã,Tên\n1,Nguyễn Văn A\n".encode()),
    "trang web đổi tên": _bytes(b"<html><table></table></html>"),
    "xls cũ hoặc có mật khẩu": _bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
    ),
    "byte bất kỳ": _bytes(bytes(range(256)) * 64),
    "zip rỗng": _bytes(b"PK\x05\x06" + bytes(18)),
    "đầu zip rồi hết": _bytes(b"PK\x03\x04"),
    "mất nửa sau": lambda path: _cut(path, 0.5),
    "mất đoạn cuối": lambda path: _cut(path, 0.97),
    "ruột hỏng": _flip,
    "không có workbook.xml": _with("xl/workbook.xml", None),
    "workbook.xml hỏng": _with("xl/workbook.xml", b"<workbook><sheets>"),
    "thiếu quan hệ": _with("xl/_rels/workbook.xml.rels", None),
    "thiếu phần của trang": _with(SHEET, None),
    "trang không phải XML": _with(SHEET, b"xin chao"),
    "trang cụt": _with(SHEET, _sheet("")[:-30] + b'<row r="1"><c r="A1"'),
    "địa chỉ ô sai": _with(SHEET, _sheet('<row r="1"><c r="1A"><v>1</v></c></row>')),
    "dòng ngoài giới hạn": _with(
        SHEET, _sheet('<row><c r="A4000000000"><v>1</v></c></row>')
    ),
    "chữ dùng chung thiếu": _with(
        SHEET, _sheet('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>')
    ),
    "zip không phải bảng tính": _with("xl/workbook.xml", b"\x00\x01"),
}

HOSTILE: dict[str, Maker] = {
    "bom nén": _with("xl/media/a.xml", bytes(400 << 20)),
    "bom nén nói dối": _lying_bomb,
    "quá nhiều phần": _many_parts,
    "thực thể XML": _with(SHEET, _ENTITIES.encode()),
    "ô ở góc xa": _with(
        SHEET,
        _sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
    ),
    "ô ở cuối hai mươi sáu cột": _with(
        SHEET,
        _sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="Z1048576"><v>1</v></c></row>'
        ),
    ),
    "ô không địa chỉ": _with(
        SHEET,
        _sheet(
            f"<row>{'<c><v>1</v></c>' * 16_000}</row>"
            + '<row><c><v>1</v></c></row>' * 100_000
        ),
    ),
    "chữ dài dùng nhiều lần": _long_text_used_often,
    "nhiều trang rộng cùng lúc": _large_sheets_at_once,
    "nhiều trang chữ dài cùng lúc": _long_texts_at_once,
}  # fmt: skip
