"""One value as it might become: read with all the care of a real text, and never taken for it."""

from datetime import date
from typing import Any

import pytest

from luanchuyen.rules.entries import Case
from luanchuyen.rules.rulebook import Rulebook, load
from luanchuyen.rules.supposing import SupposingError, read, supposed

DAY = date(2026, 12, 1)


def values(rulebook: Rulebook, key: str, on: date = DAY) -> dict[str, Any]:
    """Values of a line as it stands on a day, in the book that was named last."""
    rules = rulebook.rules(on, Case.TRAINING)
    return next(rule.entry.values for rule in reversed(rules) if rule.key == key)


@pytest.mark.parametrize("book", ["qd-65-2022", "my-hao-2023"])
def test_a_value_is_replaced_from_the_day_on(book: str) -> None:
    change = read("health_certified.months=12")

    found = supposed(load(book), change, DAY)

    assert values(found, "health_certified") == {"months": 12}
    assert values(found, "health_certified", date(2026, 11, 30)) == {"months": 6}
    assert found.id == book


def test_nobody_takes_it_for_the_real_one() -> None:
    real = load("dong-ha-2021")

    found = supposed(real, read("age_limit.men=50"), DAY)

    rule = next(r for r in found.rules(DAY, Case.TRAINING) if r.id == "age_limit")
    assert found.version != real.version
    assert (rule.entry.unverified, rule.entry.checked_on) == (True, None)
    assert "giả định" in rule.entry.note
    assert values(real, "age_limit") == {"women": 45, "men": 47}


def test_all_else_stays_as_it_is() -> None:
    real = load("dong-ha-2021")

    found = supposed(real, read("age_limit.men=50"), DAY)

    for case in Case:
        old, new = real.rules(DAY, case), found.rules(DAY, case)
        assert [rule.column for rule in new] == [rule.column for rule in old]
        changed = [
            rule.id
            for rule, was in zip(new, old, strict=True)
            if rule.entry.values != was.entry.values
        ]
        assert set(changed) <= {"age_limit"}


def test_a_value_inside_a_list_can_be_supposed() -> None:
    change = read("lam-dong-2017:subject.groups.2.under_age=45")

    found = supposed(load("lam-dong-2017"), change, DAY)

    assert values(found, "subject")["groups"][2]["under_age"] == 45


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("age_limit", "cần có dạng"),
        ("age_limit=5", "cần có dạng"),
        (".men=5", "cần có dạng"),
        ("age_limit.men=", "cần có dạng"),
        ("age_limit.men=[", "rules.E004"),
        ("age_limit.men=2026-13-45", "rules.E004"),
        ("age_limit.men=99999999999999999999", "rules.E004"),
        ("age_limit.men=.nan", "rules.E004"),
        ("tuoi.men=50", "không có dòng «tuoi»"),
        ("age_limit.age=50", "Chỉ thử được các giá trị của «age_limit»: women, men"),
        ("age_limit.force=advisory", "Chỉ thử được"),
        ("age_limit.men.0=50", "không có giá trị «men.0»"),
        ("age_limit.men=năm mươi", "rules.E0"),
        ("service_left.months=-3", "rules.E0"),
        ("subject.groups=[]", "có trong nhiều bộ quy định: qd-65-2022, dong-ha-2021"),
        ("my-hao-2023:age_limit.men=50", "my-hao-2023 không có dòng"),
    ],
)
def test_what_cannot_be_is_told_as_the_reader_tells_it(text: str, words: str) -> None:
    with pytest.raises(SupposingError, match=words.replace("[", r"\[")):
        supposed(load("dong-ha-2021"), read(text), DAY)


def test_a_line_not_yet_in_force_has_no_value_to_replace() -> None:
    with pytest.raises(SupposingError, match="không có hiệu lực ngày 01/01/2021"):
        supposed(load("dong-ha-2021"), read("age_limit.men=50"), date(2021, 1, 1))
