"""Writes the plan as a Word file, or tells everything that keeps it from being one."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from luanchuyen.documents import setting
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.filling import filled
from luanchuyen.documents.form import governing
from luanchuyen.documents.paper import frame_faults, template_of
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.documents.plan_text import items, text
from luanchuyen.rules.citing import cited
from luanchuyen.rules.words import PLAN_ITEMS


def write(paper: PlanPaper, templates: Path | None = None) -> bytes:
    """The plan as .docx, editable; `templates` is a folder whose `plan.docx` takes the place of ours.

    Raises PaperError with every fault of the paper, or of the template.
    """
    if found := faults(paper):
        raise PaperError(*found)
    kind = paper.heading.form
    words = text(paper, governing(paper.written_on, kind))
    return filled(template_of("plan", kind), words, templates)


def pdf(paper: PlanPaper, templates: Path | None = None) -> bytes:
    """The same plan for the archive, set from its Word file. Raises PaperError as `write` does."""
    return setting.pdf(
        write(paper, templates), f"Kế hoạch {paper.title}", paper.written_on
    )


def faults(paper: PlanPaper) -> list[str]:
    """Everything wrong with a plan as a paper, a sentence each."""
    form = governing(paper.written_on, paper.heading.form)
    return [*_missing(paper), *frame_faults(paper, form, "plan"), *_of_parts(paper)]


def _missing(paper: PlanPaper) -> Iterator[str]:
    """What a plan of its day must state and this one does not, each with its texts."""
    said = items(paper)
    asked: dict[str, list[str]] = {}
    for key, entry in paper.rulebook.plan_items(paper.day):
        if not entry.if_any and key not in said:
            asked.setdefault(key, []).extend(entry.cites)
    for key, cites in asked.items():
        yield f"Thiếu nội dung bắt buộc «{PLAN_ITEMS[key]}» ({cited(cites)})."


def _of_parts(paper: PlanPaper) -> Iterator[str]:
    if paper.period and paper.period[0] > paper.period[1]:
        yield f"Giai đoạn {paper.period[0]}-{paper.period[1]} có năm đầu sau năm cuối."
    if not paper.bases:
        yield "Thiếu căn cứ ban hành kế hoạch."
    if not paper.purpose:
        yield "Thiếu mục đích, yêu cầu của kế hoạch."
    if not paper.organisation:
        yield "Thiếu phần tổ chức thực hiện."
    for key in paper.items.keys() - PLAN_ITEMS.keys():
        yield f"Không có nội dung kế hoạch «{key}»; các nội dung: {', '.join(PLAN_ITEMS)}."
    for official, times in Counter(move.official for move in paper.moves).items():
        if times > 1:
            yield f"Cán bộ {official} đứng {times} lần trong danh sách chuyển."
