"""A plan against facts and law: what cannot be asked is refused with a sentence."""

from datetime import date

import pytest

from luanchuyen.matching.plan_file import PlanError
from tests.matching import inspection, town

FAULTS = {
    "bộ quy định lạ": ("rulebook: qd-1", 2, "Không có bộ quy định «qd-1»"),
    "chưa có hiệu lực": ("day: 2020-01-01", 4, "chưa có quy định nào có hiệu lực"),
    "cấp ủy lạ": ("committee: ZZ", 3, "không có đơn vị mã «ZZ» trong trang Đơn vị"),
    "cán bộ lạ": ("must_leave: [ZZ]", 5, "không có cán bộ mã «ZZ»"),
    "chức danh lạ": ("must_fill: [ZZ]", 5, "không có chức danh mã «ZZ»"),
    "chức danh lạ được để trống": ("may_stay_open: [ZZ]", 5, "mã «ZZ»"),
    "cấm một mã lạ": ("forbid: [{official: ZZ}]", 5, "không có cán bộ mã «ZZ»"),
    "cán bộ của nơi khác": ("must_leave: [LA]", 5, "không giữ chức danh nào do «CU»"),
    "chức danh của nơi khác": ("must_fill: [NGOAI]", 5, "không do «CU» quản lý"),
    "căn cứ lạ": ("bases: [QD-0-1999]", 5, "không có văn bản «QD-0-1999»"),
    "vòng quá dài": ("max_cycle: 4", 5, "chọn từ 1 đến 3"),
    "vòng mà không có chuỗi": ("max_cycle: 2", 5, "thêm dòng «max_chain»"),
    "bền mà không có chuỗi": ("prefer_robust: true", 5, "thêm dòng «max_chain»"),
    "nhiệm kỳ đã qua": ("term: 2015-2020", 5, "nhiệm kỳ 2015-2020 đã qua"),
    "ghi hai lần": ("must_fill: [P3, P3]", 5, "«P3» ghi hai lần"),
    "một người hai nơi": (
        "pin: [{official: A, post: P2}, {official: A, post: P3}]",
        5,
        "mỗi cán bộ chỉ được ấn định một chức danh",
    ),
    "hai người một chỗ": (
        "pin: [{official: A, post: P3}, {official: B, post: P3}]",
        5,
        "2 người được ấn định vào chức danh có 1 chỗ",
    ),
    "vừa ấn định vừa cấm": (
        "pin: [{official: A, post: P3}]\nforbid: [{official: A}]",
        5,
        "bỏ một trong hai",
    ),
    "chỗ đang giữ": ("pin: [{official: A, post: P1}]", 5, "đang giữ chính chức danh"),
    "tập thể lạ": (
        "team_shares: [{id: la_lung, years: 3, at_least_share: 0.3}]",
        5,
        "không có tập thể «la_lung»",
    ),
    "chỉ tiêu lạ": (
        "quotas: [{id: la_lung, at_least: 1}]",
        5,
        "không có chỉ tiêu «la_lung» trong bộ quy định qd-65-2022",
    ),
    "điều động người lạ": ("transfers: [ZZ]", 5, "không có cán bộ mã «ZZ»"),
    "điều động người của nơi khác": (
        "transfers: [LA]",
        5,
        "không giữ chức danh nào do «CU»",
    ),
    "điều động hai lần": ("transfers: [A, A]", 5, "«A» ghi hai lần"),
    "vừa điều động vừa cấm": (
        "transfers: [A]\nforbid: [{official: A}]",
        5,
        "bỏ một trong hai",
    ),
    "nhiệm kỳ bắt đầu sau ngày kế hoạch": (
        "term_begins: 2026-12-02",
        5,
        "sau ngày của kế hoạch, 01/12/2026",
    ),
    "nhiệm kỳ bắt đầu ngoài nhiệm kỳ": (
        "term_begins: 2019-01-01\nterm: 2025-2030",
        5,
        "ngoài nhiệm kỳ 2025-2030",
    ),
    "trái điều kiện bắt buộc": (
        "pin: [{official: A, post: P4, waiver: Cần}]",
        5,
        "điều kiện bắt buộc, không ai được miễn",
    ),
}


@pytest.mark.parametrize(("text", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_it_is_refused_with_its_line(
    text: str, line: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = text.partition(":")[0]
    kept = [row for row in town.HEAD.splitlines() if not row.startswith(key)]
    if len(kept) < 4:  # a key of the head is written in its own place
        kept.insert(line - 1, text)
        text = ""
    monkeypatch.setattr(town, "HEAD", "\n".join(kept) + "\n")
    facts = town.town(town.POSTS | {"P4": "U1"})

    with pytest.raises(PlanError) as caught:
        town.instance(text, facts)

    messages = [fault.message for fault in caught.value.faults]
    assert any(
        message.startswith(f"ke-hoach.yaml, dòng {line}: ") and words in message
        for message in messages
    ), messages


LOOSENED = {
    "thấp hơn": ("inspectors_out, at_least: 0", "không được thấp hơn mức 1"),
    "cao hơn": ("inspectors_out, at_most: 3", "không được cao hơn mức 2"),
    "thấp quá mức cao": ("inspectors_in, at_least: 3", "cao hơn mức cao 2"),
    "cao dưới mức thấp": ("inspectors_in, at_most: 0", "thấp hơn mức thấp 1"),
    "không có dòng đó": ("young, at_least: 1", "inspectors_out, inspectors_in"),
}


@pytest.mark.clause("MH-III.2.3")
@pytest.mark.parametrize(("asked", "words"), LOOSENED.values(), ids=LOOSENED)
def test_a_plan_may_tighten_a_quota_but_not_loosen_it(asked: str, words: str) -> None:
    with pytest.raises(PlanError) as caught:
        inspection.asked(f"quotas: [{{id: {asked}}}]\n")

    (fault,) = caught.value.faults
    assert fault.line == 5
    assert words in fault.message


def test_a_waivable_rule_is_no_fault_of_the_file() -> None:
    old = town.town(people={"A": {"born": date(1970, 1, 1)}})

    found = town.instance("pin: [{official: A, post: P3}]\n", old)

    assert ("A", "P3") in town.moves(found)


def test_a_team_share_without_numbers_of_the_book_needs_both() -> None:
    with pytest.raises(PlanError, match="cần đủ «years» và «at_least_share»"):
        inspection.asked("team_shares: [{id: experienced_inspectors, years: 3}]\n")
