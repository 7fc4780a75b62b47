"""Make the shipped Word templates of the papers anew, from the newest forms and the texts in paper_texts.

A text is read line by line, by what a line begins with:

    title …       the kind of paper, in capitals, with its subject; "letter" has none
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
    anything else is a paragraph, with Jinja in it
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from docx.document import Document as Paper
from docx.table import _Cell

from luanchuyen.documents.form import FormKind, Layout, forms
from luanchuyen.documents.paper import template_of
from scripts.paper_docx import (
    LEFT,
    across,
    blank,
    columns,
    empty,
    every,
    packed,
    put,
    rule,
    table,
    when,
)

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "paper_texts"
FOLDER = HERE.parent / "src/luanchuyen/documents/templates"


def template(text: str, kind: FormKind) -> bytes:
    """One template: the frame of the form around the text."""
    layout = forms()[kind].versions[-1].layout
    paper = blank(layout, kind)
    title, *lines = lines_of(text, kind)
    is_letter = title == "letter"
    _heading(paper, layout, kind, is_letter=is_letter)
    if not is_letter:
        _title(paper, layout, kind, title.removeprefix("title "))
    while lines:
        _line(paper, layout, kind, lines)
    return packed(paper, title.removeprefix("title ").capitalize())


def lines_of(text: str, kind: FormKind) -> list[str]:
    """The lines of one form, without the marks of it and without blank ones."""
    other = next(one for one in FormKind if one is not kind)
    return [
        line.removeprefix(f"[{kind}] ")
        for line in text.splitlines()
        if line.strip() and not line.startswith(f"[{other}]")
    ]


def _line(paper: Paper, layout: Layout, kind: FormKind, lines: list[str]) -> None:
    """Set the first of the lines, and with a table its columns."""
    line = lines.pop(0)
    mark, _, rest = line.partition(" ")
    simple: dict[str, Callable[[], object]] = {
        "#": lambda: paper.add_paragraph(rest, "Đề mục"),
        "^": lambda: put(paper, rest, layout.sizes.subject, bold=True),
        ">": lambda: put(paper, rest, layout.sizes.body),
        "~": lambda: paper.add_paragraph(rest, "Ghi chú"),
        "*": lambda: every(paper, rest, "Nội dung"),
        "*Căn": lambda: every(paper, rest.removeprefix("cứ "), "Căn cứ"),
        "@": lambda: _table(paper, rest, lines),
        "---": lambda: across(paper, layout),
        "%sign": lambda: _signature(paper, layout, kind),
        "%minutes": lambda: _minutes(paper),
    }
    simple.get(mark, lambda: paper.add_paragraph(line, "Nội dung"))()


def _table(paper: Paper, loop: str, lines: list[str]) -> None:
    """With a column that may be wanting, the table stands twice, and one of the two is printed."""
    found = []
    while lines and lines[0].startswith("|"):
        mark, width, head, name = (one.strip() for one in lines.pop(0).split("|")[1:])
        found.append((mark.removeprefix("? "), float(width), head, name))
    condition = next((mark for mark, *_ in found if mark), "")
    always = [(width, head, name) for mark, width, head, name in found if not mark]
    if not condition:
        table(paper, loop, always)
        return
    paper.add_paragraph(f"{{%p if {condition} %}}", "Cách")
    table(paper, loop, [(width, head, name) for _, width, head, name in found])
    paper.add_paragraph("{%p else %}", "Cách")
    spare = sum(width for mark, width, *_ in found if mark) / len(always)
    table(paper, loop, [(width + spare, head, name) for width, head, name in always])
    paper.add_paragraph("{%p endif %}", "Cách")


def _heading(paper: Paper, layout: Layout, kind: FormKind, *, is_letter: bool) -> None:
    """Two columns: who issues, and the Party or the State with place and day."""
    sizes, is_state = layout.sizes, kind is FormKind.STATE
    left, right = columns(paper, 70, _text_width(layout) - 70)
    when(left, "superior", "{{ superior }}")
    put(left, "{{ body }}", bold=True)
    if is_state:
        rule(left, 24)
    else:
        put(left, "*")
    when(left, "number", "{{ number }}")
    if is_letter:
        put(left, "V/v {{ subject }}", sizes.recipients, italic=not is_state)
    when(left, "draft", "DỰ THẢO", bold=True)
    if is_state:
        put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
        put(right, "Độc lập - Tự do - Hạnh phúc", sizes.subject, bold=True)
        rule(right, 20)
    else:
        put(right, "ĐẢNG CỘNG SẢN VIỆT NAM", sizes.motto, bold=True, underline=True)
        put(right, "")
    put(right, "{{ place_and_day }}", italic=True)
    empty((left, right))


def _text_width(layout: Layout) -> float:
    return layout.page.width - layout.margins.left - layout.margins.right


def _title(paper: Paper, layout: Layout, kind: FormKind, title: str) -> None:
    put(paper, "")
    put(paper, title, layout.sizes.kind, bold=True)
    put(paper, "{{ subject }}", layout.sizes.subject, bold=True)
    if kind is FormKind.STATE:
        rule(paper, _text_width(layout) / 2 - 20)
    else:
        put(paper, "-----")
    put(paper, "")


def _signature(paper: Paper, layout: Layout, kind: FormKind) -> None:
    """Who receives on the left, who signs on the right."""
    put(paper, "")
    left, right = columns(paper, 85, _text_width(layout) - 85)
    is_state = kind is FormKind.STATE
    put(left, "{%p if recipients %}")
    put(
        left,
        "Nơi nhận:",
        layout.sizes.recipients_title,
        LEFT,
        bold=is_state,
        italic=is_state,
        underline=not is_state,
    )
    every(left, "line in recipients", "Nơi nhận")
    put(left, "{%p endif %}")
    _signer(right, "signer_post", "signer", authority=True)
    empty((left, right))


def _minutes(paper: Paper) -> None:
    put(paper, "")
    left, right = columns(paper, 82, 82)
    _signer(left, "secretary_post", "secretary", authority=False)
    _signer(right, "signer_post", "signer", authority=True)
    empty((left, right))


def _signer(cell: _Cell, post: str, name: str, *, authority: bool) -> None:
    if authority:
        when(cell, "authority", "{{ authority }}", bold=True)
    put(cell, f"{{{{ {post} }}}}", bold=True)
    for _ in range(4):
        put(cell, "")
    put(cell, f"{{{{ {name} }}}}", bold=True)


def templates() -> Iterator[tuple[str, bytes]]:
    """Every shipped template by its file's name."""
    for path in sorted(TEXTS.glob("*.txt")):
        text = path.read_text("utf-8")
        for kind in FormKind:
            yield template_of(path.stem, kind), template(text, kind)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, content in templates():
        (FOLDER / name).write_bytes(content)
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
