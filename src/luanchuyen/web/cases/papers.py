"""Papers that went out, as lines: number, day, whether it still stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.records.models import Case, IssuedPaper, Organ
from luanchuyen.services import issued_papers
from luanchuyen.services.access import Actor, User
from luanchuyen.services.issued_papers import Issuer
from luanchuyen.web.shared.words import Mark

_STANDS = Mark("met", "Đã phát hành", "met")
_CANCELLED = Mark("not_met", "Số đã hủy", "not_met")


@dataclass(frozen=True)
class Line:
    """One paper; `cancels`: whether the account may cancel its number."""

    paper: IssuedPaper
    name: str
    mark: Mark
    why: str
    cancels: bool


def lines(case: Case, *, by: User) -> Sequence[Line]:
    return [_line(one, by) for one in issued_papers.issued(case)]


def _line(one: IssuedPaper, by: User) -> Line:
    cancelled, register = one.entry.is_cancelled, one.entry.register
    issuer = Issuer(register.body, Organ(register.organ))
    of_decision = hasattr(one.entry, "decision")
    return Line(
        paper=one,
        name=issued_papers.name_of(one),
        mark=_CANCELLED if cancelled else _STANDS,
        why=one.entry.cancellation.reason if cancelled else "",
        cancels=isinstance(by, Actor)
        and not (cancelled or of_decision)
        and issuer.may(by),
    )
