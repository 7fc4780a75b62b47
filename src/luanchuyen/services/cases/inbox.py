"""What waits for an account, what is due when, and what an official may see of the own case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Account, Case, Decision
from luanchuyen.rules.dossier import Lack
from luanchuyen.rules.parts.procedures import OF_AN_ASK, AskKind, GateKind
from luanchuyen.rules.procedure.gates import GateState
from luanchuyen.rules.procedure.opinions import Opinion, State
from luanchuyen.rules.procedure.standing import Standing, StepState
from luanchuyen.rules.rulebook import NotInForceError
from luanchuyen.rules.screening import UnknownCodeError
from luanchuyen.rules.verdicts import Verdict
from luanchuyen.services import access, sessions
from luanchuyen.services.access import Actor, NotAllowed, Permission, User
from luanchuyen.services.cases import conditions
from luanchuyen.services.cases.acts import OF_THE_SECRETARY
from luanchuyen.services.cases.conditions import standing_of
from luanchuyen.services.cases.steps import speaks_for

_ACTING = (
    Permission.CASES_PREPARE,
    Permission.CASES_DECIDE,
    Permission.CASES_ANSWER,
)
_WITH_WHOM_WAS_ASKED = (State.ASKED, State.DELIVERED, State.SILENT)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for somebody; `item` is the ask it is about, where it is about one."""

    case: Case
    what: str
    due: date | None
    late: bool
    item: str = ""
    whom: str = ""
    cites: tuple[str, ...] = ()


class Due(StrEnum):
    """Of what waits: what is late, or comes due in this week."""

    LATE = auto()
    THIS_WEEK = auto()


@dataclass(frozen=True)
class Appointment:
    """One day of the calendar: something is due, or a decision begins."""

    day: date
    case: Case
    what: str
    late: bool = False


@dataclass(frozen=True)
class OwnSheet:
    """What an official sees of the own case: the step it is in, what is recorded, which rule, what is missing."""

    case: Case
    step: str
    verdict: Verdict | None
    why: str
    missing: tuple[Lack, ...]


def listed(by: User, *, on: date) -> list[Case]:
    """The cases `by` may read, newest first."""
    access.require(by, Permission.CASES_READ)
    sessions.note_reading("danh sách", ("cases", "Mọi hồ sơ"), by=by, on=on)
    return list(access.cases(by).with_acts().order_by("-pk"))


def has_inbox(by: Actor) -> bool:
    """Whether anything of a case can wait for this account."""
    return any(access.allows(by, one) for one in _ACTING)


def by_due(found: Iterable[Waiting], due: Due, *, on: date) -> list[Waiting]:
    """Those that are late, or due from today until Sunday; the late are not among these."""
    if due is Due.LATE:
        return [one for one in found if one.late]
    sunday = on + timedelta(days=6 - on.weekday())
    return [one for one in found if one.due and on <= one.due <= sunday]


def inbox(by: Actor, *, on: date) -> list[Waiting]:
    """Everything that waits for this account, the earliest due first, what has no day last."""
    if not has_inbox(by):
        return []
    found = [
        one
        for case in access.cases(by).open().with_acts()
        for one in _waiting(case, by, on)
    ]
    return sorted(found, key=lambda one: (one.due or date.max, one.case.pk))


def _waiting(case: Case, by: Actor, on: date) -> Iterator[Waiting]:
    now = standing_of(case, on=on)
    step = now.open_step
    if step is None:
        return
    unmet = [gate for gate in step.gates if not gate.met]
    for gate in unmet:
        yield from _of_gate(case, now, step, gate, by, on)
    if not unmet and _performs(case, step, by):
        told = f"Hoàn thành bước «{step.step.title}»."
        yield Waiting(case, told, step.due, _late(step.due, on))


def _of_gate(
    case: Case, now: Standing, step: StepState, gate: GateState, by: Actor, on: date
) -> Iterator[Waiting]:
    if step.step.decides and (gate.kind, gate.of) == (GateKind.ISSUED, "decision"):
        return  # it is written when it is taken, which waits for who decides
    if gate.kind not in OF_AN_ASK:
        if _performs(case, step, by):
            yield Waiting(
                case, gate.sentence, step.due, _late(step.due, on), cites=gate.cites
            )
        return
    for one in now.opinions:
        if (
            one.ask.key == gate.of
            and not one.agreed
            and _is_for(case, now, one, step, by)
        ):
            due = one.due or step.due
            told = f"{one.ask.title}: {one.name}."
            late = one.late or _late(due, on)
            yield Waiting(case, told, due, late, one.ask.key, one.whom, gate.cites)


