"""Values of a plan's rulebook as they might become, and what the plan would then be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from luanchuyen.matching.what_if import WhatIf
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import CriterionEntry
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.services.naming import Names
from luanchuyen.services.plan_answers import Solved
from luanchuyen.web.plans.comparing import Beside, beside

# What the numbers of a criterion are called; one not listed keeps its name in the rulebook.
_CALLED: Mapping[str, str] = {
    "months": "số tháng",
    "men": "tuổi của nam",
    "women": "tuổi của nữ",
    "under_age": "dưới số tuổi",
    "low_confidence": "tỷ lệ tín nhiệm thấp",
}


@dataclass(frozen=True)
class Value:
    """A number of the law that may be supposed otherwise; `key` is how `rules.supposing` reads it."""

    key: str
    name: str
    now: int | float


def values(solved: Solved) -> list[Value]:
    """Every number the criteria of the plan's rulebook ask on its day."""
    plan = solved.problem.plan
    return [
        Value(f"{book.id}:{line.key}.{path}", _name(book, line.id, path), number)
        for book in solved.problem.rulebook.chain
        for line in book.parts.criteria
        if (entry := line.in_force(plan.day)) is not None
        for path, number in _numbers(entry)
    ]


def _name(book: Rulebook, criterion: str, path: str) -> str:
    last = path.rpartition(".")[2]
    return f"{criteria()[criterion].title}: {_CALLED.get(last, last)} ({book.title})"


def _numbers(entry: CriterionEntry) -> Iterator[tuple[str, int | float]]:
    """Numbers among the values of an entry with their paths, those in lists of tables too."""
    for name, value in entry.values.items():
        yield from _within(name, value)


def _within(path: str, value: object) -> Iterator[tuple[str, int | float]]:
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield path, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _within(f"{path}.{name}", part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, part in enumerate(value):
            yield from _within(f"{path}.{place}", part)


@dataclass(frozen=True)
class Supposed:
    """Who could move only then, who only now, and the best plan beside the one as the law stands."""

    eligible: Sequence[str]
    no_longer: Sequence[str]
    gained: int
    lost: int
    beside: Beside | None


def told(found: WhatIf, names: Names) -> Supposed:
    comparison = found.comparison
    return Supposed(
        eligible=[names.person(code) for code in found.eligible],
        no_longer=[names.person(code) for code in found.no_longer],
        gained=len(found.gained),
        lost=len(found.lost),
        beside=beside(comparison, names, "Quy định hiện nay", "Nếu đổi")
        if comparison
        else None,
    )
