"""Files are known by their content, kept apart under unguessable names, and never half."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import Settings

from luanchuyen.records.models import FileKind
from luanchuyen.services import files

PDF = b"%PDF-1.7\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0....\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 20 + b"IEND\xaeB`\x82"
TYPES = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    settings.DOSSIER_MAX_BYTES = 1024**2
    return tmp_path


def docx(**more: bytes) -> bytes:
    given = {"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>"} | more
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in given.items():
            package.writestr(name, content)
    return made.getvalue()


def kept(content: bytes, name: str) -> files.Kept:
    with files.keeping(BytesIO(content), name) as found:
        return found


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "a.pdf", FileKind.PDF),
        (JPEG, "a.JPG", FileKind.JPEG),
        (PNG, "a.png", FileKind.PNG),
        (docx(), "a.docx", FileKind.DOCX),
    ],
    ids=["pdf", "jpeg", "png", "docx"],
)
def test_a_file_that_is_what_it_claims_is_kept(
    content: bytes, name: str, kind: FileKind, data: Path
) -> None:
    found = kept(content, name)

    assert (found.kind, found.size) == (kind, len(content))
    assert files.opened(found.stored, found.sha256) == content
    assert files.path_of(found.stored).stat().st_mode & 0o077 == 0


WRONG: dict[str, tuple[bytes, str]] = {
    "ảnh mang tên PDF": (JPEG, "a.pdf"),
    "PDF bị cắt": (b"%PDF-1.7\n", "a.pdf"),
    "chương trình mang tên PDF": (b"MZ\x90", "a.pdf"),
    "zip không phải Word": (docx(**{"word/document.xml": b""})[:50], "a.docx"),
    "Word có chương trình": (docx(**{"word/vbaProject.bin": b"x"}), "a.docx"),
    "bảng tính mang tên Word": (docx(**{"[Content_Types].xml": b"<x/>"}), "a.docx"),
    "PNG bị cắt": (PNG[:30], "a.png"),
    "loại khác": (b"<html>", "a.html"),
    "không có đuôi": (PDF, "pdf"),
    "trống": (b"", "a.pdf"),
    "quá lớn": (PDF + b" " * 1024**2, "a.pdf"),
    "bom nén": (docx(**{"word/media/1": b"\0" * 25 * 1024**2}), "a.docx"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_it_is_not_is_refused_and_nothing_is_kept(name: str, data: Path) -> None:
    content, file_name = WRONG[name]

    with pytest.raises(files.RefusedError):
        kept(content, file_name)

    assert list(data.rglob("*")) == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("../../etc/giay.pdf", "giay.pdf"),
        ("C:\\thư\\Giấy khám.pdf", "Giấy khám.pdf"),
        ("Giấy & tờ #1 [bản 'sao'].pdf", "Giấy _ tờ _1 _bản _sao__.pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere_and_says_nothing_odd(given: str, told: str) -> None:
    assert files.named(given)[0] == told


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>.pdf", "a<b>.pdf", "a\n.pdf", "a\0.pdf"]
)
def test_a_name_with_a_script_in_it_is_refused(name: str, data: Path) -> None:
    with pytest.raises(files.RefusedError, match="hãy đổi tên tệp"):
        kept(PDF, name)

    assert list(data.rglob("*")) == []


def test_it_reads_no_more_than_it_may(settings: Settings) -> None:
    asked: list[int] = []

    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(size or 0)
            return b"x" * (size or 0)

    with (
        pytest.raises(files.RefusedError, match="lớn hơn 1 MB"),
        files.keeping(Endless(), "a.pdf"),
    ):
        pass

    assert asked == [1024**2 + 1]


def test_a_file_goes_again_where_its_row_is_not_made(data: Path) -> None:
    def fail() -> None:
        with files.keeping(BytesIO(PDF), "a.pdf"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert [path for path in data.rglob("*") if path.is_file()] == []


Damage = Callable[[Path], object]


@pytest.mark.parametrize(
    "damage",
    [lambda path: path.unlink(), lambda path: path.write_bytes(b"khac")],
    ids=["mất", "bị sửa"],
)
def test_a_file_that_is_gone_or_changed_is_not_given_out(damage: Damage) -> None:
    found = kept(PDF, "a.pdf")
    damage(files.path_of(found.stored))

    with pytest.raises(files.DamagedError):
        files.opened(found.stored, found.sha256)
