"""Terms give the day counting begins, and the middle of themselves."""

from datetime import date

import pytest

from luanchuyen.rules.rulebook import load
from luanchuyen.rules.terms import counted_since, middle, term_on


@pytest.mark.parametrize(
    ("term", "half"),
    [("2020-2025", date(2022, 7, 1)), ("2021-2025", date(2023, 1, 1))],
)
def test_the_middle_of_a_term(term: str, half: date) -> None:
    assert middle(term, date(int(term[:4]), 1, 1)) == half


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2023, 3, 17), "2020-2025"),
        (date(2024, 12, 31), "2020-2025"),
        (date(2025, 1, 1), "2025-2030"),
    ],
)
def test_terms_follow_the_first_one_of_the_rulebook(day: date, term: str) -> None:
    assert term_on(load("my-hao-2023"), day) == term


@pytest.mark.clause("CT-0")
@pytest.mark.parametrize(
    ("book", "term", "begun", "since"),
    [
        ("my-hao-2023", "2020-2025", date(2020, 6, 1), date(2020, 6, 1)),
        ("my-hao-2023", None, None, date(2025, 1, 1)),
        ("can-tho-2022", "2022-2025", None, date(2022, 1, 1)),
        ("lam-dong-2017", None, None, date(2017, 10, 1)),
        ("qd-65-2022", None, None, None),
    ],
)
def test_the_plan_says_from_when_moves_count_else_its_rulebook(
    book: str, term: str | None, begun: date | None, since: date | None
) -> None:
    assert counted_since(load(book), date(2026, 12, 1), term, begun) == since
