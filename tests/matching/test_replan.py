"""After refusals the plan stays as near to what was agreed as the first aims and the budget allow."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.plan import Forbid, Pin
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.problem import problem_of
from luanchuyen.matching.proposal import told
from luanchuyen.matching.replan import few_lines_change, replan
from luanchuyen.matching.robustness import withdrawals
from luanchuyen.matching.solve import solve
from luanchuyen.snapshot.demo import make
from tests.matching import checker, random_instances
from tests.matching.town import HEAD, POSTS, solved, town

Pairs = list[tuple[str, str]]
POSTS_OF_FOUR = POSTS | {"P4": "U4"}
LEAVING = "must_leave: [A, B]\nmust_fill: [P3, P4]\nmay_stay_open: [P1, P2]\n"
OTHER = {"P3": "P4", "P4": "P3"}


def pairs(moves: Sequence[Move]) -> Pairs:
    return [(move.official, move.target) for move in moves]


def test_without_refusals_the_agreed_plan_stays() -> None:
    problem, best = solved(LEAVING, town(POSTS_OF_FOUR))

    found = replan(problem, best.moves)

    assert found.solution is not None
    assert found.solution.moves == best.moves
    assert found.changes == 0


def test_a_line_that_is_kept_counts_for_more_than_merit_and_tie() -> None:
    problem, best = solved(LEAVING, town(POSTS_OF_FOUR))
    by_pair = {(m.official, m.target): m for m in problem.instance.moves}
    agreed = [by_pair[move.official, OTHER[move.target]] for move in best.moves]

    found = replan(problem, agreed)

    assert found.solution is not None
    assert pairs(found.solution.moves) == pairs(agreed)


def test_who_is_refused_does_not_move_and_counts_as_no_change() -> None:
    problem, best = solved(LEAVING, town(POSTS_OF_FOUR))

    found = replan(problem, best.moves, refused=[Forbid("A")], most_changes=0)

    assert found.solution is not None
    assert found.difference is not None
    assert [move.official for move in found.solution.moves] == ["B"]
    assert [move.official for move in found.fallen] == ["A"]
    assert [move.official for move in found.difference.dropped] == ["A"]
    assert found.changes == 0


def test_a_refused_pin_is_no_pin_any_more() -> None:
    problem, best = solved("pin: [{official: B, post: P3}]\n")

    found = replan(problem, best.moves, refused=[Forbid("B")])

    assert found.solution is not None
    assert found.solution.moves == ()


@pytest.mark.parametrize(("most", "made"), [(0, []), (1, [("B", "P3")])])
def test_an_added_line_counts_one(most: int, made: Pairs) -> None:
    problem, best = solved("must_fill: [P3]\nmay_stay_open: [P1, P2]\n")
    (agreed,) = best.moves
    other = {"A": "B", "B": "A"}[agreed.official]
    refused = Forbid(agreed.official)

    found = replan(problem, best.moves, refused=[refused], most_changes=most)

    assert found.solution is not None
    assert pairs(found.solution.moves) == [(other, post) for _, post in made]
    assert found.changes == most


def test_a_new_pin_is_a_line_that_changes() -> None:
    problem, best = solved(
        "must_leave: [A]\nmay_stay_open: [P1]\n", town(POSTS_OF_FOUR)
    )
    pin = Pin("A", OTHER[best.moves[0].target])

    never = replan(problem, best.moves, pins=[pin], most_changes=0)
    once = replan(problem, best.moves, pins=[pin], most_changes=1)

    kinds = [row.kind for row in never.conflict]
    assert kinds == ["pin", "one_post", "most_changes"]
    assert once.difference is not None
    assert [after.target for _, after in once.difference.changed] == [pin.post]


def test_the_result_is_told_as_a_proposal() -> None:
    problem, best = solved(LEAVING, town(POSTS_OF_FOUR))

    found = replan(problem, best.moves, refused=[Forbid("A")])

    (stayed,) = told(found.problem, found.solution).stayed
    assert stayed.official == "A"


def changes(agreed: Pairs, made: Pairs) -> int:
    """What the budget counts, in words of its own."""
    told_of = {official for official, _ in agreed}
    lost = sum(pair not in made for pair in agreed)
    return lost + sum(official not in told_of for official, _ in made)


def every_choice(given: Instance) -> list[Pairs]:
    ways = [
        [None, *(m.target for m in given.moves if m.official == one.official)]
        for one in given.people
    ]
    codes = [one.official for one in given.people]
    found = [
        [(who, post) for who, post in zip(codes, one, strict=True) if post]
        for one in product(*ways)
    ]
    return [one for one in found if not checker.faults(given, one)]


def test_changes_are_weighed_right_before_moves_and_kept_within_the_budget() -> None:
    seen = 0
    for seed in range(120):
        given = random_instances.draw(seed)
        dice = Random(seed)  # noqa: S311 - a draw, not a secret
        agreed = {dice.choice(given.moves) for _ in range(3)} if given.moves else set()
        lines = sorted({move.official: move.target for move in agreed}.items())
        if not lines:
            continue
        given = replace(given, agreed=tuple(lines))
        most = dice.randint(0, 3)
        allowed = [
            (checker.aims(given, one), changes(lines, one))
            for one in every_choice(given)
            if changes(lines, one) <= most
        ]

        found = solve(given, [*constraints(given), few_lines_change(given, most)])

        assert (found is None) == (not allowed)
        if found is None:
            continue
        seen += 1
        values = {aim.id: aim.value for aim in found.aims}
        order = ("must_leave", "must_fill", "quota", "left_open", "changes", "moves")
        wanted = min((*aims[:4], changed, aims[4]) for aims, changed in allowed)
        assert tuple(values[id_] for id_ in order) == wanted
    assert seen > 40


@pytest.mark.parametrize("draw", range(5))
def test_three_refusals_in_a_town_leave_the_other_lines_as_they_were(draw: int) -> None:
    """Of the lines that do not wait for a seat of a refused one, at least 95 % are kept."""
    text = HEAD.replace("CU", "TU")
    facts = make("town", seed=6)
    seats = problem_of(read(text, "ke-hoach.yaml"), facts).instance
    able = sorted({move.official for move in seats.moves})[::2]
    text += (
        f"must_leave: [{', '.join(able)}]\nmay_stay_open: [{', '.join(seats.seats)}]\n"
    )
    problem = problem_of(read(text, "ke-hoach.yaml"), facts)
    best = problem.best()
    assert best is not None
    standing = {one.move: one for one in withdrawals(problem.instance, best.moves)}
    refused = Random(draw).sample(best.moves, 3)  # noqa: S311 - a draw, not a secret
    fallen = {move for one in refused for move in standing[one].falls}

    found = replan(
        problem, best.moves, refused=[Forbid(move.official) for move in refused]
    )

    assert found.solution is not None
    others = [move for move in best.moves if move not in fallen]
    kept = [move for move in others if move in found.solution.moves]
    assert len(others) > 10
    assert len(kept) >= 0.95 * len(others)
