"""Waivers: what one must record, and that a verdict not met stays so."""

from dataclasses import replace
from datetime import date

import pytest

from luanchuyen.rules.entries import Force
from luanchuyen.rules.rulebook import load
from luanchuyen.rules.verdicts import CriterionVerdict, Outcome
from luanchuyen.rules.waivers import Blocked, Waiver, blocked

DAY = date(2026, 3, 2)
FAILED = CriterionVerdict(
    id="service_left",
    book="my-hao-2023",
    outcome=Outcome.NOT_MET,
    force=Force.WAIVABLE,
    by="town_standing_committee",
    cites=("KH-MH-2023/III.1.2",),
    facts={},
    sentence="Còn 100 tháng; cần ít nhất 120 tháng.",
    unverified=True,
    missing=(),
)
WAIVER = Waiver(
    criterion="service_left",
    book="my-hao-2023",
    reason="địa bàn khó khăn",
    by="town_standing_committee",
    document="Thông báo 12-TB/TU",
    day=DAY,
)
SPECIAL = replace(
    FAILED,
    id="special_case_only",
    book="dong-ha-2021",
    by="municipal_standing_committee",
    cites=("KL-DH-2021/III.3",),
)
ALL_FOUR = Waiver(
    criterion="special_case_only",
    book="dong-ha-2021",
    reason="không có nguồn tại chỗ",
    by="municipal_standing_committee",
    document="Thông báo 9-TB/TU",
    day=DAY,
    grounds={
        "special_case": "thiếu phó chủ tịch phụ trách đô thị",
        "local_shortage": "Báo cáo 3-BC/ĐU",
        "unit_request": "Tờ trình 5-TTr/ĐU",
    },
)


def stopped(
    verdict: CriterionVerdict, *waivers: Waiver, competent: str | None = None
) -> tuple[Blocked, ...]:
    return blocked([verdict], waivers, load(verdict.book), DAY, competent=competent)


@pytest.mark.clause("MH-III.1.2e")
def test_a_failed_criterion_blocks_until_it_is_waived_in_due_form() -> None:
    assert stopped(FAILED)[0].sentences == (
        "Còn 100 tháng; cần ít nhất 120 tháng.",
        "Cần Ban Thường vụ Thị ủy xem xét trường hợp đặc biệt.",
    )
    assert stopped(FAILED, WAIVER) == ()
    assert FAILED.outcome is Outcome.NOT_MET


@pytest.mark.clause("MH-III.1.2e")
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": " "}, "Phải ghi lý do."),
        ({"document": ""}, "Phải ghi văn bản quyết định."),
        ({"day": None}, "Phải ghi ngày quyết định."),
        ({"day": date(2026, 3, 3)}, "Quyết định ngày 03/03/2026 chưa đến ngày."),
        ({"by": "politburo"}, "Phải do Ban Thường vụ Thị ủy quyết định."),
    ],
)
def test_a_waiver_that_lacks_something_does_not_stand(
    change: dict[str, object], words: str
) -> None:
    found = stopped(FAILED, replace(WAIVER, **change))  # type: ignore[arg-type]

    assert words in found[0].sentences


def test_a_waiver_of_another_text_does_not_count() -> None:
    assert stopped(FAILED, replace(WAIVER, book="qd-65-2022"))


def test_an_absolute_criterion_cannot_be_waived() -> None:
    absolute = replace(FAILED, force=Force.ABSOLUTE, by=None)

    found = stopped(absolute, WAIVER)

    assert "không cấp nào" in found[0].sentences[1]


def test_advice_blocks_nothing_and_what_is_not_known_does() -> None:
    assert stopped(replace(FAILED, force=Force.ADVISORY, by=None)) == ()
    assert stopped(replace(FAILED, outcome=Outcome.NOT_KNOWN))
    assert stopped(replace(FAILED, outcome=Outcome.MET)) == ()


def test_the_authority_of_the_case_may_waive_where_the_book_names_none() -> None:
    open_to = replace(FAILED, by="competent_authority")

    assert stopped(open_to, WAIVER, competent="town_standing_committee") == ()
    assert stopped(open_to, WAIVER, competent="politburo")
    assert stopped(open_to, WAIVER)


@pytest.mark.clause("DH-III.3b")
def test_a_special_case_post_stands_with_all_four() -> None:
    assert stopped(SPECIAL, ALL_FOUR) == ()


@pytest.mark.clause("DH-III.3b")
@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ("special_case", "Còn thiếu: nêu rõ trường hợp đặc biệt."),
        ("local_shortage", "khó khăn về nguồn cán bộ tại chỗ"),
        ("unit_request", "văn bản đề nghị của địa phương, đơn vị"),
    ],
)
def test_without_any_one_of_them_it_stays_blocked(ground: str, words: str) -> None:
    grounds = {key: told for key, told in ALL_FOUR.grounds.items() if key != ground}

    found = stopped(SPECIAL, replace(ALL_FOUR, grounds=grounds))

    assert words in found[0].sentences[-1]


@pytest.mark.clause("DH-III.3b")
def test_without_the_decision_of_the_committee_it_stays_blocked() -> None:
    assert stopped(SPECIAL, replace(ALL_FOUR, by="competent_authority"))
    assert stopped(SPECIAL, replace(ALL_FOUR, document=""))
