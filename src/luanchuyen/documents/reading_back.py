"""Reads a plan's Word file back and compares every name, post, date and figure with the data.

It works from what is printed, not from how it came to be printed: a template of the office's own, or a
hand that changed the file afterwards, is seen wherever the paper says something else than the data.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from luanchuyen.documents.filling import template
from luanchuyen.documents.form import PaperForm, governing
from luanchuyen.documents.letters import folded
from luanchuyen.documents.lines import MoveLine, QuotaLine, Seat
from luanchuyen.documents.paper import template_of
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.documents.printed import Printed, Row, read
from luanchuyen.rules.instruments import library
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.words import DIRECTIONS

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_NUMBERING = re.compile(r"^\d+\. ")
_TAG = re.compile(r"\{[{%].*?[%}]\}")


def differences(
    file: bytes, paper: PlanPaper, templates: Path | None = None
) -> list[str]:
    """What the file says otherwise than the plan, a sentence each; none where they agree.

    `templates` is the folder it was written with: figures that template itself prints are not strange.
    Raises PaperError for what is no Word file.
    """
    kind = paper.heading.form
    printed, form = read(file), governing(paper.written_on, kind)
    own = read(template(template_of("plan", kind), templates))
    return [
        *_of_heading(printed, paper, form),
        *_of_text(printed, paper, form),
        *_of_counts(printed, paper.moves),
        *_of_moves(printed, paper.moves),
        *_of_quotas(printed, paper.quotas),
        *_of_figures(printed, paper, form, own),
        *_of_trace(printed, paper),
    ]


def _of_heading(printed: Printed, paper: PlanPaper, form: PaperForm) -> Iterator[str]:
    heading, signature = paper.heading, paper.signature
    number = f"{heading.number:02d}" if heading.number is not None else ""
    day = form.long_day(heading.signed_on) if heading.signed_on else ""
    symbol = form.layout.symbol.format(
        number=number, kind=form.layout.codes["plan"], issuer=heading.code
    )
    yield from _said(printed, "Số và ký hiệu", symbol)
    yield from _said(printed, "Nơi và ngày ký", f"{heading.place}, ngày", day)
    yield from _said(printed, "Trích yếu", paper.title, *map(str, paper.period or ()))
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
    if printed.says("DỰ THẢO") != heading.is_draft:
        state = "chưa có số mà không" if heading.is_draft else "đã có số mà còn"
        yield f"Văn bản {state} ghi «DỰ THẢO»."


def _said(printed: Printed, what: str, *texts: str) -> Iterator[str]:
    """A sentence where no line says all of the texts."""
    if not printed.says(*texts):
        told = " … ".join(text.strip() for text in texts if text)
        yield f"{what}: văn bản không ghi «{told}»."


def _of_text(printed: Printed, paper: PlanPaper, form: PaperForm) -> Iterator[str]:
    """What people wrote, and the names outside the tables."""
    wanted: list[tuple[str, Iterable[str]]] = [
        ("Căn cứ", (basis.said(form) for basis in paper.bases)),
        ("Mục đích", paper.purpose),
        ("Nội dung", (line for lines in paper.items.values() for line in lines)),
        ("Tổ chức thực hiện", paper.organisation),
        ("Nơi nhận", (f"- {name}" for one in paper.recipients for name in one.names)),
        ("Nơi nhận", [f"- Lưu {paper.kept_by}"]),
    ]
    for what, texts in wanted:
        for text in texts:
            yield from _said(printed, what, text)
    for stay in paper.stayed:
        yield from _said(printed, "Ở lại", stay.name, *_seat(stay.seat), *stay.why)
    for left in paper.left_open:
        told = (*_seat(left.seat), f"{left.seats:02d} vị trí", *left.why)
        yield from _said(printed, "Còn trống", *told)


def _seat(seat: Seat) -> tuple[str, ...]:
    """Both names, unless the first already says the second in whichever spelling."""
    return (seat.post,) if str(seat) == seat.post else (seat.post, seat.unit)


def _of_counts(printed: Printed, moves: Sequence[MoveLine]) -> Iterator[str]:
    if not moves:
        return
    transfers = sum(move.case == "transfer" for move in moves)
    told = Counter(DIRECTIONS[move.direction] for move in moves if move.direction)
    told |= {"chuyển:": len(moves), "điều động": transfers}
    told |= {"luân chuyển": len(moves) - transfers}
    for what, count in told.items():
        if count:
            yield from _said(printed, "Số lượng", f"{what} {count:02d} đồng chí")


def _of_moves(printed: Printed, moves: Sequence[MoveLine]) -> Iterator[str]:
    """One row a move, who and from and to in this order, and no other row beside the headings."""
    rows = _rows_about(printed, {folded(move.name) for move in moves})
    for move in moves:
        row = next((row for row in rows if _tells(row, move)), None)
        if row is None:
            yield (
                f"Danh sách: không có dòng nào ghi đồng chí {move.name} từ «{move.origin}» "
                f"đến «{move.target}»."
            )
        else:
            rows.remove(row)
    for row in rows[1:]:
        yield f"Danh sách: dòng «{' | '.join(row)}» không có trong dữ liệu."


def _rows_about(printed: Printed, names: set[str]) -> list[Row]:
    """The rows of the table that names most of these people."""
    tables = [list(table) for table in printed.tables]
    return (
        max(
            tables,
            key=lambda rows: sum(bool(names & set(row)) for row in rows),
            default=[],
        )
        if names
        else []
    )


def _tells(row: Row, move: MoveLine) -> bool:
    cells = iter(row)
    wanted = ((move.name,), _seat(move.origin), _seat(move.target))
    return all(
        any(all(folded(text) in cell for text in texts) for cell in cells)
        for texts in wanted
    )


def _of_quotas(printed: Printed, quotas: Sequence[QuotaLine]) -> Iterator[str]:
    rows = [row for table in printed.tables for row in table]
    for quota in quotas:
        figures = [f"{one:02d}" for one in (quota.done, quota.planned, quota.short)]
        bounds = [
            f"{end:02d}" for end in (quota.at_least, quota.at_most) if end is not None
        ]
        told = [row for row in rows if folded(quota.label) in row]
        if not any(
            _figures(" ".join(row)) == _figures(quota.label) + bounds + figures
            for row in told
        ):
            yield (
                f"Chỉ tiêu «{quota.label}»: văn bản không ghi yêu cầu {'–'.join(bounds) or 'trống'}, "
                f"đã thực hiện {figures[0]}, kế hoạch này {figures[1]}, còn thiếu {figures[2]}."
            )


def _of_figures(
    printed: Printed, paper: PlanPaper, form: PaperForm, own: Printed
) -> Iterator[str]:
    """A figure or day that neither the data nor the template has comes from elsewhere."""
    known = {
        figure
        for text in (*_texts(paper, form), *(_TAG.sub(" ", line) for line in own.lines))
        for figure in _figures(text)
    }
    strange = {
        figure: line
        for line in printed.lines
        for figure in _figures(_NUMBERING.sub("", line))
        if figure not in known
    }
    for figure, line in strange.items():
        yield f"Số «{figure}» không có trong dữ liệu: «{line}»."


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(text)


def _texts(paper: PlanPaper, form: PaperForm) -> Iterator[str]:
    """Everything the data says in which a figure may stand."""
    yield from _values(paper, form)
    yield from (basis.said(form) for basis in paper.bases)
    yield str(paper.day.year)
    yield " ".join(f"{count} {count:02d}" for count in range(len(paper.moves) + 1))
    yield from (f"{quota.short:02d}" for quota in paper.quotas)
    asked = [entry for _, entry in paper.rulebook.plan_items(paper.day)]
    cited = [*form.cites, *(cite for entry in asked for cite in entry.cites)]
    for key in (*cited, *(cite for move in paper.moves for cite in move.cites)):
        name, _, place = key.partition("/")
        if name in library():
            yield f"{library()[name].name} {place}"
            yield from place.split(".")


def _values(value: object, form: PaperForm) -> Iterator[str]:
    """Every text, number and day inside, however deep; of the rulebook nothing."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, date):
        yield f"{form.long_day(value)} {form.short_day(value)}"
    elif isinstance(value, int):
        yield f"{value} {value:02d}"
    elif isinstance(value, dict):
        yield from _values(list(value.values()), form)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _values(item, form)
    elif is_dataclass(value) and not isinstance(value, Rulebook):
        for field in fields(value):
            yield from _values(getattr(value, field.name), form)


def _of_trace(printed: Printed, paper: PlanPaper) -> Iterator[str]:
    code = folded(paper.trace.code)
    if not all(code in foot for foot in printed.feet):
        yield f"Chân trang không ghi mã «{paper.trace.code}»."
