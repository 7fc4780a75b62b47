"""The part of a snapshot an account may see: its people, its posts, its units."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import polars as pl

from luanchuyen.records.models import Account, Role
from luanchuyen.rules.facts.days import holds
from luanchuyen.services import access
from luanchuyen.snapshot.snapshot import Snapshot

_MANAGING = (access.Scope.MANAGED, access.Scope.MANAGED_BELOW)


@dataclass(frozen=True, eq=False)
class Seen:
    """What `by` may see of a snapshot on a day; outside it there is neither a name nor a count.

    It is `access.people` told of frames, and must come to the same.
    """

    by: Account
    snapshot: Snapshot
    on: date

    @property
    def committee(self) -> str | None:
        """The committee that manages what is seen; None for who sees a unit or only oneself."""
        return self.by.committee_id if self._reach in _MANAGING else None

    @cached_property
    def name(self) -> str:
        """Of whose officials the page speaks."""
        own = self.snapshot.units.filter(pl.col("code") == self._own)
        return own["name"].item() if own.height else ""

    def answering_for(self, managed_by: str) -> str:
        """Who screens for a post in scope: the own committee, or the unit below that manages it."""
        own = self._own
        return (
            own
            if managed_by in reached(self.snapshot, own, below=False)
            else managed_by
        )

    @property
    def _own(self) -> str:
        return self.by.committee_id or ""

    @property
    def _reach(self) -> access.Scope:
        return access.ROLES[Role(self.by.role)].scope

    @cached_property
    def posts(self) -> pl.DataFrame:
        """Posts that the account's committee manages, or that stand in its own unit."""
        if self.by.committee_id is None:
            return self.snapshot.posts.clear()
        below = self._reach is access.Scope.MANAGED_BELOW
        column = "unit" if self._reach is access.Scope.UNIT else "managed_by"
        return _posts(self.snapshot, column, self.by.committee_id, below)

    @cached_property
    def units(self) -> pl.DataFrame:
        """The account's own unit and those with a post in scope."""
        own = pl.col("code") == self._own
        with_posts = pl.col("code").is_in(self.posts["unit"].unique().implode())
        return self.snapshot.units.filter(own | with_posts)

    @cached_property
    def people(self) -> pl.Series:
        """Codes of the officials in scope: who holds one of the posts as the main one, or oneself."""
        if self._reach is access.Scope.SELF:
            return pl.Series([self.by.official_id], dtype=pl.String)
        held = main_posts(self.snapshot, self.on)
        return held.join(self.posts, left_on="post", right_on="code", how="semi")[
            "official"
        ]


@lru_cache(maxsize=8)
def _posts(
    snapshot: Snapshot, column: str, committee: str, below: bool
) -> pl.DataFrame:
    units = reached(snapshot, committee, below=below)
    return snapshot.posts.filter(pl.col(column).is_in(units.implode()))


def reached(snapshot: Snapshot, unit: str, *, below: bool) -> pl.Series:
    """What `access.reached` finds: the unit, those it succeeds and, if asked, those below."""
    links = _successions(snapshot.units)
    if below:
        parents = snapshot.units.select(upper="parent", lower="code").drop_nulls()
        links = pl.concat([links, parents])
    found = newest = pl.DataFrame({"upper": [unit]})
    while newest.height:
        further = links.join(newest, on="upper", how="semi").select(upper="lower")
        newest = further.unique().join(found, on="upper", how="anti")
        found = pl.concat([found, newest])
    return found["upper"]


def _successions(units: pl.DataFrame) -> pl.DataFrame:
    heirs = units.filter(pl.col("succeeds").list.len() > 0)
    return heirs.select(upper="code", lower="succeeds").explode("lower")


@lru_cache(maxsize=4)
def main_posts(snapshot: Snapshot, on: date) -> pl.DataFrame:
    """Columns official and post: the main tenures that run on the day (post null: none leading)."""
    running = ~pl.col("concurrent") & holds("held_from", "held_until", on)
    return snapshot.tenures.filter(running).select("official", "post")
