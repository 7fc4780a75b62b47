"""Gates: what must be true to leave a step, met or why not, each with its citation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from luanchuyen.rules.parts.keys import CONDITIONS, PAPERS
from luanchuyen.rules.parts.procedures import AskKind, Gate, GateKind, Step
from luanchuyen.rules.procedure.acts import ActKind, Answer, fits
from luanchuyen.rules.procedure.opinions import Opinion, State, opinions
from luanchuyen.rules.procedure.view import View, about


@dataclass(frozen=True)
class GateState:
    """One gate: met, or the sentence that says why not."""

    kind: GateKind
    of: str
    met: bool
    sentence: str
    cites: tuple[str, ...]
    unverified: bool


def gates(view: View, step: Step) -> tuple[GateState, ...]:
    """Every gate of the step, in the order of the rulebook."""
    return tuple(_state(view, step, gate) for gate in step.gates)


def hold(view: View, step: Step) -> bool:
    """Whether everything heard, agreed and issued is still so; conditions were met once, on their day."""
    return all(
        _state(view, step, gate).met
        for gate in step.gates
        if gate.kind is not GateKind.CONDITION
    )


def _state(view: View, step: Step, gate: Gate) -> GateState:
    met, sentence = _BY_KIND[gate.kind](view, step, gate)
    return GateState(
        kind=gate.kind,
        of=gate.of,
        met=met,
        sentence=sentence,
        cites=tuple(gate.cites),
        unverified=gate.unverified,
    )


def _heard(view: View, step: Step, gate: Gate) -> tuple[bool, str]:
    found = _asked(view, gate)
    lacking = [_lack(one) for one in found if not one.heard]
    if lacking:
        return False, _told(found, lacking)
    against = [one.name for one in found if one.answer is Answer.REFUSE]
    dissent = f"; {', '.join(against)} không đồng ý" if against else ""
    return True, f"«{found[0].ask.title}»: đã đủ{dissent}."


def _agreed(view: View, step: Step, gate: Gate) -> tuple[bool, str]:
    found = _asked(view, gate)
    lacking = [_lack(one) for one in found if not one.agreed]
    if lacking:
        return False, _told(found, lacking)
    settled = [one.name for one in found if one.answer is not Answer.AGREE]
    after = f"; đã giải quyết ý kiến của {', '.join(settled)}" if settled else ""
    return True, f"«{found[0].ask.title}»: thống nhất{after}."


def _in_full(view: View, step: Step, gate: Gate) -> tuple[bool, str]:
    found = _asked(view, gate)
    wanted = found[0].ask.parts
    lacking = [
        f"{one.name} còn thiếu {', '.join(missing)}"
        for one in found
        if (missing := [wanted[key] for key in wanted if key not in one.parts])
    ]
    if lacking:
        return False, _told(found, lacking)
    return True, f"«{found[0].ask.title}»: đủ nội dung."


def _issued(view: View, step: Step, gate: Gate) -> tuple[bool, str]:
    steps = view.procedure.steps[: view.procedure.places[step.key] + 1]
    index = max(i for i, one in enumerate(steps) if gate.of in one.papers_out)
    start = view.opened(index) if is_issued_anew(steps, index) else 0
    wanted = (ActKind.ISSUED, steps[index].key, gate.of)
    issued = any(
        place >= start
        and (act.kind, act.step, act.item) == wanted
        and fits(act.read, view.proposed, about(steps[index]))
        for place, act in enumerate(view.acts)
    )
    return issued, f"{'Đã có' if issued else 'Chưa có'} {PAPERS[gate.of]}."


def _condition(view: View, step: Step, gate: Gate) -> tuple[bool, str]:
    condition = view.conditions.get(gate.of)
    if condition is None or condition.met is None:
        more = f" {condition.sentence}" if condition and condition.sentence else ""
        return False, f"Chưa rõ: {CONDITIONS[gate.of]}.{more}"
    known = f"Đạt: {CONDITIONS[gate.of]}."
    return condition.met, condition.sentence or (
        known if condition.met else f"Chưa đạt: {CONDITIONS[gate.of]}."
    )


_BY_KIND: Mapping[GateKind, Callable[[View, Step, Gate], tuple[bool, str]]] = {
    GateKind.HEARD: _heard,
    GateKind.AGREED: _agreed,
    GateKind.IN_FULL: _in_full,
    GateKind.ISSUED: _issued,
    GateKind.CONDITION: _condition,
}


def is_issued_anew(steps: Sequence[Step], index: int) -> bool:
    """A paper of the deciding step, or of one after it, is issued anew after a sending back."""
    return any(step.decides for step in steps[: index + 1])


def _asked(view: View, gate: Gate) -> list[Opinion]:
    ask = view.procedure.ask(gate.of)
    if ask is None:
        raise LookupError(f"Quy trình không hỏi «{gate.of}».")
    return opinions(view, ask)


def _told(found: Sequence[Opinion], lacking: Sequence[str]) -> str:
    return f"«{found[0].ask.title}»: {'; '.join(lacking)}."


def _lack(opinion: Opinion) -> str:
    if opinion.answer is Answer.REFUSE:
        return f"{opinion.name} không đồng ý, chưa được giải quyết"
    if opinion.answer is Answer.NO_OPINION:
        return f"{opinion.name} không có ý kiến, chưa phải là đồng ý"
    undone = _UNDONE.get(opinion.ask.kind)
    if undone and opinion.state is State.NOT_ASKED:
        return f"{opinion.name} {undone}"
    due = f", hạn {opinion.due:%d/%m/%Y}" if opinion.due else ""
    return f"{opinion.name} {_WAITING[opinion.state]}{due}"


# What is done rather than asked.
_UNDONE: Mapping[AskKind, str] = {
    AskKind.TALK: "chưa được gặp, trao đổi",
    AskKind.DECISION: "chưa quyết định",
    AskKind.ACT: "chưa làm",
}
_WAITING: Mapping[State, str] = {
    State.NOT_ASKED: "chưa được hỏi",
    State.ASKED: "chưa nhận được văn bản hỏi",
    State.DELIVERED: "chưa trả lời",
    State.ANSWERED: "đã trả lời",
    State.SILENT: "không trả lời",
    State.OUTDATED: "phải hỏi lại vì nội dung đã hỏi khác dự kiến hiện nay",
}
