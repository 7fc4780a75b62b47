"""Windows: from which day a verdict is met, and from which day it no longer is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from luanchuyen.rules.entries import Case
from luanchuyen.rules.facts.officials import ask
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import judged, narrowed, require_known
from luanchuyen.snapshot.snapshot import Snapshot

# Officials judged at once: ten years of days for each must stay a modest frame.
_TOGETHER = 64


@dataclass(frozen=True)
class Window:
    """First day on which all criteria hold, and the first after it on which one no longer does."""

    eligible_from: date | None
    eligible_until: date | None


Windows = dict[tuple[str, str | None], Window]


def windows(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    years: int,
    officials: Sequence[str],
    *,
    committee: str | None = None,
    posts: Sequence[str] = (),
    case: Case | str = Case.TRAINING,
) -> Windows:
    """The window of each official, and of each with each post, by (official, post).

    Every day from `on` to the same day `years` later is judged by the entries in force on it; None
    where no such day is found. Raises as `screening.screen` does.
    """
    found: Windows = {}
    for part in parts(officials):
        found.update(
            _of_some(snapshot, rulebook, on, years, part, committee, posts, Case(case))
        )
    return found


def parts(officials: Sequence[str]) -> list[Sequence[str]]:
    """Officials in groups small enough to be judged together; callers show progress by them."""
    return [
        officials[start : start + _TOGETHER]
        for start in range(0, len(officials), _TOGETHER)
    ]


def _of_some(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    years: int,
    officials: Sequence[str],
    committee: str | None,
    posts: Sequence[str],
    case: Case,
) -> Windows:
    rulebook.require_in_force(on)
    require_known(snapshot, committee=committee, officials=officials, posts=posts)
    tables = narrowed(snapshot, officials, posts)
    people = pl.DataFrame({"official": sorted(officials)})
    judgements = [
        judged(
            ask(tables, rulebook.roadmaps, people.join(days, how="cross"), committee),
            rulebook,
            days["on"][0],
            rulebook.rules(days["on"][0], case),
            posts,
        ).select("official", "post", "on", "outcome")
        for days in _stretches(rulebook, on, years)
    ]
    return _windows(pl.concat(judgements))


def _stretches(rulebook: Rulebook, on: date, years: int) -> Iterator[pl.DataFrame]:
    """The days asked about, cut where the rulebook changes."""
    last = _years_later(on, years)
    starts = [on, *(day for day in rulebook.change_days if on < day <= last)]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), last]
    for start, end in zip(starts, ends, strict=True):
        yield pl.select(on=pl.date_range(start, end))


def _years_later(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year + years)
    except ValueError:  # 29 February in a common year
        return on.replace(year=on.year + years, day=28)


def _windows(judgements: pl.DataFrame) -> Windows:
    keys = ["official", "post"]
    # Only a day known to be met opens a window, and one not known closes it.
    met = pl.col("outcome").eq_missing(pl.lit(True))
    first = (
        judgements.filter(met)
        .group_by(keys)
        .agg(pl.col("on").min().alias("eligible_from"))
    )
    lost = (
        judgements.filter(~met)
        .join(first, on=keys, nulls_equal=True)
        .filter(pl.col("on") > pl.col("eligible_from"))
        .group_by(keys)
        .agg(pl.col("on").min().alias("eligible_until"))
    )
    rows = (
        judgements.select(keys)
        .unique()
        .join(first, on=keys, how="left", nulls_equal=True)
        .join(lost, on=keys, how="left", nulls_equal=True)
    )
    return {(row[0], row[1]): Window(row[2], row[3]) for row in rows.iter_rows()}
