"""Submission, vote, decision with its number, announcement and election."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from luanchuyen.documents.letters import folded
from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    Case,
    CaseAct,
    CaseVote,
    Decision,
    EventType,
    Organ,
    Person,
    RegisterEntry,
    RegisterType,
    Tenure,
    Unit,
)
from luanchuyen.rules import votes
from luanchuyen.rules.parts.keys import ACTORS
from luanchuyen.rules.parts.procedures import AskKind, GateKind, Step
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.rulebook import NotInForceError
from luanchuyen.services import access, registers
from luanchuyen.services.access import Actor, Permission
from luanchuyen.services.cases import minutes, reading
from luanchuyen.services.cases.acts import (
    Done,
    append,
    locked,
    open_step,
    require_body,
    require_no_decision,
    require_words,
    tell,
)
from luanchuyen.services.cases.conditions import evidence, standing_of, standing_then
from luanchuyen.services.cases.errors import RefusedError
from luanchuyen.services.cases.interests import are_tied, require_not_of
from luanchuyen.services.cases.law import law_of, law_under
from luanchuyen.services.cases.minutes import Minutes
from luanchuyen.services.cases.steps import (
    issuing,
    numbered,
    speaks_for,
    standing_paper,
)
from luanchuyen.services.interests import is_same_person

# Gates that the decision itself meets, or what follows it.
_OWN_PAPERS = ("decision", "announcement", "task_assignment")


def submit(
    *,
    case: Case,
    by: Actor,
    on: date,
    day: date | None = None,
    note: str = "",
    number: RegisterEntry | None = None,
) -> CaseAct:
    """Submit the case to the body, with the verdicts and waivers it stands on, in full.

    What takes a number is submitted on the day it takes it.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        require_no_decision(case)
        step = _open(case, on)
        if "submission" not in step.papers_out or not step.decides:
            raise RefusedError(f"Đang ở bước «{step.title}», chưa đến bước trình.")
        done = issuing(case, step, "submission", note, day)
        done = replace(done, payload=evidence(case, on=min(day or on, on)))
        act = append(case, numbered(done, number), by=by, on=on)
        tell(EventType.CASE_SUBMITTED, case, by=by, on=on, note=note, day=day)
    return act


@dataclass(frozen=True)
class Ballot:
    """The numbers of a vote; `presided_by` is a member's code or name where members are on record.

    Members are who held a post of the body that day; `members` tells how many there were where the record
    does not name them all.
    """

    present: int
    in_favour: int
    against: int
    blank: int
    presided_by: str
    members: int | None = None
    secret: bool = False
    by_circulation: bool = False
    names: str = ""


def vote(
    *,
    case: Case,
    ballot: Ballot,
    by: Actor,
    on: date,
    day: date | None = None,
    told: Minutes | None = None,
) -> CaseVote:
    """Record a vote of the body that decides, with the minutes of its meeting where there are any.

    Numbers that cannot be right are refused.
    """
    day = day or on
    with transaction.atomic():
        case = locked(case, Permission.CASES_DECIDE, by=by)
        body = require_body(case, by=by)
        require_no_decision(case)
        step = _open(case, on)
        if not step.decides or standing_paper(case, step, "submission") is None:
            raise RefusedError("Chưa có tờ trình; chưa biểu quyết được.")
        known = members_of(body, on=day)
        members = len(known) if ballot.members is None else ballot.members
        _require_all(known, members, day)
        counted = _count(case, ballot, members)
        if counted.passed is None:
            raise RefusedError(" ".join(counted.faults))
        _require_disinterested(case, ballot, known, members)
        chair = _chair(case, ballot, known, members)
        if day < _submitted_on(case, step, on) or day > on:
            raise RefusedError("Ngày biểu quyết phải từ ngày trình đến hôm nay.")
        done = Done(CaseActKind.VOTED, day=day, step=step.key)
        act = append(case, done, by=by, on=on)
        made = CaseVote.objects.create(
            case=case,
            act=act,
            body=body,
            day=day,
            roll=[list(one) for one in known] if members == len(known) else [],
            members=members,
            present=ballot.present,
            in_favour=ballot.in_favour,
            against=ballot.against,
            blank=ballot.blank,
            secret=ballot.secret,
            by_circulation=ballot.by_circulation,
            presided_by=chair,
            names=ballot.names,
        )
        if told is not None:
            minutes.record(made, told)
        if "vote_minutes" in step.papers_out:
            paper = issuing(case, step, "vote_minutes", day=day)
            append(case, paper, by=by, on=on)
        what = counted.sentence.rstrip(".")
        tell(EventType.CASE_VOTED, case, by=by, on=on, what=what, day=day)
    return made


