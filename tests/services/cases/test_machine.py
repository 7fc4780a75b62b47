"""Random acts through the services: no gate out of order, nothing lost, a case goes on or is closed.

Whole cases by the law are in `test_journeys`; the rules have their machine in `tests/rules`. This one knows
only what every procedure promises, and asks the database whether it holds.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from luanchuyen.records.case_acts import ENDINGS, CaseActKind
from luanchuyen.records.models import (
    Account,
    Case,
    CaseAct,
    Decision,
    Effect,
    RegisterEntry,
    Tenure,
)
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.standing import Standing, Status
from luanchuyen.services import access, cases
from luanchuyen.services.cases import RefusedError
from tests import casework
from tests.casework import PASSED, TALKED, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

# In the suite a few of each stage; `SEQUENCES=2000 pytest …` draws many.
SEQUENCES = int(os.environ.get("SEQUENCES", "60"))
LENGTH = 4
REFUSED = (RefusedError, access.NotAllowed, access.NotThere)
PEOPLE = ("officer", "secretary", "departure", "arrival", "inspector", "stranger")
ASKED = ("units", "talk", "consent", "decision", "khong_co")
WHOM = (
    *("departure_unit", "arrival_unit", "standing_body", "competent_authority"),
    "official",
)


T = TypeVar("T")


@dataclass
class Drawing:
    """One sequence: what is drawn, in whose name, on which day."""

    data: st.DataObject
    cast: Cast
    case: Case
    day: date

    def choice(self, options: Sequence[T]) -> T:
        return self.data.draw(st.sampled_from(options))

    def who(self) -> Account:
        found: Account = getattr(self.cast, self.choice((*PEOPLE[:2] * 3, *PEOPLE)))
        return found

    def common(self) -> dict[str, Any]:
        return {"case": self.case, "by": self.who(), "on": self.day}

    def asked(self) -> dict[str, Any]:
        whom = self.choice(WHOM)
        return {"item": self.choice(ASKED[:2] * 2 + ASKED), "whom": whom}


def request(d: Drawing) -> object:
    return cases.request_opinion(**d.common(), **d.asked())


def answer(d: Drawing) -> object:
    given = d.choice((Answer.AGREE, Answer.AGREE, *Answer))
    return cases.answer(
        **d.common(), **d.asked(), answer=given, note="Vì…", document="7-CV"
    )


def settle(d: Drawing) -> object:
    return cases.settle(**d.common(), **d.asked(), reason="Đã trao đổi lại.")


def meet(d: Drawing) -> object:
    return cases.meet(**d.common(), parts=d.choice(({}, TALKED)))


def finish(d: Drawing) -> object:
    return cases.finish(**d.common())


def submit(d: Drawing) -> object:
    return cases.submit(**d.common())


def vote(d: Drawing) -> object:
    ballot = replace(PASSED, against=d.choice((1, 2)))
    return cases.vote(**d.common(), ballot=ballot)


def decide(d: Drawing) -> object:
    given = d.choice((Answer.AGREE, Answer.AGREE, Answer.REFUSE))
    return cases.decide(**d.common(), answer=given, term=TERM, note="Vì…")


def send_back(d: Drawing) -> object:
    step = d.choice(("units", "decision", "khong_co"))
    return cases.send_back(**d.common(), to_step=step, reason="Vì…")


def change(d: Drawing) -> object:
    wish = casework.wish(to=d.choice(("P1", "P2", "P3")), effective_on=None)
    return cases.change_proposal(**d.common(), wish=wish, reason="Vì…")


def withdraw(d: Drawing) -> object:
    return cases.withdraw(**d.common(), reason="Vì…")


def refuse(d: Drawing) -> object:
    return cases.refuse(**d.common(), reason="Vì…", handling="Giữ nguyên.")


def take_effect(d: Drawing) -> object:
    return cases.take_effect(**d.common())


def cancel(d: Drawing) -> object:
    return cases.cancel_decision(**d.common(), reason="Vì…")


ACTS: Sequence[Callable[[Drawing], object]] = (
    *(answer, answer, answer, meet, finish, finish, submit, decide, decide),
    *(request, settle, vote, send_back, change, withdraw, refuse),
    *(take_effect, take_effect, cancel),
)


def drawn(data: st.DataObject, cast: Cast, started: Case) -> None:
    """One sequence, from a case somewhere on its way, rolled back afterwards."""
    d = Drawing(data, cast, started, DAY)
    with transaction.atomic():
        for _ in range(LENGTH):
            d.day += timedelta(days=d.choice((0, 0, 1, 40)))
            stepped(d, d.choice(ACTS))
        transaction.set_rollback(True)


def stepped(d: Drawing, act: Callable[[Drawing], object]) -> None:
    before, rows = standing(d), said(d.case)
    try:
        with transaction.atomic():
            act(d)
    except REFUSED:
        assert said(d.case) == rows
        return
    d.case = Case.objects.get(pk=d.case.pk)
    after = said(d.case)
    assert after[: len(rows)] == rows, "what was said is kept"
    assert len(after) > len(rows)
    legal(d, before, standing(d), act)


def standing(d: Drawing) -> Standing:
    return cases.standing_of(Case.objects.get(pk=d.case.pk), on=d.day)


def said(case: Case) -> list[tuple[object, ...]]:
    acts = CaseAct.objects.filter(case=case).order_by("number")
    return list(acts.values_list("number", "kind", "item", "whom", "answer", "note"))


def legal(
    d: Drawing, before: Standing, now: Standing, act: Callable[[Drawing], object]
) -> None:
    """What is true of a case whatever was done to it."""
    statuses = [one.status for one in now.steps]
    done = statuses.count(Status.DONE)
    assert statuses[:done] == [Status.DONE] * done
    assert statuses.count(Status.OPEN) == (now.ending is None)
    if done > sum(one.status is Status.DONE for one in before.steps):
        assert act in (finish, answer, settle, change), "only a finish passes a gate"
    ended = CaseAct.objects.filter(case=d.case, kind__in=ENDINGS).count()
    assert ended == (now.ending is not None)
    decisions(d, now)
    numbers()
    goes_on(d, now)


def decisions(d: Drawing, now: Standing) -> None:
    """One decision stands at most; it took a body's agreement; what is in effect is a fact."""
    in_force = Decision.objects.standing().filter(case=d.case)
    assert in_force.count() <= 1
    for one in in_force:
        agreed = d.case.acts.filter(
            kind=CaseActKind.ANSWERED,
            item="decision",
            answer=Answer.AGREE,
            number__lt=one.act.number,
        )
        assert agreed.exists()
    for effect in Effect.objects.filter(decision__in=in_force):
        assert now.may_take_effect
        began = effect.act.day
        held = Tenure.objects.current(began).main().get(official="A")
        assert (held.post_id, held.held_from) == (d.case.proposal.to_post_id, began)
    if not Effect.objects.filter(decision__in=in_force).exists():
        assert Tenure.objects.current(DAY).main().get(official="A").post_id == "P1"


def numbers() -> None:
    given = list(
        RegisterEntry.objects.order_by("number").values_list("number", flat=True)
    )
    assert given == list(range(1, len(given) + 1))


def goes_on(d: Drawing, now: Standing) -> None:
    """A case that has not ended says what is next, and can be closed."""
    if now.ending is not None:
        return
    assert now.next
    with transaction.atomic():
        if d.case.decisions.standing().exists():
            cases.cancel_decision(
                case=d.case, reason="Vì…", by=d.cast.secretary, on=d.day
            )
        cases.withdraw(case=d.case, reason="Vì…", by=d.cast.officer, on=d.day)
        transaction.set_rollback(True)


@pytest.mark.clause("QD-2.2")
def test_no_sequence_of_acts_breaks_what_a_case_promises(cast: Cast) -> None:
    start = casework.transfer(cast, effective_on=None)
    stages = casework.TRANSFER_STAGES

    @settings(
        max_examples=-(-SEQUENCES // len(stages)),
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def sequences(data: st.DataObject) -> None:
        drawn(data, cast, start)

    for stage in stages:
        stage(cast, start)
        sequences()
