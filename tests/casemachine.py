"""Random acts on a case, and what is true of it whatever was done: what two machines have in common.

One does the acts through the services (`tests/services/cases/test_machine.py`), one posts their forms
(`tests/web/cases/test_machine.py`). Whole cases by the law are in `test_journeys`; the rules have their machine
in `tests/rules`. This one knows only what every procedure promises, and asks the database whether it holds.
"""

import os
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

from luanchuyen.records.case_acts import ENDINGS, OF_THE_PROCEDURE, CaseActKind
from luanchuyen.records.models import (
    Case,
    CaseAct,
    Decision,
    Effect,
    RegisterEntry,
    Tenure,
)
from luanchuyen.rules.parts.procedures import AskKind
from luanchuyen.rules.procedure.acts import Answer, fits
from luanchuyen.rules.procedure.choosing import Procedure
from luanchuyen.rules.procedure.opinions import State
from luanchuyen.rules.procedure.standing import Standing, Status
from luanchuyen.services import cases
from luanchuyen.services.cases import reading
from tests import casework
from tests.casework import ASSESSED, CHAIR, MINUTES, PAPERS, PASSED, TALKED, TERM, Cast
from tests.planning import DAY

LENGTH = 4
PEOPLE = ("officer", "secretary", "departure", "arrival", "inspector", "stranger")
NOWHERE = "khong_co"
OTHERS = ("departure_unit", "competent_authority", "official", "related_bodies:U2")
T = TypeVar("T")


def sequences(by_default: int) -> int:
    """How many to draw: a few in the suite; on a long run half of what `SEQUENCES=2000 pytest …` says.

    The other half is of the other procedure.
    """
    asked = os.environ.get("SEQUENCES")
    return int(asked) // 2 if asked else by_default


@dataclass(frozen=True)
class Doing:
    """One act as drawn: which, by whom, and what it is told; `said` are parameters of its service."""

    act: str
    by: str
    said: Mapping[str, Any]


@dataclass
class Drawing:
    """One sequence: what is drawn, in which case, on which day."""

    chance: random.Random
    cast: Cast
    case: Case
    day: date

    def choice(self, options: Sequence[T]) -> T:
        return self.chance.choice(options)

    @property
    def procedure(self) -> Procedure:
        return reading.procedure(self.case)

    def who(self, act: str) -> str:
        """Who does such a thing, or somebody else."""
        own = "secretary" if act in OF_THE_SECRETARY else "officer"
        return self.choice((*[own] * 24, *PEOPLE))

    def when(self) -> dict[str, date | None]:
        """The day an act bears: none, a day gone by, or one still ahead."""
        days = self.choice((*[None] * 6, 0, 1, 30, -1))
        return {"day": None if days is None else self.day - timedelta(days=days)}

    def standing(self) -> Standing:
        return cases.standing_of(Case.objects.get(pk=self.case.pk), on=self.day)


Said = dict[str, Any]
WHY = {"reason": "Vì…"}
# What is done rather than asked and answered.
ACTED = (AskKind.DECISION, AskKind.ACT, AskKind.TALK)


def nothing(d: Drawing) -> Said:
    return {}


def dated(d: Drawing) -> Said:
    return d.when()


def reasoned(d: Drawing) -> Said:
    return WHY | d.when()


def question(d: Drawing) -> Said:
    """A question of the procedure to whom it is put, or to somebody else; or none of the procedure."""
    now, asks = d.standing().open_step, d.procedure.asks
    open_ = now.step.asks if now else ()
    likely = [ask.key for ask in open_ if ask.kind not in ACTED] * 9
    item = d.choice((*likely, *asks, NOWHERE))
    if item not in asks:
        return {"item": item, "whom": d.choice(OTHERS)}
    _, ask = asks[item]
    of = [f"{role}:U2" if ask.each else role for role in ask.of]
    return {"item": item, "whom": d.choice((*of * 5, *OTHERS))}


def asked(d: Drawing) -> Said:
    return question(d) | d.when()


def answered(d: Drawing) -> Said:
    to = asked(d)
    told = {"note": "Vì…", "document": "7-CV", "presided_by": CHAIR}
    answer = d.choice((Answer.AGREE, Answer.AGREE, *Answer))
    return to | told | {"answer": answer, "parts": parts_of(d, to["item"])}


