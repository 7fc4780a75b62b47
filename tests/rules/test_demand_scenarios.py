"""The runner of the scenarios of the demand review: `scenarios/demand/<kind>.yaml`."""

from typing import Any

import pytest

from luanchuyen.rules.demand.lines import Kind
from luanchuyen.rules.demand.reviewing import Demand, Review, review
from luanchuyen.rules.rulebook import load
from tests.rules import cases, world
from tests.rules.cases import SCENARIOS, DemandScenario

FOLDER = SCENARIOS / "demand"


@pytest.mark.parametrize(("kind", "scenario"), cases.parameters(DemandScenario, FOLDER))
def test_the_review_finds(kind: str, scenario: DemandScenario) -> None:
    found = reviewed(scenario)

    lines = [line for line in found.demands if line.kind == kind]
    unknown = [one.official for one in found.unknown if one.kind == kind]

    assert len(lines) == len(scenario.expect)
    for line, expected in zip(lines, scenario.expect, strict=True):
        assert said(line, expected) == expected
    assert unknown == scenario.unknown


def reviewed(scenario: DemandScenario) -> Review:
    return review(
        world.snapshot_of(scenario.given, scenario.day),
        load(scenario.rulebook),
        scenario.day,
        committee=scenario.committee,
    )


def said(line: Demand, expected: dict[str, Any]) -> dict[str, Any]:
    """What a line says under the keys the scenario names; of citations, those it names."""
    values = {name: getattr(line, name) for name in expected}
    if "cites" in values:
        values["cites"] = [cite for cite in expected["cites"] if cite in line.cites]
    return values


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_demand_has_scenarios(kind: Kind) -> None:
    assert (FOLDER / f"{kind}.yaml").exists()
