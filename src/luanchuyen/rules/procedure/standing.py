"""Where a case stands, computed from its acts: what is done, next, late, and why not yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from luanchuyen.rules.parts.keys import ACTORS, SUBJECTS
from luanchuyen.rules.parts.procedures import OF_AN_ASK, Step
from luanchuyen.rules.procedure.acts import ENDINGS, Act, ActKind, Condition, fits
from luanchuyen.rules.procedure.choosing import Procedure
from luanchuyen.rules.procedure.days import EVERY_WEEK, Calendar
from luanchuyen.rules.procedure.gates import GateState, gates, hold
from luanchuyen.rules.procedure.opinions import Opinion, State, all_opinions
from luanchuyen.rules.procedure.view import Finish, View, about


class Status(StrEnum):
    """A step is done, open, or not yet reached."""

    DONE = "done"
    OPEN = "open"
    NOT_YET = "not_yet"


class EndKind(StrEnum):
    """How a case ended."""

    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


@dataclass(frozen=True)
class Ending:
    """The end of a case, with its reason unless all steps were done."""

    kind: EndKind
    day: date
    who: str
    reason: str


@dataclass(frozen=True)
class StepState:
    """One step; a done one with its gates as they were met, another with them as they are now.

    `reopened` says why a step that was finished is to be done again.
    """

    step: Step
    status: Status
    gates: tuple[GateState, ...]
    performers: tuple[str, ...]
    finished_on: date | None = None
    opened_on: date | None = None
    due: date | None = None
    reopened: str = ""


@dataclass(frozen=True)
class Next:
    """What comes next, who has it to do, until when."""

    what: str
    who: str
    due: date | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """The answer of the engine; nothing of it is stored."""

    steps: tuple[StepState, ...]
    opinions: tuple[Opinion, ...]
    ending: Ending | None
    next: tuple[Next, ...]
    late: tuple[Next, ...]

    @property
    def open_step(self) -> StepState | None:
        """The step the case is in; None when it has ended."""
        return next((one for one in self.steps if one.status is Status.OPEN), None)

    @property
    def may_take_effect(self) -> bool:
        """Only when every step is done, the election included."""
        return self.ending is not None and self.ending.kind is EndKind.COMPLETED

    @property
    def ask_again(self) -> tuple[Opinion, ...]:
        """Opinions that no longer fit what is proposed."""
        return tuple(one for one in self.opinions if one.ask_again)


def standing(
    procedure: Procedure,
    acts: Sequence[Act],
    *,
    proposed: Mapping[str, str],
    on: date,
    conditions: Mapping[str, Condition] | None = None,
    calendar: Calendar = EVERY_WEEK,
) -> Standing:
    """Where the case stands on the day.

    `acts` in the order in which they were recorded; `proposed`: the fingerprint of each subject as it
    is proposed now; `conditions`: what other parts of the product found out.
    """
    start = View(procedure, acts, proposed, on, calendar, conditions or {})
    view, ending = _carried(start)
    done = len(procedure.steps) if _completed(ending) else reached(view)
    steps = tuple(
        _step(view, index, done, ended=ending is not None)
        for index in range(len(procedure.steps))
    )
    now = replace(view, finished=view.finished[:done])
    opinions = all_opinions(_last_read(now, ending))
    late = () if ending else tuple(_late(view, steps, opinions))
    nexts = () if ending else tuple(_next(steps, opinions))
    return Standing(steps, opinions, ending, nexts, late)


def reached(view: View) -> int:
    """How many steps from the first on are done, as things are now.

    A finish counts as long as it fits what is proposed and what was heard, agreed and issued still
    is; once the decision is taken, what is said later no longer opens the steps before it.
    """
    decided = _decided(view)
    for index, finish in enumerate(view.finished):
        step = view.procedure.steps[index]
        if not fits(finish.act.read, view.proposed, about(step)):
            return index
        if index >= decided and not hold(view, step):
            return index
    return len(view.finished)


def counts(view: View, place: int) -> bool:
    """Whether the act at the place finishes the step the case was in, with every gate met."""
    act, then = view.acts[place], view.before(place)
    index = view.procedure.index(act.step)
    if index is None or index != reached(then):
        return False
    then = replace(then, finished=then.finished[:index])
    step = view.procedure.steps[index]
    return (
        act.who in then.performers(step)
        and act.day >= then.opened_on(index)
        and fits(act.read, act.read, about(step))
        and all(gate.met for gate in gates(then, step))
    )


def _carried(view: View) -> tuple[View, Ending | None]:
    """The view with the finishes that count, and the end if there is one; later acts change nothing."""
    for place, act in enumerate(view.acts):
        if act.kind in ENDINGS and act.reason:
            ending = Ending(EndKind(act.kind.value), act.day, act.who, act.reason)
            return replace(view, acts=view.acts[:place]), ending
        index = view.procedure.index(act.step)
        if act.kind is ActKind.SENT_BACK and index is not None:
            view = replace(view, finished=view.finished[:index])
        if act.kind is ActKind.FINISHED and index is not None and counts(view, place):
            finished = (*view.finished[:index], Finish(place, act))
            view = replace(view, finished=finished)
            if len(finished) == len(view.procedure.steps):
                ending = Ending(EndKind.COMPLETED, act.day, act.who, "")
                return replace(view, acts=view.acts[: place + 1]), ending
    return view, None


def _completed(ending: Ending | None) -> bool:
    return ending is not None and ending.kind is EndKind.COMPLETED


def _last_read(view: View, ending: Ending | None) -> View:
    """A completed case is looked at as it was decided, whatever changed since."""
    return view.before(view.finished[-1].place) if _completed(ending) else view


def _decided(view: View) -> int:
    """How many steps the decision has closed: those up to it, while it fits what is proposed."""
    for index, step in enumerate(view.procedure.steps):
        if step.decides and index < len(view.finished):
            finish = view.finished[index]
            return index + 1 if fits(finish.act.read, view.proposed, about(step)) else 0
    return 0


def _step(view: View, index: int, done: int, *, ended: bool) -> StepState:
    step = view.procedure.steps[index]
    if index < done:
        finish = view.finished[index]
        then = view.before(finish.place)
        return StepState(
            step=step,
            status=Status.DONE,
            gates=gates(then, step),
            performers=then.performers(step),
            finished_on=finish.act.day,
            opened_on=view.opened_on(index),
        )
    now = replace(view, finished=view.finished[:done])
    is_open = index == done and not ended
    return StepState(
        step=step,
        status=Status.OPEN if is_open else Status.NOT_YET,
        gates=gates(now, step),
        performers=now.performers(step),
        opened_on=now.opened_on(index) if is_open else None,
        due=_due(now, index) if is_open else None,
        reopened=_reopened(view, index) if is_open else "",
    )


def _reopened(view: View, index: int) -> str:
    if index >= len(view.finished):
        return ""
    act, step = view.finished[index].act, view.procedure.steps[index]
    changed = [
        SUBJECTS[subject]
        for subject in sorted(about(step))
        if act.read.get(subject) != view.proposed.get(subject)
    ]
    why = f"{', '.join(changed)} đã thay đổi" if changed else "có điều không còn đạt"
    return f"Đã hoàn thành ngày {act.day:%d/%m/%Y}; phải làm lại vì {why}."


def _due(view: View, index: int) -> date | None:
    """The last day of the step's own time, or of the time all that follows a step has."""
    steps = view.procedure.steps
    days = [
        view.calendar.due(view.opened_on(index), time.days, working=time.working)
        for time in view.procedure.times
        if time.step == steps[index].key
    ]
    for time in view.procedure.times:
        at = view.procedure.index(time.after) if time.after else None
        if at is not None and at < index:
            start = view.finished[at].act.day
            days.append(view.calendar.due(start, time.days, working=time.working))
    return min(days, default=None)


