"""A conflict is one, and no longer is when any single part is taken away."""

from collections.abc import Sequence
from random import Random

import pytest

from luanchuyen.matching.answers import Ground
from luanchuyen.matching.conflict import minimal_conflict
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.explain import why_not
from luanchuyen.matching.instance import Instance
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.problem import Problem, problem_of
from luanchuyen.matching.proposal import propose_together
from luanchuyen.matching.rows import Row
from luanchuyen.matching.solve import feasible
from luanchuyen.snapshot.snapshot import Snapshot
from tests.matching import random_instances
from tests.matching.town import DAY, HEAD, instance, solved, town

# B has one place to go to, in a unit that has ended; A cannot come before B goes.
ENDED = {"U3": {"valid_until": DAY}}
STUCK = "pin: [{official: A, post: P2}]\nforbid: [{official: B, post: P1}]\n"


def conflict(given: Instance) -> list[Row]:
    return minimal_conflict(
        constraints(given), lambda rows: feasible(given, rows) is not None
    )


def test_it_names_the_pin_and_what_stands_in_its_way() -> None:
    given = instance("pin: [{official: A, post: P2}]\nforbid: [{official: B}]\n")

    found = conflict(given)

    assert [(row.kind, row.official or row.post) for row in found] == [
        ("pin", "A"),
        ("forbid", "B"),
        ("seats", "P2"),
    ]


def test_every_part_is_needed() -> None:
    seen = 0
    for seed in range(300):
        given = random_instances.draw(seed)
        if feasible(given, constraints(given)) is not None:
            continue
        seen += 1

        assert_minimal(given, conflict(given))
    assert seen > 20


def problem(text: str, snapshot: Snapshot) -> Problem:
    return problem_of(read(HEAD + text, "ke-hoach.yaml"), snapshot)


def assert_minimal(given: Instance, found: Sequence[Row]) -> None:
    assert feasible(given, found) is None
    for row in found:
        rest = [other for other in found if other is not row]
        assert feasible(given, rest) is not None


def about(rows: Sequence[Row]) -> list[tuple[str, str | None]]:
    return [(row.kind, row.official or row.post or row.unit) for row in rows]


@pytest.mark.parametrize("limits", ["", "max_chain: 3\n"])
@pytest.mark.parametrize(
    ("change", "day"),
    [("valid_until", DAY), ("valid_from", DAY.replace(year=2027))],
    ids=["đã thôi hoạt động", "chưa hoạt động"],
)
def test_it_names_the_unit_not_in_force_that_people_would_have_gone_to(
    change: str, day: object, limits: str
) -> None:
    asked = problem(STUCK + limits, town(units={"U3": {change: day}}))
    assert asked.best() is None

    found = asked.conflict()

    assert about(found) == [
        ("pin", "A"),
        ("forbid", "B"),
        ("seats", "P2"),
        ("not_in_force", "U3"),
    ]
    assert found[-1].sentence.endswith(
        "không hoạt động ngày 01/12/2026: không chuyển ai về đó."
    )
    assert_minimal(asked.with_closed_units(), found)


def test_a_unit_in_force_lets_the_same_plan_be_carried_out() -> None:
    _, best = solved(STUCK)

    assert [(one.official, one.target) for one in best.moves] == [
        ("A", "P2"),
        ("B", "P3"),
    ]


def test_it_names_no_closed_unit_nobody_could_have_gone_to() -> None:
    unfit = {"B": {"health_on": None}}
    asked = problem(STUCK, town(units=ENDED, people=unfit))

    assert about(asked.conflict()) == [("pin", "A"), ("seats", "P2")]


def test_it_names_no_closed_unit_that_would_not_have_helped() -> None:
    asked = problem(f"{STUCK}max_moves: 1\n", town(units=ENDED))

    found = asked.conflict()

    assert_minimal(asked.with_closed_units(), found)
    assert {"not_in_force", "max_moves"} - {row.kind for row in found}


def test_a_question_is_answered_with_the_closed_unit() -> None:
    asked, best = solved("forbid: [{official: B, post: P1}]\n", town(units=ENDED))

    answer = why_not(asked, best, "A", "P2")

    assert answer.ground is Ground.CONFLICT
    assert [one.rule for one in answer.obstacles] == ["forbid", "seats", "not_in_force"]


def test_plans_solved_together_are_told_the_closed_unit_too() -> None:
    other = HEAD.replace("Đợt một", "Đợt hai")
    plans = [read(HEAD + STUCK, "một.yaml"), read(other, "hai.yaml")]

    first, second = propose_together(plans, town(units=ENDED))

    assert ("not_in_force", "U3") in about(first.conflict)
    assert first.conflict == second.conflict


def test_what_cannot_be_is_the_same_with_closed_units_named() -> None:
    seen = {True: 0, False: 0}
    named = 0
    for seed in range(20):
        asked = _drawn(Random(seed))  # noqa: S311 - a draw, not a secret
        given = asked.with_closed_units()

        impossible = asked.best() is None

        assert impossible is (feasible(given, constraints(given)) is None)
        seen[impossible] += 1
        if impossible:
            found = asked.conflict()
            assert_minimal(given, found)
            named += any(row.kind == "not_in_force" for row in found)
    assert min(seen.values()) > 3
    assert named > 2


def _drawn(dice: Random) -> Problem:
    """Five offices of one post, two of them ended; four holders, of whom two are pinned."""
    posts = {f"P{number}": f"U{number}" for number in range(5)}
    holders = {f"C{number}": f"P{number}" for number in range(4)}
    ended = dice.sample(sorted(posts.values()), 2)
    open_ = [post for post, unit in posts.items() if unit not in ended]
    pins = [
        f"{{official: {who}, post: {where}}}"
        for who, where in zip(dice.sample(sorted(holders), 2), open_, strict=False)
        if holders[who] != where
    ]
    bans = [
        f"{{official: {who}, post: {where}}}"
        for who in holders
        for where in open_
        if dice.random() < 0.4 and f"{{official: {who}, post: {where}}}" not in pins
    ]
    facts = town(posts, holders, units={unit: {"valid_until": DAY} for unit in ended})
    return problem(f"pin: [{', '.join(pins)}]\nforbid: [{', '.join(bans)}]\n", facts)