def members_of(body: Unit, *, on: date) -> list[tuple[str, str]]:
    """Code and name of who held a post of the body that day, concurrent ones too."""
    held = Tenure.objects.current(on).filter(post__unit=body)
    found = Person.objects.filter(pk__in=held.values("official"))
    return list(found.order_by("pk").values_list("pk", "name"))


def _require_all(known: Sequence[tuple[str, str]], members: int, day: date) -> None:
    """A body is not told smaller than the record has it."""
    if 0 < members < len(known):
        raise RefusedError(
            f"Theo dữ liệu, ngày {day:%d/%m/%Y} tập thể có {len(known)} thành viên, không phải {members};"
            " hãy để trống số thành viên, hoặc sửa dữ liệu."
        )


def _count(case: Case, ballot: Ballot, members: int) -> votes.Count:
    given = votes.Vote(
        members=members,
        present=ballot.present,
        in_favour=ballot.in_favour,
        against=ballot.against,
        blank=ballot.blank,
        presided_by=ballot.presided_by,
        secret=ballot.secret,
        by_circulation=ballot.by_circulation,
        names=tuple(filter(None, ballot.names.splitlines())),
    )
    law = law_of(case)
    try:
        return votes.count(law.book, given, law.on)
    except NotInForceError as error:
        raise RefusedError(str(error)) from error


def _require_disinterested(
    case: Case, ballot: Ballot, known: Sequence[tuple[str, str]], members: int
) -> None:
    """Nobody votes on the own case or a relative's, so that many fewer can have voted."""
    official = case.proposal.official_id
    away = [name for code, name in known if are_tied(official, code)]
    if away and ballot.present > members - len(away):
        raise RefusedError(
            f"{', '.join(away)} không biểu quyết hồ sơ của mình hoặc của người thân:"
            f" nhiều nhất {members - len(away)} người biểu quyết, đã ghi {ballot.present}."
        )


def _chair(
    case: Case, ballot: Ballot, known: Sequence[tuple[str, str]], members: int
) -> str:
    """Who presided, by name: a member, and not over the own case or a relative's."""
    told = folded(ballot.presided_by)
    found = [
        (code, name) for code, name in known if told in (folded(code), folded(name))
    ]
    if not found and members == len(known):
        raise RefusedError("Người chủ trì phải là thành viên của tập thể.")
    for code, _ in found:
        require_not_of(case.proposal.official_id, code)
    return found[0][1] if found else ballot.presided_by


