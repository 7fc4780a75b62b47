"""The possible moves to a post, the met ones first, computed once for a state of the data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl

from luanchuyen.rules.entries import Case
from luanchuyen.rules.facts.days import still_planned
from luanchuyen.rules.pairs import possible_moves
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import Screening
from luanchuyen.rules.verdicts import Outcome
from luanchuyen.services import names
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.web.shared import reading, words
from luanchuyen.web.shared.looking import Looking


@dataclass(frozen=True, eq=False)
class Found:
    """The post, the screening of its candidates, and its rows in the order they are read."""

    post: reading.Line
    screening: Screening | None
    rows: Sequence[reading.Line]


def of(look: Looking, post: reading.Line, case: str) -> Found:
    """Candidates whom the committee of the post may move; none where the rulebook is silent."""
    if look.fault:
        return Found(post, None, ())
    committee = look.scope.answering_for(post["managed_by"])
    screening = _kept(
        look.snapshot, look.rulebook, look.day.value, committee, post["code"], case
    )
    return Found(post, screening, _in_order(screening, post["code"]))


@lru_cache(maxsize=16)
def _kept(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    committee: str,
    post: str,
    case: str,
) -> Screening:
    moves = possible_moves(
        snapshot, rulebook, on, committee=committee, posts=[post], case=case
    )
    rules = tuple(rulebook.rules(on, Case(case)))
    return Screening(rulebook, on, snapshot, Case(case), rules, moves)


def _in_order(screening: Screening, post: str) -> list[reading.Line]:
    """Met before not known, those planned for this very post first, then by given name."""
    planned = screening.snapshot.succession.filter(
        (pl.col("post") == post) & still_planned(screening.on)
    )
    ahead = set(planned["official"])
    named = reading.names(
        screening.snapshot.people, screening.facts["official"].to_list()
    )
    rows = [
        row | {"name": named[row["official"]], "ahead": row["official"] in ahead}
        for row in screening.facts.iter_rows(named=True)
    ]
    return sorted(
        rows,
        key=lambda row: (
            row["outcome"] is None,
            not row["ahead"],
            names.sort_key(row["name"]),
            row["official"],
        ),
    )


@dataclass(frozen=True)
class OutcomeCount:
    mark: words.Mark
    count: int


def counts(found: Found) -> list[OutcomeCount]:
    """How many are met and how many not known; who fails is not listed."""
    outcomes = Counter(Outcome.of(row["outcome"]) for row in found.rows)
    return [
        OutcomeCount(words.OUTCOMES[outcome], outcomes[outcome])
        for outcome in (Outcome.MET, Outcome.NOT_KNOWN)
    ]
