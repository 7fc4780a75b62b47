"""The dossier as lines: what is asked for, what is there, how long it still serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.records.models import Case, CaseAct, DossierItem
from luanchuyen.rules.citing import Citation, citations
from luanchuyen.services import access, cases
from luanchuyen.services.access import Permission
from luanchuyen.web.cases import offering
from luanchuyen.web.cases.forms import Target
from luanchuyen.web.cases.offering import Offer
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared.words import Mark

_THERE = Mark("met", "Có, còn thời hạn", "met")
_SPARED = Mark("met", "Không có nội dung mới", "met")
_LACKING = Mark("not_met", "Còn thiếu", "not_met")


@dataclass(frozen=True)
class Line:
    """One item of the list, with its clause; `wrong` says why it does not serve.

    `written`: it is no file handed in, but papers of the case itself.
    """

    title: str
    mark: Mark
    wrong: str
    paper: DossierItem | None
    cites: Sequence[Citation]
    add: Offer | None
    written: bool
    nothing_new: CaseAct | None
    say_so: Offer | None


def lines(here: Situation) -> list[Line]:
    may_add = here.prepares and here.standing.ending is None
    return [
        Line(
            title=one.title,
            mark=_mark(one),
            wrong=_wrong(one),
            paper=one.paper,
            cites=citations(one.cites),
            add=_add(here, one.key, again=one.paper is not None)
            if may_add and one.key != "submission"
            else None,
            written=one.key == "submission",
            nothing_new=_said(one),
            say_so=offering.offer(here, "khong-co-noi-dung-moi", Target(one.key))
            if may_add and one.may_be_spared and one.lack
            else None,
        )
        for one in cases.contents(here.case, on=here.on)
    ]


def _mark(one: cases.Line) -> Mark:
    if one.lack:
        return _LACKING
    return _SPARED if _said(one) else _THERE


def _said(one: cases.Line) -> CaseAct | None:
    """That nothing is new, where no paper was handed in instead."""
    return one.nothing_new if one.paper is None else None


def _wrong(one: cases.Line) -> str:
    """Why what is there does not serve; that nothing is there, its mark says."""
    return one.lack.sentence if one.lack and one.paper else ""


def _add(here: Situation, item: str, *, again: bool) -> Offer:
    name = "Thay bằng bản mới" if again else "Thêm tệp"
    return offering.offer(here, "them-giay-to", Target(item), name=name)


def earlier(here: Situation) -> list[Case]:
    """Other cases of the same official whose papers may serve again."""
    if not here.prepares or here.standing.ending:
        return []
    if not access.allows(here.by, Permission.CASES_READ):
        return []
    official = here.case.proposal.official_id
    return [
        one
        for one in access.cases(here.by).proposing(official=official)
        if one.pk != here.case.pk and one.papers.exists()
    ]
