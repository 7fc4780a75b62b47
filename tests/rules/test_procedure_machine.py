"""Random acts, in order or forged: no gate is passed, nothing said is lost, a case goes on or ends."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from luanchuyen.rules.parts.procedures import Ask, AskKind, GateKind, Silence
from luanchuyen.rules.procedure.acts import Act, ActKind, Answer
from luanchuyen.rules.procedure.choosing import Procedure
from luanchuyen.rules.procedure.objections import objections
from luanchuyen.rules.procedure.opinions import State
from luanchuyen.rules.procedure.standing import Standing, Status, standing
from tests.rules import carrying
from tests.rules.carrying import MET, PROPOSED

# In the suite a few; `SEQUENCES=2000 pytest …` draws many.
SEQUENCES = int(os.environ.get("SEQUENCES", "40"))
SUBJECTS = st.sampled_from(("plan", "official", "from_post", "to_post"))
PROCEDURES: Mapping[str, Callable[[], Procedure]] = {
    "Quy định 65": carrying.national,
    "Quy định 65, bầu cử": lambda: carrying.national(elected=True),
    "Lâm Đồng": carrying.lam_dong,
    "Lâm Đồng, bầu cử": lambda: carrying.lam_dong(elected=True),
}


class Machine(RuleBasedStateMachine):
    """One case under random acts; `forged` ones are recorded whatever the objections."""

    def __init__(self) -> None:
        super().__init__()
        self.acts: list[Act] = []
        self.proposed = dict(PROPOSED)
        self.day = carrying.BEGUN

    @initialize(name=st.sampled_from(sorted(PROCEDURES)), steps=st.integers(0, 7))
    def begin(self, name: str, steps: int) -> None:
        """A case some steps on, so that what follows a decision is drawn as often as what precedes it."""
        self.procedure = PROCEDURES[name]()
        last = min(steps, len(self.procedure.steps) - 1)
        self.acts = carrying.carried(self.procedure, self.procedure.steps[last].key)

    def some_day(self, data: st.DataObject) -> date:
        """Today, or a day before: what was done may be recorded late."""
        return self.day - timedelta(days=data.draw(st.sampled_from((0, 0, 1, 3, 20))))

    def now(self, acts: list[Act] | None = None) -> Standing:
        return standing(
            self.procedure,
            self.acts if acts is None else acts,
            proposed=self.proposed,
            on=self.day,
            conditions=MET,
        )

    def objections(self, act: Act) -> list[str]:
        return objections(
            self.procedure,
            self.acts,
            act,
            proposed=self.proposed,
            on=self.day,
            conditions=MET,
        )

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(subject=SUBJECTS, value=st.sampled_from(("một", "hai")))
    def propose_something_else(self, subject: str, value: str) -> None:
        self.proposed[subject] = value

    @rule(data=st.data(), forged=st.booleans())
    def say(self, data: st.DataObject, forged: bool) -> None:
        now = self.now().open_step
        gates = now.gates if now else ()
        likely = [ask for gate in gates if (ask := self.procedure.ask(gate.of))]
        asks = [ask for step in self.procedure.steps for ask in step.asks]
        ask = data.draw(st.sampled_from([*likely * 4, *asks]))
        role = data.draw(st.sampled_from(ask.of))
        code = data.draw(st.sampled_from((":A", ":B"))) if ask.each else ""
        kinds = (
            *(ActKind.ASKED, ActKind.DELIVERED, ActKind.ANSWERED, ActKind.ANSWERED),
            *(ActKind.DROPPED, ActKind.SETTLED),
        )
        kind = data.draw(st.sampled_from(kinds))
        act = Act(
            kind,
            self.some_day(data),
            "advisory_body",
            item=ask.key,
            whom=f"{role}{code}",
            answer=data.draw(st.sampled_from(Answer)) if kind == "answered" else None,
            parts=data.draw(st.sets(st.sampled_from(sorted(ask.parts))))  # type: ignore[arg-type]
            if ask.parts and kind == "answered"
            else frozenset(),
            due=self.day + timedelta(days=3),
            reason="lý do",
            read=data.draw(st.sampled_from((dict(self.proposed), PROPOSED))),
        )
        self.record(act, forged=forged)

    @rule(data=st.data(), forged=st.booleans())
    def step(self, data: st.DataObject, forged: bool) -> None:
        before = self.now()
        now = before.open_step
        likely = [now.step] * 5 if now else []
        step = data.draw(st.sampled_from([*likely, *self.procedure.steps]))
        kinds = (ActKind.FINISHED, ActKind.FINISHED, ActKind.DELEGATED, ActKind.ISSUED)
        kind = data.draw(st.sampled_from(kinds))
        act = replace(
            carrying.finish(step, self.some_day(data), dict(self.proposed)),
            kind=kind,
            whom="advisory_body",
            item=data.draw(st.sampled_from(step.papers_out or ["plan"])),
        )
        if self.record(act, forged=forged) and kind is ActKind.FINISHED and not forged:
            assert self.done() > done_in(before), "what nothing stands against counts"

    @rule(data=st.data())
    def send_back(self, data: st.DataObject) -> None:
        before = self.now()
        step = data.draw(st.sampled_from(self.procedure.steps))
        act = Act(
            ActKind.SENT_BACK,
            self.some_day(data),
            "competent_authority",
            step.key,
            reason="vì",
        )
        at = self.procedure.index(step.key) or 0
        if self.record(act) and before.ending is None:
            after = self.now()
            assert all(one.status is not Status.DONE for one in after.steps[at:])

    @precondition(lambda self: len(self.acts) > 15)
    @rule(data=st.data(), kind=st.sampled_from((ActKind.WITHDRAWN, ActKind.REFUSED)))
    def end(self, data: st.DataObject, kind: ActKind) -> None:
        day = self.some_day(data)
        if self.record(Act(kind, day, "competent_authority", reason="lý do")):
            assert self.now().ending is not None
            assert all(act.day <= day for act in self.acts)

    @precondition(lambda self: self.now().ending is None)
    @rule()
    def go_on(self) -> None:
        """Whatever happened before, the open step can be finished by doing what it asks."""
        before = self.now()
        *asked, finish = self.what_the_step_asks(before)
        for act in asked:
            assert self.objections(act) == []
            self.acts.append(act)
        if self.done() == done_in(before):  # else what was missing now is there again
            assert self.objections(finish) == []
            self.acts.append(finish)
        assert self.done() > done_in(before)

    def done(self) -> int:
        return done_in(self.now())

    def what_the_step_asks(self, now: Standing) -> list[Act]:
        """What the gates that are not met name, and the finish."""
        assert now.open_step is not None
        step = now.open_step.step
        wanted = [gate.of for gate in now.open_step.gates if not gate.met]
        answers = [
            carrying.answer(
                one.ask.key,
                f"{one.whom}:A" if one.ask.each and ":" not in one.whom else one.whom,
                day=self.day,
                read=dict(self.proposed),
                parts=frozenset(one.ask.parts),
            )
            for one in now.opinions
            if one.ask.key in wanted
        ]
        papers = [
            Act(ActKind.ISSUED, self.day, "", step.key, paper, read=dict(self.proposed))
            for paper in step.papers_out
            if paper in wanted
        ]
        return [
            *answers,
            *papers,
            carrying.finish(step, self.day, dict(self.proposed)),
        ]

    def record(self, act: Act, *, forged: bool = False) -> bool:
        if not forged and self.objections(act):
            return False
        self.acts.append(act)
        return True

    @invariant()
    def steps_are_done_in_order(self) -> None:
        now = self.now()
        statuses = [one.status for one in now.steps]
        done = statuses.count(Status.DONE)
        assert statuses[:done] == [Status.DONE] * done
        assert statuses.count(Status.OPEN) == (now.ending is None)
        assert now.may_take_effect == (done == len(statuses))
        days = [one.finished_on for one in now.steps if one.finished_on]
        assert days == sorted(days)

    @invariant()
    def every_finish_that_counts_had_its_gates(self) -> None:
        for one in self.now().steps:
            if one.status is Status.DONE:
                self.gates_were_met(one.step.key)

    def gates_were_met(self, key: str) -> None:
        """Read from the acts alone: whoever had to be heard or agree did so before some finish."""
        step = next(one for one in self.procedure.steps if one.key == key)
        finishes = [
            at
            for at, act in enumerate(self.acts)
            if act.kind is ActKind.FINISHED and act.step == key
        ]
        assert any(
            all(
                self.said(gate.of, role, at, agreed=gate.kind is GateKind.AGREED)
                for gate in step.gates
                if gate.kind in (GateKind.HEARD, GateKind.AGREED)
                for role in self.roles(gate.of)
            )
            for at in finishes
        )

    def roles(self, key: str) -> list[str]:
        ask = self.procedure.ask(key)
        assert ask is not None
        return ask.of

    def said(self, key: str, role: str, place: int, *, agreed: bool) -> bool:
        ask, finish = self.procedure.ask(key), self.acts[place]
        assert ask is not None
        own = [
            act
            for act in self.acts[self.taken_anew(ask) : place]
            if (act.item, act.whom.partition(":")[0]) == (key, role)
            and all(act.read.get(s) == finish.read.get(s) for s in ask.about)
        ]
        answers = [act.answer for act in own if act.kind is ActKind.ANSWERED]
        settled = any(act.kind is ActKind.SETTLED for act in own)
        if settled and ask.kind is AskKind.AGREEMENT:
            return True
        if agreed:
            return Answer.AGREE in answers[-1:]
        silent = ask.silence is Silence.NO_OPINION and any(
            act.kind is ActKind.DELIVERED for act in own
        )
        return bool(answers) or silent

    def taken_anew(self, ask: Ask) -> int:
        """From which act on a decision counts: the last sending back to its step or before."""
        index, _ = self.procedure.asks[ask.key]
        back = [
            place
            for place, act in enumerate(self.acts)
            if act.kind is ActKind.SENT_BACK
            and self.procedure.places[act.step] <= index
        ]
        return back[-1] if back and not ask.kind.outlives_sending_back else 0

    @invariant()
    def no_opinion_is_lost(self) -> None:
        now = self.now()
        if now.ending is not None:
            return
        shown = {(one.ask.key, one.whom): one for one in now.opinions}
        for act in self.acts:
            ask = self.procedure.ask(act.item)
            if act.kind is ActKind.ANSWERED and ask and ask.kind.outlives_sending_back:
                fits = all(act.read[s] == self.proposed[s] for s in ask.about)
                opinion = shown.get((act.item, act.whom))
                assert opinion is not None or not fits
                assert not (fits and opinion and opinion.state is not State.ANSWERED)

    @invariant()
    def what_comes_after_the_end_changes_nothing(self) -> None:
        now = self.now()
        if now.ending is None:
            return
        step = self.procedure.steps[0]
        later = [
            *self.acts,
            Act(ActKind.SENT_BACK, self.day, "official", step.key, reason="vì"),
            *carrying.said(step, self.day, {}),
        ]
        assert self.now(later) == now


def done_in(found: Standing) -> int:
    return sum(one.status is Status.DONE for one in found.steps)


@pytest.mark.clause("QD-2.2", "MH-III.3")
def test_no_sequence_of_acts_passes_a_gate_loses_an_opinion_or_gets_stuck() -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],  # shrinking a sequence of acts takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
