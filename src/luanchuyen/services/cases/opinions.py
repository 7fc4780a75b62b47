"""Opinions: asked, delivered, answered or met with silence; assessment, appraisal, meeting with the official."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Account, Case, CaseAct, EventType, Unit
from luanchuyen.rules.parts.keys import ACTORS
from luanchuyen.rules.parts.procedures import Ask, AskKind
from luanchuyen.rules.procedure.acts import Act, ActKind, Answer
from luanchuyen.rules.procedure.objections import untimely
from luanchuyen.rules.procedure.opinions import Opinion, State
from luanchuyen.rules.procedure.standing import Standing
from luanchuyen.services import access
from luanchuyen.services.access import Actor, NotThere, Permission
from luanchuyen.services.cases import bodies, reading
from luanchuyen.services.cases.acts import (
    Done,
    append,
    ask_of,
    locked,
    open_step,
    require_body,
    require_no_decision,
    require_not_ahead,
    require_words,
    tell,
)
from luanchuyen.services.cases.conditions import standing_of, standing_then
from luanchuyen.services.cases.errors import RefusedError
from luanchuyen.services.cases.steps import issuing

_THEIRS = ("departure_unit", "arrival_unit", "related_bodies")
_EITHER = (Permission.CASES_ANSWER, Permission.CASES_PREPARE)
# What is done or decided has an act of its own.
_NOT_HERE = (AskKind.DECISION, AskKind.ACT, AskKind.TALK)


def request_opinion(
    *,
    case: Case,
    item: str,
    whom: str,
    by: Actor,
    on: date,
    day: date | None = None,
    due: date | None = None,
    note: str = "",
) -> CaseAct:
    """Ask a body; `whom` is its actor's key, with `:CODE` behind where several are asked."""
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        require_no_decision(case)
        _require_written(case, item)
        if due is not None and due <= (day or on):
            raise RefusedError(f"Hạn trả lời {due:%d/%m/%Y} phải sau ngày hỏi.")
        done = Done(
            CaseActKind.ASKED,
            day=day,
            who="advisory_body",
            item=item,
            whom=whom,
            unit=_unit_of(case, whom),
            due=due,
            read=reading.proposed(case),
            note=note,
        )
        return _recorded(case, done, EventType.CASE_OPINION_ASKED, by=by, on=on)


def deliver(
    *, case: Case, item: str, whom: str, by: Actor, on: date, day: date | None = None
) -> CaseAct:
    """The letter has arrived: from now on the time to answer runs."""
    with transaction.atomic():
        case = locked(case, *_EITHER, by=by)
        _require_theirs(case, whom, by)
        done = Done(
            CaseActKind.DELIVERED,
            day=day,
            who=whom.partition(":")[0],
            item=item,
            whom=whom,
            unit=_unit_of(case, whom),
            read=_read(case, item, whom),
        )
        return _recorded(case, done, EventType.CASE_OPINION_DELIVERED, by=by, on=on)


def answer(
    *,
    case: Case,
    item: str,
    whom: str,
    answer: Answer,
    by: Actor,
    on: date,
    day: date | None = None,
    parts: Mapping[str, str] | None = None,
    note: str = "",
    document: str = "",
    presided_by: str = "",
) -> CaseAct:
    """What a body answers: told by itself or, where a letter came, recorded with the letter.

    `presided_by`: over the meeting that assessed an official. A refusal says why; it was of what was asked,
    which may no longer be what is proposed. What comes when the decision stands is kept, and no longer opens
    what led to it.
    """
    with transaction.atomic():
        case = locked(case, *_EITHER, Permission.CASES_DECIDE, by=by)
        asked = _require_written(case, item)
        _require_voice(case, whom, document, by)
        if answer is Answer.REFUSE:
            require_words(note, "lý do không đồng ý")
        done = _answering(case, asked, whom, answer, parts or {}, day, note, document)
        if asked.written:
            require_words(document, "số, ngày của văn bản trả lời")
        if asked.kind is AskKind.ASSESSMENT:
            chair = require_words(presided_by, "người chủ trì nhận xét, đánh giá")
            done = replace(done, payload={**done.payload, "presided_by": chair})
        if case.decisions.standing().exists():
            done = _late(case, done, on)
        return _recorded(case, done, EventType.CASE_OPINION_ANSWERED, by=by, on=on)


_answered = answer  # a parameter of the acts below has the name


