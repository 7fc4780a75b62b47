"""What an official sees of the own case: the step, each criterion with its law, what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from luanchuyen.records.models import Case
from luanchuyen.rules.citing import Citation, citations
from luanchuyen.services import snapshots
from luanchuyen.services.cases import OwnSheet
from luanchuyen.services.naming import Place, names
from luanchuyen.web.shared import words
from luanchuyen.web.shared.words import Mark


@dataclass(frozen=True)
class Line:
    """A sentence with its outcome and its law."""

    mark: Mark
    sentence: str
    cites: Sequence[Citation]


@dataclass(frozen=True)
class Sheet:
    """One case as the official reads it."""

    case: Case
    origin: Place
    target: Place
    step: str
    why: str
    criteria: Sequence[Line]
    missing: Sequence[Line]


def sheets(found: Iterable[OwnSheet]) -> list[Sheet]:
    return [_sheet(one) for one in found]


def _sheet(one: OwnSheet) -> Sheet:
    named, now = names(snapshots.take()), one.case.proposal
    criteria = one.verdict.criteria if one.verdict else ()
    return Sheet(
        case=one.case,
        origin=named.place(now.from_post_id),
        target=named.place(now.to_post_id),
        step=one.step,
        why=one.why,
        criteria=[
            Line(words.OUTCOMES[each.outcome], each.sentence, citations(each.cites))
            for each in criteria
        ],
        missing=[
            Line(words.OUTCOMES["not_met"], each.sentence, citations(each.cites))
            for each in one.missing
        ],
    )