def _next(steps: Sequence[StepState], opinions: Sequence[Opinion]) -> Iterator[Next]:
    now = next(one for one in steps if one.status is Status.OPEN)
    unmet = [gate for gate in now.gates if not gate.met]
    for gate in unmet:
        waited = [
            one
            for one in opinions
            if gate.kind in OF_AN_ASK and one.ask.key == gate.of and _waits(one)
        ]
        who = ", ".join(one.name for one in waited) or _words(now.performers)
        due = min((one.due for one in waited if one.due), default=now.due)
        yield Next(gate.sentence, who, due, gate.cites)
    if not unmet:
        what = f"Hoàn thành bước «{now.step.title}»."
        yield Next(what, _words(now.performers), now.due, tuple(now.step.cites))


def _late(
    view: View, steps: Sequence[StepState], opinions: Sequence[Opinion]
) -> Iterator[Next]:
    for one in opinions:
        if one.late and _waits(one):
            yield Next(f"«{one.ask.title}» chưa có trả lời.", one.name, one.due)
    for state in steps:
        if state.due is not None and view.on > state.due:
            what = f"Bước «{state.step.title}» quá hạn."
            yield Next(what, _words(state.performers), state.due)


def _waits(opinion: Opinion) -> bool:
    """Whether the word is with the body asked, not with whoever should ask it."""
    return opinion.state in (State.ASKED, State.DELIVERED, State.SILENT)


def _words(actors: Sequence[str]) -> str:
    return ", ".join(ACTORS[actor] for actor in actors)
