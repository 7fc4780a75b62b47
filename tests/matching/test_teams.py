"""What a team keeps: experience, officials who do not go together, and how many go or are there."""

from datetime import date

import pytest

from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Cap, Instance
from luanchuyen.matching.solve import solve
from tests.matching.inspection import asked, commission, planned
from tests.matching.town import instance, town
from tests.rules.books import book

# The text gives no numbers: a plan does.
EXPERIENCED = (
    "team_shares: [{id: experienced_inspectors, years: 3, at_least_share: 0.3}]\n"
)
FOUR = {"P1": "U1", "P2": "U1", "P3": "U2", "P4": "U2"}


def leaving(given: Instance, unit: str) -> int:
    gone = set(planned(given))
    return sum(
        (move.official, move.target) in gone and move.from_unit == unit != move.to_unit
        for move in given.moves
    )


@pytest.mark.clause("MH-II.2b")
def test_the_experienced_of_the_commission_are_known() -> None:
    facts = commission(inspecting_since=date(2020, 1, 1))

    (team,) = asked(EXPERIENCED, facts).shares

    assert team.posts == {"K1", "K2", "K3"}
    assert team.holders == team.marked == {"A", "B", "C"}


@pytest.mark.clause("MH-II.2b")
def test_the_share_of_the_experienced_is_not_let_fall() -> None:
    given = asked("must_leave: [A, B]\nmust_fill: [K1, K2]\n" + EXPERIENCED)

    found = solve(given, constraints(given))

    assert found is not None
    assert given.shares[0].short(found.moves) == 0


@pytest.mark.clause("MH-II.2b")
def test_a_share_without_a_number_is_not_asked() -> None:
    assert asked().shares == ()


@pytest.mark.clause("MH-I.3")
@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("max_leaving: 1", 1),
        ("max_share_leaving: 0.5", 2),
        ("max_leaving: 1\nmax_share_leaving: 0.5", 1),
        ("max_leaving: 3\nmax_share_leaving: 0.5", 2),
        ("max_share_leaving: 0.74", 2),
    ],
)
def test_the_smaller_of_a_number_and_a_share_may_leave(text: str, most: int) -> None:
    posts = {f"P{number}": "U1" for number in range(4)} | {
        f"Q{number}": "U2" for number in range(4)
    }
    holders = {f"C{number}": f"P{number}" for number in range(4)}
    everyone = "must_leave: [C0, C1, C2, C3]\n"

    given = instance(f"{everyone}{text}\n", town(posts, holders))

    assert given.caps == (Cap("U1", 4, most),)
    assert leaving(given, "U1") == most


@pytest.mark.clause("MH-I.3")
def test_a_cap_cites_the_text_that_asks_for_stability() -> None:
    assert asked("max_leaving: 1\n").caps[0].cites == ("KH-MH-2023/I.3",)


@pytest.mark.clause("MH-II.5b")
@pytest.mark.parametrize(("approved", "made"), [(0, 0), (1, 1), (None, 1)])
def test_no_unit_takes_more_leaders_than_approved(
    approved: int | None, made: int
) -> None:
    given = asked(
        "must_leave: [A]\nforbid: [{official: A, post: P1}, {official: A, post: P2}]\n"
        "quotas: [{id: inspectors_in, at_most: 1}]\nmax_moves: 1\n",
        commission(
            posts={"K1": "UBKT", "K2": "UBKT", "K3": "UBKT"}
            | dict.fromkeys(("P1", "P2", "P3"), "U1")
            | {"P4": "U2"},
            units={"U2": {"approved_leaders": approved}},
        ),
    )

    assert len(planned(given)) == made


TOGETHER = """
not_together:
  head_and_deputy:
    - {from: 2022-04-28, label: Trưởng và phó, titles: [bi_thu, pho_bi_thu], cites: [QD-65-2022/4]}
"""


@pytest.mark.parametrize(("deputy", "made"), [("pho_bi_thu", 1), ("truong_phong", 2)])
def test_titles_of_one_unit_are_not_vacated_together(deputy: str, made: int) -> None:
    facts = town(FOUR, titles={"P1": "bi_thu", "P2": deputy})

    given = instance("must_leave: [A, B]\n", facts, book(TOGETHER))

    assert leaving(given, "U1") == made
