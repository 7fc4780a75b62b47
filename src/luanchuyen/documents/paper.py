"""What every paper has: who issues it, on what it rests, who signs and receives it; and what may be wrong with that."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar, Protocol

from luanchuyen.documents.bases import Basis, InstrumentBasis
from luanchuyen.documents.form import FormKind, PaperForm
from luanchuyen.documents.frame import (
    Heading,
    Recipients,
    Signature,
    place_and_day,
    recipient_lines,
    symbol,
)
from luanchuyen.documents.lines import Trace
from luanchuyen.rules.citing import cited

Words = Mapping[str, object]


class Framed(Protocol):
    """What the frame of a paper is made from, the plan's too."""

    @property
    def heading(self) -> Heading: ...
    @property
    def signature(self) -> Signature: ...
    @property
    def recipients(self) -> Sequence[Recipients]: ...
    @property
    def kept_by(self) -> str: ...
    @property
    def bases(self) -> Sequence[Basis]: ...
    @property
    def day(self) -> date: ...
    @property
    def written_on(self) -> date: ...
    @property
    def trace(self) -> Trace: ...


@dataclass(frozen=True, kw_only=True)
class Paper(ABC):
    """One paper of the procedure.

    `issuer` is who speaks in its sentences, `subject` what it is about, `day` the day of the facts it
    tells. `kind` names its template, its letters in the symbol and its register.
    """

    kind: ClassVar[str]
    name: ClassVar[str]

    heading: Heading
    issuer: str
    subject: str
    day: date
    trace: Trace
    signature: Signature
    recipients: Sequence[Recipients] = ()
    kept_by: str = ""
    bases: Sequence[Basis] = ()

    @property
    def written_on(self) -> date:
        """The day of the paper: of its signature, or of its facts while it is a draft."""
        return self.heading.signed_on or self.day

    @abstractmethod
    def words(self, form: PaperForm) -> Words:
        """What its template may print beside the frame, by the name it prints it under."""

    def told(self) -> Iterator[object]:
        """What has to be printed beside the frame: every field of its own kind of paper."""
        frame_fields = {field.name for field in fields(Paper)}
        for field in fields(self):
            if field.name not in frame_fields:
                yield getattr(self, field.name)

    @abstractmethod
    def faults(self) -> Iterator[str]:
        """What is wrong with its own parts, a sentence each."""


def template_of(kind: str, form: FormKind) -> str:
    """The file of a template: decision.docx for the Party, decision-state.docx for the State."""
    return f"{kind}.docx" if form is FormKind.PARTY else f"{kind}-{form}.docx"


def frame(paper: Framed, form: PaperForm, kind: str) -> Words:
    """What every template may print."""
    heading, numbered = paper.heading, form.numbers(kind)
    return {
        "superior": heading.superior.upper(),
        "body": heading.body.upper(),
        "number": symbol(heading, form, kind) if numbered else "",
        "draft": numbered and heading.is_draft,
        "place_and_day": place_and_day(heading, form, paper.day.year),
        "bases": base_lines([basis.said(form) for basis in paper.bases], form),
        "recipients": recipient_lines(paper.recipients, paper.kept_by, form),
        "authority": paper.signature.authority(form),
        "signer_post": paper.signature.post,
        "signer": paper.signature.name,
        "notes": note_lines(paper, unread(paper, form)) if numbered else [],
        "trace": paper.trace.code,
    }


def base_lines(
    said: Sequence[str], form: PaperForm, proposed_by: str = ""
) -> list[str]:
    """A line each in the order given, then who asked for it; the last one ends as the form wants."""
    ends = form.layout.bases
    lines = [f"Căn cứ {text}" for text in said]
    if proposed_by:
        lines.append(f"{ends.proposed} {proposed_by}")
    return [f"{line}{ends.end}" for line in lines[:-1]] + [
        f"{line}{ends.last}" for line in lines[-1:]
    ]


def unread(paper: Framed, form: PaperForm) -> list[str]:
    """The texts behind a paper that nobody has compared with their source."""
    names = [
        basis.name
        for basis in paper.bases
        if isinstance(basis, InstrumentBasis) and basis.unverified
    ]
    return [*names, cited(form.cites)] if form.unverified else names


def note_lines(paper: Framed, unverified: Sequence[str]) -> list[str]:
    """What a draft says of the texts nobody has compared; a numbered paper tells nothing."""
    if not paper.heading.is_draft or not unverified:
        return []
    told = "; ".join(dict.fromkeys(unverified))
    return [f"Bản dự thảo; chưa đối chiếu nguyên văn: {told}."]


def frame_faults(paper: Framed, form: PaperForm, kind: str) -> Iterator[str]:
    """What is wrong with number, days, signer and legal bases."""
    yield from _of_number(paper, form.numbers(kind))
    for basis in paper.bases:
        if not basis.is_known:
            yield f"Căn cứ «{basis.name}» không có trong danh mục văn bản."
        elif basis.day and basis.day > paper.written_on:
            yield (
                f"Căn cứ «{basis.name}» có ngày {basis.day:%d/%m/%Y}, sau ngày của văn bản "
                f"{paper.written_on:%d/%m/%Y}."
            )


def _of_number(paper: Framed, numbered: bool) -> Iterator[str]:
    heading = paper.heading
    if numbered and (heading.number is None) != (heading.signed_on is None):
        yield "Số và ngày ký đi cùng nhau: ghi cả hai, hoặc bỏ trống cả hai khi còn là dự thảo."
    if not numbered and heading.number is not None:
        yield f"Loại giấy này không đánh số; bỏ số {heading.number}."
    if numbered and heading.number is not None and heading.number < 1:
        yield f"Số {heading.number} không dùng được; số văn bản bắt đầu từ 1."
    if heading.signed_on and not paper.signature.name:
        yield "Văn bản đã có số thì phải có họ tên người ký."
    if heading.signed_on and heading.signed_on < paper.day:
        yield (
            f"Ngày ký {heading.signed_on:%d/%m/%Y} trước ngày xét hồ sơ {paper.day:%d/%m/%Y}."
        )
