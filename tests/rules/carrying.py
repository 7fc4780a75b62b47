"""A case carried through: acts that meet every gate, up to the step a test is about."""

from collections.abc import Iterator, Mapping
from datetime import date

from luanchuyen.rules.parts.keys import CONDITIONS
from luanchuyen.rules.parts.procedures import GateKind, Step
from luanchuyen.rules.procedure.acts import Act, ActKind, Answer, Condition
from luanchuyen.rules.procedure.choosing import Procedure, procedure_for
from luanchuyen.rules.rulebook import load

BEGUN = date(2026, 3, 2)
PROPOSED = {
    "plan": "kế hoạch 1",
    "official": "cán bộ A",
    "from_post": "chức danh đi",
    "to_post": "chức danh đến",
}
MET: Mapping[str, Condition] = {key: Condition(True, "") for key in CONDITIONS}


def national(begun_on: date = BEGUN, *, elected: bool = False) -> Procedure:
    return procedure_for(
        load("qd-65-2022"),
        "rotation",
        begun_on,
        blocs={"to_post": "Đảng"},
    ).under(elected=elected)


def lam_dong(*, elected: bool = False) -> Procedure:
    return procedure_for(
        load("lam-dong-2017"),
        "rotation",
        BEGUN,
        blocs={"to_post": "Đảng"},
    ).under(elected=elected)


def carried(
    procedure: Procedure,
    until: str | None = None,
    day: date | None = None,
    read: Mapping[str, str] = PROPOSED,
) -> list[Act]:
    """Every act of the steps before `until`, all on one day; without it, of all steps."""
    acts: list[Act] = []
    for step in procedure.steps:
        if step.key == until:
            return acts
        acts += done(step, day or procedure.begun_on, read)
    return acts


def done(step: Step, day: date, read: Mapping[str, str] = PROPOSED) -> list[Act]:
    """The step with all its asks answered, its papers issued, and its finish."""
    return [*said(step, day, read), finish(step, day, read)]


def said(step: Step, day: date, read: Mapping[str, str] = PROPOSED) -> list[Act]:
    """Everything but the finish."""
    return [*_answers(step, day, read), *_papers(step, day, read)]


def finish(step: Step, day: date, read: Mapping[str, str] = PROPOSED) -> Act:
    conditions = frozenset(
        gate.of for gate in step.gates if gate.kind is GateKind.CONDITION
    )
    return Act(
        ActKind.FINISHED,
        day,
        step.actor,
        step=step.key,
        read=read,
        conditions=conditions,
    )


def answer(
    item: str,
    whom: str,
    given: Answer = Answer.AGREE,
    *,
    day: date = BEGUN,
    read: Mapping[str, str] = PROPOSED,
    parts: frozenset[str] = frozenset(),
) -> Act:
    return Act(
        ActKind.ANSWERED,
        day,
        whom,
        item=item,
        whom=whom,
        answer=given,
        read=read,
        parts=parts,
    )


def _answers(step: Step, day: date, read: Mapping[str, str]) -> Iterator[Act]:
    for ask in step.asks:
        for role in ask.of:
            whom = f"{role}:A" if ask.each else role
            yield answer(ask.key, whom, day=day, read=read, parts=frozenset(ask.parts))


def _papers(step: Step, day: date, read: Mapping[str, str]) -> Iterator[Act]:
    for paper in step.papers_out:
        yield Act(ActKind.ISSUED, day, step.actor, step.key, paper, read=read)
