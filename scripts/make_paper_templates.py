"""Make the shipped Word templates of the papers anew, from the newest form of Party papers."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from luanchuyen.documents.filling import repacked
from luanchuyen.documents.form import Layout, party_forms

FOLDER = Path(__file__).resolve().parent.parent / "src/luanchuyen/documents/templates"
KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
CENTRE, LEFT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_NEEDED = ("/styles", "/settings", "/header", "/footer")
FONTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def plan() -> bytes:
    """The template of the plan."""
    layout = party_forms().versions[-1].layout
    paper = _blank(layout)
    _heading(paper, layout)
    _title(paper, layout)
    _every(paper, "base in bases", "base", "Nội dung")
    paper.add_paragraph("{{ opening }}", "Nội dung")
    paper.add_paragraph("I. MỤC ĐÍCH, YÊU CẦU", "Đề mục")
    _every(paper, "line in purpose", "line", "Nội dung")
    paper.add_paragraph("II. NỘI DUNG", "Đề mục")
    _sections(paper, "sections")
    _quotas(paper, layout)
    _sections(paper, "remaining")
    paper.add_paragraph("III. TỔ CHỨC THỰC HIỆN", "Đề mục")
    _every(paper, "line in organisation", "line", "Nội dung")
    _every(paper, "note in notes", "note", "Ghi chú")
    _signature(paper, layout)
    _annex(paper, layout)
    return _packed(paper)


def _blank(layout: Layout) -> Paper:
    """A page with the margins, the styles and the running lines of the form, and nothing else."""
    paper = Document()
    for style in [one for one in paper.styles if one.name not in KEPT]:
        style.delete()
    _styles(paper, layout)
    section = paper.sections[0]
    section.page_width, section.page_height = (
        Mm(layout.page.width),
        Mm(layout.page.height),
    )
    section.top_margin, section.bottom_margin = (
        Mm(layout.margins.top),
        Mm(layout.margins.bottom),
    )
    section.left_margin, section.right_margin = (
        Mm(layout.margins.left),
        Mm(layout.margins.right),
    )
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    for foot in (section.footer, section.first_page_footer):
        foot.paragraphs[0].style = "Mã văn bản"
        foot.paragraphs[0].add_run("{{ trace }}")
    section.first_page_header.paragraphs[0].style = "Giữa"
    return paper


def _styles(paper: Paper, layout: Layout) -> None:
    sizes, body = layout.sizes, layout.sizes.body
    normal = paper.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - Word's own
    _letters(normal, layout.font, body)
    _defaults(paper, layout.font)
    text = _style(paper, "Nội dung", body, BOTH)
    text.paragraph_format.first_line_indent = Mm(layout.first_line)
    text.paragraph_format.space_after = Pt(6)
    text.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    text.paragraph_format.line_spacing = Pt(layout.line_spacing)
    heading = _style(paper, "Đề mục", body, BOTH)
    heading.base_style = text
    heading.font.bold = True
    heading.paragraph_format.keep_with_next = True
    note = _style(paper, "Ghi chú", sizes.recipients, BOTH)
    note.font.italic = True
    _style(paper, "Giữa", sizes.heading, CENTRE)
    _style(paper, "Bảng", sizes.table, LEFT)
    _style(paper, "Nơi nhận", sizes.recipients, LEFT)
    _style(paper, "Mã văn bản", sizes.trace, LEFT)


def _style(
    paper: Paper, name: str, size: float, alignment: WD_ALIGN_PARAGRAPH
) -> ParagraphStyle:
    style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - of the kind asked for
    style.base_style = paper.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.alignment = alignment
    style.paragraph_format.space_after = Pt(0)
    return style


def _letters(style: ParagraphStyle, font: str, size: float) -> None:
    style.font.size = Pt(size)
    _named(style.element.get_or_add_rPr().get_or_add_rFonts(), font)


def _defaults(paper: Paper, font: str) -> None:
    """The fonts Word falls back to come from the form too, not from a theme."""
    for fonts in paper.styles.element.iter(qn("w:rFonts")):
        _named(fonts, font)


def _named(fonts: BaseOxmlElement, font: str) -> None:
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in FONTS:
        fonts.set(qn(name), font)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.style = "Giữa"
    for kind, told in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = told
        run._r.append(mark)


def _heading(paper: Paper, layout: Layout) -> None:
    """Two columns: who issues, and the Party with place and day."""
    left, right = _columns(paper, 75, 90)
    _when(left, "superior", "{{ superior }}")
    _put(left, "{{ body }}", bold=True)
    _put(left, "*")
    _put(left, "{{ number }}")
    _when(left, "draft", "DỰ THẢO", bold=True)
    _put(right, "ĐẢNG CỘNG SẢN VIỆT NAM", layout.sizes.party, bold=True, underline=True)
    _put(right, "")
    _put(right, "{{ place_and_day }}", italic=True)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)


def _title(paper: Paper, layout: Layout) -> None:
    _put(paper, "")
    _put(paper, "KẾ HOẠCH", layout.sizes.kind, bold=True)
    _put(paper, "{{ title }}", layout.sizes.subject, bold=True)
    _put(paper, "-----")
    _put(paper, "")


def _sections(paper: Paper, name: str) -> None:
    paper.add_paragraph(f"{{%p for section in {name} %}}", "Nội dung")
    paper.add_paragraph("{{ section.heading }}", "Đề mục")
    _every(paper, "line in section.paragraphs", "line", "Nội dung")
    paper.add_paragraph("{%p endfor %}", "Nội dung")


def _quotas(paper: Paper, layout: Layout) -> None:
    paper.add_paragraph("{%p if quotas %}", "Nội dung")
    paper.add_paragraph("{{ quota_title }}", "Đề mục")
    heads = ("Chỉ tiêu", "Yêu cầu", "Đã thực hiện", "Kế hoạch này", "Còn thiếu")
    cells = ("label", "wanted", "done", "planned", "short")
    _table(paper, "quota", "quotas", heads, cells, (65, 30, 24, 24, 22))
    paper.add_paragraph("{%p endif %}", "Nội dung")


def _signature(paper: Paper, layout: Layout) -> None:
    """Who receives on the left, who signs on the right."""
    _put(paper, "")
    left, right = _columns(paper, 85, 80)
    _put(left, "Nơi nhận:", layout.sizes.recipients_title, LEFT, underline=True)
    _every(left, "line in recipients", "line", "Nơi nhận")
    _when(right, "authority", "{{ authority }}", bold=True)
    _put(right, "{{ signer_post }}", bold=True)
    for _ in range(4):
        _put(right, "")
    _put(right, "{{ signer }}", bold=True)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)


def _annex(paper: Paper, layout: Layout) -> None:
    paper.add_paragraph("{%p if moves %}", "Giữa")
    first = _put(paper, "DANH SÁCH", layout.sizes.subject, bold=True)
    first.paragraph_format.page_break_before = True
    _put(paper, "cán bộ dự kiến luân chuyển, điều động", bold=True)
    _put(paper, "{{ annex_of }}", italic=True)
    _put(paper, "")
    heads = (
        *("STT", "Họ và tên", "Chức danh đang giữ", "Chức danh dự kiến"),
        *("Trường hợp", "Căn cứ"),
    )
    cells = ("number", "name", "origin", "target", "ground", "texts")
    _table(paper, "move", "moves", heads, cells, (12, 30, 34, 34, 30, 25))
    paper.add_paragraph("{%p endif %}", "Giữa")
    paper.add_paragraph("", "Mã văn bản")  # Word wants one after a table at the end


def _table(
    paper: Paper,
    each: str,
    rows: str,
    heads: tuple[str, ...],
    cells: tuple[str, ...],
    widths: tuple[int, ...],
) -> None:
    """A heading that is repeated on every page, and a row for each of `rows`."""
    table = paper.add_table(4, len(heads), "Table Grid")
    loop = [f"{{%tr for {each} in {rows} %}}", "{%tr endfor %}"]
    lines = (heads, loop[:1], [f"{{{{ {each}.{cell} }}}}" for cell in cells], loop[1:])
    for number, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
        for cell in row.cells:
            cell.paragraphs[0].style = "Bảng"
        for cell, text in zip(row.cells, texts, strict=False):
            cell.paragraphs[0].add_run(text).bold = number == 0 or None
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _widths(table, [Mm(width) for width in widths])


def _columns(paper: Paper, *widths: int) -> tuple[_Cell, ...]:
    """A table without lines."""
    table = paper.add_table(1, len(widths), "Normal Table")
    _widths(table, [Mm(width) for width in widths])
    return tuple(table.rows[0].cells)


def _widths(table: Table, widths: list[Length]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _put(
    place: Paper | _Cell,
    text: str,
    size: float | None = None,
    alignment: WD_ALIGN_PARAGRAPH = CENTRE,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
) -> Paragraph:
    """A line of its own, in the middle unless said otherwise."""
    paragraph = place.add_paragraph("", "Giữa")
    paragraph.alignment = alignment
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline = (
        bold or None,
        italic or None,
        underline or None,
    )
    if size:
        run.font.size = Pt(size)
    return paragraph


def _when(place: _Cell, name: str, text: str, *, bold: bool = False) -> None:
    """A line printed only where `name` says something."""
    _put(place, f"{{%p if {name} %}}")
    _put(place, text, bold=bold)
    _put(place, "{%p endif %}")


def _every(place: Paper | _Cell, loop: str, name: str, style: str) -> None:
    """A paragraph for each."""
    for line in (f"{{%p for {loop} %}}", f"{{{{ {name} }}}}", "{%p endfor %}"):
        place.add_paragraph(line, style)


def _packed(paper: Paper) -> bytes:
    for formulas in paper.settings.element.findall(qn("m:mathPr")):
        paper.settings.element.remove(formulas)
    _drop(paper.part.rels, _NEEDED)
    _drop(paper.part.package.rels, ("officeDocument", "core-properties"))
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.title = "Kế hoạch"
    file = io.BytesIO()
    paper.save(file)
    return repacked(file.getvalue())


def _drop(relations: Relationships, needed: tuple[str, ...]) -> None:
    """Let go of what python-docx brings along: a theme with other fonts, a picture, empty data."""
    for key, relation in list(relations.items()):
        if not relation.reltype.endswith(needed):
            del relations[key]


def templates() -> Iterator[tuple[str, bytes]]:
    """Every shipped template by its file's name."""
    yield "plan.docx", plan()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, content in templates():
        (FOLDER / name).write_bytes(content)
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
