"""A case as it stood at one moment: the acts so far, what was proposed, the steps finished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from luanchuyen.rules.parts.procedures import Step
from luanchuyen.rules.procedure.acts import Act, ActKind, Condition
from luanchuyen.rules.procedure.choosing import Procedure
from luanchuyen.rules.procedure.days import Calendar


@dataclass(frozen=True)
class Finish:
    """The act that finished a step, and its place among the acts."""

    place: int
    act: Act


@dataclass(frozen=True)
class View:
    """What the engine looks at; `finished` holds one finish for each step from the first on."""

    procedure: Procedure
    acts: Sequence[Act]
    proposed: Mapping[str, str]
    on: date
    calendar: Calendar
    conditions: Mapping[str, Condition]
    finished: tuple[Finish, ...] = ()

    def before(self, place: int) -> "View":
        """The case just before an act, as the act itself read it."""
        act = self.acts[place]
        return replace(
            self,
            acts=self.acts[:place],
            proposed=act.read,
            on=act.day,
            conditions={key: Condition(True, "") for key in act.conditions},
            finished=tuple(one for one in self.finished if one.place < place),
        )

    def sent_back(self, index: int) -> list[tuple[int, Act]]:
        """Every sending back to this step or one before it, with its place."""
        return [
            (place, act)
            for place, act in enumerate(self.acts)
            if act.kind is ActKind.SENT_BACK
            and (target := self.procedure.index(act.step)) is not None
            and target <= index
        ]

    def opened(self, index: int) -> int:
        """The place from which on acts of the step count: it was reached, and not sent back since."""
        if index > len(self.finished):
            return len(self.acts)
        reached = self.finished[index - 1].place + 1 if index else 0
        return max([reached, *(place + 1 for place, _ in self.sent_back(index))])

    def opened_on(self, index: int) -> date:
        """The day on which the step was reached last."""
        days = [act.day for _, act in self.sent_back(index)]
        before = self.finished[index - 1 : index] if index else ()
        return max([self.procedure.begun_on, *days, *(one.act.day for one in before)])

    def performers(self, step: Step) -> tuple[str, ...]:
        """Who may finish the step: its actor, and those the actor delegated it to."""
        delegates = [
            act.whom
            for act in self.acts
            if act.kind is ActKind.DELEGATED
            and (act.step, act.who) == (step.key, step.actor)
            and act.whom in step.delegable_to
        ]
        return tuple(dict.fromkeys((step.actor, *delegates)))


def about(step: Step) -> frozenset[str]:
    """Everything the step was about."""
    return frozenset(subject for ask in step.asks for subject in ask.about)
