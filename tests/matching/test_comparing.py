"""Two plans beside each other: what differs, which aim decides, and whether that is proved."""

import pytest

from luanchuyen.matching.comparing import (
    GREATEST,
    AimPair,
    Comparison,
    Difference,
    compare,
    difference,
)
from luanchuyen.matching.instance import Move
from luanchuyen.matching.objective import aims
from luanchuyen.matching.proposal import told
from tests.matching.town import instance, solved


def move(official: str, target: str) -> Move:
    return Move(official, "P0", target, "U0", "U1")


def pair(id_: str, one: int, other: int, bound: int | None = None) -> AimPair:
    return AimPair(id_, one, other, other if bound is None else bound)


def comparison(*pairs: AimPair) -> Comparison:
    return Comparison(pairs, Difference((), (), ()))


def test_lines_are_added_dropped_and_changed() -> None:
    found = difference(
        [move("A", "P1"), move("B", "P2"), move("C", "P3")],
        [move("A", "P1"), move("C", "P4"), move("D", "P2")],
    )

    assert found.added == (move("D", "P2"),)
    assert found.dropped == (move("B", "P2"),)
    assert found.changed == ((move("C", "P3"), move("C", "P4")),)
    assert found.lines == 3


def test_a_plan_compared_with_itself_differs_in_nothing() -> None:
    _, best = solved("must_leave: [A]\n")

    found = compare(best, best)

    assert (found.difference.lines, found.decisive, found.proved) == (0, None, True)


def test_two_proposals_stand_side_by_side() -> None:
    one, other = (
        told(*solved(f"must_leave: [A]\nmay_stay_open: [P1]\nmax_moves: {most}\n"))
        for most in (1, 0)
    )

    found = compare(one, other)

    assert found.decisive == pair("must_leave", 0, 1)
    assert [line.official for line in found.difference.dropped] == ["A"]


def test_a_plan_people_made_is_weighed_by_the_same_aims() -> None:
    problem, best = solved("must_leave: [A]\nmay_stay_open: [P1]\n")
    exchange = [m for m in problem.instance.moves if m.target in ("P1", "P2")]

    found = compare(best, problem.weighed(exchange))

    assert compare(best, problem.weighed(best.moves)).decisive is None
    assert found.decisive == pair("moves", 1, 2)
    assert [line.official for line in found.difference.added] == ["B"]


def test_the_first_aim_that_differs_decides() -> None:
    found = comparison(
        pair("must_leave", 1, 1), pair("moves", 3, 5), pair("merit", 2, 9)
    )

    assert found.decisive == pair("moves", 3, 5)
    assert found.aims[1].lost == 2
    assert found.aims[2].lost == -7


def test_only_merit_is_better_when_greater() -> None:
    assert {aim.id for aim in aims(instance()) if aim.greatest} == GREATEST


@pytest.mark.parametrize(
    ("bound", "proved"),
    [(4, True), (3, False), (2, False)],
)
def test_a_loss_is_proved_by_the_bound_of_the_search(bound: int, proved: bool) -> None:
    assert comparison(pair("moves", 3, 5, bound)).proved is proved


def test_what_is_better_than_the_best_plan_proves_nothing() -> None:
    assert not comparison(pair("must_leave", 2, 1)).proved


def test_people_read_which_aim_gets_worse() -> None:
    assert "«số người chuyển» kém đi 2 (3 → 5)" in pair("moves", 3, 5).sentence
    assert "«điểm ưu tiên» kém đi 1 (3 → 2)" in pair("merit", 3, 2).sentence
    assert "quy tắc phân định" in pair("tie", 3, 5).sentence
