"""Papers of a case that went out, as lines."""

from collections.abc import Sequence

from django.urls import reverse

from luanchuyen.records.models import Case, IssuedPaper, Organ
from luanchuyen.services import issued_papers
from luanchuyen.services.access import Actor, User
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
