"""What an issued paper tells of a move, read from its Word file: who, which posts, from when, figures.

The heading and the signature are left out: they tell who issues and signs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docx.table import Table

from luanchuyen.documents import mentions
from luanchuyen.documents.letters import folded
from luanchuyen.documents.mentions import Known
from luanchuyen.documents.printed import opened

_FRAME = 2  # columns of a table that sets heading or signature
_BORN = re.compile(r"sinh (?:ngày|năm) (.{0,24})")
_FROM = re.compile(r"từ ngày (.{0,24})")
_YEAR = re.compile(r"\d{4}")
_BORN_HEADING = "năm sinh"


@dataclass(frozen=True)
class Told:
    """Values as people read them, each once; a blank field is one the paper does not tell.

    `born` are years, `begins` the first day at the new post, `days` the other days but for those of cited
    documents, `terms` so many months, `figures` what else is counted.
    """

    people: Sequence[str] = ()
    born: Sequence[str] = ()
    places: Sequence[str] = ()
    begins: Sequence[str] = ()
    terms: Sequence[str] = ()
    days: Sequence[str] = ()
    figures: Sequence[str] = ()


def told_by(file: bytes, record: Known) -> Told:
    """What the Word file tells. Raises PaperError for what is no Word file."""
    lines, births = _read(file)
    begins = [day for line in lines for day in _days_after(_FROM, line)]
    births += [found[1] for line in lines for found in _BORN.finditer(line)]
    counted = [one for line in lines for one in mentions.counted_in(line)]
    days = [day for line in lines for day in mentions.days_in(line)]
    of_births = {mentions.day_of(text) for text in births}
    return Told(
        people=_once(one for line in lines for one in record.people_in(line)),
        born=_once(year for text in births for year in _YEAR.findall(text)[:1]),
        places=_once(one for line in lines for one in record.places_in(line)),
        begins=_once(begins),
        terms=_once(one for one in counted if one.endswith(" tháng")),
        days=_once(one for one in days if one not in {*begins, *of_births}),
        figures=_once(one for one in counted if not one.endswith(" tháng")),
    )


def _read(file: bytes) -> tuple[list[str], list[str]]:
    """Lines and cells in their order, without the tables that only set the frame; and the cells of births."""
    lines: list[str] = []
    births: list[str] = []
    for block in opened(file).iter_inner_content():
        if not isinstance(block, Table):
            lines.append(folded(block.text))
        elif len(block.columns) > _FRAME:
            rows = [[folded(cell.text) for cell in row.cells] for row in block.rows]
            lines += [cell for row in rows for cell in row]
            births += _under(_BORN_HEADING, rows)
    return lines, births


def _under(heading: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *rest = rows
    for place, cell in enumerate(head):
        if cell == heading:
            yield from (row[place] for row in rest)


def _days_after(lead: re.Pattern[str], line: str) -> Iterator[str]:
    for found in lead.finditer(line):
        if day := mentions.day_of(found[1]):
            yield day


def _once(found: Iterable[str]) -> Sequence[str]:
    return tuple(dict.fromkeys(found))
