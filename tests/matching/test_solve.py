"""What the solver gives is what a second hand finds by looking at every choice."""

import pytest

from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.solve import Solution, solve
from tests.matching import checker, random_instances


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
