"""What the pages of one case have in common: its steps, what is next, each gate with its law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import CaseSession, CaseVote, CaseWaiver, Decision
from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.citing import Citation, citations
from luanchuyen.rules.parts.keys import ACTORS
from luanchuyen.rules.parts.waivers import GROUNDS
from luanchuyen.rules.procedure.standing import EndKind, Next, Status, StepState
from luanchuyen.rules.rulebook import NotInForceError
from luanchuyen.rules.words import CASES
from luanchuyen.services import cases
from luanchuyen.web.cases import offering
from luanchuyen.web.cases.forms import Target
from luanchuyen.web.cases.offering import Offer
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared import formats, words
from luanchuyen.web.shared.words import Mark, sentence_case

_ENDS: Mapping[EndKind, Mark] = {
    EndKind.COMPLETED: Mark("met", "Đã xong mọi bước", "met"),
    EndKind.WITHDRAWN: Mark("plain", "Đã rút", "lock"),
    EndKind.REFUSED: Mark("not_met", "Không được đồng ý", "not_met"),
}
_OPEN = Mark("plain", "Đang làm", "route")
_PASSED = Mark("met", "Thông qua", "met")
_NOT_PASSED = Mark("not_met", "Không thông qua", "not_met")
_LATE = Mark("not_met", "Quá hạn", "clock")
_UNMET = Mark("not_known", "Chưa đạt", "clock")
_REOPENED = Mark("not_known", "Phải làm lại", "alert")
_STAGES: Mapping[Status, tuple[str, str]] = {
    Status.DONE: ("done", "xong"),
    Status.OPEN: ("now", "hiện nay"),
    Status.NOT_YET: ("ahead", "chưa đến"),
}


@dataclass(frozen=True)
class GateLine:
    """One gate: met or why not, and the texts that ask for it."""

    mark: Mark
    sentence: str
    cites: Sequence[Citation]
    unverified: bool


@dataclass(frozen=True)
class StepLine:
    """One step in the row; `standing` is done, now or ahead, `word` the same for who hears the page."""

    key: str
    title: str
    standing: str
    word: str
    who: str
    finished_on: date | None
    due: date | None
    reopened: str
    gates: Sequence[GateLine]
    cites: Sequence[Citation]


@dataclass(frozen=True)
class NextLine:
    """What comes next, of whom, until when."""

    what: str
    who: str
    due: date | None
    late: bool


def of(here: Situation) -> dict[str, Any]:
    """Where the case stands, for every page of it."""
    case, now = here.case, here.standing
    proposal, law = case.proposal, cases.law_of(case)
    newest = cases.newest_law(case, on=here.on)
    return {
        "case": case,
        "proposal": proposal,
        "mark": mark(here),
        "ending": now.ending,
        "handling": _handling(here),
        "steps": [step(here, one) for one in now.steps],
        "nexts": [next_line(here, one) for one in now.next],
        "late": [next_line(here, one) for one in now.late],
        "ask_again": [
            f"«{one.ask.title}»: {here.called(one.whom)}" for one in now.ask_again
        ],
        "origin": here.names.place(proposal.from_post_id),
        "target": here.names.place(proposal.to_post_id),
        "ground": CASES[case.ground],
        "rulebook_title": law.book.title,
        "ruled_on": law.on,
        "has_newer_law": not now.ending and not law.is_that_of(newest),
        "procedure": here.procedure,
        "query": f"?ngay={here.on.isoformat()}&quy_dinh={case.rulebook}",
    }


def _handling(here: Situation) -> str:
    """What becomes of official and post after a refusal."""
    refused = here.case.acts.filter(kind=CaseActKind.REFUSED).last()
    told: str = refused.payload.get("handling", "") if refused else ""
    return told


def mark(here: Situation) -> Mark:
    """The state of the case in a word."""
    now = here.standing
    if now.ending:
        return _ENDS[now.ending.kind]
    if now.late:
        return _LATE
    if now.open_step and now.open_step.reopened:
        return _REOPENED
    return _OPEN


def step(here: Situation, state: StepState) -> StepLine:
    standing, word = _STAGES[state.status]
    return StepLine(
        key=state.step.key,
        title=state.step.title,
        standing=standing,
        word=word,
        who=sentence_case(", ".join(ACTORS[one] for one in state.performers)),
        finished_on=state.finished_on,
        due=state.due,
        reopened=state.reopened,
        gates=[
            GateLine(
                words.OUTCOMES["met"] if gate.met else _UNMET,
                here.names.told(gate.sentence),
                citations(gate.cites),
                gate.unverified,
            )
            for gate in state.gates
        ],
        cites=citations(state.step.cites),
    )


def next_line(here: Situation, one: Next) -> NextLine:
    late = one.due is not None and one.due < here.on
    told = here.names.told
    return NextLine(told(one.what), sentence_case(told(one.who)), one.due, late)


def due_word(due: date | None) -> str:
    """A due day in words; blank where none is set."""
    return f"hạn {formats.day(due)}" if due else ""


def of_deed(here: Situation) -> dict[str, Any]:
    """What the page of an act says of the case; a unit reads no more than this."""
    now = here.case.proposal
    return {
        "case": here.case,
        "origin": here.names.place(now.from_post_id),
        "target": here.names.place(now.to_post_id),
    }


def asked(here: Situation) -> dict[str, Any]:
    """What a unit that was asked reads: who, where from, where to."""
    return of_deed(here) | {"proposal": here.case.proposal, "mark": mark(here)}


def about(here: Situation, target: Target) -> str:
    """What an act is about, in words; blank where it is about the whole case."""
    ask = here.procedure.ask(target.item)
    if ask is None:
        lines = cases.contents(here.case, on=here.on) if target.item else []
        return next((one.title for one in lines if one.key == target.item), "")
    return f"{ask.title}: {here.called(target.whom)}"


def lacking(here: Situation) -> list[str]:
    """Why the open step cannot be finished yet."""
    now = here.standing.open_step
    unmet = [gate for gate in now.gates if not gate.met] if now else []
    return [here.names.told(gate.sentence) for gate in unmet]


@dataclass(frozen=True)
class WaiverLine:
    """A special case as it is shown with the submission."""

    waiver: CaseWaiver
    criterion: str
    authority: str
    grounds: Sequence[tuple[str, str]]


def waivers(here: Situation) -> list[WaiverLine]:
    return [
        WaiverLine(
            one,
            criteria()[one.criterion].title,
            sentence_case(AUTHORITIES.get(one.authority, one.authority)),
            [(sentence_case(GROUNDS[key]), told) for key, told in one.grounds.items()],
        )
        for one in cases.waivers_of(here.case)
    ]


@dataclass(frozen=True)
class VoteLine:
    """A vote, how it came out, its meeting as the newest minutes tell it, and who may write others.

    `result` is blank where no rule counts the vote.
    """

    vote: CaseVote
    session: CaseSession | None
    mark: Mark | None
    result: str
    offers: Sequence[Offer]


def votes(here: Situation) -> list[VoteLine]:
    found = here.case.votes.select_related("body").prefetch_related("sessions")
    return [_vote(here, one) for one in found.order_by("-pk")]


def _vote(here: Situation, one: CaseVote) -> VoteLine:
    mark, result = _counted(here, one)
    return VoteLine(one, one.session, mark, result, offering.of_vote(here, one))


def _counted(here: Situation, one: CaseVote) -> tuple[Mark | None, str]:
    try:
        counted = cases.counted_of(here.case, one)
    except NotInForceError:
        return None, ""
    mark = _PASSED if counted.passed else _NOT_PASSED
    _, _, why = counted.sentence.partition(": ")  # the mark says the rest
    return mark, sentence_case(why)


@dataclass(frozen=True)
class DecisionLine:
    """A decision, whether it stands, and whether it was carried out."""

    decision: Decision
    symbol: str
    mark: Mark


def decisions(here: Situation) -> list[DecisionLine]:
    found = here.case.decisions.select_related(
        "entry__register", "entry__issued_paper", "body"
    )
    return [
        DecisionLine(one, _symbol(one), _decision_mark(one, here.on)) for one in found
    ]


def _symbol(one: Decision) -> str:
    """số 01-QĐ/TU, as a sentence goes on with it; by its number alone until the paper went out."""
    issued = getattr(one.entry, "issued_paper", None)
    symbol = issued.symbol if issued else f"Số {one}"
    return f"{symbol[:1].lower()}{symbol[1:]}"


def _decision_mark(one: Decision, on: date) -> Mark:
    if one.cancels_id:
        return Mark("note", "Hủy quyết định trước", "not_met")
    if hasattr(one, "cancelled_by"):
        return Mark("not_met", "Đã hủy", "not_met")
    if one.effects.exists():
        return Mark("met", "Đã có hiệu lực", "met")
    if one.effective_on > on:
        return Mark("plain", "Chưa đến ngày có hiệu lực", "clock")
    return Mark("not_known", "Chờ thực hiện", "clock")
