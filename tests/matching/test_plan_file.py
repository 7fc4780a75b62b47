"""A plan file is read as it was written, and everything wrong in it is told with its line."""

from datetime import date
from fractions import Fraction

import pytest

from luanchuyen.matching.plan import Forbid, MustLeave, Pin, QuotaNumbers, TeamNumbers
from luanchuyen.matching.plan_file import PlanError, read
from luanchuyen.rules.entries import Case

HEAD = "title: Đợt một\nrulebook: qd-65-2022\ncommittee: TU\nday: 2026-12-01\n"


def faults(text: str) -> list[str]:
    with pytest.raises(PlanError) as caught:
        read(text, "ke-hoach.yaml")
    return [fault.message for fault in caught.value.faults]


def test_what_is_left_out_is_as_the_contract_says() -> None:
    plan = read(HEAD, "ke-hoach.yaml").plan

    assert plan.day == date(2026, 12, 1)
    assert (plan.must_leave, plan.must_fill) == (None, None)
    assert (plan.pin, plan.forbid, plan.may_stay_open) == ((), (), ())
    assert (plan.max_moves, plan.max_share_leaving) == (None, None)


def test_every_key_is_read() -> None:
    text = HEAD + (
        "term: 2025-2030\n"
        "must_leave: [CB1, {official: CB2, case: non_local}]\n"
        "must_fill: [P1]\n"
        "may_stay_open: [P2]\n"
        "pin: [{official: CB1, post: P9, waiver: Đã có ý kiến}]\n"
        "forbid: [{official: CB3}, {official: CB4, post: P4}]\n"
        "max_moves: 20\n"
        "max_share_leaving: 0.34\n"
        "term_begins: 2025-08-01\n"
        "transfers: [CB5]\n"
        "quotas: [{id: ubkt_di, at_least: 1, at_most: 2}]\n"
        "team_shares: [{id: ubkt, years: 5, at_least_share: 0.5}]\n"
        "max_leaving: 3\n"
        "max_chain: 4\n"
        "max_cycle: 2\n"
        "prefer_robust: true\n"
    )

    plan = read(text, "ke-hoach.yaml").plan

    assert plan.term == "2025-2030"
    assert plan.must_leave == (MustLeave("CB1"), MustLeave("CB2", Case.NON_LOCAL))
    assert (plan.must_fill, plan.may_stay_open) == (("P1",), ("P2",))
    assert plan.pin == (Pin("CB1", "P9", "Đã có ý kiến"),)
    assert plan.forbid == (Forbid("CB3"), Forbid("CB4", "P4"))
    assert (plan.max_moves, plan.max_share_leaving) == (20, Fraction(17, 50))
    assert plan.term_begins == date(2025, 8, 1)
    assert (plan.transfers, plan.max_leaving) == (("CB5",), 3)
    assert plan.quotas == (QuotaNumbers("ubkt_di", 1, 2),)
    assert plan.team_shares == (TeamNumbers("ubkt", 5, Fraction(1, 2)),)
    assert (plan.max_chain, plan.max_cycle, plan.prefer_robust) == (4, 2, True)


@pytest.mark.parametrize("code", ["007", "NO", "1e3", "2026-01-01", "0x1F", "null"])
def test_an_unquoted_code_stays_the_text_it_is(code: str) -> None:
    plan = read(HEAD + f"must_fill: [{code}]\n", "ke-hoach.yaml").plan

    assert plan.must_fill == (code,)


def test_auto_and_nothing_are_the_same() -> None:
    plan = read(HEAD + "must_leave: auto\nmust_fill:\n", "ke-hoach.yaml").plan

    assert (plan.must_leave, plan.must_fill) == (None, None)


FAULTS = {
    "không phải YAML": ("title: [", 1, "không đọc được YAML"),
    "không phải bảng": ("- một", 1, "cần một bảng khóa – giá trị"),
    "chứa chính nó": (HEAD + "pin: &x [*x]", 1, "chứa chính nó"),
    "khóa viết hai lần": (HEAD + "day: 2027-01-01", 5, "«day» viết hai lần"),
    "khóa lạ": (HEAD + "quota: 3", 5, "khóa lạ «quota»"),
    "khóa lạ trong một dòng ấn định": (
        HEAD + "pin:\n  - {official: A, post: P, why: x}",
        6,
        "khóa lạ «why»; các khóa được dùng: official, post, waiver",
    ),
    "ngày không có": (HEAD.replace("12-01", "02-30"), 4, "«2026-02-30» không phải"),
    "ngày viết kiểu khác": (HEAD.replace("2026-12-01", "1/12/2026"), 4, "yyyy-mm-dd"),
    "số âm": (HEAD + "max_moves: -1", 5, "cần một số nguyên từ 0, không phải «-1»"),
    "số quá lớn": (HEAD + "max_moves: " + "9" * 5000, 5, "cần một số nguyên từ 0"),
    "tỷ lệ âm": (HEAD + "max_share_leaving: -0.2", 5, "cần một số từ 0 đến 1"),
    "tỷ lệ quá một": (HEAD + "max_share_leaving: 1.5", 5, "cần một số từ 0 đến 1"),
    "không phải danh sách": (
        HEAD + "must_fill: P1",
        5,
        "«must_fill» cần một danh sách",
    ),
    "dòng trống trong danh sách": (HEAD + "must_fill: ['']", 5, "cần một mã"),
    "trường hợp lạ": (
        HEAD + "must_leave: [{official: A, case: holiday}]",
        5,
        "«holiday» không phải một trong training, non_local",
    ),
    "ấn định thiếu chức danh": (
        HEAD + "pin: [{official: A}]",
        5,
        "thiếu khóa bắt buộc «post»",
    ),
    "cấm không nói ai": (HEAD + "forbid: [P4]", 5, "cần các khóa official, post"),
    "chỉ tiêu âm": (
        HEAD + "quotas: [{id: ubkt_di, at_least: -1}]",
        5,
        "«at_least» cần một số nguyên từ 0, không phải «-1»",
    ),
    "chỉ tiêu ngược": (
        HEAD + "quotas: [{id: ubkt_di, at_least: 3, at_most: 2}]",
        5,
        "có mức thấp 3 lớn hơn mức cao 2",
    ),
    "chuỗi không có ai": (HEAD + "max_chain: 0", 5, "«max_chain» cần ít nhất 1"),
    "đúng sai viết kiểu khác": (HEAD + "prefer_robust: có", 5, "cần true hoặc false"),
    "căn cứ thiếu ngày": (
        HEAD + "bases: [{title: Kết quả khảo sát}]",
        5,
        "thiếu khóa bắt buộc «day»",
    ),
    "nhiệm kỳ ngược": (HEAD + "term: 2030-2025", 5, "không phải một nhiệm kỳ"),
}


@pytest.mark.parametrize(("text", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    (message,) = faults(text)

    assert message.startswith(f"ke-hoach.yaml, dòng {line}: ")
    assert words in message


def test_all_faults_are_told_at_once() -> None:
    found = faults("max_moves: -1\nforbid: 3\nday: hôm nay\n")

    assert len(found) == 6
    assert [key for key in ("title", "rulebook", "committee") if key in str(found)]
