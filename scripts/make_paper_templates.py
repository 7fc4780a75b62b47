"""Make the shipped Word templates of the papers anew, from the newest forms and the texts in paper_texts.

A text is read line by line, by what a line begins with:

    title …       the kind of paper, in capitals, with its subject; "letter" has none;
                  "wide title …" lays the whole paper on its side
    # …           a heading
    ^ …           in the middle, bold
    > …           in the middle
    ~ …           a note, small and in italics
    * x in xs     a paragraph for each; after "*Căn cứ" in that style
    @ x in xs     a table, a row for each; its columns follow, one a line: | | width | heading | name
    | ? y | …     a column printed only where y says something
    ---           from here on the sheet lies on its side
    %sign         who receives and who signs; "%minutes" who kept the minutes and who presided
    [party] …     a line of the Party's form only; [state] of the State's
    anything else is a paragraph, with Jinja in it; **…** is bold
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from docx.document import Document as Paper
from docx.shared import Pt
from docx.table import _Cell

from luanchuyen.documents.form import FormKind, Layout, forms
from luanchuyen.documents.paper import template_of
from scripts.paper_docx import (
    LEFT,
    Column,
    across,
    blank,
    columns,
    empty,
    every,
    lay,
    packed,
    put,
    rule,
    table,
    text,
    when,
)

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "paper_texts"
FOLDER = HERE.parent / "src/luanchuyen/documents/templates"


def template(source: str, kind: FormKind) -> bytes:
    """One template: the frame of the form around the text."""
    layout = forms()[kind].versions[-1].layout
    paper = blank(layout, kind)
    first, *lines = lines_of(source, kind)
    title = first.removeprefix("wide ")
    if title != first:
        lay(paper.sections[0])
    is_letter = title == "letter"
    _heading(paper, layout, kind, is_letter=is_letter)
    if not is_letter:
        _title(paper, layout, kind, title.removeprefix("title "))
    while lines:
        _line(paper, layout, kind, lines)
    return packed(paper, title.removeprefix("title ").capitalize())


def lines_of(source: str, kind: FormKind) -> list[str]:
    """The lines of one form, without the marks of it and without blank ones."""
    other = next(one for one in FormKind if one is not kind)
    return [
        line.removeprefix(f"[{kind}] ")
        for line in source.splitlines()
        if line.strip() and not line.startswith(f"[{other}]")
    ]


def _line(paper: Paper, layout: Layout, kind: FormKind, lines: list[str]) -> None:
    """Set the first of the lines, and with a table its columns."""
    line = lines.pop(0)
    mark, _, rest = line.partition(" ")
    simple: dict[str, Callable[[], object]] = {
        "#": lambda: paper.add_paragraph(rest, "Đề mục"),
        "^": lambda: _centred(paper, layout, rest),
        ">": lambda: put(paper, rest, layout.sizes.body),
        "~": lambda: paper.add_paragraph(rest, "Ghi chú"),
        "*": lambda: every(paper, rest, "Nội dung"),
        "*Căn": lambda: every(paper, rest.removeprefix("cứ "), "Căn cứ"),
        "@": lambda: _table(paper, layout, rest, lines),
        "---": lambda: across(paper, layout),
        "%sign": lambda: _signature(paper, layout, kind),
        "%minutes": lambda: _minutes(paper, layout, kind),
    }
    simple.get(mark, lambda: text(paper, line, "Nội dung"))()


def _centred(paper: Paper, layout: Layout, line: str) -> None:
    paragraph = put(paper, line, layout.sizes.subject, bold=True)
    paragraph.paragraph_format.space_after = Pt(6)


def _table(paper: Paper, layout: Layout, loop: str, lines: list[str]) -> None:
    """As wide as the text; with a column that may be wanting it stands twice, and one is printed."""
    found = []
    while lines and lines[0].startswith("|"):
        mark, width, head, name = (one.strip() for one in lines.pop(0).split("|")[1:])
        found.append((mark.removeprefix("? "), float(width), head, name))
    condition = next((mark for mark, *_ in found if mark), "")
    always = [column[1:] for column in found if not column[0]]
    room = _text_width(paper, layout)
    if not condition:
        table(paper, loop, _spread(always, room))
        return
    paper.add_paragraph(f"{{%p if {condition} %}}", "Cách")
    table(paper, loop, _spread([column[1:] for column in found], room))
    paper.add_paragraph("{%p else %}", "Cách")
    table(paper, loop, _spread(always, room))
    paper.add_paragraph("{%p endif %}", "Cách")


def _spread(columns: list[Column], room: float) -> list[Column]:
    """The same shares of all the room there is."""
    share = room / sum(width for width, _, _ in columns)
    return [(width * share, head, name) for width, head, name in columns]


def _heading(paper: Paper, layout: Layout, kind: FormKind, *, is_letter: bool) -> None:
    """Two columns: who issues, and the Party or the State with place and day."""
    sizes, is_state = layout.sizes, kind is FormKind.STATE
    issuer = 62 if is_state else 70
    left, right = columns(paper, issuer, _text_width(paper, layout) - issuer)
    when(left, "superior", "{{ superior }}")
    put(left, "{{ body }}", bold=True)
    if is_state:
        rule(left, 20)
    else:
        put(left, "*")
    when(left, "number", "{{ number }}")
    if is_letter:
        put(left, "V/v {{ subject }}", sizes.recipients, italic=not is_state)
    when(left, "draft", "DỰ THẢO", bold=True)
    if is_state:
        put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sizes.motto, bold=True)
        put(right, "Độc lập - Tự do - Hạnh phúc", sizes.subject, bold=True)
        rule(right, (_text_width(paper, layout) - issuer - 58) / 2)
    else:
        put(right, "ĐẢNG CỘNG SẢN VIỆT NAM", sizes.motto, bold=True, underline=True)
        put(right, "")
    put(right, "{{ place_and_day }}", italic=True)
    empty((left, right))


def _text_width(paper: Paper, layout: Layout) -> float:
    lies = bool(paper.sections[-1].orientation)
    sheet = layout.page.height if lies else layout.page.width
    return sheet - layout.margins.left - layout.margins.right


def _title(paper: Paper, layout: Layout, kind: FormKind, title: str) -> None:
    put(paper, "")
    put(paper, title, layout.sizes.kind, bold=True)
    put(paper, "{{ subject }}", layout.sizes.subject, bold=True)
    if kind is FormKind.STATE:
        rule(paper, _text_width(paper, layout) / 2 - 20)
    else:
        put(paper, "-----")
    put(paper, "")


def _signature(paper: Paper, layout: Layout, kind: FormKind) -> None:
    """Who receives on the left, who signs on the right; above them what a draft has to say of itself."""
    every(paper, "note in notes", "Ghi chú")
    put(paper, "")
    left, right = columns(paper, 85, _text_width(paper, layout) - 85)
    _recipients(left, layout, kind)
    _signer(right, "signer_post", "signer", authority=True)
    empty((left, right))


def _recipients(place: Paper | _Cell, layout: Layout, kind: FormKind) -> None:
    is_state = kind is FormKind.STATE
    put(place, "{%p if recipients %}")
    title = put(
        place,
        "Nơi nhận:",
        layout.sizes.recipients_title,
        LEFT,
        bold=is_state,
        italic=is_state,
        underline=not is_state,
    )
    title.paragraph_format.keep_with_next = True
    every(place, "line in recipients", "Nơi nhận")
    put(place, "{%p endif %}")


def _minutes(paper: Paper, layout: Layout, kind: FormKind) -> None:
    """Who wrote them on the left, who presided on the right; who receives them below."""
    every(paper, "note in notes", "Ghi chú")
    put(paper, "")
    left, right = columns(paper, *[_text_width(paper, layout) / 2] * 2)
    _signer(left, "secretary_post", "secretary", authority=False)
    _signer(right, "signer_post", "signer", authority=True)
    put(left, "")
    _recipients(left, layout, kind)
    empty((left, right))


def _signer(cell: _Cell, post: str, name: str, *, authority: bool) -> None:
    # Both names stand on one line, whether a line of authority is above the post or not.
    when(cell, "authority", "{{ authority }}" if authority else "", bold=True)
    put(cell, f"{{{{ {post} }}}}", bold=True)
    for _ in range(4):
        put(cell, "")
    put(cell, f"{{{{ {name} }}}}", bold=True)


def templates() -> Iterator[tuple[str, bytes]]:
    """Every shipped template by its file's name."""
    for path in sorted(TEXTS.glob("*.txt")):
        source = path.read_text("utf-8")
        for kind in FormKind:
            yield template_of(path.stem, kind), template(source, kind)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, content in templates():
        (FOLDER / name).write_bytes(content)
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
