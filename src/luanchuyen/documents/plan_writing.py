"""Writes the plan as a Word file, or tells everything that keeps it from being one."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.filling import filled
from luanchuyen.documents.form import governing
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.documents.plan_text import items, text
from luanchuyen.rules.citing import cited
from luanchuyen.rules.words import PLAN_ITEMS

TEMPLATE = "plan.docx"


def write(paper: PlanPaper, templates: Path | None = None) -> bytes:
    """The plan as .docx, editable; `templates` is a folder whose `plan.docx` takes the place of ours.

    Raises PaperError with every fault of the paper, or of the template.
    """
    if found := faults(paper):
        raise PaperError(*found)
    return filled(TEMPLATE, text(paper, governing(paper.written_on)), templates)


def faults(paper: PlanPaper) -> list[str]:
    """Everything wrong with a plan as a paper, a sentence each."""
    return [*_missing(paper), *_of_heading(paper), *_of_bases(paper), *_of_parts(paper)]


def _missing(paper: PlanPaper) -> Iterator[str]:
    """What a plan of its day must state and this one does not, each with its texts."""
    said = items(paper)
    asked: dict[str, list[str]] = {}
    for key, entry in paper.rulebook.plan_items(paper.day):
        if not entry.if_any and key not in said:
            asked.setdefault(key, []).extend(entry.cites)
    for key, cites in asked.items():
        yield f"Thiếu nội dung bắt buộc «{PLAN_ITEMS[key]}» ({cited(cites)})."


def _of_heading(paper: PlanPaper) -> Iterator[str]:
    heading = paper.heading
    if (heading.number is None) != (heading.signed_on is None):
        yield "Số và ngày ký đi cùng nhau: ghi cả hai, hoặc bỏ trống cả hai khi còn là dự thảo."
    if heading.number is not None and heading.number < 1:
        yield f"Số {heading.number} không dùng được; số văn bản bắt đầu từ 1."
    if heading.number is not None and not paper.signature.name:
        yield "Văn bản đã có số thì phải có họ tên người ký."
    if heading.signed_on and heading.signed_on < paper.day:
        yield (
            f"Ngày ký {heading.signed_on:%d/%m/%Y} trước ngày xét hồ sơ {paper.day:%d/%m/%Y}."
        )
    if paper.period and paper.period[0] > paper.period[1]:
        yield f"Giai đoạn {paper.period[0]}-{paper.period[1]} có năm đầu sau năm cuối."


def _of_bases(paper: PlanPaper) -> Iterator[str]:
    if not paper.bases:
        yield "Thiếu căn cứ ban hành kế hoạch."
    for basis in paper.bases:
        if not basis.is_known:
            yield f"Căn cứ «{basis.name}» không có trong danh mục văn bản."
        elif basis.day and basis.day > paper.written_on:
            yield (
                f"Căn cứ «{basis.name}» có ngày {basis.day:%d/%m/%Y}, sau ngày của kế hoạch "
                f"{paper.written_on:%d/%m/%Y}."
            )


def _of_parts(paper: PlanPaper) -> Iterator[str]:
    if not paper.purpose:
        yield "Thiếu mục đích, yêu cầu của kế hoạch."
    if not paper.organisation:
        yield "Thiếu phần tổ chức thực hiện."
    for key in paper.items.keys() - PLAN_ITEMS.keys():
        yield f"Không có nội dung kế hoạch «{key}»; các nội dung: {', '.join(PLAN_ITEMS)}."
    for official, times in Counter(move.official for move in paper.moves).items():
        if times > 1:
            yield f"Cán bộ {official} đứng {times} lần trong danh sách chuyển."
