"""Reads a plan's Word file back and compares every name, post, date and figure with the data.

It works from what is printed, not from how it came to be printed: a template of the office's own, or a
hand that changed the file afterwards, is seen wherever the paper says something else than the data.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from luanchuyen.documents.comparing import (
    figures_of,
    frame_differences,
    said,
    seat_names,
    strange_figures,
    unlike,
)
from luanchuyen.documents.form import PaperForm, governing
from luanchuyen.documents.letters import folded
from luanchuyen.documents.lines import MoveLine, QuotaLine, Seat
from luanchuyen.documents.mentions import NOBODY, Known
from luanchuyen.documents.paper import template_of
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.documents.plan_writing import write
from luanchuyen.documents.printed import Printed, Row, read
from luanchuyen.documents.strangers import strangers, template_read
from luanchuyen.rules.instruments import library
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.words import DIRECTIONS


def differences(
    file: bytes, paper: PlanPaper, templates: Path | None = None, record: Known = NOBODY
) -> list[str]:
    """What the file says otherwise than the plan, a sentence each; none where they agree.

    `templates` is the folder it was written with: figures that template itself prints are not strange, unless
    they are of a kind a record says. `record`: officials and posts by which others than the plan's are known.
    Raises PaperError for what is no Word file.
    """
    kind = paper.heading.form
    printed, form = read(file), governing(paper.written_on, kind)
    made_from = template_read(template_of("plan", kind), templates)
    texts = [*_texts(paper, form)]
    found = [
        *frame_differences(printed, paper, form, "plan"),
        *_of_text(printed, paper),
        *_of_counts(printed, paper.moves),
        *_of_moves(printed, paper.moves),
        *_of_quotas(printed, paper.quotas),
        *strange_figures(printed, texts, made_from.own),
        *strangers(printed, texts, made_from, record),
    ]
    return found or [*unlike(printed, read(write(paper, templates)))]


def _of_text(printed: Printed, paper: PlanPaper) -> Iterator[str]:
    """What people wrote, and the names outside the tables."""
    yield from said(printed, "Trích yếu", paper.title, *map(str, paper.period or ()))
    wanted: list[tuple[str, Iterable[str]]] = [
        ("Mục đích", paper.purpose),
        ("Nội dung", (line for lines in paper.items.values() for line in lines)),
        ("Tổ chức thực hiện", paper.organisation),
    ]
    for what, texts in wanted:
        for text in texts:
            yield from said(printed, what, text)
    for stay in paper.stayed:
        yield from said(printed, "Ở lại", stay.name, *seat_names(stay.seat), *stay.why)
    for left in paper.left_open:
        told = (*seat_names(left.seat), f"{left.seats:02d} vị trí", *left.why)
        yield from said(printed, "Còn trống", *told)


def _of_counts(printed: Printed, moves: Sequence[MoveLine]) -> Iterator[str]:
    if not moves:
        return
    transfers = sum(move.case == "transfer" for move in moves)
    told = Counter(DIRECTIONS[move.direction] for move in moves if move.direction)
    told |= {"chuyển:": len(moves), "điều động": transfers}
    told |= {"luân chuyển": len(moves) - transfers}
    for what, count in told.items():
        if count:
            yield from said(printed, "Số lượng", f"{what} {count:02d} đồng chí")


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
    wanted = ((move.name,), seat_names(move.origin), seat_names(move.target))
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
            figures_of(" ".join(row)) == figures_of(quota.label) + bounds + figures
            for row in told
        ):
            yield (
                f"Chỉ tiêu «{quota.label}»: văn bản không ghi yêu cầu {'–'.join(bounds) or 'trống'}, "
                f"đã thực hiện {figures[0]}, kế hoạch này {figures[1]}, còn thiếu {figures[2]}."
            )


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
    elif isinstance(value, Seat):
        yield str(value)
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
