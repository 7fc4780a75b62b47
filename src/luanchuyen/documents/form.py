"""The form of papers (thể thức), of the Party and of the State: which text governs on a day, and what it asks."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from luanchuyen.documents.faults import PaperError
from luanchuyen.rules.entries import Entry, Line
from luanchuyen.rules.instruments import library, wrong_kind
from luanchuyen.rules.located_yaml import Located, Path, read

_FILE = "forms.yaml"


class FormKind(StrEnum):
    """Papers of the Party and papers of the State look different."""

    PARTY = "party"
    STATE = "state"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Page(_Part):
    """Size of the sheet, in millimetres."""

    width: float
    height: float


class Margins(_Part):
    """What stays blank around the text, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


class Sizes(_Part):
    """Sizes of letters, in points."""

    motto: float
    heading: float
    kind: float
    subject: float
    body: float
    recipients_title: float
    recipients: float
    table: float
    trace: float


class Padding(_Part):
    """Days and months below these are written with a zero before them."""

    day: int
    month: int


class Titles(_Part):
    """How a sentence speaks of an official."""

    nam: str
    nữ: str
    unknown: str


class Bases(_Part):
    """What a line of the legal bases ends with, and the last one; how who asked is named among them."""

    end: str
    last: str
    proposed: str


class Archive(_Part):
    """What a line of the recipients ends with, and how the archive is named in the last one."""

    end: str
    kept: str


class Layout(_Part):
    """Lengths in millimetres, letters and lines in points.

    `symbol` is how number and symbol are written, `codes` the letters of each kind of paper,
    `registers` from which register it takes its number; a kind that stands in neither takes none.
    `authorities` are the letters of who signs for whom, `collectives` bodies nobody signs for as for a head.
    """

    page: Page
    margins: Margins
    font: str
    sizes: Sizes
    first_line: float
    line_spacing: float
    padded_below: Padding
    symbol: str
    codes: Mapping[str, str]
    registers: Mapping[str, str]
    authorities: Mapping[str, str]
    collectives: Sequence[str]
    titles: Titles
    recipients: Archive
    bases: Bases

    @model_validator(mode="after")
    def _numbers_have_letters(self) -> Self:
        if odd := sorted(self.codes.keys() ^ self.registers.keys()):
            raise ValueError(
                f"codes và registers phải có cùng loại văn bản; khác nhau ở {', '.join(odd)}"
            )
        return self


class PaperForm(Entry):
    """The form from a day on, and the texts that set it."""

    layout: Layout

    def numbers(self, kind: str) -> bool:
        """Whether a paper of the kind takes a number; what takes none is no draft either."""
        return kind in self.layout.registers

    def long_day(self, day: date) -> str:
        """As the heading writes a day: ngày 05 tháng 5 năm 2021."""
        written, month = self._padded(day)
        return f"ngày {written} tháng {month} năm {day.year}"

    def short_day(self, day: date) -> str:
        """As the text writes a day: 05/5/2021."""
        return "/".join((*self._padded(day), str(day.year)))

    def _padded(self, day: date) -> tuple[str, str]:
        below = self.layout.padded_below
        return (
            f"{day.day:02d}" if day.day < below.day else str(day.day),
            f"{day.month:02d}" if day.month < below.month else str(day.month),
        )


@cache
def forms() -> Mapping[FormKind, Line[PaperForm]]:
    """The dated forms of both kinds. Raises RulebookError when the file is wrong."""
    return parse((files(__package__) / _FILE).read_text("utf-8"), _FILE)


def parse(text: str, file: str) -> Mapping[FormKind, Line[PaperForm]]:
    """Read the dated forms; see `forms`."""
    located = read(text, file)
    kinds = located.value if isinstance(located.value, dict) else {}
    return {
        FormKind(kind): Line(
            kind,
            tuple(_form(located, (kind, i), one) for i, one in enumerate(versions)),
        )
        for kind, versions in kinds.items()
    }


def _form(located: Located, path: Path, value: object) -> PaperForm:
    try:
        form = PaperForm.model_validate(value)
    except ValidationError as error:
        raise wrong_kind(located, path, error) from error
    for key in form.cites:
        if key.partition("/")[0] not in library():
            raise located.error(
                "rules.E006",
                (*path, "cites"),
                f"«{key}» không có trong danh mục văn bản; thêm văn bản hoặc sửa khóa",
            )
    return form


def governing(on: date, kind: FormKind = FormKind.PARTY) -> PaperForm:
    """The form in force on the day. Raises PaperError before the first one known."""
    form = forms()[kind].in_force(on)
    if form is None:
        first = forms()[kind].versions[0].since
        raise PaperError(
            f"Không có thể thức văn bản nào được ghi cho ngày {on:%d/%m/%Y}; "
            f"thể thức đầu tiên có từ ngày {first:%d/%m/%Y}."
        )
    return form
