"""Writes a paper of the procedure as a Word file or a PDF, or tells everything that keeps it from being one."""

from pathlib import Path

from luanchuyen.documents import setting
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.filling import filled
from luanchuyen.documents.form import governing
from luanchuyen.documents.paper import Paper, frame, frame_faults, template_of


def faults(paper: Paper) -> list[str]:
    """Everything wrong with a paper, a sentence each."""
    form = governing(paper.written_on, paper.heading.form)
    found = [*frame_faults(paper, form, paper.kind), *paper.faults()]
    return found if paper.subject else ["Thiếu trích yếu.", *found]


def word(paper: Paper, templates: Path | None = None) -> bytes:
    """The paper as .docx, editable; a template of the same name in the folder takes the place of ours.

    Raises PaperError with every fault of the paper, or of the template.
    """
    if found := faults(paper):
        raise PaperError(*found)
    form = governing(paper.written_on, paper.heading.form)
    words = {
        **frame(paper, form, paper.kind),
        "subject": paper.subject,
        **paper.words(form),
    }
    return filled(template_of(paper.kind, paper.heading.form), words, templates)


def pdf(paper: Paper, templates: Path | None = None) -> bytes:
    """The same paper for the archive, set from its Word file. Raises PaperError as `word` does."""
    title = f"{paper.name} {paper.subject}"
    return setting.pdf(word(paper, templates), title, paper.written_on)
