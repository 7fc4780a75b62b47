"""The screening of a whole committee, computed once for a state of the data."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import Screening, screen
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.web.shared import words
from luanchuyen.web.shared.looking import Looking


def of(look: Looking, case: str = "training") -> Screening | None:
    """Everybody the committee manages; None where the rulebook is silent or there is no committee."""
    if look.fault or look.scope.committee is None:
        return None
    return _kept(
        look.snapshot, look.rulebook, look.day.value, look.scope.committee, case
    )


@lru_cache(maxsize=16)
def _kept(
    snapshot: Snapshot, rulebook: Rulebook, on: date, committee: str, case: str
) -> Screening:
    return screen(snapshot, rulebook, on, committee=committee, case=case)


@dataclass(frozen=True)
class OutcomeCount:
    mark: words.Mark
    count: int


_KEYS: Mapping[bool | None, str] = {True: "met", False: "not_met", None: "not_known"}


def outcome(value: bool | None) -> str:
    """The key of an outcome as the frame of a screening holds it."""
    return _KEYS[value]


def counts(screening: Screening | None) -> list[OutcomeCount]:
    """How many officials came out how; nothing where nobody was screened."""
    if screening is None:
        return []
    found = Counter(map(outcome, screening.facts["outcome"].to_list()))
    return [OutcomeCount(mark, found[key]) for key, mark in words.OUTCOMES.items()]


def retirement_months(look: Looking) -> list[date]:
    """First days of the months in which the committee's officials retire."""
    found = of(look)
    return (
        [] if found is None else found.facts["retirement_month"].drop_nulls().to_list()
    )
