"""One move withdrawn: what waited for its seat falls, the rest stands."""

import pytest

from luanchuyen.matching.chains import chains
from luanchuyen.matching.instance import Move
from luanchuyen.matching.robustness import withdrawals
from tests.matching.town import POSTS, instance, solved, town

LINE = [("A", "P1", "P2"), ("B", "P2", "P3"), ("C", "P3", "P4")]
CIRCLE = [("A", "P1", "P2"), ("B", "P2", "P3"), ("C", "P3", "P1")]


def moves(given: list[tuple[str, str, str]]) -> list[Move]:
    return [
        Move(who, here, there, f"U{here}", f"U{there}") for who, here, there in given
    ]


@pytest.mark.parametrize(("given", "numbers"), [(LINE, [1, 2, 3]), (CIRCLE, [3] * 3)])
def test_with_a_move_falls_all_that_waits_for_its_seat(
    given: list[tuple[str, str, str]], numbers: list[int]
) -> None:
    (chain,) = chains(moves(given), {"P4": 1})

    assert [len(chain.falling(move)) for move in chain.moves] == numbers


def test_the_seat_that_was_waited_for_stays_open() -> None:
    holders = {"A": "P1", "B": "P2", "C": "P3"}
    posts = POSTS | {"P4": "U4"}
    text = "pin: [" + ", ".join(f"{{official: {w}, post: {t}}}" for w, _, t in LINE)
    problem, best = solved(text + "]\n", town(posts, holders))

    first, second, last = withdrawals(problem.instance, best.moves)

    assert [one.official for one in second.falls] == ["A", "B"]
    assert (first.remain, second.remain, last.remain) == (2, 1, 0)
    assert (first.open, second.open, last.open) == ({"P2": 1}, {"P3": 1}, {})


def test_who_must_leave_and_falls_is_named() -> None:
    problem, best = solved("must_leave: [A]\n")  # A and B exchange posts

    found = withdrawals(problem.instance, best.moves)

    assert [one.stays for one in found] == [("A",), ("A",)]


def test_who_comes_to_an_open_seat_stays_though_another_does_not_leave() -> None:
    text = "pin: [{official: A, post: P2}, {official: B, post: P3}]\n"
    problem, best = solved(text, town(seats={"P2": 2}))

    found = withdrawals(problem.instance, best.moves)

    assert [len(one.falls) for one in found] == [1, 1]


def test_a_plan_without_moves_has_nothing_to_withdraw() -> None:
    assert withdrawals(instance(), ()) == []
