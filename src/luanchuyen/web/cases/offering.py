"""Which acts a page offers this account now; what stands against an act is for the services to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from luanchuyen.records.models import CaseVote
from luanchuyen.rules.parts.procedures import AskKind, GateKind
from luanchuyen.rules.procedure.opinions import Opinion, State
from luanchuyen.rules.procedure.standing import StepState
from luanchuyen.services import access
from luanchuyen.services.access import Permission
from luanchuyen.services.cases.steps import speaks_for
from luanchuyen.web.cases.deeds import DEEDS, Deed
from luanchuyen.web.cases.forms import Target, papers
from luanchuyen.web.cases.situation import Situation

# What is done or decided has an act of its own; the official is met, not written to.
_NOT_WRITTEN = (AskKind.DECISION, AskKind.ACT, AskKind.TALK)
_UNITS = ("departure_unit", "arrival_unit", "related_bodies")
_OF_SECRETARY = ("standing_body", "competent_authority")
_WAITING = (State.ASKED, State.DELIVERED, State.SILENT)


@dataclass(frozen=True)
class Offer:
    """One act with the address of its page."""

    deed: Deed
    address: str
    name: str
    primary: bool = False


def offer(
    here: Situation,
    key: str,
    target: Target | None = None,
    *,
    name: str = "",
    primary: bool = False,
) -> Offer:
    """The offer of one act; about a question, the address says which."""
    address = reverse("cases:deed", args=[here.case.pk, key])
    if target:
        asked = {"muc": target.item, "noi": target.whom}
        address += "?" + urlencode({name: one for name, one in asked.items() if one})
    return Offer(DEEDS[key], address, name or DEEDS[key].name, primary)


def main(here: Situation) -> list[Offer]:
    """What carries the case on from where it is."""
    now = here.standing.open_step
    return list(_after(here) if now is None else _of_step(here, now))


def _of_step(here: Situation, now: StepState) -> Iterator[Offer]:
    kinds = {ask.kind for ask in now.step.asks}
    carries = any(speaks_for(here.case, one, by=here.by) for one in now.performers)
    decided = here.case.decisions.standing().exists()
    if carries and all(gate.met for gate in now.gates) and not now.step.when:
        yield offer(here, "hoan-thanh", primary=True)
    if AskKind.TALK in kinds and here.prepares:
        yield offer(here, "gap-go")
    if now.step.decides and not decided:
        yield from _of_decision(here, now)
    issues = "decision" in now.step.papers_out and not now.step.decides
    if issues and here.decides and not decided:
        yield offer(here, "ban-hanh-quyet-dinh", primary=True)
    if AskKind.ACT in kinds and carries and decided and not now.step.when:
        yield offer(here, "cong-bo", primary=True)
    if now.step.when and here.prepares:
        yield offer(here, "bau-cu", name=now.step.title, primary=True)
    if carries and papers(here):
        yield offer(here, "ban-hanh")


def _of_decision(here: Situation, now: StepState) -> Iterator[Offer]:
    if "submission" in now.step.papers_out and here.prepares and not _submitted(now):
        yield offer(here, "trinh", primary=True)
    if here.decides:
        if "vote_minutes" in now.step.papers_out:
            yield offer(here, "bieu-quyet", primary=True)
        yield offer(here, "quyet-dinh", primary=True)


def _submitted(now: StepState) -> bool:
    """Whether the step has its submission already."""
    return any(
        gate.met
        for gate in now.gates
        if (gate.kind, gate.of) == (GateKind.ISSUED, "submission")
    )


def _after(here: Situation) -> Iterator[Offer]:
    """What is left once every step is done."""
    decision = here.case.decisions.standing().first()
    waits = decision is not None and not decision.effects.exists()
    if waits and here.standing.may_take_effect and here.prepares:
        yield offer(here, "thuc-hien", primary=True)


def others(here: Situation) -> list[Offer]:
    """What turns the case another way."""
    return list(_others(here))


def _others(here: Situation) -> Iterator[Offer]:
    decided = here.case.decisions.standing().exists()
    now = here.standing.open_step
    if now is not None:
        own = access.is_own(here.by, here.case.committee_id)
        if speaks_for(here.case, "standing_body", by=here.by) and own:
            yield offer(here, "truong-hop-dac-biet")
        if now.step.delegable_to and speaks_for(here.case, now.step.actor, by=here.by):
            yield offer(here, "uy-quyen")
    if now is not None and not decided:
        if here.prepares or here.decides:
            yield offer(here, "tra-lai")
        if here.prepares:
            yield offer(here, "doi-du-kien")
            yield offer(here, "quy-trinh-moi")
        if here.decides:
            yield offer(here, "khong-dong-y")
        if here.prepares:
            yield offer(here, "rut")
    if decided and here.decides:
        yield offer(here, "huy-quyet-dinh")


def of_vote(here: Situation, one: CaseVote) -> list[Offer]:
    """The minutes of the meeting at which a body voted, for its secretary."""
    speaks = access.allows(here.by, Permission.CASES_DECIDE)
    if one.by_circulation or not speaks or not access.is_own(here.by, one.body_id):
        return []
    name = "Sửa biên bản họp" if one.session else ""
    return [offer(here, "bien-ban-hop", Target(str(one.pk)), name=name)]


def of_opinion(here: Situation, one: Opinion) -> list[Offer]:
    """What may be done about one question to one body."""
    index, ask = here.procedure.asks[one.ask.key]
    if ask.kind in _NOT_WRITTEN or index > here.at or here.standing.ending:
        return []
    return list(_of_opinion(here, one, Target(ask.key, one.whom)))


def _of_opinion(here: Situation, one: Opinion, target: Target) -> Iterator[Offer]:
    named = not one.ask.each or ":" in one.whom
    speaks = here.prepares or is_theirs(here, one.whom)
    if here.prepares and (one.state in (State.NOT_ASKED, State.OUTDATED) or not named):
        again = "Hỏi lại" if one.ask_again else ""
        yield offer(here, "hoi", target, name=again, primary=one.ask_again)
    if one.state is State.ASKED and speaks:
        yield offer(here, "da-nhan", target, name="Ghi đã nhận")
    if named and _may_answer(here, one, speaks=speaks):
        yield offer(here, "tra-loi", target)
    if here.prepares:
        yield from _of_preparing(here, one, target, named=named)


def _of_preparing(
    here: Situation, one: Opinion, target: Target, *, named: bool
) -> Iterator[Offer]:
    if one.state is State.SILENT:
        yield offer(here, "khong-tra-loi", target)
    answered = one.state is State.ANSWERED and not one.agreed
    if one.ask.kind.may_be_settled and (answered or one.state is State.SILENT):
        yield offer(here, "giai-quyet", target)
    if one.ask.each and named and one.state is not State.ANSWERED:
        yield offer(here, "thoi-hoi", target)


def _may_answer(here: Situation, one: Opinion, *, speaks: bool) -> bool:
    role = one.whom.partition(":")[0]
    if role in _OF_SECRETARY:
        return not one.agreed and speaks_for(here.case, role, by=here.by)
    lacking = set(one.ask.parts) - one.parts
    return speaks and (one.state is not State.ANSWERED or bool(lacking))


def is_theirs(here: Situation, whom: str) -> bool:
    """Whether a unit's officer answers for the body asked."""
    role = whom.partition(":")[0]
    return (
        here.answers
        and role in _UNITS
        and here.unit_code(whom) in access.units(here.by)
    )


def further(here: Situation) -> list[Offer]:
    """Questions put to bodies named case by case: one more may be asked."""
    found = []
    for index, ask in here.procedure.asks.values():
        if ask.each and index <= here.at and here.prepares and not here.standing.ending:
            role = ask.of[0]
            if any(":" in one.whom for one in here.standing.opinions if one.ask == ask):
                name = f"Hỏi thêm nơi khác: {ask.title.lower()}"
                found.append(offer(here, "hoi", Target(ask.key, role), name=name))
    return found


def waiting(one: Opinion) -> bool:
    """Whether the word is with the body asked."""
    return one.state in _WAITING
