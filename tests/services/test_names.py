"""Names stand in Vietnamese order by given name, and are found without accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luanchuyen.services import names


def test_names_stand_by_given_name_then_middle_then_family() -> None:
    ordered = [
        "Lê An",
        "Nguyễn An",
        "Lê Văn An",
        "Trần Ánh",
        "Bùi Thị Ân",
        "Phạm Dũng",
        "Hồ Đạt",
        "Lý Ê",
        "Vũ Thị Oanh",
        "Võ Ôn",
        "Cao Uyên",
        "Tạ Ước",
    ]

    assert sorted(set(ordered), key=names.sort_key) == ordered


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Ánh", "dang thi anh"),
        ("  ĐỖ   Đức ", "do duc"),
        ("Nguyễn Hữu Thuỳ", "nguyen huu thuy"),
        ("", ""),
    ],
)
def test_a_folded_name_has_no_marks(text: str, folded: str) -> None:
    assert names.fold(text) == folded


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_a_folded_form(text: str) -> None:
    assert names.sort_key(text) == names.sort_key(" ".join(text.split()))
    assert names.fold(names.fold(text)) == names.fold(text)
