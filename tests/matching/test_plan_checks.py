"""A plan against facts and law: what cannot be asked is refused with a sentence."""

from datetime import date

import pytest

from luanchuyen.matching.plan_file import PlanError
from tests.matching import town

FAULTS = {
    "bộ quy định lạ": ("rulebook: qd-1", 2, "Không có bộ quy định «qd-1»"),
    "chưa có hiệu lực": ("day: 2020-01-01", 4, "chưa có quy định nào có hiệu lực"),
    "cấp ủy lạ": ("committee: ZZ", 3, "không có đơn vị mã «ZZ» trong trang Đơn vị"),
    "cán bộ lạ": ("must_leave: [ZZ]", 5, "không có cán bộ mã «ZZ»"),
    "chức danh lạ": ("must_fill: [ZZ]", 5, "không có chức danh mã «ZZ»"),
    "chức danh lạ được để trống": ("may_stay_open: [ZZ]", 5, "mã «ZZ»"),
    "cấm một mã lạ": ("forbid: [{official: ZZ}]", 5, "không có cán bộ mã «ZZ»"),
    "cán bộ của nơi khác": ("must_leave: [LA]", 5, "không giữ chức danh nào do CU"),
    "chức danh của nơi khác": ("must_fill: [NGOAI]", 5, "không do CU quản lý"),
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


def test_a_waivable_rule_is_no_fault_of_the_file() -> None:
    old = town.town(people={"A": {"born": date(1970, 1, 1)}})

    found = town.instance("pin: [{official: A, post: P3}]\n", old)

    assert ("A", "P3") in town.moves(found)
