"""Two readings of the same text must give the same verdicts, criterion by criterion."""

from datetime import date
from typing import Any

import pytest

from luanchuyen.rules import rulebook, screening, verdicts
from tests.independent.random_snapshots import snapshot
from tests.independent.samples import (
    LOCAL,
    NATIONAL,
    SEEDS,
    committee_of,
    given,
    posts_of,
)
from tests.independent.verdicts import FIRST_DAYS, Question, word

CASES = ("training", "non_local", "two_terms", "transfer")
Answer = dict[str, Any]


def answers(seed: int, book: str, case: str, committee: str | None) -> list[Answer]:
    """The product's verdicts in plain values; the only place that knows their form."""
    records, day = given(seed)
    found = screening.screen(
        snapshot(records.tables),
        rulebook.load(book),
        day,
        committee=committee,
        officials=[person["code"] for person in records.tables["people"]],
        posts=posts_of(records),
        case=case,
    )
    return [
        {
            "official": verdict.official,
            "post": verdict.post,
            "outcome": str(verdict.outcome),
            "facts": {name: plain(value) for name, value in verdict.facts.items()},
            "criteria": [
                (c.id, str(c.outcome))
                for c in verdict.criteria
                if c.force != "advisory"
            ],
        }
        for verdict in verdicts.verdicts(found)
    ]


def plain(value: Any) -> Any:
    """A month as text, whichever way it is kept."""
    if isinstance(value, tuple):
        return f"{value[0]:04}-{value[1]:02}"
    return value.isoformat()[:7] if isinstance(value, date) else value


def together(criteria: list[tuple[str, str]]) -> dict[str, str]:
    """By criterion, over all the texts that bind; advisory ones never count."""
    found: dict[str, str] = {}
    for name, outcome in criteria:
        both = {outcome, found.get(name, outcome)}
        found[name] = next(o for o in ("not_met", "not_known", "met") if o in both)
    return found


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_national_verdicts_agree(seed: int, case: str) -> None:
    records, day = given(seed)
    committee = committee_of(seed, records)
    for answer in answers(seed, NATIONAL, case, committee):
        who, post = answer["official"], answer["post"]
        asked = Question(records, who, post, day, case=case, committee=committee)
        found = together(answer["criteria"])

        assert found == {name: word(value) for name, value in asked.outcomes.items()}
        assert answer["outcome"] == asked.outcome
        assert answer["facts"] == {n: plain(v) for n, v in asked.facts.items()}


@pytest.mark.parametrize("book", LOCAL)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_local_rulebooks_add_agrees(seed: int, book: str) -> None:
    records, day = given(seed)
    if day < FIRST_DAYS[book]:
        return
    committee = committee_of(seed, records)
    for answer in answers(seed, book, "training", committee):
        who, post = answer["official"], answer["post"]
        asked = Question(records, who, post, day, rulebook=book, committee=committee)
        expected = {name: word(value) for name, value in asked.outcomes.items()}
        del expected["subject"]  # whom a town or province may rotate is its own list
        found = together(answer["criteria"])

        assert {name: found.get(name) for name in expected} == expected