def assess(
    *,
    case: Case,
    parts: Mapping[str, str],
    presided_by: str,
    by: Actor,
    on: date,
    answer: Answer = Answer.AGREE,
    item: str = "assessment",
    day: date | None = None,
    note: str = "",
    document: str = "",
) -> CaseAct:
    """The unit of departure assesses the official, part by part as Article 9.1 names them.

    Its collective answers for it (9.4), so who presided is told; what was signed stays, a later one
    takes its place.
    """
    asked = _require_kind(case, item, AskKind.ASSESSMENT)
    return _answered(
        case=case,
        item=item,
        whom=asked.of[0],
        answer=answer,
        parts=parts,
        by=by,
        on=on,
        day=day,
        note=note,
        document=document,
        presided_by=presided_by,
    )


def appraise(
    *,
    case: Case,
    whom: str,
    answer: Answer,
    by: Actor,
    on: date,
    item: str = "appraisal",
    day: date | None = None,
    note: str = "",
    document: str = "",
) -> CaseAct:
    """One of the bodies asked to appraise gives its opinion."""
    _require_kind(case, item, AskKind.APPRAISAL)
    return _answered(
        case=case,
        item=item,
        whom=whom,
        answer=answer,
        by=by,
        on=on,
        day=day,
        note=note,
        document=document,
    )


def _require_written(case: Case, item: str) -> Ask:
    """What is asked and answered in writing; a meeting, a decision and what follows it are acts of their own."""
    asked = ask_of(case, item)
    if asked.kind in _NOT_HERE:
        raise RefusedError(
            f"«{asked.title}» được ghi bằng việc khác, không hỏi và trả lời ở đây."
        )
    return asked


def _require_kind(case: Case, item: str, kind: AskKind) -> Ask:
    asked = ask_of(case, item)
    if asked.kind is not kind:
        raise RefusedError(f"«{asked.title}» không phải việc này.")
    return asked


