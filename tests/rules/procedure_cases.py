"""Scenarios of procedures as they stand in YAML: how far a case has come, and what it may do next."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from luanchuyen.rules.procedure.acts import Act, ActKind, Answer, Condition
from luanchuyen.rules.procedure.choosing import Procedure, procedure_for
from luanchuyen.rules.procedure.standing import Standing, standing
from luanchuyen.rules.rulebook import load
from tests.rules import carrying
from tests.rules.cases import Scenario


class ProcedureScenario(Scenario):
    """`reached`: the step the case is in, all before it done on the day it began; `acts`: what came then.

    `proposed`: what has changed since; `unknown`, `unmet`: conditions that are not known, not met.
    `expect` may name: step, unmet (gate → citations), next, late, ask_again, reopened, ending, effect.
    """

    kind: str = "rotation"
    begun: date
    bloc: str | None = "Đảng"
    elected: bool = False
    consent: bool = False
    reached: str
    acts: list[dict[str, Any]] = Field(default=[])
    proposed: dict[str, str] = Field(default={})
    unknown: list[str] = Field(default=[])
    not_met: list[str] = Field(default=[])
    expect: dict[str, Any]

    def procedure(self) -> Procedure:
        return procedure_for(
            load(self.rulebook),
            self.kind,
            self.begun,
            blocs={"to_post": self.bloc},
        ).under(elected=self.elected, consent=self.consent)

    def standing(self) -> Standing:
        procedure = self.procedure()
        acts = carrying.carried(procedure, self.reached)
        return standing(
            procedure,
            [*acts, *(self._act(given) for given in self.acts)],
            proposed=carrying.PROPOSED | self.proposed,
            on=self.day,
            conditions=self._conditions(),
        )

    def _conditions(self) -> Mapping[str, Condition]:
        told = {key: Condition(False, "") for key in self.not_met}
        return {
            key: value
            for key, value in {**carrying.MET, **told}.items()
            if key not in self.unknown
        }

    def _act(self, given: Mapping[str, Any]) -> Act:
        """An act as the scenario writes it: `{do: answered, item: …}`; what it leaves out is usual."""
        words = dict(given)
        kind = ActKind(words.pop("do"))
        usual = {"answer": "agree"} if kind is ActKind.ANSWERED else {}
        if kind is ActKind.ISSUED:
            usual = {"step": self.reached}
        words = usual | words
        reply = words.pop("answer", None)
        read = carrying.PROPOSED | words.pop("read", {})
        return Act(
            kind,
            words.pop("day", self.begun),
            words.pop("who", "advisory_body"),
            answer=Answer(reply) if reply else None,
            parts=frozenset(words.pop("parts", ())),
            conditions=frozenset(carrying.MET),
            read=read,
            **words,
        )
