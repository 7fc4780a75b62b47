"""Whatever a paper says otherwise than its data is seen: each part of each record, each figure, each name."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from docx import Document

from luanchuyen.documents.comparing import records, unlike
from luanchuyen.documents.filling import template
from luanchuyen.documents.form import FormKind, governing
from luanchuyen.documents.paper import Paper, template_of
from luanchuyen.documents.paper_reading_back import compared, differences
from luanchuyen.documents.printed import Printed, read
from luanchuyen.documents.writing import word
from tests.documents.papers import DAY
from tests.documents.samples import SAMPLES

PARTY = FormKind.PARTY


def rewritten(printed: Printed, change: Callable[[str], str]) -> Printed:
    """The same paper after a hand that changes each line, wherever the line stands."""
    return Printed(
        lines=[change(line) for line in printed.lines],
        running=[change(line) for line in printed.running],
        tables=[
            [[change(cell) for cell in row] for row in table]
            for table in printed.tables
        ],
        feet=printed.feet,
    )


def other(text: str) -> str:
    """Another figure, or another name."""
    number = re.search(r"\d+", text)
    if number is None:
        return "người khác"
    raised = f"{int(number[0]) + 1:0{len(number[0])}d}"
    return text[: number.start()] + raised + text[number.end() :]


def replaced(text: str, line: str) -> str:
    """The line with something else wherever it says the text, and not as a part of another figure."""
    return re.sub(rf"(?<!\d){re.escape(text)}(?!\d)", other(text), line)


def parts(paper: Paper) -> set[str]:
    """What the records say, in every spelling; one figure is printed with a zero before it."""
    form = governing(DAY, PARTY)
    found = records(list(paper.told()), form)
    spelt = {text for record in found for part in record for text in part}
    return {text for text in spelt if len(text) > 1}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_part_of_the_data_that_is_changed_is_seen(name: str) -> None:
    paper = SAMPLES[name](PARTY)
    own = read(template(template_of(paper.kind, PARTY), None))
    printed = read(word(paper))
    unseen = []
    for text in parts(paper):
        hand = rewritten(printed, partial(replaced, text))
        if hand != printed and not compared(hand, own, paper):
            unseen.append(text)

    assert unseen == []


@pytest.mark.parametrize("form", FormKind)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_word_or_a_figure_changed_in_one_place_is_seen(
    name: str, form: FormKind
) -> None:
    written = read(word(SAMPLES[name](form)))
    lines = list(written.lines)
    for place, line in enumerate(lines):
        for said in re.finditer(r"\w+", line):
            hand = line[: said.start()] + other(said[0]) + line[said.end() :]
            changed = replace(
                written, lines=[*lines[:place], hand, *lines[place + 1 :]]
            )
            assert any(hand in told for told in unlike(changed, written))


def test_another_official_in_a_later_article_is_seen() -> None:
    paper = SAMPLES["rotation"](PARTY)
    file, hand = Document(BytesIO(word(paper))), BytesIO()
    line = next(one for one in file.paragraphs if one.text.startswith("Điều 3."))
    line.text = line.text.replace("Đặng Thị Mai Sương", "Đặng Thị Mai Sơn")
    file.save(hand)

    told = differences(hand.getvalue(), paper)

    assert differences(word(paper), paper) == []
    assert any("đặng thị mai sơn" in one for one in told)


@pytest.mark.parametrize(
    "words",
    ["vi thị hạ", "bí thư", "t/m", "thị ủy lạc giang", "12-qđ/tu", "07 tháng 12"],
)
def test_a_part_of_the_frame_that_was_taken_out_is_seen(words: str) -> None:
    paper = SAMPLES["rotation"](PARTY)
    own = read(template(template_of(paper.kind, PARTY), None))

    hand = rewritten(read(word(paper)), lambda line: line.replace(words, ""))

    assert compared(hand, own, paper)


def test_from_and_to_the_other_way_round_is_seen() -> None:
    paper = SAMPLES["rotation"](PARTY)
    move = paper.move  # type: ignore[attr-defined]
    turned = replace(paper, move=replace(move, origin=move.target, target=move.origin))  # type: ignore[call-arg]
    own = read(template(template_of(paper.kind, PARTY), None))

    assert compared(read(word(turned)), own, paper)


def test_votes_for_and_against_the_other_way_round_are_seen() -> None:
    paper = SAMPLES["ballot"](PARTY)
    one, *rest = paper.counts  # type: ignore[attr-defined]
    turned = replace(one, agreed=one.against, against=one.agreed)
    hand = replace(paper, counts=[turned, *rest])  # type: ignore[call-arg]
    own = read(template(template_of(paper.kind, PARTY), None))

    assert compared(read(word(hand)), own, paper)


def test_the_paper_of_another_snapshot_is_seen() -> None:
    paper = SAMPLES["notice"](PARTY)
    other_trace = replace(paper.trace, snapshot="0" * 64)
    own = read(template(template_of(paper.kind, PARTY), None))

    (told,) = compared(read(word(paper)), own, replace(paper, trace=other_trace))

    assert "Chân trang không ghi mã" in told
