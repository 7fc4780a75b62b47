"""A value before it is a rule: who could move then, and the best plan beside the one of today."""

from datetime import date

import pytest

from luanchuyen.matching.plan_file import PlanError, read
from luanchuyen.matching.problem import problem_of
from luanchuyen.matching.what_if import WhatIf, what_if
from luanchuyen.rules import supposing
from luanchuyen.snapshot.snapshot import Snapshot
from tests.matching.town import HEAD, town

OLD = {"A": {"born": date(1970, 1, 1)}}


def asked(text: str, change: str, snapshot: Snapshot | None = None) -> WhatIf:
    written = read(HEAD + text, "ke-hoach.yaml")
    problem = problem_of(written, snapshot or town())
    best = problem.best()
    assert best is not None
    return what_if(written, problem, best, supposing.read(change))


def test_a_milder_value_makes_people_eligible_and_the_plan_better() -> None:
    found = asked(
        "must_fill: [P3]\nforbid: [{official: B}]\nmay_stay_open: [P1]\n",
        "service_left.months=24",
        town(people=OLD),
    )

    assert (found.eligible, found.no_longer) == (("A",), ())
    assert found.gained == (("A", "P2"), ("A", "P3"))
    assert found.comparison is not None
    assert found.comparison.decisive is not None
    assert (found.comparison.decisive.id, found.comparison.decisive.lost) == (
        "must_fill",
        -1,
    )


def test_a_stricter_value_takes_people_out() -> None:
    found = asked("must_fill: [P3]\n", "service_left.months=600")

    assert found.no_longer == ("A", "B")
    assert (found.gained, len(found.lost)) == ((), 4)
    assert found.comparison is not None
    assert [move.target for move in found.comparison.difference.dropped] == ["P3"]


def test_the_same_value_changes_nothing() -> None:
    found = asked("must_leave: [A]\n", "service_left.months=120")

    assert (found.eligible, found.no_longer, found.gained, found.lost) == ((),) * 4
    assert found.comparison is not None
    assert found.comparison.decisive is None


def test_a_pin_that_would_break_the_law_then_is_told() -> None:
    examined = town(people={"A": {"health_on": date(2026, 7, 15)}})

    with pytest.raises(PlanError, match="không thể ấn định «A»"):
        asked("pin: [{official: A, post: P3}]\n", "health_certified.months=3", examined)


def test_a_pin_against_a_value_that_may_be_waived_leaves_no_plan() -> None:
    found = asked("pin: [{official: A, post: P3}]\n", "service_left.months=600")

    assert (found.solution, found.comparison) == (None, None)
