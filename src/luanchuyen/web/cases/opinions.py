"""The opinions of a case as a table: asked, answered, and whether they still fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import CaseAct
from luanchuyen.rules.parts.procedures import AskKind
from luanchuyen.rules.procedure.opinions import Opinion, State
from luanchuyen.web.cases import offering
from luanchuyen.web.cases.forms import ANSWERS
from luanchuyen.web.cases.offering import Offer
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared import formats
from luanchuyen.web.shared.words import Mark

_STATES: Mapping[State, Mark] = {
    State.NOT_ASKED: Mark("plain", "Chưa hỏi", "info"),
    State.ASKED: Mark("plain", "Đã gửi", "right"),
    State.DELIVERED: Mark("plain", "Chờ trả lời", "clock"),
    State.ANSWERED: Mark("met", "Đã trả lời", "met"),
    State.SILENT: Mark("not_met", "Quá hạn, không trả lời", "clock"),
    State.OUTDATED: Mark("not_known", "Phải hỏi lại", "alert"),
}
# What is done rather than asked.
_UNDONE: Mapping[AskKind, Mark] = {
    AskKind.TALK: Mark("plain", "Chưa gặp", "info"),
    AskKind.DECISION: Mark("plain", "Chưa quyết định", "info"),
    AskKind.ACT: Mark("plain", "Chưa làm", "info"),
}
_DONE: Mapping[AskKind, Mark] = {
    AskKind.TALK: Mark("met", "Đã gặp", "met"),
    AskKind.DECISION: Mark("met", "Đã quyết định", "met"),
    AskKind.ACT: Mark("met", "Đã làm", "met"),
}
_SETTLED = Mark("met", "Đã giải quyết", "met")
_LATE = Mark("not_met", "Trễ hạn", "clock")


@dataclass(frozen=True)
class Line:
    """One question to one body, what it said, and what may be done about it."""

    title: str
    whom: str
    mark: Mark
    late: Mark | None
    answer: str
    note: str
    parts: Sequence[tuple[str, str]]
    presided_by: str
    day: str
    due: str
    offers: Sequence[Offer]


def lines(here: Situation, *, theirs: bool = False) -> list[Line]:
    """Every question up to the open step, and what was said beyond it; `theirs`: put to the own unit."""
    said = _said(here)
    return [
        _line(here, one, said.get((one.ask.key, one.whom)))
        for one in here.standing.opinions
        if _is_shown(here, one) and (not theirs or offering.is_theirs(here, one.whom))
    ]


def _is_shown(here: Situation, one: Opinion) -> bool:
    """A case sent back still shows what was said in the steps ahead of it."""
    reached = here.procedure.asks[one.ask.key][0] <= here.at
    return reached or one.state is not State.NOT_ASKED


def _line(here: Situation, one: Opinion, said: CaseAct | None) -> Line:
    told = said.payload.get("parts", {}) if said else {}
    return Line(
        title=one.ask.title,
        whom=here.called(one.whom),
        mark=_mark(one),
        late=_LATE if one.late else None,
        answer=ANSWERS[one.answer] if one.answer else "",
        note=said.note if said else "",
        parts=_in_order(told, one.ask.parts),
        presided_by=said.payload.get("presided_by", "") if said else "",
        day=formats.day(one.day),
        due=_due(one.due),
        offers=offering.of_opinion(here, one),
    )


def _in_order(
    told: Mapping[str, str], parts: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What was told, in the order of the parts; then what an earlier procedure asked for."""
    keys = [key for key in dict.fromkeys((*parts, *told)) if key in told]
    return [(parts.get(key, key), told[key]) for key in keys]


def _mark(one: Opinion) -> Mark:
    if one.settled:
        return _SETTLED
    own = {State.NOT_ASKED: _UNDONE, State.ANSWERED: _DONE}.get(one.state, {})
    return own.get(one.ask.kind, _STATES[one.state])


def _due(due: date | None) -> str:
    return formats.day(due)


def _said(here: Situation) -> dict[tuple[str, str], CaseAct]:
    """The last answer to each question, with the parts told in all of them; one that no longer fits too."""
    found: dict[tuple[str, str], CaseAct] = {}
    for act in here.case.acts.filter(kind=CaseActKind.ANSWERED).order_by("number"):
        before = found.get((act.item, act.whom))
        if before:
            parts = before.payload.get("parts", {}) | act.payload.get("parts", {})
            act.payload = act.payload | {"parts": parts}
        found[act.item, act.whom] = act
    return found
