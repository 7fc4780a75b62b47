"""The words the law and its papers use for posts and units."""

import pytest

from luanchuyen.rules.words import at_unit


@pytest.mark.parametrize(
    ("post", "unit", "said"),
    [
        ("Bí thư", "Thị ủy A", "Bí thư, Thị ủy A"),
        ("Bí thư Thị ủy A", "Thị ủy A", "Bí thư Thị ủy A"),
        ("Chủ tịch HĐND xã B", "Hội đồng nhân dân xã B", "Chủ tịch HĐND xã B"),
        (
            "Chủ tịch Hội đồng nhân dân xã B",
            "HĐND xã B",
            "Chủ tịch Hội đồng nhân dân xã B",
        ),
        ("Chủ tịch UBND xã B", "Ủy ban nhân dân xã B", "Chủ tịch UBND xã B"),
    ],
)
def test_a_unit_is_not_said_twice(post: str, unit: str, said: str) -> None:
    assert at_unit(post, unit) == said
