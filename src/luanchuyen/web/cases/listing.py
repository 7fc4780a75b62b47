"""Cases, what waits in them and what was done in them, as lines of lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Account, Case, CaseAct, RotationPlan
from luanchuyen.records.plan_states import State
from luanchuyen.rules.parts.keys import PAPERS
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.standing import Next
from luanchuyen.services import access, cases, issued_papers, snapshots
from luanchuyen.services.cases import Due, Waiting
from luanchuyen.services.naming import Place, names
from luanchuyen.web.cases import page
from luanchuyen.web.cases.forms import ANSWERS
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared.words import Mark, sentence_case


@dataclass(frozen=True)
class WaitingLine:
    """One thing that waits, with the case it is of."""

    waiting: Waiting
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
    return WaitingLine(one, whom, here.names.place(one.case.proposal.to_post_id))


@dataclass(frozen=True)
class CaseLine:
    """One case with its state and what comes next of whom."""

    case: Case
    origin: Place
    target: Place
    mark: Mark
    next: Next | None
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
        nexts[0] if nexts else None,
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
    acts = here.case.acts.select_related("issued_paper", "session").order_by("-number")
    return [_act(here, act, steps) for act in acts]


def _act(here: Situation, act: CaseAct, steps: Mapping[str, str]) -> ActLine:
    ask = here.procedure.ask(act.item)
    named = ask.title if ask else PAPERS.get(act.item, act.item)
    if paper := getattr(act, "issued_paper", None):
        named = issued_papers.called(paper)
    about = [sentence_case(named)] if named else []
    if not named and act.step:
        about.append(steps.get(act.step, act.step))
    if act.whom:
        about.append(here.called(act.whom))
    told = [ANSWERS[Answer(act.answer)]] if act.answer else []
    told += [act.note] if act.note else []
    if minutes := getattr(act, "session", None):
        told.append(f"Thư ký: {minutes.secretary}. Kết luận: {minutes.conclusion}")
    if chair := act.payload.get("presided_by"):
        told.append(f"Chủ trì: {chair}")
    if document := act.payload.get("document"):
        told.append(f"Văn bản: {document}")
    if handling := act.payload.get("handling"):
        told.append(f"Hướng xử lý: {handling}")
    return ActLine(act, CaseActKind(act.kind).label, " · ".join(about), told)
