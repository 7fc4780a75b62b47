"""Effect: on its day a decision moves the official; cancelled, it puts everything back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from luanchuyen.records.case_acts import CaseActKind, CaseKind
from luanchuyen.records.models import Case, Decision, Effect, EventType
from luanchuyen.rules.procedure.standing import EndKind, Standing
from luanchuyen.services import effects, registers
from luanchuyen.services.access import Actor, NotAllowed, NotThere, Permission
from luanchuyen.services.cases.acts import (
    Done,
    append,
    locked,
    require_body,
    require_not_ahead,
    require_words,
    tell,
)
from luanchuyen.services.cases.conditions import standing_of
from luanchuyen.services.cases.deciding import decided_step, number
from luanchuyen.services.cases.errors import RefusedError

# The word of the workbook for how a post came to be held.
_FORMS = {CaseKind.ROTATION: "Luân chuyển", CaseKind.TRANSFER: "Điều động"}


def take_effect(*, case: Case, by: Actor, on: date) -> Effect:
    """Carry out the decision of a case whose steps are all done, on its day or later.

    A post that is elected is held from the day the election was over, if that is later.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        decision = case.decisions.standing().first()
        ending = standing_of(case, on=on).ending
        if decision is None or ending is None or ending.kind is not EndKind.COMPLETED:
            raise RefusedError("Hồ sơ chưa xong mọi bước hoặc chưa có quyết định.")
        if Effect.objects.filter(decision=decision).exists():
            raise RefusedError(f"Quyết định số {decision} đã được thực hiện.")
        begins = begins_on(case, decision, standing_of(case, on=on))
        if begins > on:
            raise RefusedError(
                f"Quyết định số {decision} có hiệu lực từ ngày {begins:%d/%m/%Y}, chưa đến ngày."
            )
        act = append(case, Done(CaseActKind.TOOK_EFFECT, day=begins), by=by, on=on)
        move = effects.Move(
            case.proposal, _FORMS[CaseKind(case.kind)], str(decision), begins
        )
        try:
            effect = effects.carry_out(move, decision=decision, act=act)
        except effects.RefusedError as error:
            raise RefusedError(str(error)) from error
        what = f"quyết định số {decision} từ ngày {begins:%d/%m/%Y}"
        tell(EventType.DECISION_TOOK_EFFECT, case, by=by, on=on, what=what)
    return effect


def begins_on(case: Case, decision: Decision, now: Standing) -> date:
    """The day the post is held from."""
    elected = any(one.step.when == "elected" for one in now.steps)
    if elected and now.ending is not None:
        return max(decision.effective_on, now.ending.day)
    return decision.effective_on


def cancel_decision(
    *,
    case: Case,
    reason: str,
    by: Actor,
    on: date,
    day: date | None = None,
    term: str = "",
) -> Decision:
    """Cancel the decision whole: its effect is undone, and a case under way is decided again.

    Its number stays in the register, marked; the cancelling decision has one of its own.
    `day` is that of the body's word; the cancelling decision bears the day of its number.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_DECIDE, by=by)
        body = require_body(case, by=by)
        told = require_words(reason, "lý do hủy quyết định")
        found = case.decisions.standing().select_related("entry__register").first()
        if found is None:
            raise RefusedError("Hồ sơ không có quyết định nào để hủy.")
        said = day or on
        require_not_ahead(said, on=on)
        if said < found.day:
            raise RefusedError(
                f"Ngày hủy {said:%d/%m/%Y} trước ngày quyết định {found.day:%d/%m/%Y}."
            )
        series = term or found.entry.register.series
        entry = number(case, body, series, by=by, on=on, cancels=found.entry)
        registers.marked(found.entry, reason=f"Hủy theo số {entry}.", by=by, on=on)
        cancelled = Done(CaseActKind.DECISION_CANCELLED, day=day, note=told)
        act = append(case, cancelled, by=by, on=on)
        cancelling = Decision.objects.create(
            case=case,
            act=act,
            body=body,
            entry=entry,
            day=on,
            effective_on=on,
            cancels=found,
        )
        _undo(found, cancelling)
        if standing_of(case, on=on).ending is None:
            back = Done(
                CaseActKind.SENT_BACK,
                day=day,
                who="competent_authority",
                step=decided_step(case).key,
                note=told,
            )
            append(case, back, by=by, on=on)
        what = f"quyết định số {found} bằng quyết định số {entry}"
        tell(
            EventType.DECISION_CANCELLED,
            case,
            by=by,
            on=on,
            what=what,
            note=told,
            day=day,
        )
    return cancelling


def _undo(decision: Decision, cancelling: Decision) -> None:
    effect = Effect.objects.filter(decision=decision, undoes=None).first()
    if effect is None:
        return
    try:
        effects.undo(effect, decision=cancelling, act=cancelling.act)
    except effects.RefusedError as error:
        raise RefusedError(str(error)) from error


@dataclass(frozen=True)
class Outcome:
    """What became of one decision that was due; `why` is blank where it was carried out."""

    decision: Decision
    why: str


def due(*, on: date) -> Iterator[Decision]:
    """Decisions whose day has come and that were not carried out; elected ones may still wait."""
    found = Decision.objects.standing().filter(effective_on__lte=on, effects=None)
    found = found.filter(case__acts__kind=CaseActKind.COMPLETED)
    return iter(found.select_related("case").order_by("effective_on", "pk"))


def carry_out_due(*, by: Actor, on: date) -> list[Outcome]:
    """Carry out every decision that is due, each whole or not at all; to ask twice does nothing more."""
    found = []
    for decision in list(due(on=on)):
        why = ""
        try:
            take_effect(case=decision.case, by=by, on=on)
        except (RefusedError, NotAllowed, NotThere) as error:
            why = str(error)
        found.append(Outcome(decision, why))
    return found
