"""Two readings of the same text must find the same demands on the same day."""

from collections.abc import Sequence
from typing import Any

import pytest

from luanchuyen.rules import demand, rulebook
from tests.independent.demands import review
from tests.independent.random_snapshots import snapshot
from tests.independent.samples import LOCAL, NATIONAL, SEEDS, committee_of, given
from tests.independent.verdicts import FIRST_DAYS

COMPARED = {
    "two_terms",
    "two_terms_soon",
    "local_holder",
    "vacancy",
    "surplus",
    "stay_over",
    "stay_reached",
    "retiring",
}


def lines(demands: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The product's demands in plain values; the only place that knows their form."""
    found = [line if isinstance(line, dict) else vars(line) for line in demands]
    return [
        (line["kind"], line["post"], line["official"], line["since"], line["months"])
        for line in found
        if line["kind"] in COMPARED
    ]


@pytest.mark.parametrize("book", [NATIONAL, *LOCAL])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_reviews_agree(seed: int, book: str) -> None:
    records, day = given(seed)
    if day < FIRST_DAYS[book]:
        return
    committee = committee_of(seed, records)
    expected = review(records, day, book, committee)

    found = demand.review(
        snapshot(records.tables), rulebook.load(book), day, committee=committee
    )

    assert sorted(lines(found.demands), key=str) == sorted(expected.lines, key=str)
