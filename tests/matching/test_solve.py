"""What the solver gives is what a second hand finds by looking at every choice."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from luanchuyen.matching import highs, search, sifting
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.rows import Row
from luanchuyen.matching.search import Search
from luanchuyen.matching.solve import Solution, Solver, solve
from tests.matching import checker, random_instances
from tests.matching.town import POSTS, instance, town


def pairs(found: Solution) -> list[tuple[str, str]]:
    return [(move.official, move.target) for move in found.moves]


@pytest.mark.parametrize("hundred", range(5))
def test_it_finds_what_looking_at_every_choice_finds(hundred: int) -> None:
    seeds = range(100 * hundred, 100 * (hundred + 1))
    for given in map(random_instances.draw, seeds):
        wanted = checker.best(given)

        found = solve(given, constraints(given))

        assert (found is None) == (wanted is None)
        if found and wanted:
            assert checker.faults(given, pairs(found)) == []
            assert tuple(aim.value for aim in found.aims) == wanted[0]
            assert pairs(found) == wanted[1]
            assert found.optimal


def test_where_the_tie_is_not_proved_the_plan_found_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = instance("must_fill: [P3]\n")
    best = Search.best

    def cut_off(self: Search, aim: int, most_nodes: int | None) -> tuple[int, int]:
        cost, bound = best(self, aim, most_nodes)
        return cost, bound - 1

    monkeypatch.setattr(Search, "best", cut_off)
    monkeypatch.setattr(Search, "others", lambda _: pytest.fail("nobody may ask"))

    found = solve(given, constraints(given))

    assert found is not None
    assert not found.optimal


def test_seats_that_nobody_can_take_are_each_counted_in_the_bound() -> None:
    given = instance("must_fill: [P3, P4]\n", town(POSTS | {"P4": "U4"}))
    stuck = replace(given, moves=given.moves[:1])  # A to P2

    found = solve(stuck, constraints(stuck))

    assert found is not None
    assert (found.aims[1].value, found.aims[1].bound) == (2, 2)


def test_a_search_of_parts_cuts_and_small_cores_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = [random_instances.draw(seed) for seed in range(25)]
    whole = [solve(given, constraints(given)) for given in drawn]
    used = Counter[str]()
    for home, name in ((search.Search, "_probed"), (sifting.Sieve, "cut")):
        monkeypatch.setattr(home, name, _counting(getattr(home, name), used, name))
    monkeypatch.setattr(search, "_AT_ONCE", 1)
    monkeypatch.setattr(search, "_AT_ONCE_A_POST", 0)
    monkeypatch.setattr(search, "_NEARER", 0.99)
    monkeypatch.setattr(search, "_FEWEST", 1)
    monkeypatch.setattr(search, "_WAYS_A_POST", (0,))

    assert [solve(given, constraints(given)) for given in drawn] == whole
    assert used["_probed"]
    assert used["cut"]


def _counting(
    done: Callable[..., bool], used: Counter[str], name: str
) -> Callable[..., bool]:
    """The same, and counts how often it answers yes."""

    def counted(*asked: object) -> bool:
        answer = done(*asked)
        used[name] += answer
        return answer

    return counted


def test_a_large_program_begun_anew_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = [random_instances.draw(seed) for seed in range(25)]
    whole = [solve(given, constraints(given)) for given in drawn]
    monkeypatch.setattr(highs, "_MANY_ROWS", 0)
    monkeypatch.setattr(highs, "_FEW_OF_ROWS", 0)
    monkeypatch.setattr(sifting, "_INSIDE_A_POST", 0)
    monkeypatch.setattr(sifting, "_FALLS", 0)
    # Boxes are tried, and columns dropped meanwhile.
    monkeypatch.setattr(search, "_AT_ONCE", 1)
    monkeypatch.setattr(search, "_AT_ONCE_A_POST", 0)

    assert [solve(given, constraints(given)) for given in drawn] == whole


def test_columns_left_out_of_a_core_cannot_better_a_cost_of_millions() -> None:
    cost = -9_593_933
    for bound in (-9_593_938.042411113, -9_593_936.5, -9_593_935.999999):
        gap = cost - 1 - bound
        reduced = gap + np.array([-1.0, -1e-7, 0.0, 1e-7, 0.005, 0.02, 1.0])
        relaxed = sifting.Relaxed(bound, reduced, np.zeros(0))

        kept = search._within(relaxed, cost - 1)

        assert kept[:3].all()
        assert not kept[-1]
        assert all(search._up(bound + one) >= cost for one in reduced[~kept])


def test_the_order_of_rows_changes_nothing() -> None:
    for given in map(random_instances.draw, range(25)):
        rows = constraints(given)

        assert solve(given, rows[::-1]) == solve(given, rows)


def test_a_question_asked_of_a_known_problem_is_answered_as_if_it_were_new() -> None:
    for given in map(random_instances.draw, range(25)):
        asked = Solver(given, constraints(given))
        asked.best()
        for column in range(0, len(given.moves), 5):
            forced = Row("forced", {column: 1}, "", low=1)

            assert asked.best([forced]) == solve(given, [*asked.rows, forced])
