"""The part of a snapshot an account may see: its people, its posts, its units."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from luanchuyen.records.models import Account, Role
from luanchuyen.services import access
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.web.shared import reading

_MANAGING = (access.Scope.MANAGED, access.Scope.MANAGED_BELOW)


@dataclass(frozen=True, eq=False)
class Scope:
    """What `by` may see of a snapshot on a day; outside it there is neither a name nor a count."""

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
        own = self.by.committee_id
        return reading.names(self.snapshot.units, [own]).get(own or "", "")

    @property
    def _reach(self) -> access.Scope:
        return access.ROLES[Role(self.by.role)].scope

    @cached_property
    def posts(self) -> pl.DataFrame:
        """Posts that the account's committee manages, or that stand in its own unit."""
        reached = access.units(self.by)
        if self._reach is access.Scope.UNIT:
            return self.snapshot.posts.filter(pl.col("unit").is_in(reached))
        return self.snapshot.posts.filter(pl.col("managed_by").is_in(reached))

    @cached_property
    def units(self) -> pl.DataFrame:
        """The account's own unit and those with a post in scope."""
        codes = {*self.posts["unit"], self.by.committee_id}
        return self.snapshot.units.filter(pl.col("code").is_in(codes))

    @cached_property
    def people(self) -> frozenset[str]:
        """Codes of the officials in scope."""
        return frozenset(
            access.people(self.by, on=self.on).values_list("pk", flat=True)
        )
