"""The texts a plan rests on are dated and keep the order of their source."""

from datetime import date

import pytest

from luanchuyen.rules.located_yaml import RulebookError
from luanchuyen.rules.plan_bases import plan_bases
from luanchuyen.rules.rulebook import load
from tests.rules.books import book

OF_MY_HAO = ["QD-65-2022", "KL-35-2022", "KL-23-2021", "TB-312-2010", "KH-175-2023"]
OF_LAM_DONG = [
    *("NQ-11-2002", "KL-24-2012", "QD-164-2013"),
    *("QD-163-2016", "NQ-09-2017", "CTR-16-2016"),
]

OF_DONG_HA = ["NQ-11-2002", "KL-24-2012", "KL-36-2016", "KH-21-2017"]


@pytest.mark.clause("MH-0.1", "LD-0", "CT-0")
@pytest.mark.parametrize(
    ("id_", "on", "listed"),
    [
        ("my-hao-2023", date(2023, 3, 17), OF_MY_HAO),
        ("lam-dong-2017", date(2017, 10, 1), OF_LAM_DONG),
        ("can-tho-2022", date(2022, 7, 13), ["QD-65-2022", "QD-677-2022"]),
        ("dong-ha-2021", date(2021, 5, 1), OF_DONG_HA),
    ],
)
def test_a_book_lists_them_as_its_source_does(
    id_: str, on: date, listed: list[str]
) -> None:
    assert plan_bases(load(id_), on) == listed


def test_the_decree_stands_beside_the_regulation_from_its_day() -> None:
    national = load("qd-65-2022")

    assert plan_bases(national, date(2025, 6, 30)) == ["QD-65-2022"]
    assert plan_bases(national, date(2025, 7, 1)) == ["QD-65-2022", "ND-170-2025"]


def test_a_text_two_books_list_is_named_once() -> None:
    listed = plan_bases(load("my-hao-2023"), date(2026, 12, 1))

    assert listed == ["QD-65-2022", "ND-170-2025", *OF_MY_HAO[1:]]


@pytest.mark.parametrize(
    ("instruments", "words"),
    [
        ("QD-0-1999", "không có trong danh mục văn bản"),
        ("QD-65-2022, QD-65-2022", "«QD-65-2022»"),
    ],
)
def test_a_list_that_is_wrong_is_refused(instruments: str, words: str) -> None:
    text = f"""
bases:
  plan:
    - {{from: 2022-04-28, instruments: [{instruments}], cites: [QD-65-2022/7]}}
"""
    with pytest.raises(RulebookError, match=words):
        book(text)
