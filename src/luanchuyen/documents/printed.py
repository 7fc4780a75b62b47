"""What a Word file says, wherever in it: lines, rows of tables, the foot of the pages."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.letters import folded

Row = Sequence[str]


@dataclass(frozen=True)
class Printed:
    """A Word file's text, folded for comparing; lines in tables stand among the lines too.

    `running` are the lines outside tables of more than two columns.
    """

    lines: Sequence[str]
    running: Sequence[str]
    tables: Sequence[Sequence[Row]]
    feet: Sequence[str]

    def says(self, *texts: str) -> bool:
        """Whether one line says all of it."""
        wanted = [folded(text) for text in texts]
        return any(all(text in line for text in wanted) for line in self.lines)


def opened(file: bytes) -> Document:
    """The file for python-docx. Raises PaperError for what is no Word file."""
    try:
        return docx.Document(io.BytesIO(file))
    except (
        BadZipFile,
        PackageNotFoundError,
        KeyError,
        ValueError,
        SyntaxError,
    ) as error:
        raise PaperError("Không đọc được tệp: không phải tệp Word (.docx).") from error


def read(file: bytes) -> Printed:
    """Everything a Word file says."""
    document = opened(file)
    return Printed(
        lines=[folded(text) for text in _lines(document)],
        running=[folded(text) for text in _lines(document, widest=2)],
        tables=[
            [[folded(cell.text) for cell in row.cells] for row in table.rows]
            for table in document.tables
        ],
        feet=[
            folded("\n".join(line.text for line in foot.paragraphs))
            for section in document.sections
            for foot in (section.footer, section.first_page_footer)
        ],
    )


def _lines(place: Document | _Cell, widest: int | None = None) -> Iterator[str]:
    """Line by line, without tables that are wider than so many columns."""
    for block in place.iter_inner_content():
        if not isinstance(block, Table):
            yield block.text
        elif widest is None or len(block.columns) <= widest:
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell, widest)
