"""Each hard rule: the smallest case that breaks it, and the smallest that does not."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, NotTogether, Quota, TeamShare
from luanchuyen.matching.solve import solve
from luanchuyen.snapshot.snapshot import Snapshot
from tests.matching.town import POSTS, instance, moves, town

Pairs = list[tuple[str, str]]


def best(text: str = "", snapshot: Snapshot | None = None) -> Pairs | None:
    """The moves of the best plan, or None if there is no plan at all."""
    given = instance(text, snapshot)
    found = solve(given, constraints(given))
    if found is None:
        return None
    return [(move.official, move.target) for move in found.moves]


def kinds(text: str, snapshot: Snapshot | None = None) -> set[str]:
    return {row.kind for row in constraints(instance(text, snapshot))}


def test_nobody_moves_without_need() -> None:
    assert best() == []


def test_who_must_leave_leaves_no_hole_where_an_exchange_will_do() -> None:
    assert best("must_leave: [A]\n") == [("A", "P2"), ("B", "P1")]
    assert best("must_leave: [A]\nmay_stay_open: [P1]\n") == [("A", "P3")]


def test_a_pinned_move_is_made() -> None:
    assert best("pin: [{official: B, post: P3}]\n") == [("B", "P3")]


@pytest.mark.parametrize(
    ("forbid", "made"),
    [("{official: A}", []), ("{official: A, post: P3}", [("A", "P2"), ("B", "P1")])],
)
def test_a_forbidden_move_is_not_made(forbid: str, made: Pairs) -> None:
    assert best(f"must_leave: [A]\nforbid: [{forbid}]\n") == made


def test_a_verdict_not_met_stops_a_pin_without_waiver() -> None:
    served_little = town(people={"A": {"born": date(1970, 1, 1)}})
    pin = "official: A, post: P3"

    assert best(f"pin: [{{{pin}}}]\n", served_little) is None
    assert best(f"pin: [{{{pin}, waiver: Đã có ý kiến}}]\n", served_little) == [
        ("A", "P3")
    ]


def test_one_seat_takes_one_person() -> None:
    text = "must_leave: [A, B]\nforbid: [{official: A, post: P2}]\n"

    assert best(text) == [("A", "P3"), ("B", "P1")]
    assert best(text + "must_fill: [P1]\n") == [("A", "P3"), ("B", "P1")]


def test_a_post_with_too_many_takes_nobody() -> None:
    crowded = town(holders={"A": "P1", "B": "P2", "C": "P3", "D": "P3"})

    assert best("must_leave: [A]\nforbid: [{official: B}]\n", crowded) == []


@pytest.mark.parametrize(
    ("title", "made"),
    [("truong_phong", 1), ("uy_vien_ubkt", 2)],
)
def test_relatives_do_not_come_to_one_unit_as_leaders(title: str, made: int) -> None:
    posts = {"P1": "U1", "P2": "U2", "P3": "U3", "P4": "U3"}
    married = town(posts, kin=[("A", "B")], titles=dict.fromkeys(("P3", "P4"), title))
    text = "must_fill: [P3, P4]\n"

    found = best(text, married)

    assert found is not None
    assert len(found) == made


def test_a_waiver_lets_relatives_come_together() -> None:
    posts = POSTS | {"P4": "U3"}
    married = town(posts, kin=[("A", "B")])
    pins = "pin: [{official: A, post: P3WAIVED}, {official: B, post: P4WAIVED}]\n"

    assert best(pins.replace("WAIVED", ""), married) is None
    assert best(pins.replace("WAIVED", ", waiver: Đã có ý kiến"), married) is not None


@pytest.mark.parametrize(("share", "made"), [("0.5", 1), ("0.49", 0), ("1", 2)])
def test_few_leave_one_unit(share: str, made: int) -> None:
    posts = {"P1": "U1", "P2": "U1", "P3": "U2", "P4": "U2"}
    text = f"must_leave: [A, B]\nmax_share_leaving: {share}\n"

    found = best(text, town(posts))

    assert found is not None
    assert len(found) == made


@pytest.mark.parametrize("most", [0, 1, 2])
def test_moves_are_counted(most: int) -> None:
    found = best(f"must_leave: [A, B]\nmax_moves: {most}\n")

    assert found is not None
    assert len(found) == most


def test_a_seat_that_may_stay_open_is_not_counted() -> None:
    free = "must_leave: [A]\nforbid: [{official: A, post: P2}]\n"
    given = instance(free + "may_stay_open: [P1]\n")

    found = solve(given, constraints(given))

    assert found is not None
    assert {aim.id: aim.value for aim in found.aims}["left_open"] == 0


def test_what_a_plan_does_not_ask_makes_no_rows() -> None:
    assert kinds("") == {"one_post", "seats"}
    assert kinds("max_moves: 3\nmax_share_leaving: 0.5\n") == {
        *("one_post", "seats", "max_moves", "max_share_leaving")
    }


def best_of(given: Instance) -> Pairs:
    found = solve(given, constraints(given))
    assert found is not None
    return [(move.official, move.target) for move in found.moves]


def counting(
    given: Instance, done: int, at_least: int | None = None, at_most: int | None = None
) -> Instance:
    """The instance with one quota, which counts every move."""
    counted = frozenset(moves(given))
    quota = Quota("Q", "Chỉ tiêu", counted, done, at_least, at_most)
    return replace(given, quotas=(quota,))


FOUR = {"P1": "U1", "P2": "U1", "P3": "U2", "P4": "U2"}
BOTH_LEAVE = "must_leave: [A, B]\nmay_stay_open: [P1, P2]\n"


@pytest.mark.parametrize(("done", "made"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_a_quota_is_not_passed_and_counts_what_was_done(done: int, made: int) -> None:
    given = instance(BOTH_LEAVE, town(FOUR))

    assert len(best_of(counting(given, done=done, at_most=2))) == made


@pytest.mark.parametrize(("done", "made"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_a_quota_is_met_where_it_can_be(done: int, made: int) -> None:
    given = instance("may_stay_open: [P1, P2]\n", town(FOUR))

    assert len(best_of(counting(given, done=done, at_least=2))) == made


def test_what_is_missing_below_a_quota_is_told() -> None:
    given = counting(instance("max_moves: 1\n", town(FOUR)), at_least=4, done=1)

    found = solve(given, constraints(given))

    assert found is not None
    assert {aim.id: aim.value for aim in found.aims}["quota"] == 2


@pytest.mark.parametrize(("most", "made"), [(1, 1), (2, 2)])
def test_officials_kept_apart_do_not_leave_in_one_round(most: int, made: int) -> None:
    given = instance(BOTH_LEAVE, town(FOUR))
    pair = NotTogether("dau_pho", "Trưởng và phó", frozenset("AB"), most)

    assert len(best_of(replace(given, apart=(pair,)))) == made


@pytest.mark.parametrize(("share", "made"), [("1/2", []), ("51/100", [("B", "P4")])])
def test_a_team_keeps_its_share_of_the_marked(share: str, made: Pairs) -> None:
    given = instance("may_stay_open: [P2]\n", town(FOUR))
    team = TeamShare(
        *("UBKT", "Tỷ lệ", frozenset(["P1", "P2"]), frozenset("AB"), frozenset("A")),
        Fraction(share),
    )

    assert best_of(replace(given, shares=(team,))) == made


def test_who_moves_within_a_team_stays_in_it() -> None:
    given = instance("must_leave: [A]\nmay_stay_open: [P1]\n", town())
    team = TeamShare(
        *("UBKT", "Tỷ lệ", frozenset(["P1", "P3"]), frozenset("A"), frozenset("A")),
        Fraction(1),
    )

    assert best_of(replace(given, shares=(team,))) == [("A", "P3")]


def test_a_chain_is_no_longer_than_the_plan_allows() -> None:
    text = "must_leave: [A]\nmust_fill: [P3]\nforbid: [{official: A, post: P3}]\n"

    assert best(text) == [("A", "P2"), ("B", "P3")]
    assert best(text + "max_chain: 1\nmax_cycle: 1\n") == [("B", "P3")]


def test_an_exchange_is_a_circle_of_two() -> None:
    text = "must_leave: [A]\nforbid: [{official: A, post: P3}]\nmax_chain: 1\n"

    assert best(text) == [("A", "P2"), ("B", "P1")]
    assert best(text + "max_cycle: 1\n") == []
