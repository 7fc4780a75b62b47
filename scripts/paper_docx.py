"""Word files for the templates: a page as the form wants it, lines, tables, columns, sections."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from luanchuyen.documents.filling import repacked
from luanchuyen.documents.form import FormKind, Layout

KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
CENTRE, LEFT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
Column = tuple[float, str, str]  # width in millimetres, heading, what is printed
FONTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_NEEDED = ("/styles", "/settings", "/header", "/footer")
_RUNNING = 10  # millimetres from the edge to page number and code


def blank(layout: Layout, kind: FormKind) -> Paper:
    """A page with the margins, the styles and the running lines of the form, and nothing else."""
    paper = Document()
    for style in [one for one in paper.styles if one.name not in KEPT]:
        style.delete()
    _styles(paper, layout, kind)
    section = paper.sections[0]
    _sheet(section, layout)
    section.header_distance = section.footer_distance = Mm(_RUNNING)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    for foot in (section.footer, section.first_page_footer):
        foot.paragraphs[0].style = "Mã văn bản"
        foot.paragraphs[0].add_run("{{ trace }}")
    section.first_page_header.paragraphs[0].style = "Giữa"
    return paper


def across(paper: Paper, layout: Layout) -> None:
    """From here on the sheet lies on its side."""
    section = paper.add_section()
    _sheet(section, layout)
    lay(section)
    section.different_first_page_header_footer = False


def lay(section: Section) -> None:
    """Turn a sheet on its side; its margins stay where they are."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _sheet(section: Section, layout: Layout) -> None:
    page, margins = layout.page, layout.margins
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)


def _styles(paper: Paper, layout: Layout, kind: FormKind) -> None:
    sizes = layout.sizes
    normal = paper.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - Word's own
    normal.font.size = Pt(sizes.body)
    for fonts in (
        normal.element.get_or_add_rPr().get_or_add_rFonts(),
        # What Word falls back to comes from the form too, not from a theme.
        *paper.styles.element.iter(qn("w:rFonts")),
    ):
        _named(fonts, layout.font)
    text = _text_style(paper, "Nội dung", layout)
    heading = _style(paper, "Đề mục", sizes.body, BOTH, text)
    heading.font.bold = True
    heading.paragraph_format.keep_with_next = True
    _style(paper, "Căn cứ", sizes.body, BOTH, text).font.italic = (
        kind is FormKind.STATE or None
    )
    _style(paper, "Ghi chú", sizes.recipients, BOTH).font.italic = True
    _style(paper, "Giữa", sizes.heading, CENTRE)
    _style(paper, "Bảng", sizes.table, LEFT)
    _style(paper, "Cách", sizes.table / 2, LEFT)
    listed = _style(paper, "Nơi nhận", sizes.recipients, LEFT)
    listed.paragraph_format.keep_with_next = True
    _style(paper, "Mã văn bản", sizes.trace, LEFT)


def _text_style(paper: Paper, name: str, layout: Layout) -> ParagraphStyle:
    text = _style(paper, name, layout.sizes.body, BOTH)
    shape = text.paragraph_format
    shape.first_line_indent = Mm(layout.first_line)
    shape.space_after = Pt(6)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(layout.line_spacing)
    return text


def _style(
    paper: Paper,
    name: str,
    size: float,
    alignment: WD_ALIGN_PARAGRAPH,
    like: ParagraphStyle | None = None,
) -> ParagraphStyle:
    style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - of the kind asked for
    style.base_style = like or paper.styles["Normal"]
    if like is None:
        style.font.size = Pt(size)
        style.paragraph_format.alignment = alignment
        style.paragraph_format.space_after = Pt(0)
    return style


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


def text(paper: Paper, line: str, style: str) -> None:
    """A paragraph of the running text; what stands between two stars twice is bold."""
    paragraph = paper.add_paragraph("", style)
    for number, part in enumerate(line.split("**")):
        if part:
            paragraph.add_run(part).bold = bool(number % 2) or None


def put(
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


def rule(place: Paper | _Cell, indent: float) -> None:
    """A line drawn under a title, shorter than its column by `indent` millimetres on each side."""
    paragraph = place.add_paragraph("", "Cách")
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(indent)
    shape.space_before = Pt(2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (
        ("val", "single"),
        ("sz", "6"),
        ("space", "1"),
        ("color", "auto"),
    ):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def when(place: Paper | _Cell, name: str, text: str, *, bold: bool = False) -> None:
    """A line printed only where `name` says something."""
    put(place, f"{{%p if {name} %}}")
    put(place, text, bold=bold)
    put(place, "{%p endif %}")


def every(place: Paper | _Cell, loop: str, style: str) -> None:
    """A paragraph for each: `loop` is "line in lines"."""
    name = loop.partition(" ")[0]
    for line in (f"{{%p for {loop} %}}", f"{{{{ {name} }}}}", "{%p endfor %}"):
        place.add_paragraph(line, style)


def columns(paper: Paper, *widths: float) -> tuple[_Cell, ...]:
    """A table without lines, which no page break divides."""
    table = paper.add_table(1, len(widths), "Normal Table")
    _widths(table, [Mm(width) for width in widths])
    _whole(table)
    return tuple(table.rows[0].cells)


def empty(cells: Sequence[_Cell]) -> None:
    """Take out the blank line every new cell begins with, once it holds others."""
    for cell in cells:
        cell._tc.remove(cell.paragraphs[0]._p)


def table(paper: Paper, loop: str, heads: Sequence[Column]) -> None:
    """Width, heading and what is printed, for each column; a row for each of `loop`.

    The headings stand on every page and never without a row, no row is divided, and a little room is left below.
    """
    each = loop.partition(" ")[0]
    made = paper.add_table(4, len(heads), "Table Grid")
    texts = (
        [head for _, head, _ in heads],
        [f"{{%tr for {loop} %}}"],
        [f"{{{{ {each}.{name} }}}}" for _, _, name in heads],
        ["{%tr endfor %}"],
    )
    for number, (row, line) in enumerate(zip(made.rows, texts, strict=True)):
        for cell in row.cells:
            cell.paragraphs[0].style = "Bảng"
        for cell, text in zip(row.cells, line, strict=False):
            cell.paragraphs[0].add_run(text).bold = number == 0 or None
            if number == 0:
                cell.paragraphs[0].alignment = CENTRE
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _widths(made, [Mm(width) for width, _, _ in heads])
    _whole(made)
    paper.add_paragraph("", "Cách")


def _whole(table: Table) -> None:
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _widths(table: Table, widths: list[Length]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def packed(paper: Paper, title: str) -> bytes:
    """The file, without what python-docx brings along and no paper needs."""
    for formulas in paper.settings.element.findall(qn("m:mathPr")):
        paper.settings.element.remove(formulas)
    _drop(paper.part.rels, _NEEDED)
    _drop(paper.part.package.rels, ("officeDocument", "core-properties"))
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.title = title
    file = io.BytesIO()
    paper.save(file)
    return repacked(file.getvalue())


def _drop(relations: Relationships, needed: tuple[str, ...]) -> None:
    """Let go of a theme with other fonts, a picture, empty data."""
    for key, relation in list(relations.items()):
        if not relation.reltype.endswith(needed):
            del relations[key]
