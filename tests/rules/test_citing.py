"""Citations as law is cited, out of the keys the rulebooks use."""

import pytest

from luanchuyen.rules.citing import citation, cited


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("QD-65-2022/5.4", "khoản 4 Điều 5 Quy định 65-QĐ/TW ngày 28/04/2022"),
        ("KL-DH-2021/III.3", "mục III.3 Dự thảo kết luận của"),
        ("QD-114-2023", "Quy định 114-QĐ/TW ngày 11/07/2023"),
        ("XX-1/2", "2 XX-1"),
    ],
)
def test_a_citation_is_told_as_law_is_cited(key: str, said: str) -> None:
    assert citation(key).short.startswith(said)


def test_several_stand_in_one_line() -> None:
    assert cited(["QD-65-2022/8", "QD-114-2023"]) == (
        "Điều 8 Quy định 65-QĐ/TW ngày 28/04/2022; Quy định 114-QĐ/TW ngày 11/07/2023"
    )


def test_a_text_nobody_listed_counts_as_unverified() -> None:
    assert citation("XX-1/2").unverified
