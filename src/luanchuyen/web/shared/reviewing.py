"""The demand review of the committee of who looks, computed once for a state of the data."""

from datetime import date
from functools import lru_cache

from luanchuyen.rules.demand import Review, review
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.web.shared.looking import Looking

_NOTHING = Review(demands=(), unknown=())


def of(look: Looking) -> Review:
    """The review; an empty one where the rulebook is silent or the account has no committee."""
    if look.fault or look.scope.committee is None:
        return _NOTHING
    return _kept(look.snapshot, look.rulebook, look.day.value, look.scope.committee)


@lru_cache(maxsize=16)
def _kept(snapshot: Snapshot, rulebook: Rulebook, on: date, committee: str) -> Review:
    return review(snapshot, rulebook, on, committee=committee)
