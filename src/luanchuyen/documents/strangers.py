"""What a paper mentions and its data do not: such as a name, a day or a figure typed into an office's own template.

A template's standing words are its own; but an official's name, a day, or so many months are what a record
says, and where they stand in a template they stand in every paper made from it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from luanchuyen.documents import mentions
from luanchuyen.documents.filling import template
from luanchuyen.documents.letters import folded
from luanchuyen.documents.mentions import Known
from luanchuyen.documents.printed import Printed, read
from luanchuyen.rules.instruments import library

# Lines that name posts as bodies to write to, to hear or to carry out, not as an official's.
_OF_OTHERS = ("thi hành", "đề nghị của", "kính gửi", "căn cứ", "nơi nhận")
_FIGURES = re.compile(r"\d+(?: \d+)*")
Finder = Callable[[str], Iterator[str]]


@dataclass(frozen=True)
class Template:
    """The template a paper was made from, and the one we ship under its name."""

    name: str
    own: Printed
    shipped: Printed


def template_read(name: str, folder: Path | None) -> Template:
    """What is typed into the template of a folder, and into ours."""
    return Template(name, read(template(name, folder)), read(template(name, None)))


def strangers(
    printed: Printed, texts: Iterable[str], made_from: Template, record: Known
) -> Iterator[str]:
    """A sentence for each official, post, day and figure of no text of the data and not of our own template."""
    known = [folded(text) for text in (*texts, *made_from.shipped.lines)]
    kinds: list[tuple[str, Finder, set[str]]] = [
        ("tên cán bộ", partial(_people, record), _all(record.people_in, known)),
        ("chức danh", partial(_places, record), _all(record.places_in, known)),
        ("ngày", mentions.days_in, _days(known)),
        ("năm", mentions.years_in, _years(known)),
        ("số liệu", mentions.counted_in, _counted(known)),
    ]
    for what, finder, given in kinds:
        for one, line in _once(finder, printed.lines, given):
            yield _said(what, one, line, finder, made_from)
    yield from _wrongly_cited(printed)


def _people(record: Known, line: str) -> Iterator[str]:
    """A name inside that of a post or unit, as of a school named after somebody, is no official."""
    places = [folded(one) for one in record.places_in(line)]
    for name in record.people_in(line):
        if not any(folded(name) in place for place in places):
            yield name


def _places(record: Known, line: str) -> Iterator[str]:
    if not line.startswith("- ") and not any(one in line for one in _OF_OTHERS):
        yield from record.places_in(line)


def _all(finder: Finder, texts: Sequence[str]) -> set[str]:
    return {one for text in texts for one in finder(text)}


def _days(texts: Sequence[str]) -> set[str]:
    """With those of documents, so that one may be told apart from its symbol."""
    cited = {day for text in texts for _, day in mentions.citations_in(text) if day}
    return cited | _all(mentions.days_in, texts)


def _years(texts: Sequence[str]) -> set[str]:
    """With those inside days, and figures that stand by themselves."""
    inside = {day[-4:] for day in _days(texts)}
    return inside | _numbers(texts) | _all(mentions.years_in, texts)


def _counted(texts: Sequence[str]) -> set[str]:
    """With figures that stand by themselves: what they count, only the template says."""
    alone = {int(number) for number in _numbers(texts)}
    by_themselves = {f"{one} {unit}" for one in alone for unit in mentions.UNITS}
    return by_themselves | _all(mentions.counted_in, texts)


def _numbers(texts: Sequence[str]) -> set[str]:
    return {one for text in texts if _FIGURES.fullmatch(text) for one in text.split()}


def _once(
    finder: Finder, lines: Sequence[str], given: set[str]
) -> Iterator[tuple[str, str]]:
    """Each that was not given, with the first line that has it."""
    seen = set(given)
    for line in lines:
        for one in finder(line):
            if one not in seen:
                seen.add(one)
                yield one, line


def _said(what: str, one: str, line: str, finder: Finder, made_from: Template) -> str:
    typed = any(one in finder(text) for text in made_from.own.lines)
    where = f"Mẫu «{made_from.name}» gõ sẵn" if typed else "Văn bản ghi"
    return f"{where} {what} «{one}» mà điều đã ghi của văn bản này không có: «{line}»."


def _wrongly_cited(printed: Printed) -> Iterator[str]:
    """A document of the library is cited with its own day."""
    days = {
        folded(one.number): f"{one.issued_on:%d/%m/%Y}"
        for one in library().values()
        if one.number and one.issued_on
    }
    for line in dict.fromkeys(printed.lines):
        for symbol, day in mentions.citations_in(line):
            if day and days.get(symbol, day) != day:
                yield (
                    f"Văn bản số «{symbol}» có ngày {days[symbol]}, không phải {day}: «{line}»."
                )