def parts_of(d: Drawing, item: str) -> Mapping[str, str]:
    """All parts the question has, or none told."""
    ask = d.procedure.ask(item)
    wanted = {
        key: ASSESSED[key] for key in (ask.parts if ask else ()) if key in ASSESSED
    }
    return d.choice((wanted, wanted, {}))


def talked(d: Drawing) -> Said:
    now = d.standing().open_step
    wanted = {key for ask in (now.step.asks if now else ()) for key in ask.parts}
    told = {key: text for key, text in TALKED.items() if key in wanted}
    return {"parts": d.choice(({}, told, told))} | d.when()


def voted(d: Drawing) -> Said:
    return {"ballot": replace(PASSED, against=d.choice((1, 1, 2)))} | d.when()


def minuted(d: Drawing) -> Said:
    """Of the newest vote, where there is one."""
    vote = d.case.votes.last()
    told = replace(MINUTES, conclusion=d.choice(("Đồng ý.", "Đồng ý hết.")))
    return {"vote": vote, "told": told, "reason": d.choice(("", "Ghi sót."))}


def decided(d: Drawing) -> Said:
    answer = d.choice((Answer.AGREE, Answer.AGREE, Answer.REFUSE))
    return {"answer": answer, "term": TERM, "note": "Vì…"} | d.when()


def issued(d: Drawing) -> Said:
    now = d.standing().open_step
    own = list(now.step.papers_out) * 3 if now else []
    papers = [key for step in d.procedure.steps for key in step.papers_out]
    return {"paper": d.choice((*own, *papers, NOWHERE))} | d.when()


def sent_back(d: Drawing) -> Said:
    steps = [step.key for step in d.procedure.steps]
    return {"to_step": d.choice((*steps, NOWHERE))} | WHY | d.when()


def changed(d: Drawing) -> Said:
    return {"to": d.choice(("P1", "P2", "P3"))} | WHY | d.when()


def refused(d: Drawing) -> Said:
    return {"handling": "Giữ nguyên."} | WHY | d.when()


def delegated(d: Drawing) -> Said:
    return {"whom": d.choice(("advisory_body", "standing_body"))} | WHY | d.when()


def elected(d: Drawing) -> Said:
    return {"agreed": d.choice((True, True, False)), "document": "1-BB"} | d.when()


def handed_in(d: Drawing) -> Said:
    return {"item": d.choice((*PAPERS, NOWHERE))}


def nothing_new(d: Drawing) -> Said:
    return {"item": d.choice((*PAPERS, NOWHERE)), "said_by": "Ban Tổ chức"} | d.when()


def cancelled(d: Drawing) -> Said:
    return WHY | {"term": TERM} | d.when()


# How each act is told, by its name.
TOLD: Mapping[str, Callable[[Drawing], Said]] = {
    "answer": answered,
    "finish": dated,
    "decide": decided,
    "meet": talked,
    "take_effect": nothing,
    "submit": dated,
    "vote": voted,
    "write_minutes": minuted,
    "request": asked,
    "deliver": asked,
    "settle": lambda d: question(d) | reasoned(d),
    "drop": lambda d: question(d) | reasoned(d),
    "note_silence": asked,
    "issue": issued,
    "announce": dated,
    "elect": elected,
    "delegate": delegated,
    "send_back": sent_back,
    "change": changed,
    "move_on": reasoned,
    "withdraw": reasoned,
    "refuse": refused,
    "cancel": cancelled,
    "hand_in": handed_in,
    "nothing_new": nothing_new,
}
OF_THE_SECRETARY = frozenset({"vote", "write_minutes", "decide", "refuse", "cancel"})


def likely(d: Drawing, now: Standing) -> Sequence[str]:
    """What carries the case on from where it is."""
    if now.open_step is None:
        return ("take_effect", "take_effect", "take_effect", "cancel")
    step, gates = now.open_step.step, now.open_step.gates
    if all(gate.met for gate in gates) and not step.when:
        return ("finish",)
    if step.when:
        return ("elect",)
    if not step.decides:
        kinds = {ask.kind for ask in step.asks}
        talks = ["meet"] if AskKind.TALK in kinds else []
        return ["answer", "answer", "issue", *talks]
    if d.case.decisions.standing().exists():
        return ("announce",)
    submitted = d.case.acts.filter(item="submission", step=step.key).exists()
    return ("hand_in", "vote", "decide", "decide") if submitted else ("submit",)


