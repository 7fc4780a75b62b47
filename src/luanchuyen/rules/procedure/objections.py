"""Why an act may not be recorded now, one sentence each; nothing to say: it may."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from luanchuyen.rules.parts.keys import SUBJECTS
from luanchuyen.rules.parts.procedures import Ask, Step
from luanchuyen.rules.procedure.acts import (
    ENDINGS,
    OF_A_STEP,
    OF_AN_ASK,
    WITH_REASON,
    Act,
    ActKind,
    Condition,
    fits,
)
from luanchuyen.rules.procedure.choosing import Procedure
from luanchuyen.rules.procedure.days import EVERY_WEEK, Calendar
from luanchuyen.rules.procedure.gates import is_issued_anew
from luanchuyen.rules.procedure.opinions import Opinion, State
from luanchuyen.rules.procedure.standing import Standing, StepState, standing
from luanchuyen.rules.procedure.view import about


def objections(
    procedure: Procedure,
    acts: Sequence[Act],
    act: Act,
    *,
    proposed: Mapping[str, str],
    on: date,
    conditions: Mapping[str, Condition] | None = None,
    calendar: Calendar = EVERY_WEEK,
) -> list[str]:
    """Every reason why the act cannot be recorded after the others on the day.

    `conditions` are those of the act's own day: a step recorded late was finished as things were then.
    """

    def stands(acts: Sequence[Act], day: date) -> Standing:
        return standing(
            procedure,
            acts,
            proposed=proposed,
            on=day,
            conditions=conditions,
            calendar=calendar,
        )

    now = stands(acts, act.day if act.kind is ActKind.FINISHED else on)
    open_step = now.open_step
    if now.ending or open_step is None:
        return ["Hồ sơ đã kết thúc; không ghi thêm được."]
    found = [
        *untimely(procedure, acts, act, on, open_step),
        *_reason(act),
        *_about_a_step(procedure, act, open_step, proposed),
        *_about_an_ask(procedure, act, now, proposed),
        *_about_a_paper(procedure, act, open_step, proposed),
    ]
    earlier = [one for one in acts if one.day <= act.day]
    if found or act.kind is not ActKind.FINISHED or len(earlier) == len(acts):
        return found
    return list(_not_by_then(act, open_step.step, stands(earlier, act.day)))


def _not_by_then(act: Act, step: Step, then: Standing) -> Iterator[str]:
    """What a step still lacked on the day it is said to have been finished, though it is there by now."""
    day = f"Đến hết ngày {act.day:%d/%m/%Y}"
    if then.open_step is None or then.open_step.step.key != step.key:
        yield f"{day}, hồ sơ không ở bước «{step.title}»."
        return
    for gate in then.open_step.gates:
        if not gate.met:
            yield f"{day}, bước «{step.title}» chưa xong: {gate.sentence}"


def untimely(
    procedure: Procedure,
    acts: Sequence[Act],
    act: Act,
    on: date,
    now: StepState | None = None,
) -> Iterator[str]:
    """Why the act cannot have been done on the day it bears; `now` is the step the case is in, if any."""
    if act.day > on:
        yield f"Ngày {act.day:%d/%m/%Y} chưa đến."
    if act.day < procedure.begun_on:
        yield f"Ngày {act.day:%d/%m/%Y} trước ngày bắt đầu hồ sơ {procedure.begun_on:%d/%m/%Y}."
    elif began := _began(procedure, acts, act, now):
        step, day = began
        if act.day < day:
            yield (
                f"Ngày {act.day:%d/%m/%Y} trước ngày bắt đầu bước «{step.title}»"
                f" {day:%d/%m/%Y}."
            )
    latest = max((one.day for one in acts), default=act.day)
    if act.kind in ENDINGS and act.day < latest:
        yield f"Hồ sơ còn có việc ngày {latest:%d/%m/%Y}, sau ngày {act.day:%d/%m/%Y}."
    asked = [
        one.day
        for one in acts
        if one.kind is ActKind.ASKED and (one.item, one.whom) == (act.item, act.whom)
    ]
    if act.kind in (ActKind.DELIVERED, ActKind.ANSWERED) and asked:
        if act.day < min(asked):
            yield f"Ngày {act.day:%d/%m/%Y} trước ngày hỏi {min(asked):%d/%m/%Y}."
    elif act.kind is ActKind.DELIVERED:
        yield "Chưa gửi văn bản hỏi thì chưa thể ghi đã nhận."


def _began(
    procedure: Procedure, acts: Sequence[Act], act: Act, now: StepState | None
) -> tuple[Step, date] | None:
    """The step the act is of, and the first day on which it can have been done.

    What is said or issued in a step: from the day the step before was first finished. What is done with
    the step itself, and what a sending back asks for anew: from the day it was last opened.
    """
    if act.kind in (*OF_A_STEP, *ENDINGS):
        return (now.step, now.opened_on) if now and now.opened_on else None
    index = _place(procedure, act)
    if index is None:
        return None
    step = procedure.steps[index]
    is_open = now is not None and now.step.key == step.key
    if now and now.opened_on and is_open and _is_done_anew(procedure, index, act):
        return step, now.opened_on
    before = procedure.steps[index - 1].key if index else ""
    finished = [
        one.day for one in acts if one.kind is ActKind.FINISHED and one.step == before
    ]
    return (step, min(finished)) if finished else None


def _place(procedure: Procedure, act: Act) -> int | None:
    """Which step the act is said or issued in."""
    if act.kind in OF_AN_ASK:
        return procedure.asks[act.item][0] if procedure.ask(act.item) else None
    return procedure.index(act.step) if act.kind is ActKind.ISSUED else None


def _is_done_anew(procedure: Procedure, index: int, act: Act) -> bool:
    """Whether the act counts only since its step was last opened."""
    ask = procedure.ask(act.item) if act.kind in OF_AN_ASK else None
    if ask is not None:
        return not ask.kind.outlives_sending_back
    return is_issued_anew(procedure.steps, index)


def _reason(act: Act) -> Iterator[str]:
    if act.kind in WITH_REASON and not act.reason.strip():
        yield "Phải ghi lý do."


def _about_a_step(
    procedure: Procedure, act: Act, now: StepState, proposed: Mapping[str, str]
) -> Iterator[str]:
    if act.kind not in OF_A_STEP:
        return
    index, at = procedure.index(act.step), procedure.index(now.step.key)
    if index is None or at is None:
        yield f"Quy trình không có bước «{act.step}»."
    elif act.kind is ActKind.SENT_BACK and index > at:
        yield "Chỉ trả lại về bước đang làm hoặc bước trước đó."
    elif act.kind is ActKind.DELEGATED:
        yield from _delegation(procedure, act)
    elif act.kind is ActKind.FINISHED:
        yield from _finish(act, now, proposed)


def _delegation(procedure: Procedure, act: Act) -> Iterator[str]:
    step = next(one for one in procedure.steps if one.key == act.step)
    if act.who != step.actor or act.whom not in step.delegable_to:
        yield f"Bước «{step.title}» không được ủy quyền như vậy."


def _finish(act: Act, now: StepState, proposed: Mapping[str, str]) -> Iterator[str]:
    if act.step != now.step.key:
        yield f"Chưa đến hoặc đã qua bước này; đang ở bước «{now.step.title}»."
        return
    if act.who not in now.performers:
        yield f"Bước «{now.step.title}» không do người này hoàn thành."
    if act.read != proposed:
        yield "Nội dung đã đọc khác dự kiến hiện nay; đọc lại trước khi hoàn thành bước."
    if not about(now.step) <= set(proposed):
        missing = sorted(about(now.step) - set(proposed))
        yield f"Chưa có {', '.join(SUBJECTS[subject] for subject in missing)}."
    for gate in now.gates:
        if not gate.met:
            yield gate.sentence


def _about_an_ask(
    procedure: Procedure, act: Act, now: Standing, proposed: Mapping[str, str]
) -> Iterator[str]:
    if act.kind not in OF_AN_ASK:
        return
    ask = procedure.ask(act.item)
    if ask is None:
        yield f"Quy trình không hỏi «{act.item}»."
        return
    role, _, code = act.whom.partition(":")
    if role not in ask.of:
        yield f"«{ask.title}» không hỏi nơi này."
        return
    if code and not ask.each:
        yield f"«{ask.title}» chỉ hỏi một nơi, không nêu đơn vị khác."
    elif ask.each and not code:
        yield f"«{ask.title}» hỏi từng nơi; hãy nêu rõ nơi nào."
    index, _ = procedure.asks[ask.key]
    at = procedure.index(now.open_step.step.key) if now.open_step else None
    if at is not None and index > at:
        yield f"Chưa đến bước «{procedure.steps[index].title}»."
    if not fits(act.read, proposed, frozenset(ask.about)) and (
        act.kind is not ActKind.ANSWERED
    ):
        yield "Nội dung gửi đi khác dự kiến hiện nay."
    yield from _BY_KIND.get(act.kind, _nothing)(act, ask, _opinion(now, ask, act))


def _opinion(now: Standing, ask: Ask, act: Act) -> Opinion | None:
    whom = act.whom if ask.each else act.whom.partition(":")[0]
    found = (one for one in now.opinions if (one.ask.key, one.whom) == (ask.key, whom))
    return next(found, None)


def _nothing(act: Act, ask: Ask, before: Opinion | None) -> Iterator[str]:
    yield from ()


def _answer(act: Act, ask: Ask, before: Opinion | None) -> Iterator[str]:
    if act.answer is None:
        yield "Phải ghi câu trả lời."
    for part in sorted(act.parts - set(ask.parts)):
        yield f"«{ask.title}» không có nội dung «{part}»."


def _settlement(act: Act, ask: Ask, before: Opinion | None) -> Iterator[str]:
    if not ask.kind.may_be_settled:
        yield f"«{ask.title}» không thể giải quyết thay câu trả lời."
    elif before is None or before.state not in (State.ANSWERED, State.SILENT):
        yield "Chưa có ý kiến không đồng ý, chưa quá hạn trả lời: chưa có gì để giải quyết."


def _drop(act: Act, ask: Ask, before: Opinion | None) -> Iterator[str]:
    if not ask.each:
        yield f"«{ask.title}»: nơi này bắt buộc phải hỏi."
    elif before is None or before.state is State.ANSWERED:
        yield "Ý kiến đã có thì không bỏ được."


_BY_KIND: Mapping[ActKind, Callable[[Act, Ask, Opinion | None], Iterator[str]]] = {
    ActKind.ANSWERED: _answer,
    ActKind.SETTLED: _settlement,
    ActKind.DROPPED: _drop,
}


def _about_a_paper(
    procedure: Procedure, act: Act, now: StepState, proposed: Mapping[str, str]
) -> Iterator[str]:
    if act.kind is not ActKind.ISSUED:
        return
    at, index = procedure.places[now.step.key], procedure.index(act.step)
    if index is None or act.item not in procedure.steps[index].papers_out:
        yield f"Bước «{act.step}» không có giấy tờ «{act.item}»."
    elif index > at:
        yield f"Chưa đến bước «{procedure.steps[index].title}»."
    if act.read != proposed:
        yield "Nội dung giấy tờ khác dự kiến hiện nay."
