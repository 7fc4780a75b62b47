"""Sentences are told with names where they put codes, and nowhere else."""

import pytest

from luanchuyen.services.naming import names
from tests.matching.town import town


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "không thể ấn định «20» vào «P2»",
            "không thể ấn định Lê Văn Hai vào «P2, U2»",
        ),
        ("Chuyển nhiều nhất 20 người.", "Chuyển nhiều nhất 20 người."),
        ("không có cán bộ mã «KHONG»", "không có cán bộ mã «KHONG»"),
        ("«U1» lập kế hoạch «Đợt một»", "U1 lập kế hoạch «Đợt một»"),
    ],
)
def test_only_codes_in_guillemets_are_told_by_name(sentence: str, told: str) -> None:
    snapshot = town(holders={"20": "P1"}, people={"20": {"name": "Lê Văn Hai"}})

    assert names(snapshot).told(sentence) == told
