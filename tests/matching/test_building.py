"""An instance holds who and what the committee manages, and the moves the rules find met."""

from datetime import date
from fractions import Fraction

import polars as pl
import pytest

from luanchuyen.matching.instance import Cap
from luanchuyen.rules.entries import Case
from luanchuyen.rules.pairs import possible_moves
from luanchuyen.rules.rulebook import load
from tests.matching.town import DAY, HOLDERS, instance, moves, town


def test_moves_are_those_the_rules_find_met() -> None:
    met = possible_moves(town(), load("qd-65-2022"), DAY, committee="CU").filter(
        "outcome"
    )

    assert moves(instance()) == sorted(met.select("official", "post").iter_rows())
    assert moves(instance()) == [("A", "P2"), ("A", "P3"), ("B", "P1"), ("B", "P3")]


def test_a_move_not_known_is_no_move() -> None:
    unwell = town(people={"A": {"health_on": None}})

    assert moves(instance(snapshot=unwell)) == [("B", "P1"), ("B", "P3")]


def test_who_holds_a_post_of_others_takes_no_part() -> None:
    assert [person.official for person in instance().people] == ["A", "B"]


def test_a_post_held_beside_the_main_one_is_no_goal() -> None:
    beside = town(concurrent={"A": "P3"})

    assert ("A", "P3") not in moves(instance(snapshot=beside))


def test_seats_tell_who_is_there() -> None:
    crowded = town(holders=HOLDERS | {"C": "P1"}, seats={"P3": 2})

    seats = instance(snapshot=crowded).seats

    assert (seats["P1"].surplus, seats["P1"].takes_nobody) == (1, True)
    assert (seats["P3"].open, seats["P3"].surplus) == (2, 0)


def test_auto_takes_locals_and_open_key_posts() -> None:
    facts = town(
        key=["P1", "P3"],
        titles={"P1": "bi_thu"},
        people={"A": {"home": "H-NAM1"}},
    )

    found = instance(snapshot=facts)

    assert [(one.official, one.case) for one in found.must_leave] == [
        ("A", Case.NON_LOCAL)
    ]
    assert found.must_fill == ("P3",)


def test_lists_take_the_place_of_auto() -> None:
    found = instance(
        "must_leave: [B, {official: A, case: two_terms}]\nmust_fill: [P1]\n"
    )

    assert [(one.official, one.case) for one in found.must_leave] == [
        ("A", Case.TWO_TERMS),
        ("B", Case.TRAINING),
    ]
    assert found.must_fill == ("P1",)


def test_a_pinned_move_that_is_not_met_says_what_speaks_against_it() -> None:
    facts = town(people={"A": {"born": date(1970, 1, 1)}})

    found = instance("pin: [{official: A, post: P3}]\n", facts)

    (pinned,) = [move for move in found.moves if move.official == "A"]
    assert not pinned.met
    assert any("công tác" in sentence for sentence in pinned.against)
    assert "QD-65-2022/5.4" in pinned.against_cites


def test_a_share_becomes_a_number_of_leaders_rounded_down() -> None:
    posts = {f"P{n}": "U1" for n in range(50)} | {"Q": "U2"}
    facts = town(posts, {f"C{n:02}": f"P{n}" for n in range(50)})

    (cap,) = instance("max_share_leaving: 0.34\n", facts).caps

    assert cap == Cap("U1", leaders=50, most=17)
    assert int(Fraction("0.34") * 50) == 17


def test_relatives_are_told_once() -> None:
    facts = town(kin=[("B", "A"), ("A", "B")])

    assert instance(snapshot=facts).kin == (("A", "B"),)


@pytest.mark.parametrize(
    ("person", "points"),
    [
        ({}, 0),
        ({"sex": "Nữ"}, 1),
        ({"ethnicity": "Thái"}, 1),
        ({"ethnicity": "Kinh"}, 0),
    ],
)
def test_merit_follows_the_weights_of_the_rulebook(
    person: dict[str, str], points: int
) -> None:
    grown = {"born": date(1980, 1, 1)}

    found = instance(snapshot=town(people={"A": grown | person}))

    assert {move.merit for move in found.moves if move.official == "A"} == {points}


@pytest.mark.clause("LD-I.2", "DH-II.2.2")
@pytest.mark.parametrize(
    ("kinds", "points"),
    [((), 0), (("triển vọng",), 2), (("triển vọng", "không đạt"), 0)],
)
def test_the_promising_are_worth_more_while_the_word_stands(
    kinds: tuple[str, ...], points: int
) -> None:
    signed = [
        {"official": "A", "kind": kind, "on": date(2025, 1, 1 + day), "body": "CU"}
        for day, kind in enumerate(kinds)
    ]

    facts = town(people={"A": {"born": date(1980, 1, 1)}}, more={"assessments": signed})

    found = instance(snapshot=facts)

    assert {move.merit for move in found.moves if move.official == "A"} == {points}


@pytest.mark.clause("MH-I.2a")
def test_a_unit_short_of_cadres_is_reinforced() -> None:
    facts = town(units={"U3": {"short": True}})

    found = instance(snapshot=facts).moves
    worth = {move.target: move.merit for move in found if move.official == "A"}
    assert worth["P3"] - worth["P2"] == 2


def test_the_young_and_the_planned_are_worth_more() -> None:
    facts = town(people={"A": {"born": date(1990, 1, 1)}})
    plans = facts.succession.with_columns(post=pl.lit("P3"))
    planned = type(facts).of(
        {"succession": plans}
        | {
            name: facts.frame(name)
            for name in ("localities", "units", "posts", "people", "tenures")
        }
    )

    worth = {
        (move.official, move.target): move.merit
        for move in instance(snapshot=planned).moves
    }

    assert worth["A", "P2"] == 2
    assert worth["A", "P3"] == 6
