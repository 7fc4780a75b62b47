"""What the record of a case says, as `rules.procedure` reads it."""

import json
from datetime import date
from functools import lru_cache

from luanchuyen.records.case_acts import OF_THE_PROCEDURE, CaseActKind
from luanchuyen.records.models import Case, CaseAct, CaseProposal
from luanchuyen.rules.parts.procedures import AskKind, Step
from luanchuyen.rules.procedure.acts import Act, ActKind, Answer, fits
from luanchuyen.rules.procedure.choosing import Procedure
from luanchuyen.services.cases import law
from luanchuyen.services.cases.competence import consent_of


def whole_procedure(case: Case) -> Procedure:
    """Every step that may come: the copy the case began with, or the newest it was moved to."""
    moved = law.moved(case)
    kept = moved.payload["procedure"] if moved else case.procedure
    return _restored(json.dumps(kept))


@lru_cache(maxsize=256)
def _restored(text: str) -> Procedure:
    return Procedure.model_validate_json(text)


def procedure(case: Case) -> Procedure:
    """The steps that apply to what is proposed now."""
    now, whole = case.proposal, whole_procedure(case)
    asks = (ask for step in whole.steps for ask in step.asks)
    consent = any(ask.when == "consent" for ask in asks) and consent_of(case, now)
    return whole.under(elected=now.to_post.elected, consent=consent)


def proposed(case: Case, now: CaseProposal | None = None) -> dict[str, str]:
    """The fingerprint of each subject as it is proposed: the codes, and the plan's version."""
    now = now or case.proposal
    subjects = {
        "official": now.official_id,
        "from_post": now.from_post_id,
        "to_post": now.to_post_id,
    }
    plan = {"plan": f"{case.plan_id}/{case.version_id}"} if case.plan_id else {}
    return plan | subjects


def still_fits(case: Case, act: CaseAct, *about: str) -> bool:
    """Whether what was proposed when the act was recorded is what is proposed now, in what it is about."""
    before = (one for one in case.proposals.all() if one.act_id <= act.pk)
    then = max(before, key=lambda one: one.number)
    return fits(proposed(case, then), proposed(case), frozenset(about))


def opened_anew(case: Case, step: Step) -> int:
    """The number of the last act that opened the step anew: a sending back, or another proposal."""
    places = procedure(case).places
    anew = [
        act.number
        for act in _acts(case)
        if act.kind == CaseActKind.PROPOSED
        or (
            act.kind == CaseActKind.SENT_BACK
            and places.get(act.step, 0) <= places[step.key]
        )
    ]
    return max(anew, default=0)


def decided_on(case: Case) -> date | None:
    """The day the body agreed to what is proposed now; None where it has not, or not since."""
    step = next(step for step in procedure(case).steps if step.decides)
    asked = next(ask for ask in step.asks if ask.kind is AskKind.DECISION)
    since = opened_anew(case, step)
    said = [
        act
        for act in _acts(case)
        if act.kind == CaseActKind.ANSWERED
        and act.item == asked.key
        and act.number > since
    ]
    return said[-1].day if said and said[-1].answer == Answer.AGREE else None


def acts_of(case: Case) -> list[Act]:
    """The acts the procedure reads, in the order in which they were recorded."""
    return [act_of(row) for row in _acts(case) if row.kind in OF_THE_PROCEDURE]


def _acts(case: Case) -> list[CaseAct]:
    return sorted(case.acts.all(), key=lambda one: one.number)


def act_of(row: CaseAct) -> Act:
    return Act(
        kind=ActKind(row.kind),
        day=row.day,
        who=row.who,
        step=row.step,
        item=row.item,
        whom=row.whom,
        answer=Answer(row.answer) if row.answer else None,
        parts=frozenset(row.parts),
        due=row.due,
        reason=row.note,
        read=row.read,
        conditions=frozenset(row.conditions),
    )
