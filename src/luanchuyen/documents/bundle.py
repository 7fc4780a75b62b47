"""Binds the files of a dossier into one PDF to print: the contents page first, then each file in its order.

Every sheet bears its number in the bundle, which the contents name.

What cannot be bound has a sheet in its place that says so: a Word file, a damaged or locked PDF, a picture
nobody can read.
"""

import io
import json
import struct
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import typst
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject

from luanchuyen.documents import setting, sheet_numbers
from luanchuyen.documents.faults import PaperError

# The whole of a sheet of A3 scanned at 600 dots an inch; what unpacks to more is no scan of a paper.
_MOST_DOTS = 75_000_000
_ACTIONS = ("/A", "/AA")
_SIZES_OF_JPEG = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True)
class Part:
    """One file: `kind` is pdf, jpeg, png or another, told by its content.

    `fault` is why there is no content to bind, where it is known before.
    """

    title: str
    kind: str
    content: bytes = b""
    fault: str = ""


# Sets the contents for the pages of each part and the page on which the first begins.
Contents = Callable[[Sequence[int], int], bytes]


def bound(title: str, parts: Sequence[Part], contents: Contents) -> bytes:
    """The whole dossier, its parts marked for leafing through; the same files give the same bytes.

    Raises PaperError where the contents cannot be set.
    """
    made = [sheets(part) for part in parts]
    writer = PdfWriter()
    _append(writer, _front([len(one.pages) for one in made], contents))
    for part, pages in zip(parts, made, strict=True):
        first = len(writer.pages)
        _append(writer, pages)
        writer.add_outline_item(title=part.title, page_number=first)
    sheet_numbers.number(writer)
    writer.add_metadata({"/Title": title})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _front(counts: Sequence[int], contents: Contents) -> PdfReader:
    """The contents, which count their own pages too: set again until the first part begins behind them."""
    length = 0
    while True:
        pages = _read(contents(counts, length + 2))
        if len(pages.pages) <= length + 1:
            return _filled(pages, length + 1)
        length = len(pages.pages) - 1


def _filled(pages: PdfReader, length: int) -> PdfReader:
    """With blank sheets behind, where a second setting turned out shorter."""
    if len(pages.pages) == length:
        return pages
    writer = PdfWriter()
    _append(writer, pages)
    while len(writer.pages) < length:
        writer.add_blank_page()
    return _written(writer)


def _append(writer: PdfWriter, pages: PdfReader) -> None:
    for page in pages.pages:
        writer.add_page(page)


def sheets(part: Part) -> PdfReader:
    """The pages of one part, or the sheet that stands for it."""
    try:
        if part.fault:
            raise PaperError(part.fault)
        bind = {"pdf": _pages, "jpeg": _picture, "png": _picture}.get(part.kind)
        if bind is None:
            raise PaperError("Tệp loại này không ghép vào bản in được.")
        return bind(part)
    except PaperError as error:
        said = f"{error} Mở riêng tệp này ở trang Thành phần hồ sơ."
        return _read(_sheet(part.title, said=said))


def _pages(part: Part) -> PdfReader:
    """The pages written anew, so that one file's nonsense cannot spoil the whole."""
    try:
        given = PdfReader(io.BytesIO(part.content))
        if given.is_encrypted:
            raise PaperError("Tệp PDF có mật khẩu nên không ghép được.")
        # A table of places may be sloppy; an object that is not whole would leave a page blank unsaid.
        given.strict = True
        writer = PdfWriter()
        for page in given.pages:
            added = writer.add_page(page)
            _without_actions(added)
            sheet_numbers.make_room(writer, added)
        found = _written(writer)
        if not found.pages:
            raise PaperError("Tệp PDF không có trang nào.")
    except PaperError:
        raise
    # pypdf lets out whatever error the nonsense in a file makes of its own code.
    except Exception as error:
        raise PaperError("Tệp PDF bị hỏng nên không ghép được.") from error
    return found


def _without_actions(page: PageObject) -> None:
    """What is printed does nothing: no script, no address to go to."""
    noted = page.get("/Annots", ArrayObject()).get_object()
    for holder in (page, *(one.get_object() for one in noted)):
        if isinstance(holder, DictionaryObject):
            for action in _ACTIONS:
                holder.pop(action, None)


def _written(writer: PdfWriter) -> PdfReader:
    file = io.BytesIO()
    writer.write(file)
    return _read(file.getvalue())


def _read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def _picture(part: Part) -> PdfReader:
    if _dots(part) > _MOST_DOTS:
        raise PaperError("Ảnh quá lớn nên không ghép được.")
    try:
        return _read(_sheet(part.title, picture=part))
    except typst.TypstError as error:
        raise PaperError("Ảnh bị hỏng nên không ghép được.") from error


def _dots(part: Part) -> int:
    """Width times height as the file itself says."""
    try:
        width, height = _SIZES[part.kind](part.content)
    except (struct.error, IndexError) as error:
        raise PaperError("Ảnh bị hỏng nên không ghép được.") from error
    return width * height


def _size_of_png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """From the frame header, behind segments that each say how long they are."""
    at = 2
    while data[at + 1] not in _SIZES_OF_JPEG:
        (length,) = struct.unpack_from(">H", data, at + 2)
        at += 2 + length
    height, width = struct.unpack_from(">HH", data, at + 5)
    return width, height


_SIZES = {"png": _size_of_png, "jpeg": _size_of_jpeg}


def _sheet(title: str, *, said: str = "", picture: Part | None = None) -> bytes:
    """One sheet of A4 with the words, or with the picture. Raises TypstError for one nobody can read."""
    with tempfile.TemporaryDirectory() as folder:
        name = f"picture.{picture.kind}" if picture else ""
        if picture:
            (Path(folder) / name).write_bytes(picture.content)
        told = {"title": title, "said": said, "picture": name and f"/{name}"}
        compiler = typst.Compiler(
            (files(__package__) / "sheet.typ").read_bytes(),
            root=folder,
            font_paths=setting.fonts(),
            sys_inputs={"sheet": json.dumps(told)},
        )
        made = compiler.compile(format="pdf", timestamp=setting.NO_HOUR)
    assert isinstance(made, bytes)  # noqa: S101 - one file was asked for
    return made
