"""A dossier bound for print: contents first, then each file; what cannot be bound has a sheet that says so."""

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from luanchuyen.documents.bundle import Contents, Part, bound
from luanchuyen.documents.contents import DossierContents, Item
from luanchuyen.documents.form import FormKind
from luanchuyen.documents.writing import pdf
from tests.documents.papers import DAY
from tests.documents.pdf import WHITE, grey, pages
from tests.documents.samples import MOVE, frame

# The smallest grey picture there is, as a camera would write it.
_JPEG = (
    "ffd8ffe000104a46494600010100000100010000ffdb004300" + "01" * 64 + "ffc0000b080001"
    "000101011100ffc40014000100000000000000000000000000000009ffc400141001000000000000"
    "00000000000000000000ffda0008010100003f0054dfffd9"
)


def text(*lines: str) -> bytes:
    """A PDF with a line on each page."""
    source = "\n#pagebreak()\n".join(lines).encode()
    made = typst.Compiler(source).compile(format="pdf", timestamp=0)
    assert isinstance(made, bytes)
    return made


TWO = text("Một", "Hai")


def png(width: int, height: int, *, told: int | None = None) -> bytes:
    """A red picture; `told` is a width its head claims."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", told or width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\xff\0\0" * width) * height
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def locked() -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(text("Kín"))))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def numbers(counts: Sequence[int], first: int) -> bytes:
    """Contents of one page: where each part begins."""
    found = [first + sum(counts[:index]) for index in range(len(counts))]
    return text("Bắt đầu: " + ", ".join(map(str, found)))


def lines(file: bytes) -> list[str]:
    """What each sheet says besides its number."""
    return [" ".join(page.lines[1:]) for page in pages(file)]


def one(part: Part) -> str:
    """What stands behind the contents."""
    _, *behind = lines(bound("Hồ sơ", [part], numbers))
    return " ".join(behind)


def test_each_file_follows_the_contents_in_its_order() -> None:
    parts = [
        Part("Lý lịch", "pdf", text("Một", "Hai")),
        Part("Ảnh", "png", png(3, 4)),
        Part("Sức khỏe", "pdf", text("Ba")),
    ]

    file = bound("Hồ sơ", parts, numbers)

    said = lines(file)
    assert [line.split()[0] for line in (*said[1:3], said[4])] == ["Một", "Hai", "Ba"]
    assert said[0] == "Bắt đầu: 2, 4, 5"
    marks = [one.title for one in PdfReader(io.BytesIO(file)).outline]  # type: ignore[union-attr]
    assert marks == ["Lý lịch", "Ảnh", "Sức khỏe"]


def test_the_same_files_give_the_same_bytes() -> None:
    parts = [Part("Lý lịch", "pdf", text("Một")), Part("Ảnh", "png", png(3, 4))]

    assert bound("Hồ sơ", parts, numbers) == bound("Hồ sơ", parts, numbers)


def contents_of(count: int) -> tuple[list[Part], Contents]:
    """So many files of a page with the real contents over them."""
    parts = [Part(f"Giấy tờ {n}", "pdf", text(f"Tệp {n}")) for n in range(count)]

    def contents(counts: Sequence[int], first: int) -> bytes:
        items = [
            Item(part.title, DAY, pages, "ab" * 32)
            for part, pages in zip(parts, counts, strict=True)
        ]
        paper = DossierContents(
            **frame(FormKind.PARTY, numbered=False),
            move=MOVE,
            items=items,
            first_page=first,
        )
        return pdf(paper)

    return parts, contents


@pytest.mark.parametrize("count", [3, 60])
def test_the_contents_name_the_page_on_which_a_file_lies(count: int) -> None:
    parts, contents = contents_of(count)

    said = lines(bound("Hồ sơ", parts, contents))

    front = len(said) - count
    assert front == (1 if count == 3 else 3)
    listed = " ".join(said[:front])
    for n in range(count):
        page = front + n + 1
        assert f"Tệp {n}" in said[page - 1]
        assert f"Giấy tờ {n} 01/12/2026 {page} " in listed


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (Part("Sơ yếu", "docx", b"PK"), "Tệp loại này không ghép vào bản in được."),
        (Part("Sơ yếu", "pdf", locked()), "Tệp PDF có mật khẩu nên không ghép được."),
        (Part("Sơ yếu", "pdf", b"%PDF-1.7\n%%EOF"), "Tệp PDF bị hỏng"),
        (Part("Sơ yếu", "pdf", text("Một")[:300]), "Tệp PDF bị hỏng"),
        (Part("Sơ yếu", "png", png(3, 4)[:50]), "Ảnh bị hỏng"),
        (Part("Sơ yếu", "jpeg", b"\xff\xd8\xff\xd9"), "Ảnh bị hỏng"),
        (Part("Sơ yếu", "png", png(3, 4, told=2**31)), "Ảnh quá lớn"),
        (Part("Sơ yếu", "pdf", fault="Tệp đã bị thay đổi."), "Tệp đã bị thay đổi."),
    ],
    ids=["word", "khóa", "rỗng", "cụt", "png cụt", "jpeg cụt", "nở to", "đã đổi"],
)
def test_what_cannot_be_bound_has_a_sheet_that_says_so(part: Part, told: str) -> None:
    said = one(part)

    assert "Sơ yếu" in said
    assert told in said
    assert "Mở riêng tệp này ở trang Thành phần hồ sơ." in said


def test_a_photograph_is_bound() -> None:
    file = bound("Hồ sơ", [Part("Ảnh", "jpeg", bytes.fromhex(_JPEG))], numbers)

    _, picture = PdfReader(io.BytesIO(file)).pages
    assert "/XObject" in picture["/Resources"]  # type: ignore[operator]


def test_every_sheet_bears_its_number_in_the_bundle() -> None:
    parts = [
        Part("Lý lịch", "pdf", TWO),
        Part("Ảnh", "png", png(3, 4)),
        Part("Sơ yếu", "docx"),
    ]

    found = [page.lines[0] for page in pages(bound("Hồ sơ", parts, numbers))]

    assert found == [f"Trang hồ sơ {n}/5" for n in range(1, 6)]


def bleeding(turned: int) -> bytes:
    """A page that is blue to its edges and beyond those that are shown, as a careless scan."""
    whole = PdfReader(
        io.BytesIO(text("#set page(width: 400pt, height: 300pt, fill: blue)"))
    )
    writer, file = PdfWriter(), io.BytesIO()
    page = writer.add_page(whole.pages[0])
    page.cropbox = RectangleObject((50, 40, 350, 260))
    page.rotate(turned)
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_number_lies_above_all_that_is_on_the_sheet(turned: int) -> None:
    file = bound("Hồ sơ", [Part("Ảnh chụp", "pdf", bleeding(turned))], numbers)

    rows = grey(file, page=2)

    strip, sheet = rows[:22], rows[24:]
    width = len(rows[0])
    assert (width, len(rows)) == ((300, 220) if turned % 180 == 0 else (220, 300))
    assert {dot for row in strip for dot in row[: width // 3]} == {WHITE}
    assert min(dot for row in strip for dot in row) < WHITE  # the number
    assert max(dot for row in sheet for dot in row[width // 9 : -width // 9]) < WHITE


def test_a_note_on_a_page_stays_where_it_was_put() -> None:
    writer, file = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(600, 800)
    box = ArrayObject(map(FloatObject, (100, 700, 200, 800)))
    stamp = DictionaryObject(
        {NameObject("/Subtype"): NameObject("/Stamp"), NameObject("/Rect"): box}
    )
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(stamp)])
    writer.write(file)

    made = bound("Hồ sơ", [Part("Đóng dấu", "pdf", file.getvalue())], numbers)

    noted: Any = PdfReader(io.BytesIO(made)).pages[1]["/Annots"]
    left, low, right, high = map(float, noted[0].get_object()["/Rect"])
    assert 800 - high == pytest.approx(22.7, abs=0.1)  # under the number
    assert (right - left) == pytest.approx(high - low)
    assert (left - 300) / (100 - 300) == pytest.approx(low / 700)  # as all around it


def test_the_words_on_a_sheet_are_never_read_as_commands() -> None:
    assert '#panic("x") *a* $b$' in one(Part('#panic("x") *a* $b$', "docx"))


def scripted() -> bytes:
    """A page that runs a script when it opens, with a link that runs one when it is pressed."""
    writer, file = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(100, 100)
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )
    link = DictionaryObject(
        {NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): script}
    )
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    page[NameObject("/Annots")] = writer._add_object(ArrayObject([link]))
    writer.write(file)
    return file.getvalue()


def doing(file: bytes) -> list[str]:
    """What the pages of a file do of themselves or when pressed."""
    found = []
    for page in PdfReader(io.BytesIO(file)).pages:
        noted = page.get("/Annots", ArrayObject()).get_object()
        links = [one.get_object() for one in noted]
        found += [key for one in (page, *links) for key in ("/A", "/AA") if key in one]
    return found


def test_what_is_printed_does_nothing() -> None:
    given = scripted()

    made = bound("Hồ sơ", [Part("Giấy", "pdf", given)], numbers)

    assert doing(given) == ["/AA", "/A"]
    assert doing(made) == []


SPOILT = st.lists(
    st.tuples(st.integers(0, len(TWO) - 1), st.integers(0, 255)), min_size=1
)


def test_a_sloppy_table_of_places_is_no_damage() -> None:
    head, mark, _ = text("Một").rpartition(b"startxref")

    assert one(Part("Giấy", "pdf", head + mark + b"\n7\n%%EOF")) == "Một"


def test_a_page_whose_words_are_lost_is_not_left_blank() -> None:
    spoilt = TWO.replace(b"/Contents ", b"/Contents\0", 1)

    said = one(Part("Hỏng", "pdf", spoilt))

    assert "Tệp PDF bị hỏng nên không ghép được." in said


@settings(max_examples=60, deadline=None)
@given(SPOILT)
def test_whatever_a_file_holds_the_rest_is_bound(bytes_: list[tuple[int, int]]) -> None:
    spoilt = bytearray(TWO)
    for place, byte in bytes_:
        spoilt[place] = byte

    file = bound(
        "Hồ sơ",
        [Part("Hỏng", "pdf", bytes(spoilt)), Part("Lành", "pdf", text("Còn nguyên"))],
        numbers,
    )

    assert lines(file)[-1].startswith("Còn nguyên")
