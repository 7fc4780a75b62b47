"""What a plan must say is dated and cited, and grows with the State's decree."""

from datetime import date

import pytest

from luanchuyen.rules.rulebook import ids, load
from luanchuyen.rules.words import PLAN_ITEMS

PARTY = ["numbers", "posts", "form", "area", "policy", "placement"]


def said_on(day: date, book: str = "qd-65-2022") -> dict[str, bool]:
    """Each item with whether it is said only where there is something to say."""
    return {key: entry.if_any for key, entry in load(book).plan_items(day)}


def test_the_party_asks_six_from_its_first_day() -> None:
    asked = said_on(date(2022, 4, 28))

    assert list(asked) == PARTY
    assert [key for key, if_any in asked.items() if if_any] == ["placement"]


def test_nothing_is_asked_the_day_before() -> None:
    assert said_on(date(2022, 4, 27)) == {}


def test_the_decree_adds_term_and_start_and_wants_all() -> None:
    asked = said_on(date(2025, 7, 1))

    assert set(asked) == {*PARTY, "term", "start"}
    assert not any(asked.values())


def test_the_decree_is_cited_from_its_day() -> None:
    items = load("qd-65-2022").plan_items(date(2025, 7, 1))

    assert all("ND-170-2025/45" in entry.cites for _, entry in items)


@pytest.mark.clause("CT-0")
@pytest.mark.parametrize("book", ids())
def test_a_local_book_asks_what_the_national_one_asks(book: str) -> None:
    day = date(2026, 12, 1)

    assert said_on(day, book) == said_on(day)


def test_every_item_has_its_words() -> None:
    assert set(said_on(date(2026, 12, 1))) == set(PLAN_ITEMS)
