"""The dossier of a case as one PDF to print: its contents page, then every file in the order of the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from luanchuyen.documents import bundle, writing
from luanchuyen.documents.bundle import Part
from luanchuyen.documents.contents import Item
from luanchuyen.records.models import Case, FileKind, IssuedPaper
from luanchuyen.services import access, case_papers, cases, files, issued_papers
from luanchuyen.services.access import Permission, User
from luanchuyen.services.cases import Line


@dataclass(frozen=True)
class _Entry:
    """One line of the list with its file; None: it is still wanting, or nothing new is asked for."""

    line: Line
    part: Part | None
    day: date | None = None
    sha256: str = ""

    def item(self, pages: int | None) -> Item:
        told = self.line.nothing_new if self.part is None else None
        return Item(
            self.line.title,
            told.day if told else self.day,
            pages,
            self.sha256,
            self.line.cites,
            "không có nội dung mới" if told and not self.line.lack else "",
        )


def bound(by: User, case: Case, *, on: date) -> bytes:
    """Everything in the dossier on the day; only who reads the case prints it.

    What cannot be printed has a sheet that says so. Raises PaperError where the text asks for no dossier.
    """
    found = access.get_case(by, case.pk, Permission.CASES_READ)
    entries = [_entry(by, found, line, on) for line in cases.contents(found, on=on)]

    def contents(counts: Sequence[int], first: int) -> bytes:
        known = iter(counts)
        items = [one.item(next(known) if one.part else None) for one in entries]
        paper = case_papers.contents(found, items, on=on, first_page=first)
        return writing.pdf(paper, settings.PAPER_TEMPLATES)

    parts = [one.part for one in entries if one.part]
    return bundle.bound(f"Hồ sơ {found.title}", parts, contents)


def _entry(by: User, case: Case, line: Line, on: date) -> _Entry:
    if (paper := line.paper) is not None:
        handed_in = _part(
            line,
            FileKind(paper.kind),
            lambda: cases.open_paper(by, case, paper.pk, on=on)[1],
        )
        return _Entry(line, handed_in, paper.day, paper.sha256)
    if line.key == "submission" and (issued := _submission(case)) is not None:
        went_out = _part(
            line,
            FileKind.PDF,
            lambda: issued_papers.opened(by, case, issued.pk, on=on, as_pdf=True)[1],
        )
        return _Entry(line, went_out, issued.on, issued.sha256)
    return _Entry(line, None)


def _part(line: Line, kind: FileKind, opened: Callable[[], bytes]) -> Part:
    try:
        return Part(line.title, kind, opened())
    except files.DamagedError as error:
        return Part(line.title, kind, fault=str(error))


def _submission(case: Case) -> IssuedPaper | None:
    """The newest that went out and was not cancelled."""
    found = case.issued.filter(kind="submission", entry__cancellation=None)
    return found.order_by("-pk").first()
