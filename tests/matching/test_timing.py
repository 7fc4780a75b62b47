"""Moves wait for their day, and arrivals for departures."""

from datetime import date

import pytest

from luanchuyen.rules.entries import Case
from luanchuyen.rules.rulebook import Rulebook, load
from tests.matching.inspection import asked, come, commission, planned
from tests.matching.town import instance
from tests.rules.books import book

INTO = ("K1", "K2", "K3")


def came(pairs: list[tuple[str, str]]) -> int:
    return sum(post in INTO for _, post in pairs)


@pytest.mark.clause("MH-III.2.2b")
@pytest.mark.parametrize(
    ("term", "goes"),
    [
        (
            "2025-2030",
            False,
        ),  # half of it is over on 1/7/2027, six months less is 1/1/2027
        ("2024-2030", True),  # 1/1/2027 less six months
    ],
)
def test_inspectors_go_from_about_the_middle_of_the_term(term: str, goes: bool) -> None:
    given = asked(f"term: {term}\nmust_leave: [A]\n")

    assert ("A" in dict(planned(given))) is goes


@pytest.mark.clause("MH-III.2.2b")
@pytest.mark.parametrize(
    ("begins", "goes"), [("2025-06-01", True), ("2025-06-02", False)]
)
def test_the_middle_is_counted_from_the_day_the_term_began(
    begins: str, goes: bool
) -> None:
    given = asked(f"term: 2025-2029\nterm_begins: {begins}\nmust_leave: [A]\n")

    assert ("A" in dict(planned(given))) is goes


@pytest.mark.clause("MH-III.2.2b")
def test_a_plan_that_names_no_term_waits_for_the_middle_of_the_one_it_is_in() -> None:
    given = instance("must_leave: [A]\n", commission(), load("my-hao-2023"))

    assert "A" not in dict(planned(given))
    assert given.not_yet[0].opens == date(2027, 1, 1)


def test_no_middle_is_asked_where_neither_plan_nor_book_names_a_term() -> None:
    assert instance(rulebook=book(MID_TERM)).not_yet == ()


@pytest.mark.clause("MH-III.2.2b")
def test_nobody_comes_before_somebody_has_gone() -> None:
    stuck = "forbid: [{official: A}, {official: B}, {official: C}]\n"

    assert came(planned(asked(stuck, commission(seats={"K1": 2})))) == 0


@pytest.mark.clause("MH-III.2.2b")
def test_where_more_came_than_went_each_arrival_needs_a_departure() -> None:
    earlier = commission(come(date(2025, 6, 1)), seats={"K1": 3})

    given = asked(
        "must_leave: [A]\nquotas: [{id: inspectors_in, at_least: 2}]\n", earlier
    )

    assert given.following[0].ahead == -1
    assert came(planned(given)) == 1


WINDOW = """
timing:
  window:
    - {from: 2022-04-28, opens: OPENS, cites: [QD-65-2022/4]}
"""


MID_TERM = """
timing:
  mid_term:
    - {from: 2022-04-28, body: {titles: [truong_phong]}, tolerance_months: 6, cites: [QD-65-2022/4]}
"""


def opening(day: str) -> Rulebook:
    return book(WINDOW.replace("OPENS", day))


@pytest.mark.clause("LD-III.2.3")
@pytest.mark.parametrize(("opens", "made"), [("2026-12-01", 1), ("2026-12-02", 0)])
def test_no_rotation_before_the_window_opens(opens: str, made: int) -> None:
    given = instance("must_fill: [P3]\n", rulebook=opening(opens))

    assert len(planned(given)) == made


@pytest.mark.clause("LD-III.3.3")
def test_a_transfer_waits_for_no_window() -> None:
    text = "must_fill: [P3]\ntransfers: [A]\n"

    given = instance(text, rulebook=opening("2027-01-01"))

    assert planned(given) == [("A", "P3")]
    assert {move.case for move in given.moves if move.official == "A"} == {
        *(Case.TRAINING, Case.TRANSFER)
    }
