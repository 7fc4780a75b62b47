"""Steps: finished, delegated, gone back to; papers issued in them; a case withdrawn or refused."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Case, CaseAct, EventType, RegisterEntry
from luanchuyen.rules.parts.keys import ACTORS, PAPERS
from luanchuyen.rules.parts.procedures import Step
from luanchuyen.rules.procedure.standing import StepState
from luanchuyen.services import access
from luanchuyen.services.access import Actor, Permission
from luanchuyen.services.cases import reading
from luanchuyen.services.cases.acts import (
    OF_THE_SECRETARY,
    Done,
    append,
    locked,
    open_step,
    require_body,
    require_no_decision,
    require_words,
    tell,
)
from luanchuyen.services.cases.conditions import evidence, standing_of, wanted
from luanchuyen.services.cases.errors import RefusedError

_BOTH = (Permission.CASES_PREPARE, Permission.CASES_DECIDE)


def finish(*, case: Case, by: Actor, on: date, day: date | None = None) -> CaseAct:
    """Finish the step the case is in: every gate was met on the day, and `by` speaks for who carries it."""
    with transaction.atomic():
        case = locked(case, *_BOTH, by=by)
        now = open_step(case, on=on)
        act = append(case, _finishing(case, now, day, by=by, on=on), by=by, on=on)
        if standing_of(case, on=on).may_take_effect:
            append(case, Done(CaseActKind.COMPLETED, day=day), by=by, on=on)
        tell(
            EventType.CASE_STEP_FINISHED,
            case,
            by=by,
            on=on,
            what=now.step.title,
            day=day,
        )
    return act


def _finishing(
    case: Case, now: StepState, day: date | None, *, by: Actor, on: date
) -> Done:
    asked = wanted(standing_of(case, on=on))
    return Done(
        CaseActKind.FINISHED,
        day=day,
        who=performer(case, now, by=by),
        step=now.step.key,
        read=reading.proposed(case),
        conditions=asked,
        payload=evidence(case, on=min(day or on, on)) if asked else {},
    )


def performer(case: Case, now: StepState, *, by: Actor) -> str:
    """For whom of those who may carry the step `by` speaks."""
    found = next((one for one in now.performers if speaks_for(case, one, by=by)), None)
    if found is None:
        who = ", ".join(ACTORS[one] for one in now.performers)
        raise access.NotAllowed(f"Bước «{now.step.title}» do {who} thực hiện.")
    return found


def speaks_for(case: Case, actor: str, *, by: Actor) -> bool:
    """Whether `by` acts in the name of the actor: the secretary for the body, who prepares for the rest."""
    if actor == "competent_authority":
        allowed = access.allows(by, Permission.CASES_DECIDE)
        return allowed and access.is_own(by, case.proposal.body_id)
    if actor in OF_THE_SECRETARY:
        allowed = access.allows(by, Permission.CASES_DECIDE)
        return allowed and access.is_own(by, case.committee_id)
    allowed = access.allows(by, Permission.CASES_PREPARE)
    return allowed and access.is_own(by, case.committee_id)


def delegate(
    *,
    case: Case,
    whom: str,
    reason: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> CaseAct:
    """Let another actor carry the step the case is in (thừa ủy quyền)."""
    with transaction.atomic():
        case = locked(case, *_BOTH, by=by)
        step = open_step(case, on=on).step
        if not speaks_for(case, step.actor, by=by):
            raise access.NotAllowed(
                f"Chỉ {ACTORS[step.actor]} mới ủy quyền bước «{step.title}»."
            )
        done = Done(
            CaseActKind.DELEGATED,
            day=day,
            who=step.actor,
            step=step.key,
            whom=whom,
            note=reason,
        )
        act = append(case, done, by=by, on=on)
        what = f"{step.title} cho {ACTORS[whom]}"
        tell(
            EventType.CASE_STEP_DELEGATED,
            case,
            by=by,
            on=on,
            what=what,
            note=reason,
            day=day,
        )
    return act


def issue_paper(
    *,
    case: Case,
    paper: str,
    by: Actor,
    on: date,
    day: date | None = None,
    note: str = "",
) -> CaseAct:
    """Record a paper of the open step, or of one before it; decisions have acts of their own."""
    with transaction.atomic():
        case = locked(case, *_BOTH, by=by)
        act = paper_of_step(case, paper, by=by, on=on, day=day, note=note)
        tell(
            EventType.CASE_PAPER_ISSUED,
            case,
            by=by,
            on=on,
            what=PAPERS[paper],
            note=note,
            day=day,
        )
    return act


def paper_of_step(
    case: Case,
    paper: str,
    *,
    by: Actor,
    on: date,
    day: date | None = None,
    note: str = "",
    number: RegisterEntry | None = None,
) -> CaseAct:
    """The act alone, for a service that tells of it itself; what takes a number is issued that day."""
    if paper in ("decision", "submission"):
        raise RefusedError(
            f"{PAPERS[paper].capitalize()} được ban hành bằng việc riêng."
        )
    step = step_of_paper(case, paper, on=on)
    if not speaks_for(case, step.actor, by=by):
        raise access.NotAllowed(
            f"Giấy tờ của bước «{step.title}» do {ACTORS[step.actor]} ban hành."
        )
    done = numbered(issuing(case, step, paper, note, day), number)
    return append(case, done, by=by, on=on)


def standing_paper(case: Case, step: Step, paper: str) -> CaseAct | None:
    """The last one issued in the step since it was opened anew; what was issued before no longer counts."""
    found = case.acts.filter(
        kind=CaseActKind.ISSUED,
        item=paper,
        step=step.key,
        number__gt=reading.opened_anew(case, step),
    )
    return found.last()


def issuing(
    case: Case, step: Step, paper: str, note: str = "", day: date | None = None
) -> Done:
    return Done(
        CaseActKind.ISSUED,
        day=day,
        who=step.actor,
        step=step.key,
        item=paper,
        read=reading.proposed(case),
        note=note,
    )


def numbered(done: Done, number: RegisterEntry | None) -> Done:
    """The same with the number of the paper, if it has one."""
    if number is None:
        return done
    told = {"entry": number.pk, "number": str(number)}
    return replace(done, payload={**done.payload, **told})


def step_of_paper(case: Case, paper: str, *, on: date) -> Step:
    """The open step or, going back from it, the nearest that has the paper."""
    procedure = reading.procedure(case)
    at = procedure.places[open_step(case, on=on).step.key]
    for step in reversed(procedure.steps[: at + 1]):
        if paper in step.papers_out:
            return step
    raise RefusedError(f"Chưa đến bước nào có {PAPERS.get(paper, paper)}.")


def send_back(
    *,
    case: Case,
    to_step: str,
    reason: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> CaseAct:
    """Go back to a step, and do it and those after it again; everything said is kept."""
    with transaction.atomic():
        case = locked(case, *_BOTH, by=by)
        told = require_words(reason, "lý do trả lại")
        require_no_decision(case)
        back = replace(_sending_back(case, to_step, told, by), day=day)
        act = append(case, back, by=by, on=on)
        index = reading.procedure(case).places[to_step]
        what = reading.procedure(case).steps[index].title
        tell(
            EventType.CASE_SENT_BACK, case, by=by, on=on, what=what, note=told, day=day
        )
    return act


def _sending_back(case: Case, to_step: str, reason: str, by: Actor) -> Done:
    deciding = speaks_for(case, "competent_authority", by=by)
    who = "competent_authority" if deciding else "advisory_body"
    return Done(CaseActKind.SENT_BACK, who=who, step=to_step, note=reason)


def withdraw(
    *, case: Case, reason: str, by: Actor, on: date, day: date | None = None
) -> CaseAct:
    """End the case without a decision; who prepared it takes it back."""
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        told = require_words(reason, "lý do rút hồ sơ")
        require_no_decision(case)
        done = Done(CaseActKind.WITHDRAWN, day=day, who="advisory_body", note=told)
        act = append(case, done, by=by, on=on)
        tell(EventType.CASE_WITHDRAWN, case, by=by, on=on, note=told, day=day)
    return act


def refuse(
    *,
    case: Case,
    reason: str,
    handling: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> CaseAct:
    """The body does not agree to the move: why, and what becomes of the official and the posts."""
    with transaction.atomic():
        case = locked(case, Permission.CASES_DECIDE, by=by)
        require_body(case, by=by)
        told = require_words(reason, "lý do không đồng ý")
        next_ = require_words(handling, "hướng xử lý")
        require_no_decision(case)
        done = Done(
            CaseActKind.REFUSED,
            day=day,
            who="competent_authority",
            note=told,
            payload={"handling": next_},
        )
        act = append(case, done, by=by, on=on)
        note = f"{told.rstrip('.')}; hướng xử lý: {next_}"
        tell(EventType.CASE_REFUSED, case, by=by, on=on, note=note, day=day)
    return act
