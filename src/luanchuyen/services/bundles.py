"""The dossier of a case as one PDF to print: its contents page, then every file in the order of the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from luanchuyen.documents import bundle, writing
from luanchuyen.documents.bundle import Part
from luanchuyen.documents.contents import Item
from luanchuyen.records.models import Case, DossierItem, FileKind, IssuedPaper
from luanchuyen.services import access, case_papers, cases, files, issued_papers
from luanchuyen.services.access import Permission, User
from luanchuyen.services.cases import Line


@dataclass(frozen=True)
class _Entry:
    """One line of the list with its file; None: it is still wanting."""

    line: Line
    part: Part | None
    day: date | None = None
    sha256: str = ""

    def item(self, pages: int | None) -> Item:
        return Item(self.line.title, self.day, pages, self.sha256, self.line.cites)


def bound(by: User, case: Case, *, on: date) -> bytes:
    """Everything in the dossier on the day; only who reads the case prints it.

    What cannot be printed has a sheet that says so. Raises PaperError where the text asks for no dossier.
    """
    found = access.get_case(by, case.pk, Permission.CASES_READ)
    entries = [_entry(found, line) for line in cases.contents(found, on=on)]

    def contents(counts: Sequence[int], first: int) -> bytes:
        known = iter(counts)
        items = [one.item(next(known) if one.part else None) for one in entries]
        paper = case_papers.contents(found, items, on=on, first_page=first)
        return writing.pdf(paper, settings.PAPER_TEMPLATES)

    parts = [one.part for one in entries if one.part]
    return bundle.bound(f"Hồ sơ {found.title}", parts, contents)


def _entry(case: Case, line: Line) -> _Entry:
    if (paper := line.paper) is not None:
        return _Entry(line, _handed_in(line, paper), paper.day, paper.sha256)
    if line.key == "submission" and (issued := _submission(case)) is not None:
        return _Entry(line, _issued(line, issued), issued.on, issued.sha256)
    return _Entry(line, None)


def _handed_in(line: Line, paper: DossierItem) -> Part:
    try:
        content = files.opened(paper.stored, paper.sha256)
    except files.DamagedError as error:
        return Part(line.title, paper.kind, fault=str(error))
    return Part(line.title, paper.kind, content)


def _issued(line: Line, paper: IssuedPaper) -> Part:
    try:
        content = files.opened(paper.stored, paper.sha256)
    except files.DamagedError as error:
        return Part(line.title, FileKind.PDF, fault=str(error))
    return Part(line.title, FileKind.PDF, issued_papers.pdf_of(paper, content))


def _submission(case: Case) -> IssuedPaper | None:
    """The newest that went out and was not cancelled."""
    found = case.issued.filter(kind="submission", entry__cancellation=None)
    return found.order_by("-pk").first()
