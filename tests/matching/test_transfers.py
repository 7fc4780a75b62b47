"""Transfers: moves of their own kind, for those the plan names."""

from datetime import date

import pytest

from luanchuyen.rules.entries import Case
from tests.matching.inspection import planned
from tests.matching.town import instance, moves, town

OLD = {"A": {"born": date(1970, 1, 1)}}  # too old to rotate; a transfer does not ask


@pytest.mark.clause("LD-III.3.1")
def test_who_may_not_rotate_may_be_transferred_where_the_plan_says_so() -> None:
    facts = town(people=OLD)

    assert ("A", "P3") not in moves(instance("", facts))
    assert ("A", "P3") in moves(instance("transfers: [A]\n", facts))


@pytest.mark.clause("LD-III.3.1", "LD-III.3.2")
def test_a_transfer_goes_to_open_seats_alone() -> None:
    found = instance("transfers: [A]\n", town(people=OLD))

    assert [pair for pair in moves(found) if pair[0] == "A"] == [("A", "P3")]


def test_a_pair_possible_both_ways_is_a_rotation() -> None:
    found = instance("transfers: [A]\n")

    assert moves(found) == moves(instance())
    assert {move.case for move in found.moves} == {Case.TRAINING}


@pytest.mark.clause("LD-I.3")
def test_a_transfer_clears_a_post_for_a_rotation_in_the_same_chain() -> None:
    text = "transfers: [A]\nmust_leave: [B]\nmust_fill: [P1]\nforbid: [{official: B, post: P3}]\nmay_stay_open: [P2]\n"

    found = instance(text, town(people=OLD))

    assert planned(found) == [("A", "P3"), ("B", "P1")]


def test_a_pinned_transfer_needs_no_waiver() -> None:
    pin = "pin: [{official: A, post: P3}]\n"

    found = instance(f"transfers: [A]\n{pin}", town(people=OLD))

    assert planned(found) == [("A", "P3")]
    assert [move.case for move in found.moves if move.official == "A"] == [
        Case.TRANSFER
    ]
