"""Numbers the sheets of a bundle: "Trang hồ sơ 3/32" in the top right corner, over nothing that is on the sheet.

A page that comes from elsewhere is drawn a little smaller, so that the top of the sheet is free; sheets of our
own have a margin there anyway. Boxes, turned pages and notes are taken as readers show them.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import typst
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
)

from luanchuyen.documents import setting
from luanchuyen.documents.faults import PaperError

_MM = 72 / 25.4
_STRIP = 8 * _MM  # the free top of a sheet
_LONGEST = 60 * _MM  # room for the words of a number
_ASIDE = 10 * _MM  # from the right edge
_SHARE = 8  # on a small sheet the strip is no more than this part of it
_NAME = "/TrangHoSo"


@dataclass(frozen=True)
class _Upright:
    """A page as it is shown: its size, and what leads from there to its own coordinates."""

    width: float
    height: float
    turn: tuple[int, int, int, int]
    corner: tuple[float, float]
    unit: float

    @property
    def strip(self) -> float:
        return min(_STRIP / self.unit, self.height / _SHARE, self.width / _SHARE)

    def at(self, right: float, up: float) -> tuple[float, float]:
        """The page's own coordinates of a point as shown, from the lower left."""
        a, b, c, d = self.turn
        x, y = self.corner
        return a * right + c * up + x, b * right + d * up + y


def make_room(writer: PdfWriter, page: PageObject) -> None:
    """Draw a page of the writer smaller by a strip at its top; nothing of it is lost or newly seen.

    Raises PaperError, or whatever nonsense in the page makes pypdf raise.
    """
    box, turned = page.cropbox, int(page.get("/Rotate", 0)) % 360
    page[NameObject("/Rotate")] = NumberObject(turned)
    for name in ("/MediaBox", "/CropBox"):
        page[NameObject(name)] = ArrayObject(map(FloatObject, box))
    upright = _upright(page)
    scale = 1 - upright.strip / upright.height
    moved = [
        new - scale * old
        for new, old in zip(
            upright.at((1 - scale) * upright.width / 2, 0),
            upright.at(0, 0),
            strict=True,
        )
    ]
    edges = _numbers(box.left, box.bottom, box.width, box.height)
    before = f"q {_numbers(scale, 0, 0, scale, *moved)} cm {edges} re W n\n"
    _surround(writer, page, before, "\nQ")
    for note in _notes(page):
        _move(note, scale, moved)
    _own_resources(page)


def number(writer: PdfWriter) -> None:
    """Write its number on every page of the writer."""
    pages = writer.pages
    for page, stamp in zip(pages, _stamps(len(pages)), strict=True):
        named = _own_resources(page)
        named[NameObject(_NAME)] = writer._add_object(_drawing(writer, stamp))
        upright = _upright(page)
        size = upright.strip / _STRIP
        aside = min(_ASIDE, upright.width / size - _LONGEST)
        place = upright.at(
            upright.width - (_LONGEST + aside) * size, upright.height - upright.strip
        )
        matrix = _numbers(*(size * one for one in upright.turn), *place)
        _surround(writer, page, "q\n", f"\nQ q {matrix} cm {_NAME} Do Q")


def _upright(page: PageObject) -> _Upright:
    box = page.cropbox
    left, low, right, high = map(float, (box.left, box.bottom, box.right, box.top))
    if not (right > left and high > low):
        raise PaperError("Trang của tệp PDF không có khổ giấy.")
    wide, tall = right - left, high - low
    shown = {
        0: ((wide, tall), (1, 0, 0, 1), (left, low)),
        90: ((tall, wide), (0, 1, -1, 0), (right, low)),
        180: ((wide, tall), (-1, 0, 0, -1), (right, high)),
        270: ((tall, wide), (0, -1, 1, 0), (left, high)),
    }
    (width, height), turn, corner = shown[page.rotation % 360]
    return _Upright(width, height, turn, corner, float(page.user_unit))


def _surround(writer: PdfWriter, page: PageObject, before: str, after: str) -> None:
    """Put commands before and behind those of the page, which are not read."""
    drawn = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
    if isinstance(drawn, IndirectObject) and isinstance(
        drawn.get_object(), ArrayObject
    ):
        drawn = drawn.get_object()
    inner = list(drawn) if isinstance(drawn, ArrayObject) else [drawn]
    outer = [writer._add_object(_stream(one.encode())) for one in (before, after)]
    page[NameObject("/Contents")] = ArrayObject([outer[0], *inner, outer[1]])


def _stream(commands: bytes) -> StreamObject:
    made = StreamObject()
    made.set_data(commands)
    return made


def _own_resources(page: PageObject) -> DictionaryObject:
    """The pictures the page may name, in a list that no other page shares."""
    found = DictionaryObject(page.get("/Resources", DictionaryObject()).get_object())
    named = DictionaryObject(found.get("/XObject", DictionaryObject()).get_object())
    found[NameObject("/XObject")] = named
    page[NameObject("/Resources")] = found
    return named


def _notes(page: PageObject) -> Iterator[DictionaryObject]:
    for one in page.get("/Annots", ArrayObject()).get_object():
        note = one.get_object()
        if isinstance(note, DictionaryObject):
            yield note


def _move(note: DictionaryObject, scale: float, moved: list[float]) -> None:
    given = note.get("/Rect", NullObject()).get_object()
    if isinstance(given, ArrayObject):
        note[NameObject("/Rect")] = ArrayObject(
            FloatObject(scale * float(one) + moved[place % 2])
            for place, one in enumerate(given)
        )


def _stamps(last: int) -> Iterator[PageObject]:
    told = {"last": last, "width": _LONGEST, "height": _STRIP}
    compiler = typst.Compiler(
        (files(__package__) / "sheet_number.typ").read_bytes(),
        font_paths=setting.fonts(),
        sys_inputs={"numbers": json.dumps(told)},
    )
    made = compiler.compile(format="pdf", timestamp=setting.NO_HOUR)
    assert isinstance(made, bytes)  # noqa: S101 - one file was asked for
    yield from PdfReader(io.BytesIO(made)).pages


def _drawing(writer: PdfWriter, stamp: PageObject) -> StreamObject:
    """One number as a drawing that a page may name."""
    drawn = stamp.get_contents()
    made = _stream(b"" if drawn is None else drawn.get_data())
    made[NameObject("/Type")] = NameObject("/XObject")
    made[NameObject("/Subtype")] = NameObject("/Form")
    made[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, _LONGEST, _STRIP)))
    made[NameObject("/Resources")] = stamp["/Resources"].clone(writer)
    return made


def _numbers(*given: float) -> str:
    return " ".join(f"{float(one):.4f}" for one in given)
