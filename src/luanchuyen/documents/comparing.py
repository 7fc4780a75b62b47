"""What a printed paper says, compared with what its data say: frame, records, figures."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date

from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.frame import symbol
from luanchuyen.documents.letters import folded
from luanchuyen.documents.lines import MoveLine, Seat
from luanchuyen.documents.paper import Framed
from luanchuyen.documents.printed import Printed

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_NUMBERING = re.compile(r"^\d+\. ")
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_NEAR = 3  # lines more than a record has parts, within which it has to stand

Record = Sequence[
    Sequence[str]
]  # each part in any of its spellings, in the order printed


def frame_differences(
    printed: Printed,
    paper: Framed,
    form: PaperForm,
    kind: str,
) -> Iterator[str]:
    """Number, place, day, who issues, signs and receives; the mark of a draft; the code at the foot."""
    heading, signature = paper.heading, paper.signature
    if form.numbers(kind):
        yield from said(printed, "Số và ký hiệu", symbol(heading, form, kind))
        yield from _of_draft(printed, draft=heading.is_draft)
    day = form.long_day(heading.signed_on) if heading.signed_on else ""
    yield from said(printed, "Nơi và ngày ký", f"{heading.place}, ngày", day)
    lines = {
        "Cơ quan cấp trên": heading.superior,
        "Cơ quan ban hành": heading.body,
        "Thẩm quyền ký": signature.authority(form),
        "Chức vụ người ký": signature.post,
        "Người ký": signature.name,
    }
    for what, text in lines.items():
        if text and folded(text) not in printed.lines:
            yield f"{what}: văn bản không có dòng «{text}»."
    for basis in paper.bases:
        yield from said(printed, "Căn cứ", basis.said(form))
    for name in (name for group in paper.recipients for name in group.names):
        yield from said(printed, "Nơi nhận", f"- {name}")
    if paper.kept_by:
        kept = form.layout.recipients.kept.format(kept_by=paper.kept_by)
        yield from said(printed, "Nơi nhận", f"- {kept}")
    if not all(folded(paper.trace.code) in foot for foot in printed.feet):
        yield f"Chân trang không ghi mã «{paper.trace.code}»."


def _of_draft(printed: Printed, *, draft: bool) -> Iterator[str]:
    if printed.says("DỰ THẢO") != draft:
        state = "chưa có số mà không" if draft else "đã có số mà còn"
        yield f"Văn bản {state} ghi «DỰ THẢO»."


def said(printed: Printed, what: str, *texts: str) -> Iterator[str]:
    """A sentence where no line says all of the texts."""
    if not printed.says(*texts):
        told = " … ".join(text.strip() for text in texts if text)
        yield f"{what}: văn bản không ghi «{told}»."


def seat_names(seat: Seat) -> tuple[str, ...]:
    """Both names, unless the first already says the second in whichever spelling."""
    return (seat.post,) if str(seat) == seat.post else (seat.post, seat.unit)


def records(value: object, form: PaperForm) -> Iterator[Record]:
    """What has to be printed of a value: of a record its parts together, of a list each item."""
    if isinstance(value, MoveLine):
        seats = (*seat_names(value.origin), *seat_names(value.target))
        yield _record((value.name, value.born, *seats), form)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from records(item, form)
    elif isinstance(value, Together):
        yield _record(value.parts, form)
    elif is_dataclass(value):
        parts = [getattr(value, field.name) for field in fields(value)]
        if any(isinstance(part, tuple | list) for part in parts):
            yield from records(parts, form)
        else:
            yield _record(parts, form)
    elif record := _record((value,), form):
        yield record


class Together:
    """Values a paper prints side by side, in this order."""

    def __init__(self, *parts: object) -> None:
        self.parts = parts


def _record(parts: Iterable[object], form: PaperForm) -> Record:
    return [spelt for part in parts if (spelt := _spellings(part, form))]


def _spellings(value: object, form: PaperForm) -> Sequence[str]:
    """How one value may be written; nothing of what is blank, or only says yes or no."""
    if isinstance(value, date):
        return [form.short_day(value), folded(form.long_day(value))]
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int):
        return [f"{value:02d}", str(value)]
    text = folded(str(value))
    return [text] if text else []


def is_printed(printed: Printed, record: Record) -> bool:
    """Whether one row of a table says the record, or lines of the running text that stand together."""
    rows = (" | ".join(row) for table in printed.tables for row in table)
    if any(_in_order(row, record) for row in rows):
        return True
    near = len(record) + _NEAR
    return any(
        _in_order(" ".join(printed.running[start : start + near]), record)
        for start, line in enumerate(printed.running)
        if _after(line, record[0], 0) >= 0
    )


def _in_order(text: str, record: Record) -> bool:
    place = 0
    for part in record:
        place = _after(text, part, place)
        if place < 0:
            return False
    return True


def _after(text: str, spellings: Sequence[str], start: int) -> int:
    """Where the nearest spelling ends; -1 where none follows. A figure is not a part of another one."""
    found = [
        match.end()
        for one in spellings
        if (match := re.compile(rf"(?<!\d){re.escape(one)}(?!\d)").search(text, start))
    ]
    return min(found, default=-1)


def unlike(printed: Printed, written: Printed) -> Iterator[str]:
    """Line by line what the file says and the same paper, written from its data again, does not.

    So a name or a figure is seen that was changed in one of the several places it stands in.
    """
    said = [*printed.lines, *printed.feet]
    wanted = [*written.lines, *written.feet]
    for line in (Counter(said) - Counter(wanted)).elements():
        yield f"Dòng «{line}» không phải như dữ liệu ghi."
    for line in (Counter(wanted) - Counter(said)).elements():
        yield f"Văn bản thiếu dòng «{line}»."


def strange_figures(
    printed: Printed, known: Iterable[str], own: Printed
) -> Iterator[str]:
    """A figure or day that neither the data nor the template has comes from elsewhere."""
    texts = (*known, *(_TAG.sub(" ", line) for line in own.lines))
    figures = {figure for text in texts for figure in figures_of(text)}
    strange = {
        figure: line
        for line in printed.lines
        for figure in figures_of(_NUMBERING.sub("", line))
        if figure not in figures
    }
    for figure, line in strange.items():
        yield f"Số «{figure}» không có trong dữ liệu: «{line}»."


def figures_of(text: str) -> list[str]:
    return _FIGURE.findall(text)


def texts_in(words: object) -> Iterator[str]:
    """Every text and number inside what a template is given, however deep."""
    if isinstance(words, Mapping):
        words = list(words.values())
    if isinstance(words, list | tuple):
        for item in words:
            yield from texts_in(item)
    elif words is not None and not isinstance(words, bool):
        yield str(words)
