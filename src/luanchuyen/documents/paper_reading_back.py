"""Reads a paper of the procedure back from Word and compares every name, post, day and figure with its data.

It works from what is printed, so a template of the office's own, or a hand that changed the file, is seen.
"""

from collections.abc import Iterator
from pathlib import Path

from luanchuyen.documents.comparing import (
    frame_differences,
    is_printed,
    records,
    said,
    strange_figures,
    texts_in,
    unlike,
)
from luanchuyen.documents.form import PaperForm, governing
from luanchuyen.documents.mentions import NOBODY, Known
from luanchuyen.documents.paper import Paper, frame, template_of
from luanchuyen.documents.printed import Printed, read
from luanchuyen.documents.strangers import strangers, template_read
from luanchuyen.documents.writing import word


def differences(
    file: bytes, paper: Paper, templates: Path | None = None, record: Known = NOBODY
) -> list[str]:
    """What the Word file says otherwise than the paper's data, a sentence each; none where they agree.

    First whether every record is printed, whatever the template, and nothing else that a record says;
    where that is so, line by line whether anything was changed since it was written.

    `templates` is the folder it was written with, `record` the names of officials and posts by which
    others than this paper's are known. Raises PaperError for what is no Word file.
    """
    made_from = template_read(template_of(paper.kind, paper.heading.form), templates)
    printed = read(file)
    found = [
        *compared(printed, made_from.own, paper),
        *strangers(printed, _texts(paper), made_from, record),
    ]
    return found or [*unlike(printed, read(word(paper, templates)))]


def compared(printed: Printed, own: Printed, paper: Paper) -> list[str]:
    """What is printed otherwise than the data say; `own` is what the template itself prints."""
    form = governing(paper.written_on, paper.heading.form)
    return [
        *frame_differences(printed, paper, form, paper.kind),
        *said(printed, "Trích yếu", paper.subject),
        *_of_records(printed, paper, form),
        *strange_figures(printed, _texts(paper), own),
    ]


def _texts(paper: Paper) -> list[str]:
    """Every text and figure the paper's data give its template."""
    form = governing(paper.written_on, paper.heading.form)
    given = [paper.words(form), frame(paper, form, paper.kind)]
    return [*texts_in(given), paper.subject]


def _of_records(printed: Printed, paper: Paper, form: PaperForm) -> Iterator[str]:
    for record in records(list(paper.told()), form):
        if not is_printed(printed, record):
            yield f"Văn bản không ghi «{' … '.join(part[0] for part in record)}»."
