"""Quotas of the rulebooks, met and not passed, with what was done in the term counted in."""

from datetime import date

import pytest

from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, Quota
from luanchuyen.matching.solve import solve
from luanchuyen.rules.entries import Case
from luanchuyen.rules.rulebook import load
from tests.matching.inspection import asked, come, commission, gone, planned
from tests.matching.town import instance, town


def quota(given: Instance, id_: str) -> Quota:
    return next(one for one in given.quotas if one.id == id_)


def out_and_in(given: Instance) -> tuple[int, int]:
    moves = planned(given)
    out = sum(pair in quota(given, "inspectors_out").counted for pair in moves)
    into = sum(pair in quota(given, "inspectors_in").counted for pair in moves)
    return out, into


@pytest.mark.clause("MH-III.2.3")
def test_one_inspector_goes_and_one_comes_without_anybody_asking() -> None:
    assert out_and_in(asked()) == (1, 1)


@pytest.mark.clause("MH-III.2.3")
def test_at_most_two_inspectors_go_however_many_must() -> None:
    given = asked("must_leave: [A, B, C]\n")

    assert out_and_in(given)[0] == 2


@pytest.mark.clause("MH-III.2.3")
@pytest.mark.parametrize(
    ("on", "done"),
    [
        (date(2024, 12, 31), 0),
        (date(2025, 1, 1), 1),
        (date(2026, 12, 1), 1),
        (date(2026, 12, 2), 0),
    ],
)
def test_who_went_in_the_term_counts(on: date, done: int) -> None:
    given = asked("must_leave: [A, B, C]\n", commission(gone(on)))

    assert quota(given, "inspectors_out").done == done
    assert out_and_in(given)[0] == 2 - done


@pytest.mark.clause("MH-III.2.3")
@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("term: 2025-2030\n", 0),
        ("term: 2020-2030\n", 1),
        ("term: 2020-2030\nterm_begins: 2024-07-01\n", 0),
        ("term_begins: 2024-06-01\n", 1),
    ],
)
def test_the_plan_says_from_when_moves_count(text: str, done: int) -> None:
    given = asked(text, commission(gone(date(2024, 6, 1))))

    assert quota(given, "inspectors_out").done == done


@pytest.mark.clause("MH-III.3b")
def test_a_transfer_is_counted_apart() -> None:
    given = asked(snapshot=commission(gone(date(2026, 2, 1), "Điều động")))

    assert quota(given, "inspectors_out").done == 0
    assert quota(given, "inspectors_out").transferred == 1


@pytest.mark.clause("MH-III.3b")
def test_a_transfer_in_the_plan_passes_no_quota() -> None:
    text = "must_leave: [A, B, {official: C, case: transfer}]\n"

    given = asked(text)

    assert [pair[0] for pair in planned(given) if pair[0] in "ABC"] == ["A", "B", "C"]
    assert {m.case for m in given.moves if m.official == "C"} == {Case.TRANSFER}


@pytest.mark.parametrize(("numbers", "out"), [("at_most: 1", 1), ("at_least: 2", 2)])
def test_a_plan_tightens_a_line(numbers: str, out: int) -> None:
    text = f"quotas: [{{id: inspectors_out, {numbers}}}]\n"
    leave = "must_leave: [A, B, C]\n" if "most" in numbers else ""

    assert out_and_in(asked(text + leave))[0] == out


def test_what_is_short_is_told() -> None:
    given = asked("forbid: [{official: A}, {official: B}, {official: C}]\n")

    found = solve(given, constraints(given))

    assert found is not None
    assert found.aims[2].value == 2  # nobody may go, so nobody can come


@pytest.mark.clause("MH-III.2.3", "MH-III.2.2b")
def test_who_came_in_the_term_counts_too() -> None:
    given = asked(snapshot=commission(come(date(2025, 6, 1))))

    assert quota(given, "inspectors_in").done == 1


@pytest.mark.clause("LD-III.2.1d")
@pytest.mark.parametrize(("numbers", "least"), [("", None), ("at_least: 1, ", 1)])
def test_a_line_without_a_number_is_numbered_by_the_plan(
    numbers: str, least: int | None
) -> None:
    facts = town(
        people={"A": {"born": date(1990, 1, 1)}},
        units={"U1": {"level": "Tỉnh", "locality": "T-NAM"}},
        more={
            "ratings": [{"official": "A", "year": 2025, "rating": "Hoàn thành tốt"}],
            "assessments": [
                {
                    "official": "A",
                    "kind": "triển vọng",
                    "on": date(2026, 1, 1),
                    "body": "CU",
                }
            ],
        },
    )
    text = f"quotas: [{{{numbers}id: young}}]\nmay_stay_open: [P1]\n"

    given = instance(text, facts, load("lam-dong-2017"))

    assert quota(given, "young").at_least == least
    assert {official for official, _ in quota(given, "young").counted} == {"A"}
