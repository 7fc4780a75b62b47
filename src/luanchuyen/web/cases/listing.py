"""Cases, what waits in them and what was done in them, as lines of lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Account, Case, CaseAct, RotationPlan
from luanchuyen.records.plan_states import State
from luanchuyen.rules.parts.keys import PAPERS
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.standing import Next
from luanchuyen.services import access, cases, issued_papers, snapshots
from luanchuyen.services.cases import Appointment, Due, Waiting
from luanchuyen.services.naming import Place, names
from luanchuyen.web.cases import page
from luanchuyen.web.cases.forms import ANSWERS
from luanchuyen.web.cases.page import NextLine
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared.words import Mark, sentence_case


@dataclass(frozen=True)
class WaitingLine:
    """One thing that waits, with the case it is of."""

    waiting: Waiting
    what: str
    whom: str
    target: Place


def waiting(by: Account, *, on: date, due: Due | None = None) -> list[WaitingLine]:
    """The inbox of the account, or of it what is late or due this week; what is due first on top."""
    named = names(snapshots.take())
    found = cases.inbox(by, on=on)
    if due:
        found = cases.by_due(found, due, on=on)
    return [_waiting(one, Situation(one.case, by, on, named)) for one in found]


# What the address calls them, and the heading of what is left.
DUES: Mapping[str, tuple[Due, str]] = {
    "qua-han": (Due.LATE, "Việc quá hạn chờ tôi"),
    "tuan-nay": (Due.THIS_WEEK, "Việc chờ tôi đến hạn trong tuần này"),
}


def _waiting(one: Waiting, here: Situation) -> WaitingLine:
    whom = here.called(one.whom) if one.whom else ""
    ask = here.procedure.ask(one.item)
    what = f"{ask.title}." if ask and whom else here.names.told(one.what)
    return WaitingLine(one, what, whom, here.names.place(one.case.proposal.to_post_id))


def named(found: Iterable[Appointment]) -> list[Appointment]:
    """The days of a calendar with names where they have codes."""
    told = names(snapshots.take()).told
    return [replace(one, what=told(one.what)) for one in found]


@dataclass(frozen=True)
class CaseLine:
    """One case with its state and what comes next of whom."""

    case: Case
    origin: Place
    target: Place
    mark: Mark
    next: NextLine | None
    more: int


def lines(found: Iterable[Case], by: Account, *, on: date) -> list[CaseLine]:
    """The cases of one page, each where it stands."""
    named = names(snapshots.take())
    return [_line(case, Situation(case, by, on, named)) for case in found]


def _line(case: Case, here: Situation) -> CaseLine:
    nexts: Sequence[Next] = here.standing.next
    return CaseLine(
        case,
        here.names.place(case.proposal.from_post_id),
        here.names.place(case.proposal.to_post_id),
        page.mark(here),
        page.next_line(here, nexts[0]) if nexts else None,
        max(0, len(nexts) - 1),
    )


def to_open(found: Iterable[RotationPlan], by: Account) -> list[RotationPlan]:
    """Approved plans of the own committee, whose moves may become cases."""
    return [
        plan
        for plan in found
        if plan.state is State.APPROVED and access.is_own(by, plan.committee_id)
    ]


@dataclass(frozen=True)
class ActLine:
    """One act as the history tells it: what, about what, by whom, when."""

    act: CaseAct
    what: str
    about: str
    told: Sequence[str]


def history(here: Situation) -> list[ActLine]:
    """What was done, the newest first."""
    steps = {step.key: step.title for step in here.procedure.steps}
    files = {one.key: one.title for one in cases.contents(here.case, on=here.on)}
    acts = here.case.acts.select_related("issued_paper", "session").order_by("-number")
    return [_act(here, act, steps, files) for act in acts]


def _act(
    here: Situation, act: CaseAct, steps: Mapping[str, str], files: Mapping[str, str]
) -> ActLine:
    named = _item(here, act, files)
    about = [sentence_case(named)] if named else []
    if not named and act.step:
        about.append(steps.get(act.step, act.step))
    if act.whom:
        about.append(here.called(act.whom))
    told = [ANSWERS[Answer(act.answer)]] if act.answer else []
    told += [act.note] if act.note else []
    if minutes := getattr(act, "session", None):
        told.append(f"Thư ký: {minutes.secretary}. Kết luận: {minutes.conclusion}")
    if said_by := act.payload.get("said_by"):
        told.append(f"Người hoặc cơ quan xác nhận: {said_by}")
    if chair := act.payload.get("presided_by"):
        told.append(f"Chủ trì: {chair}")
    if document := act.payload.get("document"):
        told.append(f"Văn bản: {document}")
    if handling := act.payload.get("handling"):
        told.append(f"Hướng xử lý: {handling}")
    return ActLine(act, CaseActKind(act.kind).label, " · ".join(about), told)


def _item(here: Situation, act: CaseAct, files: Mapping[str, str]) -> str:
    """What an act is about: a file of the dossier, a paper that went out, what was asked."""
    if act.kind in (CaseActKind.PAPERS_ADDED, CaseActKind.NOTHING_NEW):
        return files.get(act.item, act.item)
    if paper := getattr(act, "issued_paper", None):
        return issued_papers.called(paper)
    ask = here.procedure.ask(act.item)
    return ask.title if ask else PAPERS.get(act.item, act.item)
