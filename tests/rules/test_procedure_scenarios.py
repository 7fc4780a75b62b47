"""The runner of the scenarios of procedures: `scenarios/procedure/<procedure>.yaml`."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from luanchuyen.rules.procedure.standing import Standing
from tests.rules import cases
from tests.rules.cases import SCENARIOS
from tests.rules.procedure_cases import ProcedureScenario

FOLDER = SCENARIOS / "procedure"


@pytest.mark.parametrize(
    ("file", "scenario"), cases.parameters(ProcedureScenario, FOLDER)
)
def test_a_case_stands_where_the_scenario_says(
    file: str, scenario: ProcedureScenario
) -> None:
    found = scenario.standing()

    told = {name: TOLD[name](found) for name in scenario.expect}
    assert told == scenario.expect


def unmet(found: Standing) -> dict[str, list[str]]:
    now = found.open_step
    gates = now.gates if now else ()
    return {f"{g.kind} {g.of}": list(g.cites) for g in gates if not g.met}


TOLD: Mapping[str, Callable[[Standing], Any]] = {
    "step": lambda found: found.open_step.step.key if found.open_step else None,
    "unmet": unmet,
    "next": lambda found: [f"{one.who}: {one.what}" for one in found.next],
    "due": lambda found: found.open_step.due if found.open_step else None,
    "late": lambda found: [f"{one.who}: {one.what}" for one in found.late],
    "ask_again": lambda found: [f"{o.ask.key} {o.whom}" for o in found.ask_again],
    "reopened": lambda found: found.open_step.reopened if found.open_step else "",
    "ending": lambda found: found.ending.kind.value if found.ending else None,
    "effect": lambda found: found.may_take_effect,
    "cites": lambda found: list(found.open_step.step.cites if found.open_step else ()),
}
