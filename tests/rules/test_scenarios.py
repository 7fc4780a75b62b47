"""The one runner of the scenarios of criteria: `scenarios/<criterion>.yaml`."""

from collections import defaultdict
from pathlib import Path

import pytest

from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.located_yaml import RulebookError
from luanchuyen.rules.rulebook import ids, load
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import CriterionVerdict, verdicts
from tests.rules import cases, world
from tests.rules.cases import SCENARIOS, CriterionScenario


@pytest.mark.parametrize(
    ("criterion", "scenario"), cases.parameters(CriterionScenario, SCENARIOS)
)
def test_the_criterion_says(criterion: str, scenario: CriterionScenario) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for verdict in of_criterion(criterion, scenario):
        found[verdict.outcome] += verdict.cites

    assert set(found) == set(scenario.expect)
    for outcome, cites in scenario.expect.items():
        assert set(cites) <= set(found[outcome])
    assert not {cite for cites in found.values() for cite in cites} & set(
        scenario.silent
    )


def of_criterion(criterion: str, scenario: CriterionScenario) -> list[CriterionVerdict]:
    """What each text that asks the criterion says of the official of the scenario."""
    about_move = criteria()[criterion].about == "move"
    screening = screen(
        world.snapshot_of(scenario.given, scenario.day),
        load(scenario.rulebook),
        scenario.day,
        committee=scenario.committee,
        officials=[world.OFFICIAL],
        posts=[world.TARGET_POST] if about_move else [],
        case=scenario.case,
    )
    return [one for one in verdicts(screening)[-1].criteria if one.id == criterion]


@pytest.mark.parametrize("id_", ids())
def test_every_criterion_of_a_rulebook_has_scenarios(id_: str) -> None:
    asked = {line.id for line in load(id_).parts.criteria}

    covered = {
        file.stem
        for file in SCENARIOS.glob("*.yaml")
        if any(one.rulebook == id_ for one in cases.load(CriterionScenario, file))
    }

    assert asked <= covered


def test_a_scenario_with_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "planned.yaml"
    file.write_text("- name: một\n  name: hai\n", "utf-8")

    with pytest.raises(RulebookError, match="khóa «name» viết hai lần"):
        cases.load(CriterionScenario, file)