def meet(
    *,
    case: Case,
    parts: Mapping[str, str],
    by: Actor,
    on: date,
    day: date | None = None,
    note: str = "",
    item: str = "",
) -> CaseAct:
    """The meeting with the official: purpose, wishes, responsibility; and its minutes.

    Without `item`, everything the open step wants talked over with the official was said in it.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        require_no_decision(case)
        step = open_step(case, on=on).step
        talks = [
            ask
            for ask in reading.procedure(case).steps[_place(case, step.key)].asks
            if ask.kind is AskKind.TALK and item in ("", ask.key)
        ]
        if not talks:
            raise RefusedError(f"Bước «{step.title}» không có việc gặp gỡ cán bộ.")
        for ask in talks:
            own = {key: text for key, text in parts.items() if key in ask.parts}
            done = _answering(case, ask, "official", Answer.AGREE, own, day, note, "")
            act = append(case, done, by=by, on=on)
        strange = set(parts) - {key for ask in talks for key in ask.parts}
        if strange:
            raise RefusedError(f"Không có nội dung «{', '.join(sorted(strange))}».")
        if "meeting_minutes" in step.papers_out:
            minutes = replace(issuing(case, step, "meeting_minutes"), day=day)
            append(case, minutes, by=by, on=on)
        tell(
            EventType.CASE_OPINION_ANSWERED,
            case,
            by=by,
            on=on,
            what="«" + "», «".join(ask.title for ask in talks) + "»",
            note=note,
            day=day,
        )
    return act


def note_silence(
    *,
    case: Case,
    item: str,
    whom: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> CaseAct:
    """Record that the due day has passed without an answer; what that means is in the rulebook.

    On `day` it had passed already, and no answer has come since.
    """
    require_not_ahead(day or on, on=on)
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        found = opinion(case, item, whom, on=on)
        then = _among(standing_then(case, day=day or on), item, whom)
        if not all(one and one.state is State.SILENT for one in (found, then)):
            raise RefusedError(
                f"«{ask_of(case, item).title}» chưa quá hạn, hoặc văn bản hỏi chưa đến nơi."
            )
        done = Done(CaseActKind.NOTED_SILENCE, day=day, item=item, whom=whom)
        return _recorded(case, done, EventType.CASE_SILENCE_NOTED, by=by, on=on)


def drop(
    *,
    case: Case,
    item: str,
    whom: str,
    reason: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> CaseAct:
    """No longer ask one of several bodies."""
    done = _by_the_adviser(CaseActKind.DROPPED, item, whom, reason, day)
    return _about(case, done, EventType.CASE_OPINION_DROPPED, by=by, on=on)


def settle(
    *,
    case: Case,
    item: str,
    whom: str,
    reason: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> CaseAct:
    """Make good an agreement that was refused, or not given in time, and say how."""
    done = _by_the_adviser(CaseActKind.SETTLED, item, whom, reason, day)
    return _about(case, done, EventType.CASE_OPINION_SETTLED, by=by, on=on)


def _by_the_adviser(
    kind: CaseActKind, item: str, whom: str, reason: str, day: date | None
) -> Done:
    return Done(kind, day=day, who="advisory_body", item=item, whom=whom, note=reason)


def _about(case: Case, done: Done, event: EventType, *, by: Actor, on: date) -> CaseAct:
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        require_no_decision(case)
        require_words(done.note, "lý do")
        done = replace(done, read=reading.proposed(case))
        return _recorded(case, done, event, by=by, on=on)


def opinion(case: Case, item: str, whom: str, *, on: date) -> Opinion | None:
    """How far one question to one body has come."""
    return _among(standing_of(case, on=on), item, whom)


def _among(now: Standing, item: str, whom: str) -> Opinion | None:
    found = (one for one in now.opinions if (one.ask.key, one.whom) == (item, whom))
    return next(found, None)


def _recorded(
    case: Case, done: Done, event: EventType, *, by: Actor, on: date
) -> CaseAct:
    act = append(case, done, by=by, on=on)
    what = f"«{ask_of(case, done.item).title}» ({_name(case, done.whom)})"
    tell(event, case, by=by, on=on, what=what, note=act.note, day=act.day)
    return act


def _name(case: Case, whom: str) -> str:
    unit = _unit_of(case, whom)
    return unit.name if unit else ACTORS[whom.partition(":")[0]]


def _answering(
    case: Case,
    asked: Ask,
    whom: str,
    answer: Answer,
    parts: Mapping[str, str],
    day: date | None,
    note: str,
    document: str,
) -> Done:
    told = {key: text.strip() for key, text in parts.items() if text.strip()}
    return Done(
        CaseActKind.ANSWERED,
        day=day,
        who=whom.partition(":")[0],
        item=asked.key,
        whom=whom,
        unit=_unit_of(case, whom),
        answer=answer,
        parts=tuple(told),
        read=_read(case, asked.key, whom),
        note=note,
        payload={"parts": told, "document": document.strip()},
    )


def _late(case: Case, done: Done, on: date) -> Done:
    """An answer that comes when the decision stands: kept, and opening nothing."""
    said = Act(
        ActKind.ANSWERED, done.day or on, done.who, item=done.item, whom=done.whom
    )
    acts = reading.acts_of(case)
    if wrong := list(untimely(reading.procedure(case), acts, said, on)):
        raise RefusedError(" ".join(wrong))
    told = {**done.payload, "answer": done.answer, "read": dict(done.read)}
    return replace(
        done, kind=CaseActKind.HEARD_LATE, answer=None, parts=(), payload=told
    )


def _read(case: Case, item: str, whom: str) -> dict[str, str]:
    """What the body was asked about; where nobody asked in writing, what is proposed now."""
    asked = case.acts.filter(kind=CaseActKind.ASKED, item=item, whom=whom).last()
    return asked.read if asked else reading.proposed(case)


def _unit_of(case: Case, whom: str) -> Unit | None:
    """The unit behind an actor's key, where it is one of ours; only of several asked alike a code tells which."""
    role, _, code = whom.partition(":")
    if role not in ACTORS:
        raise RefusedError(f"Không có nơi nào là «{role}» trong quy trình.")
    own = bodies.unit_code(case, role)
    if code and own:
        raise RefusedError(
            f"Hồ sơ đã rõ {ACTORS[role]} là nơi nào; không nêu nơi khác."
        )
    found = Unit.objects.filter(pk=code or own).first()
    if code and found is None:
        raise RefusedError(f"Không có đơn vị mã «{code}».")
    return found


def _require_theirs(case: Case, whom: str, by: Actor) -> None:
    """A unit's officer speaks for the own unit alone."""
    if access.allows(by, Permission.CASES_PREPARE) or not isinstance(by, Account):
        return
    unit = _unit_of(case, whom)
    if whom.partition(":")[0] not in _THEIRS or unit is None:
        raise NotThere("Không có việc hỏi này trong phạm vi của bạn.")
    if unit.pk not in access.units(by):
        raise NotThere("Không có việc hỏi này trong phạm vi của bạn.")


def _require_voice(case: Case, whom: str, document: str, by: Actor) -> None:
    """The body itself, or who prepares the case with the letter in hand."""
    role = whom.partition(":")[0]
    if role == "competent_authority":
        require_body(case, by=by)
    elif role == "standing_body":
        access.require(by, Permission.CASES_DECIDE)
        access.require_own(by, case.committee)
    elif access.allows(by, Permission.CASES_PREPARE):
        require_words(document, "số, ngày của văn bản trả lời")
    elif access.allows(by, Permission.CASES_ANSWER):
        _require_theirs(case, whom, by)
    else:
        raise access.NotAllowed("Vai trò của tài khoản này không được trả lời thay.")


def _place(case: Case, key: str) -> int:
    return reading.procedure(case).places[key]
