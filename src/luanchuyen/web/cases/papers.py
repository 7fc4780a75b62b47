"""Papers of a case as lines: those that went out, and those it can give with what becomes of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from luanchuyen.records.models import Case, IssuedPaper, Organ
from luanchuyen.services import issued_papers
from luanchuyen.services.access import Actor, User
from luanchuyen.services.case_papers import SHEETS, Sheet
from luanchuyen.services.issued_papers import Issuer
from luanchuyen.web.shared.issued import IssuedLine, line


def lines(case: Case, *, by: User) -> Sequence[IssuedLine]:
    return [_line(case, one, by) for one in issued_papers.issued(case)]


def _line(case: Case, one: IssuedPaper, by: User) -> IssuedLine:
    word, pdf = (
        reverse("cases:issued", args=[case.pk, one.pk, kind])
        for kind in ("docx", "pdf")
    )
    cancel = reverse("cases:cancel_number", args=[case.pk, one.pk])
    return line(
        one,
        issued_papers.name_of(one),
        word=word,
        pdf=pdf,
        cancel=cancel if _cancels(one, by) else "",
    )


def _cancels(one: IssuedPaper, by: User) -> bool:
    """Whether the account may cancel the number; a decision is cancelled by another."""
    register = one.entry.register
    issuer = Issuer(register.body, Organ(register.organ))
    of_decision = hasattr(one.entry, "decision")
    return isinstance(by, Actor) and not of_decision and issuer.may(by)


@dataclass(frozen=True)
class SheetLine:
    """A paper the case can give; `note` says whether it takes a number, or what it waits for."""

    sheet: Sheet
    note: str


_OF_A_VOTE = ("session", "ballot")


def sheets(case: Case, *, by: User, on: date) -> Sequence[SheetLine]:
    out = {
        one.kind: one.symbol
        for one in issued_papers.issued(case)
        if not one.entry.is_cancelled
    }
    vote = case.votes.order_by("-pk").first()
    decided = case.decisions.standing().exists()

    def note(sheet: Sheet) -> str:
        if sheet.kind in _OF_A_VOTE and vote is None:
            return "chưa có biểu quyết"
        if sheet.kind == "ballot" and vote and not vote.secret:
            return "không bỏ phiếu kín nên không có kiểm phiếu"
        if issued_papers.register_of(case, sheet, on=on) is None:
            return "không lấy số"
        if symbol := out.get(sheet.kind_for(case)):
            return f"đã phát hành: {symbol}"
        if sheet.of_decision and not decided:
            return "chưa có quyết định; tải được bản dự thảo"
        if issued_papers.may_issue(case, sheet, by=by, on=on):
            return "lấy số khi phát hành"
        return "nơi ban hành phát hành; tải được bản dự thảo"

    return [SheetLine(sheet, note(sheet)) for sheet in SHEETS.values()]
