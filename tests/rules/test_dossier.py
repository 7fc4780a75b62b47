"""The dossier: scenarios of `scenarios/dossier`, and when one dossier serves twice."""

from datetime import date
from typing import Any

import pytest

from luanchuyen.rules.dossier import Reuse, Target, dossier_for, missing, reusable
from luanchuyen.rules.rulebook import load
from tests.rules import cases
from tests.rules.cases import SCENARIOS, Scenario

FIRST = date(2026, 8, 31)


class DossierScenario(Scenario):
    """`expect`: each paper that is wanting, why, and by which clause; null: no list at all."""

    begun: date
    target: str | None = None
    anything_new: bool | None = None
    expect: dict[str, list[str]] | None

    def papers(self, keys: list[str]) -> dict[str, date | None]:
        """Every paper dated on the day, but for what the scenario says."""
        told: dict[str, Any] = dict.fromkeys(keys, self.day) | self.given
        return {
            key: value if isinstance(value, date) else None
            for key, value in told.items()
            if value is not None
        }


@pytest.mark.parametrize(
    ("file", "scenario"), cases.parameters(DossierScenario, SCENARIOS / "dossier")
)
def test_the_dossier_lacks(file: str, scenario: DossierScenario) -> None:
    dossier = dossier_for(load(scenario.rulebook), file, scenario.begun)
    keys = [one.key for one in dossier.items] if dossier else []
    papers = scenario.papers(keys)
    target = Target(scenario.target) if scenario.target else None

    found = missing(
        papers,
        scenario.day,
        dossier,
        target=target,
        nothing_new=keys if scenario.anything_new is False else (),
    )

    assert (dossier is None) == (scenario.expect is None)
    told = {one.item: [one.why.value, one.cites[0]] for one in found}
    assert told == (scenario.expect or {})


@pytest.mark.clause("MH-III.3")
def test_ten_papers_of_which_eight_may_be_six_months_old() -> None:
    dossier = dossier_for(load("qd-65-2022"), "rotation", date(2026, 8, 1))

    assert dossier is not None
    assert [one.months for one in dossier.items].count(6) == 8
    assert len(dossier.items) == 10
    assert dossier.measured_on == "consideration"


def test_a_lack_says_what_why_and_until_when_it_would_have_served() -> None:
    dossier = dossier_for(load("qd-65-2022"), "rotation", date(2026, 8, 1))
    assert dossier is not None
    papers = {
        one.key: date(2026, 3, 14) for one in dossier.items if one.key == "health"
    }

    found = missing(papers, date(2026, 9, 15), dossier)

    health = next(one for one in found if one.item == "health")
    assert health.fresh_until == date(2026, 9, 14)
    assert health.sentence == (
        "Giấy chứng nhận sức khỏe: ngày 14/03/2026 quá 6 tháng tính đến ngày 15/09/2026."
    )


def reused(
    begun: date = date(2026, 8, 1),
    on: date = date(2027, 2, 28),
    same: bool | None = True,
    new: bool | None = False,
) -> Reuse:
    dossier = dossier_for(load("qd-65-2022"), "rotation", begun)
    assert dossier is not None
    return reusable(
        dossier, first_submitted=FIRST, on=on, same_authority=same, anything_new=new
    )


@pytest.mark.clause("MH-III.3")
def test_a_dossier_serves_again_to_the_last_day_of_six_months() -> None:
    assert reused().allowed is True
    assert reused(on=date(2027, 3, 1)).allowed is False


@pytest.mark.parametrize(
    ("same", "new", "allowed"),
    [
        (False, None, False),
        (None, True, False),
        (None, False, None),
        (True, None, None),
        (True, False, True),
    ],
)
def test_it_serves_again_only_for_the_same_authority_with_nothing_new(
    same: bool | None, new: bool | None, allowed: bool | None
) -> None:
    assert reused(same=same, new=new).allowed is allowed


def test_the_older_list_knows_no_second_use() -> None:
    assert reused(begun=date(2026, 7, 31)).allowed is False
