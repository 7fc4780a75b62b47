"""The list of moves as an Excel file: who goes where, every verdict behind it, and what is left."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luanchuyen.documents.lines import MoveLine, OpenLine, QuotaLine, StayLine, Trace
from luanchuyen.documents.verdict_sheet import force
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.citing import cited
from luanchuyen.rules.verdicts import CriterionVerdict, Verdict
from luanchuyen.rules.words import CASES, DIRECTIONS, OUTCOMES

Cell = str | int | None
_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - fixed: the same list, the same bytes
_A4 = 9
_TITLE_ROWS = 2


@dataclass(frozen=True)
class MovesList:
    """The moves of one plan with the verdicts of their pairs, and what the plan leaves.

    `verdicts` are of the pairs (official, post) that move, in any order.
    """

    title: str
    day: date
    trace: Trace
    moves: Sequence[MoveLine]
    verdicts: Sequence[Verdict] = ()
    stayed: Sequence[StayLine] = ()
    left_open: Sequence[OpenLine] = ()
    quotas: Sequence[QuotaLine] = ()


@dataclass(frozen=True)
class _Sheet:
    """One sheet: its name, its columns with their widths, its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]


def write(found: MovesList) -> bytes:
    """The list as .xlsx with three sheets, ready to print; text is never taken for a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": found.title, "created": _CREATED})
        looks = {
            "title": book.add_format({"bold": True, "font_size": 13}),
            "head": book.add_format(
                {"bold": True, "border": 1, "text_wrap": True, "valign": "top"}
            ),
            "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        }
        for sheet in (_moves(found), _verdicts(found), _rest(found)):
            _write(book.add_worksheet(sheet.name), sheet, found, looks)
    return file.getvalue()


def _write(
    page: Worksheet, sheet: _Sheet, found: MovesList, looks: dict[str, Format]
) -> None:
    page.write_string(
        0, 0, f"{sheet.name} – {found.title}, ngày {found.day:%d/%m/%Y}", looks["title"]
    )
    for column, (heading, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(_TITLE_ROWS, column, heading, looks["head"])
    for row, cells in enumerate(sheet.rows, _TITLE_ROWS + 1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                page.write_string(row, column, cell, looks["cell"])
            else:
                page.write(row, column, cell, looks["cell"])
    page.freeze_panes(_TITLE_ROWS + 1, 2)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_TITLE_ROWS)
    page.set_footer(f"&L&8{found.trace.code.replace('&', '&&')}&R&P/&N")


def _moves(found: MovesList) -> _Sheet:
    columns = (
        *(("STT", 5), ("Họ và tên", 24), ("Mã cán bộ", 11)),
        *(("Chức danh đang giữ", 28), ("Nơi đi", 24)),
        *(("Chức danh dự kiến", 28), ("Nơi đến", 24)),
        *(("Hướng", 14), ("Trường hợp", 28), ("Căn cứ", 50)),
    )
    rows = [
        (
            *(number, move.name, move.official),
            *(move.origin.post, move.origin.unit, move.target.post, move.target.unit),
            *(DIRECTIONS.get(move.direction or "", ""), _case(move), cited(move.cites)),
        )
        for number, move in enumerate(found.moves, 1)
    ]
    return _Sheet("Danh sách chuyển", columns, rows)


def _case(move: MoveLine) -> str:
    case = CASES[move.case]
    return f"{case}. Trường hợp đặc biệt: {move.special}" if move.special else case


def _verdicts(found: MovesList) -> _Sheet:
    """Criterion by criterion for each who moves, in the order of the moves."""
    columns = (
        *(("STT", 5), ("Họ và tên", 24), ("Chức danh dự kiến", 30)),
        *(("Tiêu chuẩn, điều kiện", 28), ("Kết luận", 14), ("Nội dung", 50)),
        *(("Tính chất", 28), ("Căn cứ", 50), ("Đối chiếu", 16)),
    )
    by_official = {verdict.official: verdict for verdict in found.verdicts}
    rows = [
        (number, move.name, str(move.target), *_told(criterion))
        for number, move in enumerate(found.moves, 1)
        if move.official in by_official
        for criterion in by_official[move.official].criteria
    ]
    return _Sheet("Phiếu rà soát", columns, rows)


def _told(one: CriterionVerdict) -> Sequence[Cell]:
    return (
        *(criteria()[one.id].title, OUTCOMES[one.outcome], one.sentence, force(one)),
        *(cited(one.cites), "chưa đối chiếu" if one.unverified else ""),
    )


def _rest(found: MovesList) -> _Sheet:
    columns = (
        *(("Mục", 22), ("Cán bộ hoặc chỉ tiêu", 32), ("Chức danh, yêu cầu", 36)),
        *(("Số lượng", 10), ("Đã thực hiện", 13), ("Còn thiếu", 11)),
        *(("Lý do", 60), ("Căn cứ", 40)),
    )
    return _Sheet("Ở lại, còn trống, chỉ tiêu", columns, [*_left(found)])


def _left(found: MovesList) -> Iterable[Sequence[Cell]]:
    told: Sequence[Cell]
    for stay in found.stayed:
        told = ("Phải chuyển mà ở lại", stay.name, str(stay.seat), None, None, None)
        yield (*told, " ".join(stay.why), None)
    for left in found.left_open:
        told = ("Vị trí còn trống", None, str(left.seat), left.seats, None, None)
        yield (*told, " ".join(left.why), None)
    for quota in found.quotas:
        told = (
            "Chỉ tiêu",
            quota.label,
            quota.wanted,
            quota.planned,
            quota.done,
            quota.short,
        )
        yield (*told, None, cited(quota.cites))
