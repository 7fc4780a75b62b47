"""The list of officials finds names without accents and never asks more for more rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luanchuyen.services import access, officials
from luanchuyen.services.officials import Found
from luanchuyen.snapshot import demo
from tests import people
from tests.people import OPERATOR, TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    people.settle()
    return people.cast()


def codes(found: Found) -> list[str]:
    return [line.person.pk for line in found.lines]


def test_officials_stand_in_vietnamese_order_with_their_posts(cast: Cast) -> None:
    found = officials.search(cast.officer, on=TODAY)

    assert [line.person.name for line in found.lines] == [
        "Lê Văn An",
        "Đặng Thị Ánh",
        "Nguyễn Hữu Ân",
    ]
    held = found.lines[0].tenure
    assert held is not None
    assert held.post is not None
    assert (held.post.name, held.post.unit.name) == (
        "Bí thư",
        "Đảng ủy phường Sông Trăng",
    )
    assert (found.count, found.pages) == (3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dang", ["CB1"]),
        ("Đặng", ["CB1"]),
        ("thi an", ["CB1"]),
        ("an", ["CB2", "CB1", "CB3"]),
        ("uu", []),
        ("CB3", ["CB3"]),
        ("Phạm Đức Dũng", []),
        ("%", []),
    ],
)
def test_words_find_the_beginnings_of_names(
    cast: Cast, text: str, expected: list[str]
) -> None:
    assert codes(officials.search(cast.officer, on=TODAY, text=text)) == expected


def test_unit_and_title_are_of_the_main_post(cast: Cast) -> None:
    by_unit = officials.search(cast.officer, on=TODAY, unit="DU")
    by_both = officials.search(cast.officer, on=TODAY, unit="DU", title="bi_thu")

    assert codes(by_unit) == ["CB2", "CB3"]
    assert codes(by_both) == ["CB2"]


@pytest.mark.clause("DH-II.1.3")
def test_a_stranger_gets_neither_line_nor_count(cast: Cast) -> None:
    found = officials.search(cast.stranger, on=TODAY, text="dang")

    assert (found.lines, found.count) == ((), 0)


def test_an_administrator_may_not_list(cast: Cast) -> None:
    with pytest.raises(access.NotAllowed):
        officials.search(cast.administrator, on=TODAY)


def test_who_holds_nothing_is_listed_without_a_post() -> None:
    people.settle()

    found = officials.search(OPERATOR, on=TODAY, text="CB4")

    assert [line.tenure for line in found.lines] == [None]


def test_a_page_too_far_is_the_last_one(cast: Cast) -> None:
    assert officials.search(cast.officer, on=TODAY, page=10**9).number == 1
    assert officials.search(cast.officer, on=TODAY, page=-5).number == 1


def queries_of_a_page() -> int:
    officials.search(OPERATOR, on=TODAY)
    with CaptureQueriesContext(connection) as asked:
        officials.search(OPERATOR, on=TODAY, text="an")
    return len(asked)


def test_queries_do_not_grow_with_rows() -> None:
    people.settle()
    few = queries_of_a_page()
    people.settle(demo.make("town"))
    many = queries_of_a_page()

    assert many == few == 3


def test_pages_hold_everyone_once(monkeypatch: pytest.MonkeyPatch) -> None:
    people.settle()
    monkeypatch.setattr(officials, "PAGE", 2)

    pages = [
        codes(officials.search(OPERATOR, on=TODAY, page=page)) for page in (1, 2, 3)
    ]

    everyone = [line.person.pk for line in officials.everyone(OPERATOR, on=TODAY)]
    assert [code for page in pages for code in page] == everyone
    assert len(everyone) == 5


def test_the_next_import_is_listed_at_once(cast: Cast) -> None:
    officials.search(cast.officer, on=TODAY)
    gone = [row for row in people.rows("tenures") if row["official"] != "CB3"]
    people.settle(people.town(tenures=gone))

    assert codes(officials.search(cast.officer, on=TODAY)) == ["CB2", "CB1"]


def test_two_accounts_do_not_share_a_list(cast: Cast) -> None:
    assert officials.search(cast.officer, on=TODAY).count == 3
    assert officials.search(cast.secretary, on=TODAY).count == 2
    assert officials.search(cast.stranger, on=TODAY).count == 1
