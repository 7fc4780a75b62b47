"""The screening of a whole committee, computed once for a state of the data."""

from datetime import date
from functools import lru_cache

from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import Screening, screen
from luanchuyen.snapshot.snapshot import Snapshot
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


def retirement_months(look: Looking) -> list[date]:
    """First days of the months in which the committee's officials retire."""
    found = of(look)
    return (
        [] if found is None else found.facts["retirement_month"].drop_nulls().to_list()
    )
