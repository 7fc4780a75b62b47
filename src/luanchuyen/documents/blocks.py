"""A Word file as the blocks it is set from: sections, paragraphs, tables, with what they look like.

Only what a paper of ours, or a template changed by an office, is made of; anything else is refused in a
sentence, since a PDF that leaves something out would be another paper.
"""

from collections.abc import Callable, Iterator
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from luanchuyen.documents.faults import PaperError

Block = dict[str, Any]

_SIZE = 12.0  # points, where no style names a size
_SINGLE = 1.15  # a single line of Times New Roman, in sizes of its letters
_ALIGNED = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
_NOT_SET = {
    "w:drawing": "hình",
    "w:pict": "hình",
    "w:object": "đối tượng nhúng",
    "w:txbxContent": "hộp chữ",
    "w:numPr": "đánh số tự động",
    "w:footnoteReference": "chú thích chân trang",
    "w:fldChar": "trường tự động",
    "w:fldSimple": "trường tự động",
    "w:gridSpan": "ô gộp",
    "w:vMerge": "ô gộp",
    "w:ins": "sửa đổi đang theo dõi",
    "w:del": "sửa đổi đang theo dõi",
}


def sections(document: Document) -> list[Block]:
    """Every section with its sheet and its blocks. Raises PaperError for what cannot be set."""
    found = {
        told
        for tag, told in _NOT_SET.items()
        if next(document.element.body.iter(qn(tag)), None) is not None
    }
    if found:
        raise PaperError(
            f"Không đặt được thành PDF: tệp Word có {', '.join(sorted(found))}; "
            "bỏ đi trong mẫu, hoặc in từ Word."
        )
    return [_section(section) for section in document.sections]


def _section(section: Section) -> Block:
    return {
        "width": _points(section.page_width),
        "height": _points(section.page_height),
        "top": _points(section.top_margin),
        "bottom": _points(section.bottom_margin),
        "left": _points(section.left_margin),
        "right": _points(section.right_margin),
        "foot": [*_blocks(section.footer)],
        "blocks": [*_blocks(section)],
    }


def _blocks(place: Any) -> Iterator[Block]:
    for block in place.iter_inner_content():
        yield _table(block) if isinstance(block, Table) else _paragraph(block)


def _table(table: Table) -> Block:
    rows = [[_cell(cell) for cell in row.cells] for row in table.rows]
    lines = [line for row in rows for cell in row for line in cell]
    return {
        "widths": [_points(column.width) for column in table.columns],
        "ruled": bool(table.style and table.style.name == "Table Grid"),
        "heads": len(table._tbl.xpath("./w:tr[w:trPr/w:tblHeader]")),
        "rows": rows,
        "keep": all(line.get("keep", False) for line in lines),
    }


def _cell(cell: _Cell) -> list[Block]:
    return [*_blocks(cell)]


def _paragraph(paragraph: Paragraph) -> Block:
    def shape(name: str) -> Any:
        own = getattr(paragraph.paragraph_format, name)
        return (
            _styled(paragraph, lambda one: getattr(one.paragraph_format, name))
            if own is None
            else own
        )

    size = _points(_styled(paragraph, lambda one: one.font.size)) or _SIZE
    runs = [_run(paragraph, run, size) for run in paragraph.runs if run.text]
    tallest = max((run["size"] for run in runs), default=size)
    return {
        "runs": runs,
        "size": tallest,
        "line": _line(shape("line_spacing"), tallest),
        "align": _ALIGNED.get(shape("alignment"), "left"),
        "first": _points(shape("first_line_indent")),
        "left": _points(shape("left_indent")),
        "right": _points(shape("right_indent")),
        "before": _points(shape("space_before")),
        "after": _points(shape("space_after")),
        "keep": bool(shape("keep_with_next")),
        "break": bool(shape("page_break_before")),
        "rule": bool(paragraph._p.xpath("./w:pPr/w:pBdr")),
    }


def _run(paragraph: Paragraph, run: Run, size: float) -> Block:
    def look(name: str) -> bool:
        own = getattr(run.font, name)
        return bool(
            _styled(paragraph, lambda one: getattr(one.font, name))
            if own is None
            else own
        )

    return {
        "text": run.text.replace("\t", " "),
        "size": _points(run.font.size) or size,
        "bold": look("bold"),
        "italic": look("italic"),
        "underline": look("underline"),
    }


def _styled(paragraph: Paragraph, read: Callable[[ParagraphStyle], Any]) -> Any:
    """The value of the paragraph's style, or of the nearest one it is based on that has any."""
    style: Any = paragraph.style
    while isinstance(style, ParagraphStyle):
        value = read(style)
        if value is not None:
            return value
        style = style.base_style
    return None


def _line(spacing: Any, size: float) -> float:
    """Points from one line to the next: a length of its own, or so many times a single line."""
    if isinstance(spacing, Length):
        return float(spacing.pt)
    return (spacing or 1) * _SINGLE * size


def _points(length: Any) -> float:
    return round(float(length.pt), 2) if length is not None else 0
