"""Planning again after refusals, once and again."""

import pytest

from luanchuyen.matching.plan import Forbid, Pin
from luanchuyen.matching.plan_file import read
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import plan_trials, plan_versions
from tests import planning
from tests.matching.town import town
from tests.planning import PEOPLES, TEXT, Cast

pytestmark = pytest.mark.django_db
CHAIN = [("A", "P2"), ("B", "P3"), ("C", "P4")]


@pytest.fixture
def cast() -> Cast:
    posts = {f"P{number}": f"U{number}" for number in range(1, 5)}
    return planning.settle(town(posts, {"A": "P1", "B": "P2", "C": "P3"}))


def moved(version: PlanVersion) -> list[tuple[str, str]]:
    return [(move["official"], move["to"]) for move in plan_versions.moves(version)]


def test_refusing_the_last_of_a_settled_chain_is_no_conflict(cast: Cast) -> None:
    plan = planning.frozen(cast)
    text = plan_versions.settled(TEXT, CHAIN)
    version = planning.saved(cast, plan, text)

    again = plan_trials.plan_again(version, [Forbid("C")], None)

    assert again.trial.conflict == ()
    assert "A" in {move[0] for move in moved(planning.saved(cast, plan, again.text))}


def test_a_second_round_keeps_what_people_pinned_and_no_limit_of_the_first(
    cast: Cast,
) -> None:
    plan = planning.frozen(cast)
    planning.saved(cast, plan, PEOPLES)
    text = plan_versions.settled(PEOPLES, CHAIN)
    version = planning.saved(cast, plan, text)

    unsettled = plan_versions.unsettled(version)

    assert unsettled.pin == (Pin("A", "P2"), Pin("B", "P3"))
    assert unsettled.max_moves is None


def test_a_second_refusal_stands_beside_the_first(cast: Cast) -> None:
    plan = planning.frozen(cast)
    version = planning.saved(cast, plan, plan_versions.settled(TEXT, CHAIN))
    first = plan_trials.plan_again(version, [Forbid("C")], None)

    second = plan_trials.plan_again(
        planning.saved(cast, plan, first.text), [Forbid("B")], None
    )

    assert set(read(second.text, "t").plan.forbid) == {Forbid("B"), Forbid("C")}


def test_a_plan_that_asked_for_a_limit_keeps_it(cast: Cast) -> None:
    plan = planning.frozen(cast, TEXT + "max_moves: 2\n")
    version = planning.saved(cast, plan, plan_versions.settled(TEXT, [("A", "P4")]))

    assert plan_versions.unsettled(version).max_moves == 2