def decide(
    *,
    case: Case,
    by: Actor,
    on: date,
    day: date | None = None,
    answer: Answer = Answer.AGREE,
    effective_on: date | None = None,
    term: str = "",
    note: str = "",
) -> CaseAct:
    """The body decides: it agrees, with a numbered decision where the step issues it, or it refuses.

    `day` is that of its word; the decision takes its number, and with it its day, when it is recorded.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_DECIDE, by=by)
        require_body(case, by=by)
        require_no_decision(case)
        step = _open(case, on)
        _require_ready(case, step, answer, by, min(day or on, on))
        asked = next(ask for ask in step.asks if ask.kind is AskKind.DECISION)
        if answer is Answer.REFUSE:
            require_words(note, "lý do không đồng ý")
        said = Done(
            CaseActKind.ANSWERED,
            day=day,
            who="competent_authority",
            item=asked.key,
            whom="competent_authority",
            unit=case.proposal.body,
            answer=answer,
            read=reading.proposed(case),
            note=note,
        )
        act = append(case, said, by=by, on=on)
        what = _ANSWERS[answer]
        if answer is Answer.AGREE and "decision" in step.papers_out:
            made = _issue(case, step, effective_on, term, by, on)
            what = f"{what}, {_told(made)}"
        tell(EventType.CASE_DECIDED, case, by=by, on=on, what=what, note=note, day=day)
    return act


_ANSWERS = {
    Answer.AGREE: "đồng ý",
    Answer.REFUSE: "không đồng ý",
    Answer.NO_OPINION: "không có ý kiến",
}


def issue_decision(
    *,
    case: Case,
    by: Actor,
    on: date,
    effective_on: date | None = None,
    term: str = "",
) -> Decision:
    """Issue the decision in the step after the one in which it was taken."""
    with transaction.atomic():
        case = locked(case, Permission.CASES_DECIDE, by=by)
        require_body(case, by=by)
        require_no_decision(case)
        step = _open(case, on)
        if "decision" not in step.papers_out or step.decides:
            raise RefusedError(
                f"Đang ở bước «{step.title}», không phải bước ban hành quyết định."
            )
        _require_another(case, by)
        made = _issue(case, step, effective_on, term, by, on)
        tell(EventType.DECISION_ISSUED, case, by=by, on=on, what=_told(made))
    return made


def _issue(
    case: Case, step: Step, effective_on: date | None, term: str, by: Actor, on: date
) -> Decision:
    now = case.proposal
    begins = effective_on or now.effective_on or on
    if begins < on:
        raise RefusedError(
            f"Quyết định không thể có hiệu lực từ {begins:%d/%m/%Y}, trước ngày ban hành."
        )
    body = require_body(case, by=by)
    entry = number(case, body, term, by=by, on=on)
    act = append(case, issuing(case, step, "decision"), by=by, on=on)
    return Decision.objects.create(
        case=case, act=act, body=body, entry=entry, day=on, effective_on=begins
    )


def number(
    case: Case,
    body: Unit,
    term: str,
    *,
    by: Actor,
    on: date,
    paper: RegisterType = RegisterType.DECISION,
    organ: Organ = Organ.BODY,
    cancels: RegisterEntry | None = None,
) -> RegisterEntry:
    """The next number of the body for a paper of the case; a plan says in which term."""
    known = term or (case.plan.term if case.plan else "")
    try:
        return registers.next_number(
            body=body,
            organ=organ,
            paper=paper,
            subject=case.title,
            by=by,
            on=on,
            term=known,
            cancels=cancels,
        )
    except registers.RefusedError as error:
        raise RefusedError(str(error)) from error


def _told(decision: Decision) -> str:
    return f"quyết định số {decision}, hiệu lực từ {decision.effective_on:%d/%m/%Y}"


def _require_ready(
    case: Case, step: Step, answer: Answer, by: Actor, day: date
) -> None:
    """Everything the step asks before the decision was there that day; a refusal waits for the submission."""
    if not step.decides:
        raise RefusedError(f"Đang ở bước «{step.title}», chưa đến bước quyết định.")
    _require_another(case, by)
    if "submission" in step.papers_out:
        submitted = standing_paper(case, step, "submission")
        if submitted is None:
            raise RefusedError("Chưa có tờ trình; chưa quyết định được.")
        _require_after(day, submitted.day, "ngày trình")
    if answer is not Answer.AGREE:
        return
    then = standing_then(case, day=day).open_step
    if then is None or then.step.key != step.key:
        raise RefusedError(
            f"Đến hết ngày {day:%d/%m/%Y}, hồ sơ không ở bước «{step.title}»."
        )
    lacking = [
        gate.sentence
        for gate in then.gates
        if not gate.met and not _is_of_deciding(step, gate.kind, gate.of)
    ]
    if lacking:
        raise RefusedError(" ".join(lacking))
    _require_vote(case, step, day)


def _require_after(day: date, earlier: date, what: str) -> None:
    if day < earlier:
        raise RefusedError(
            f"Ngày {day:%d/%m/%Y} trước {what} {earlier:%d/%m/%Y}; chưa quyết định được."
        )


def _is_of_deciding(step: Step, kind: GateKind, of: str) -> bool:
    """Whether a gate is met by the decision or by what carries it out."""
    if kind is GateKind.ISSUED:
        return of in _OWN_PAPERS
    kinds = {ask.key: ask.kind for ask in step.asks}
    return kinds.get(of) in (AskKind.DECISION, AskKind.ACT)


def _require_another(case: Case, by: Actor) -> None:
    """Who opened or submitted the case does not decide it, nor by another account."""
    proposers = case.acts.filter(kind=CaseActKind.OPENED) | case.acts.filter(
        kind=CaseActKind.ISSUED, item="submission"
    )
    if any(is_same_person(by, one.by_key) for one in proposers):
        raise RefusedError("Người lập hoặc trình hồ sơ không tự quyết định hồ sơ đó.")


def _require_vote(case: Case, step: Step, day: date) -> None:
    """Where the step has minutes of a vote, the newest vote since it was opened has passed."""
    if "vote_minutes" not in step.papers_out:
        return
    found = case.votes.filter(act__number__gt=reading.opened_anew(case, step)).last()
    if found is None:
        raise RefusedError("Chưa có biểu quyết của tập thể; chưa quyết định được.")
    _require_after(day, found.day, "ngày biểu quyết")
    counted = counted_of(case, found)
    if not counted.passed:
        raise RefusedError(counted.sentence)


def counted_of(case: Case, vote: CaseVote) -> votes.Count:
    """How the vote came out, by the rule it was taken under. Raises NotInForceError where there was none."""
    law = law_under(case, vote.act)
    return votes.count(law.book, vote_of(vote), law.on)


def vote_of(row: CaseVote) -> votes.Vote:
    return votes.Vote(
        members=row.members,
        present=row.present,
        in_favour=row.in_favour,
        against=row.against,
        blank=row.blank,
        presided_by=row.presided_by,
        secret=row.secret,
        by_circulation=row.by_circulation,
        names=tuple(filter(None, row.names.splitlines())),
    )


def _submitted_on(case: Case, step: Step, on: date) -> date:
    found = standing_paper(case, step, "submission")
    return found.day if found else on


def _open(case: Case, on: date) -> Step:
    return open_step(case, on=on).step


def announce(
    *, case: Case, by: Actor, on: date, day: date | None = None, note: str = ""
) -> list[CaseAct]:
    """What carries the decision out in the open step: announced, tasks assigned, put into effect."""
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, Permission.CASES_DECIDE, by=by)
        now = open_step(case, on=on)
        step = now.step
        asks = [ask for ask in step.asks if ask.kind is AskKind.ACT]
        if not asks or step.when == "elected":
            raise RefusedError(
                f"Bước «{step.title}» không có việc công bố, triển khai."
            )
        decision = case.decisions.standing().first()
        if decision is None:
            raise RefusedError("Chưa có quyết định; chưa công bố được.")
        if day is not None and day < decision.day:
            raise RefusedError(
                f"Ngày {day:%d/%m/%Y} trước ngày quyết định {decision.day:%d/%m/%Y}."
            )
        if not any(speaks_for(case, one, by=by) for one in now.performers):
            raise access.NotAllowed(
                f"Bước «{step.title}» do {ACTORS[step.actor]} thực hiện."
            )
        papers = [
            paper
            for paper in step.papers_out
            if paper in ("announcement", "task_assignment")
        ]
        acts = [
            append(case, issuing(case, step, paper, day=day), by=by, on=on)
            for paper in papers
        ]
        for ask in asks:
            for whom in ask.of:
                done = Done(
                    CaseActKind.ANSWERED,
                    day=day,
                    who=whom,
                    item=ask.key,
                    whom=whom,
                    answer=Answer.AGREE,
                    read=reading.proposed(case),
                    note=note,
                )
                acts.append(append(case, done, by=by, on=on))
        what = ", ".join(ask.title for ask in asks)
        what = what[:1].lower() + what[1:]
        tell(
            EventType.CASE_ANNOUNCED, case, by=by, on=on, what=what, note=note, day=day
        )
    return acts


def elect(
    *,
    case: Case,
    agreed: bool,
    document: str,
    by: Actor,
    on: date,
    day: date | None = None,
    note: str = "",
) -> CaseAct:
    """Nomination, election or ratification, whichever is next; the step is finished where it agreed.

    It happens outside, so it is recorded with its paper; not elected, or not ratified, it may be held again.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        step = _open(case, on)
        if step.when != "elected":
            raise RefusedError(f"Đang ở bước «{step.title}», chưa đến bầu cử.")
        paper = require_words(document, "số, ngày của văn bản hoặc biên bản")
        (asked,) = step.asks
        said = Done(
            CaseActKind.ANSWERED,
            day=day,
            who=step.actor,
            item=asked.key,
            whom=asked.of[0],
            answer=Answer.AGREE if agreed else Answer.REFUSE,
            read=reading.proposed(case),
            note=note,
            payload={"document": paper},
        )
        act = append(case, said, by=by, on=on)
        if agreed:
            _finish_election(case, step, day, by, on)
        result = "đạt" if agreed else "không đạt"
        what = f"kết quả «{asked.title}» {result} ({paper})"
        tell(EventType.CASE_ELECTED, case, by=by, on=on, what=what, note=note, day=day)
    return act


def _finish_election(
    case: Case, step: Step, day: date | None, by: Actor, on: date
) -> None:
    for paper in step.papers_out:
        append(case, issuing(case, step, paper, day=day), by=by, on=on)
    finished = Done(
        CaseActKind.FINISHED,
        day=day,
        who=step.actor,
        step=step.key,
        read=reading.proposed(case),
    )
    append(case, finished, by=by, on=on)
    if standing_of(case, on=on).may_take_effect:
        append(case, Done(CaseActKind.COMPLETED, day=day), by=by, on=on)


def decided_step(case: Case) -> Step:
    """The step in which the case is decided."""
    return next(step for step in reading.procedure(case).steps if step.decides)
