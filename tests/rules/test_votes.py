"""Votes: quorum, more than half of all members, numbers that add up."""

from dataclasses import replace
from datetime import date

import pytest

from luanchuyen.rules.instruments import library
from luanchuyen.rules.reading import parse
from luanchuyen.rules.rulebook import NotInForceError, build, load
from luanchuyen.rules.votes import Vote, count

DAY = date(2026, 3, 2)
VOTE = Vote(
    members=15, present=12, in_favour=8, against=3, blank=1, presided_by="Bí thư"
)


@pytest.mark.clause("MH-II.1")
@pytest.mark.parametrize(
    ("members", "present", "in_favour", "passed"),
    [
        (15, 10, 8, True),  # two of three present, 8 of 15 for
        (15, 9, 9, False),  # one short of the quorum
        (15, 15, 7, False),  # less than half of all
        (14, 14, 7, False),  # a tie
        (14, 14, 8, True),
        (14, 10, 8, True),  # 10 of 14 is more than two of three
        (14, 9, 9, False),  # 9 of 14 is less
        (1, 1, 1, True),
    ],
)
def test_it_passes_with_the_quorum_and_more_than_half_of_all_members(
    members: int, present: int, in_favour: int, passed: bool
) -> None:
    vote = Vote(members, present, in_favour, present - in_favour, 0, "Bí thư")

    assert count(load("my-hao-2023"), vote, DAY).passed is passed


@pytest.mark.clause("MH-II.1")
def test_the_values_are_in_no_source_and_say_so() -> None:
    found = count(load("my-hao-2023"), VOTE, DAY)

    assert found.unverified
    assert found.cites == ("KH-MH-2023/II.1",)
    assert found.sentence == "Thông qua: 8/15 thành viên đồng ý, cần quá 1/2."


def test_without_a_quorum_nothing_passes() -> None:
    found = count(load("qd-65-2022"), replace(VOTE, members=20), DAY)

    assert (found.passed, found.quorate) == (False, False)
    assert found.sentence == "Không đủ người dự: 12/20, cần ít nhất 2/3 số thành viên."


FAULTS = {
    "không cộng đủ": (
        replace(VOTE, blank=0),
        "cộng lại là 11, không bằng số người dự 12",
    ),
    "dự nhiều hơn thành viên": (
        replace(VOTE, members=11),
        "Có 12 người dự nhưng tập thể chỉ có 11 thành viên",
    ),
    "số âm": (replace(VOTE, against=-1, blank=5), "không thể âm"),
    "không có thành viên": (Vote(0, 0, 0, 0, 0, "Bí thư"), "ít nhất một thành viên"),
    "không ghi người chủ trì": (replace(VOTE, presided_by=" "), "người chủ trì"),
    "phiếu kín có tên": (
        replace(VOTE, secret=True, names=("ông A",)),
        "Phiếu kín không ghi tên",
    ),
}


@pytest.mark.clause("MH-II.1")
@pytest.mark.parametrize(("vote", "words"), FAULTS.values(), ids=FAULTS)
def test_numbers_that_cannot_be_right_are_no_result(vote: Vote, words: str) -> None:
    found = count(load("qd-65-2022"), vote, DAY)

    assert found.passed is None
    assert words in found.sentence


def test_by_circulation_counts_only_where_the_book_allows_it() -> None:
    text = """
title: A
votes:
  collective:
    - from: 2026-01-01
      quorum: {parts: 2, of: 3}
      majority: {parts: 1, of: 2}
      by_circulation: false
      cites: [QD-65-2022/1.1]
"""
    strict = build("x", parse(text, "x.yaml", library()))
    written = replace(VOTE, by_circulation=True)

    assert count(load("qd-65-2022"), written, DAY).passed is True
    assert count(strict, written, DAY).passed is None


def test_before_its_first_day_there_is_no_rule() -> None:
    with pytest.raises(NotInForceError, match="27/04/2022 chưa có quy định biểu quyết"):
        count(load("qd-65-2022"), VOTE, date(2022, 4, 27))
