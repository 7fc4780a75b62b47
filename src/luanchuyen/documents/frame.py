"""What stands around the text of every paper: heading, number, signature, recipients."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import FormKind, PaperForm
from luanchuyen.documents.letters import folded

TO_REPORT = "để báo cáo"


@dataclass(frozen=True)
class Heading:
    """What stands above the title; a paper without number is a draft.

    `body` is who issues, `superior` the body above, `code` the issuer's letters in the symbol, `form`
    whether it is a paper of the Party or of the State.
    """

    body: str
    code: str
    place: str
    superior: str = ""
    number: int | None = None
    signed_on: date | None = None
    form: FormKind = FormKind.PARTY

    @property
    def is_draft(self) -> bool:
        return self.number is None


def symbol(heading: Heading, form: PaperForm, paper: str) -> str:
    """Số 175-KH/TU, or Số: 175/KH-UBND; the number stays blank in a draft.

    A kind of paper without letters of its own, as a letter of the State, is left out with its dash.
    """
    number = "     " if heading.number is None else f"{heading.number:02d}"
    code = form.layout.codes[paper]
    pattern = form.layout.symbol if code else form.layout.symbol.replace("{kind}-", "")
    return pattern.format(number=number, kind=code, issuer=heading.code)


def place_and_day(heading: Heading, form: PaperForm, year: int) -> str:
    """Đông Hà, ngày 05 tháng 5 năm 2021; of a paper not yet signed only the year is known."""
    day = (
        form.long_day(heading.signed_on)
        if heading.signed_on
        else f"ngày      tháng      năm {year}"
    )
    return f"{heading.place}, {day}"


class Acting(StrEnum):
    """For whom somebody signs: a body, its head, a body that ordered it, or one that delegated it."""

    FOR_BODY = "for_body"
    FOR_HEAD = "for_head"
    BY_ORDER = "by_order"
    BY_DELEGATION = "by_delegation"


@dataclass(frozen=True)
class Signature:
    """Who signs, and for whom; `acting` is blank where a head signs for himself."""

    post: str
    name: str
    acting: Acting | None = None
    principal: str = ""

    def authority(self, form: PaperForm) -> str:
        """T/M BAN THƯỜNG VỤ, or TM. ỦY BAN NHÂN DÂN. Raises PaperError where the form has no such mark."""
        if self.acting is None:
            return ""
        mark = form.layout.authorities.get(self.acting)
        if mark is None:
            raise PaperError(
                f"Thể thức này không có cách ký «{self.acting}» cho «{self.principal}»."
            )
        return f"{mark} {self.principal.upper()}"


def on_behalf_of(body: str, post: str, name: str) -> Signature:
    """A member signs for a collective: T/M BAN THƯỜNG VỤ, then BÍ THƯ or PHÓ BÍ THƯ."""
    return Signature(post.upper(), name, Acting.FOR_BODY, body)


def by_deputy(head: str, name: str, form: PaperForm) -> Signature:
    """A deputy signs for one head: K/T TRƯỞNG BAN, then PHÓ TRƯỞNG BAN; never for a collective."""
    if any(folded(head).startswith(folded(body)) for body in form.layout.collectives):
        mark = form.layout.authorities[Acting.FOR_BODY]
        raise PaperError(
            f"«{head}» là tập thể: không ký thay ({form.layout.authorities[Acting.FOR_HEAD]}); "
            f"dùng {mark} {head.upper()}."
        )
    return Signature(f"PHÓ {head.upper()}", name, Acting.FOR_HEAD, head)


def by_order_of(body: str, post: str, name: str) -> Signature:
    """Somebody below signs by order: T/L BAN THƯỜNG VỤ, then CHÁNH VĂN PHÒNG."""
    return Signature(post.upper(), name, Acting.BY_ORDER, body)


def by_delegation_of(body: str, post: str, name: str) -> Signature:
    """Somebody signs with a power given for it: TUQ. CHỦ TỊCH, then GIÁM ĐỐC; the State's form only."""
    return Signature(post.upper(), name, Acting.BY_DELEGATION, body)


@dataclass(frozen=True)
class Recipients:
    """Who receives the paper, and what for; a blank purpose is for carrying it out."""

    names: Sequence[str]
    purpose: str = ""


def recipient_lines(
    groups: Iterable[Recipients], kept_by: str, form: PaperForm
) -> list[str]:
    """A line each, who is reported to first, the archive last and with the full stop."""
    listed = form.layout.recipients
    ordered = sorted(groups, key=lambda group: group.purpose != TO_REPORT)
    lines = [
        f"- {name} ({group.purpose}){listed.end}"
        if group.purpose
        else f"- {name}{listed.end}"
        for group in ordered
        for name in group.names
    ]
    return [*lines, f"- {listed.kept.format(kept_by=kept_by)}"] if kept_by else lines