def _undecided(now: Standing) -> bool:
    """Whether what carries a decision out still has to wait for it."""
    asked = [one for one in now.opinions if one.ask.kind is AskKind.DECISION]
    return bool(asked) and not any(one.agreed for one in asked)


def _is_for(
    case: Case, now: Standing, one: Opinion, step: StepState, by: Actor
) -> bool:
    """With whom was asked while an answer is awaited; else with who carries the step."""
    role, _, code = one.whom.partition(":")
    if one.ask.kind is AskKind.ACT and _undecided(now):
        return False
    if role in OF_THE_SECRETARY and one.ask.kind is AskKind.DECISION:
        submitted = any(
            (act.kind, act.step, act.item)
            == (CaseActKind.ISSUED, step.step.key, "submission")
            for act in case.acts.all()
        )
        return submitted and speaks_for(case, role, by=by)
    if one.state not in _WITH_WHOM_WAS_ASKED:
        return not one.heard and _performs(case, step, by)
    if role in OF_THE_SECRETARY:
        return speaks_for(case, role, by=by)
    unit = code or {
        "departure_unit": case.proposal.from_post.unit_id,
        "arrival_unit": case.proposal.to_post.unit_id,
    }.get(role)
    if isinstance(by, Account) and access.allows(by, Permission.CASES_ANSWER):
        return unit in access.units(by)
    # Who prepares the case asks after an answer that is late, and keeps what no account of ours can give.
    return (one.late or unit is None) and _performs(case, step, by)


def _performs(case: Case, step: StepState, by: Actor) -> bool:
    return any(speaks_for(case, one, by=by) for one in step.performers)


def _late(due: date | None, on: date) -> bool:
    return due is not None and on > due


def calendar(by: Actor, *, since: date, until: date, on: date) -> list[Appointment]:
    """What is due from one day until another (that day no longer), in the cases `by` may read."""
    access.require(by, Permission.CASES_READ)
    sessions.note_reading("trang", ("calendar", "Lịch hồ sơ"), by=by, on=on)
    readable = access.cases(by)
    found = [
        one for case in readable.open().with_acts() for one in _appointments(case, on)
    ]
    decisions = Decision.objects.standing().filter(case__in=readable)
    found += [
        Appointment(one.effective_on, one.case, f"Quyết định số {one} có hiệu lực.")
        for one in decisions.select_related("case", "entry__register")
    ]
    within = [one for one in found if since <= one.day < until]
    return sorted(within, key=lambda one: (one.day, one.case.pk, one.what))


def _appointments(case: Case, on: date) -> Iterator[Appointment]:
    now = standing_of(case, on=on)
    for one in now.opinions:
        if one.due and one.state in _WITH_WHOM_WAS_ASKED:
            told = f"Hạn trả lời «{one.ask.title}»: {one.name}."
            yield Appointment(one.due, case, told, one.late)
    step = now.open_step
    if step and step.due:
        told = f"Hạn của bước «{step.step.title}»."
        yield Appointment(step.due, case, told, _late(step.due, on))


def own(by: User, *, on: date) -> list[OwnSheet]:
    """The own cases of an official: facts, rules and what is missing; no opinion and no vote."""
    access.require(by, Permission.OWN_SHEET_READ)
    if not isinstance(by, Account) or by.official_id is None:
        raise NotAllowed("Tài khoản này không gắn với cán bộ nào.")
    return [
        _own_sheet(case, on)
        for case in access.own_cases(by).with_acts().order_by("-pk")
    ]


def _own_sheet(case: Case, on: date) -> OwnSheet:
    step = standing_of(case, on=on).open_step
    title = step.step.title if step else "Đã kết thúc"
    missing = conditions.missing_papers(case, on=on)
    try:
        return OwnSheet(case, title, conditions.verdict(case, on=on), "", missing)
    except (NotInForceError, UnknownCodeError) as error:
        return OwnSheet(case, title, None, str(error), missing)
