"""A demand review as counts by kind."""

from collections import Counter
from dataclasses import dataclass

from luanchuyen.rules.demand import Review
from luanchuyen.web.shared import words


@dataclass(frozen=True)
class KindCount:
    kind: words.Kind
    count: int


def counts(review: Review) -> list[KindCount]:
    """Every kind with its count, those at 0 too."""
    found = Counter(demand.kind.value for demand in review.demands)
    return [KindCount(kind, found[key]) for key, kind in words.KINDS.items()]


def shown_kinds(review: Review) -> list[words.Kind]:
    """The kinds that occur."""
    return [entry.kind for entry in counts(review) if entry.count]