# What may pass a gate: a finish, or what makes good what a finished step had lost.
PASSES = {"finish", "elect", "answer", "settle", "change", "issue", "meet", "move_on"}

# Does the act, and says which it was and whether anything was done.
Hand = Callable[[Drawing, Doing], tuple[str, bool]]


def run(
    cast: Cast,
    started: Case,
    stages: Sequence[Callable[[Cast, Case], object]],
    hand: Hand,
    count: int,
) -> None:
    """Sequences from each stage of the case on, each rolled back before the next."""

    @settings(
        max_examples=-(-count // len(stages)),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=True))
    def drawn(chance: random.Random) -> None:
        d = Drawing(chance, cast, started, DAY)
        with transaction.atomic():
            for _ in range(LENGTH):
                d.day += timedelta(days=d.choice((0, 0, 1, 40)))
                step(d, hand)
            transaction.set_rollback(True)

    for number, stage in enumerate(stages):
        stage(cast, started)
        seed(number)(drawn)()


def step(d: Drawing, hand: Hand) -> None:
    before, rows = d.standing(), said(d.case)
    act = d.choice(d.choice((list(TOLD), likely(d, before))))
    drawn = Doing(act, d.who(act), TOLD[act](d))
    note(f"{d.day}: {drawn}")

    act, done = hand(d, drawn)

    after = said(d.case)
    assert after[: len(rows)] == rows, "what was said is kept"
    assert (len(after) > len(rows)) == done, "what was refused left nothing"
    if done:
        d.case = Case.objects.get(pk=d.case.pk)
        legal(d, before, d.standing(), act)


def said(case: Case) -> list[tuple[object, ...]]:
    acts = CaseAct.objects.filter(case=case).order_by("number")
    what = ("number", "kind", "item", "whom", "answer", "note", "day", "on")
    return list(acts.values_list(*what))


def legal(d: Drawing, before: Standing, now: Standing, act: str) -> None:
    """What is true of a case whatever was done to it."""
    statuses = [one.status for one in now.steps]
    done = statuses.count(Status.DONE)
    assert statuses[:done] == [Status.DONE] * done
    assert statuses.count(Status.OPEN) == (now.ending is None)
    were = sum(one.status is Status.DONE for one in before.steps)
    if done > were:
        assert act in PASSES, "only a finish passes a gate"
    if act == "finish":
        assert done > were, "a finish that is recorded counts"
    ended = CaseAct.objects.filter(case=d.case, kind__in=ENDINGS).count()
    assert ended == (now.ending is not None)
    days(d, now)
    opinions(d, now)
    decisions(d, now)
    numbers()
    goes_on(d, now)


def days(d: Drawing, now: Standing) -> None:
    """Nothing was done ahead of its record or before the case began, and steps ended in their order."""
    for one in d.case.acts.filter(kind__in=OF_THE_PROCEDURE):
        assert d.case.begun_on <= one.day <= one.on
    finished = [one.finished_on for one in now.steps if one.finished_on]
    assert finished == sorted(finished)
    if now.ending is not None and finished:
        assert now.ending.day >= finished[-1]


def opinions(d: Drawing, now: Standing) -> None:
    """Every answer that is about what is proposed is still an answer."""
    if now.ending is not None:
        return
    shown = {(one.ask.key, one.whom): one for one in now.opinions}
    proposed = reading.proposed(d.case)
    for row in d.case.acts.filter(kind=CaseActKind.ANSWERED):
        ask = d.procedure.ask(row.item)
        if ask is None or not ask.kind.outlives_sending_back:
            continue
        if fits(row.read, proposed, frozenset(ask.about)):
            assert shown[row.item, row.whom].state is State.ANSWERED


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
            day__lte=one.day,
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


def transfer(cast: Cast) -> Case:
    return casework.transfer(cast, effective_on=None)
