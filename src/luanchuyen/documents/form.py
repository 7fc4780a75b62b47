"""The form of Party papers (thể thức): which text governs on a day, and what it asks of every paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, ValidationError

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.letters import folded
from luanchuyen.rules.entries import Entry, Line
from luanchuyen.rules.instruments import library, wrong_kind
from luanchuyen.rules.located_yaml import read

_FILE = "forms.yaml"
TO_REPORT = "để báo cáo"


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

    party: float
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


class Layout(_Part):
    """Lengths in millimetres, letters and lines in points.

    `codes` are the letters of each kind of paper, `collectives` bodies nobody signs for as for a head.
    """

    page: Page
    margins: Margins
    font: str
    sizes: Sizes
    first_line: float
    line_spacing: float
    padded_below: Padding
    codes: Mapping[str, str]
    collectives: Sequence[str]


class PartyForm(Entry):
    """The form from a day on, and the texts that set it."""

    layout: Layout

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
def party_forms() -> Line[PartyForm]:
    """The dated form of Party papers. Raises RulebookError when the file is wrong."""
    text = (files(__package__) / _FILE).read_text("utf-8")
    return parse(text, _FILE)


def parse(text: str, file: str) -> Line[PartyForm]:
    """Read the dated form; see `party_forms`."""
    located = read(text, file)
    versions = located.value["party"]  # type: ignore[index]  # ours, and a test reads it
    found = []
    for index, value in enumerate(versions):
        try:
            form = PartyForm.model_validate(value)
        except ValidationError as error:
            raise wrong_kind(located, ("party", index), error) from error
        for key in form.cites:
            if key.partition("/")[0] not in library():
                raise located.error(
                    "rules.E006",
                    ("party", index, "cites"),
                    f"«{key}» không có trong danh mục văn bản; thêm văn bản hoặc sửa khóa",
                )
        found.append(form)
    return Line("party", tuple(found))


def governing(on: date) -> PartyForm:
    """The form in force on the day. Raises PaperError before the first one known."""
    form = party_forms().in_force(on)
    if form is None:
        first = party_forms().versions[0].since
        raise PaperError(
            f"Không có thể thức văn bản nào được ghi cho ngày {on:%d/%m/%Y}; "
            f"thể thức đầu tiên có từ ngày {first:%d/%m/%Y}."
        )
    return form


@dataclass(frozen=True)
class Heading:
    """What stands above the title; a paper without number is a draft.

    `body` is who issues, `superior` the body above, `code` the issuer's letters in the symbol.
    """

    body: str
    code: str
    place: str
    superior: str = ""
    number: int | None = None
    signed_on: date | None = None

    @property
    def is_draft(self) -> bool:
        return self.number is None


def symbol(heading: Heading, form: PartyForm, paper: str) -> str:
    """Number and symbol, without a colon: Số 175-KH/TU; the number stays blank in a draft."""
    number = "     " if heading.number is None else f"{heading.number:02d}"
    return f"Số {number}-{form.layout.codes[paper]}/{heading.code}"


def place_and_day(heading: Heading, form: PartyForm, year: int) -> str:
    """Đông Hà, ngày 05 tháng 5 năm 2021; of a paper not yet signed only the year is known."""
    day = (
        form.long_day(heading.signed_on)
        if heading.signed_on
        else f"ngày      tháng      năm {year}"
    )
    return f"{heading.place}, {day}"


@dataclass(frozen=True)
class Signature:
    """Who signs, and with which authority; blank authority where a head signs for himself."""

    post: str
    name: str
    authority: str = ""


def on_behalf_of(body: str, post: str, name: str) -> Signature:
    """A member signs for a collective: T/M BAN THƯỜNG VỤ, then BÍ THƯ or PHÓ BÍ THƯ."""
    return Signature(post.upper(), name, f"T/M {body.upper()}")


def by_deputy(head: str, name: str, form: PartyForm) -> Signature:
    """A deputy signs for one head: K/T TRƯỞNG BAN, then PHÓ TRƯỞNG BAN; never for a collective."""
    if any(folded(head).startswith(folded(body)) for body in form.layout.collectives):
        raise PaperError(
            f"«{head}» là tập thể: không ký thay (K/T); dùng T/M {head.upper()}."
        )
    return Signature(f"PHÓ {head.upper()}", name, f"K/T {head.upper()}")


def by_order_of(body: str, post: str, name: str) -> Signature:
    """Somebody below signs by order: T/L BAN THƯỜNG VỤ, then CHÁNH VĂN PHÒNG."""
    return Signature(post.upper(), name, f"T/L {body.upper()}")


@dataclass(frozen=True)
class Recipients:
    """Who receives the paper, and what for; a blank purpose is for carrying it out."""

    names: Sequence[str]
    purpose: str = ""


def recipient_lines(groups: Iterable[Recipients], kept_by: str) -> list[str]:
    """A line each, who is reported to first, the archive last and with the full stop."""
    ordered = sorted(groups, key=lambda group: group.purpose != TO_REPORT)
    lines = [
        f"- {name} ({group.purpose})," if group.purpose else f"- {name},"
        for group in ordered
        for name in group.names
    ]
    return [*lines, f"- Lưu {kept_by}."]
