"""Rows: linear conditions on the moves of an instance, each with the sentence people read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from luanchuyen.matching.instance import Instance

Terms = Mapping[int, int]


@dataclass(frozen=True)
class Row:
    """`low` ≤ Σ coefficient × column ≤ `high`; a blank end asks nothing.

    Columns are numbered as the moves of the instance; a move made is 1, one not made 0. `kind` is the
    name of the constraint; `official`, `post` and `unit` say whom it is about.
    """

    kind: str
    terms: Terms
    sentence: str
    low: int | None = None
    high: int | None = None
    official: str | None = None
    post: str | None = None
    unit: str | None = None
    cites: tuple[str, ...] = ()

    def holds(self, chosen: Iterable[int]) -> bool:
        """Whether the row holds with these columns at 1 and all others at 0."""
        total = sum(self.terms.get(column, 0) for column in chosen)
        return (self.low is None or total >= self.low) and (
            self.high is None or total <= self.high
        )


# A row beside the constraints, written for the moves of whichever instance it is put to.
Ask = Callable[[Instance], Row]


def less_leavers(arriving: Iterable[int], leaving: Iterable[int]) -> dict[int, int]:
    """Terms of arrivals less leavers."""
    return dict.fromkeys(arriving, 1) | dict.fromkeys(leaving, -1)


def every(terms: Iterable[int]) -> dict[int, int]:
    """Terms that count columns."""
    return dict.fromkeys(terms, 1)
