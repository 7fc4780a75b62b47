"""Quotas (chỉ tiêu) of a rulebook on a day: who counts, how many are asked for, how many were made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

import polars as pl

from luanchuyen.rules.entries import Body, QuotaEntry
from luanchuyen.rules.facts.days import holds
from luanchuyen.rules.facts.officials import everyone
from luanchuyen.rules.facts.prepared import Prepared, prepare
from luanchuyen.rules.memberships import members
from luanchuyen.rules.moves_made import ROTATION, moves_made
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.snapshot import Snapshot

BACK = "/back"  # ends the id of the second of two directions that are counted apart


class Place(NamedTuple):
    """What a body asks of a post."""

    title: str | None
    level: str | None
    sector: str | None


@dataclass(frozen=True)
class Way:
    """From one body to another; a body left out asks nothing."""

    out_of: Body | None = None
    into: Body | None = None

    def fits(self, left: Place, taken: Place) -> bool:
        """Whether a move goes this way; one within a body neither leaves nor enters it."""
        return (
            self.out_of is None
            or within(self.out_of, left) > within(self.out_of, taken)
        ) and (self.into is None or within(self.into, taken) > within(self.into, left))


def within(body: Body, place: Place) -> bool:
    """Whether the post is one of the body; what is not recorded is not in a list."""
    return all(
        not wanted or value in wanted
        for wanted, value in (
            (body.titles, place.title),
            (body.levels, place.level),
            (body.sectors, place.sector),
        )
    )


@dataclass(frozen=True)
class QuotaLine:
    """One quota on a day, its share already a number of people.

    Only `members` count, where they are named. `done` are officials who made such a rotation since the
    counting began, one entry a move; `transferred` those transferred the same way, who do not count.
    `base` is whom a share is taken of.
    """

    id: str
    label: str
    ways: tuple[Way, ...]
    members: frozenset[str] | None = None
    done: tuple[str, ...] = ()
    transferred: tuple[str, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    base: int | None = None
    cites: tuple[str, ...] = ()

    def counts(self, official: str, left: Place, taken: Place) -> bool:
        """Whether a rotation of the official counts."""
        known = self.members is None or official in self.members
        return known and any(way.fits(left, taken) for way in self.ways)


def quota_lines(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    committee: str,
    since: date | None,
) -> tuple[QuotaLine, ...]:
    """Every quota in force, with the moves made from `since` to the day; None: no earlier move counts."""
    tables = prepare(snapshot)
    asked = _Asked(tables, rulebook, on, committee, since)
    return tuple(
        line
        for key, entry in rulebook.quotas(on).items()
        for line in asked.lines(key, entry)
    )


@dataclass(frozen=True)
class _Asked:
    tables: Prepared
    rulebook: Rulebook
    on: date
    committee: str
    since: date | None

    def lines(self, key: str, entry: QuotaEntry) -> Iterable[QuotaLine]:
        there, back = Way(entry.out_of, entry.into), Way(entry.into, entry.out_of)
        if entry.both_ways == "each_way":
            yield self.line(key, entry, (there,))
            yield self.line(f"{key}{BACK}", entry, (back,))
        else:
            yield self.line(key, entry, (there, back) if entry.both_ways else (there,))

    def line(self, id_: str, entry: QuotaEntry, ways: tuple[Way, ...]) -> QuotaLine:
        found = self.belonging(entry)
        made = self.made(entry, ways)
        rotated = tuple(one["official"] for one in made if one["form"] == ROTATION)
        base = None
        at_least = entry.at_least
        if entry.at_least_share is not None and found is not None:
            asked_of = (
                self.at_departure(found, ways)
                if entry.both_ways == "each_way"
                else found
            )
            base = len(asked_of.union(rotated))
            at_least = ceil(Fraction(str(entry.at_least_share)) * base)
        return QuotaLine(
            id=id_,
            label=entry.label,
            ways=ways,
            members=found,
            done=rotated,
            transferred=tuple(
                one["official"] for one in made if one["form"] != ROTATION
            ),
            at_least=at_least,
            at_most=entry.at_most,
            base=base,
            cites=tuple(entry.cites),
        )

    def belonging(self, entry: QuotaEntry) -> frozenset[str] | None:
        """Officials of the groups on the day; None where no group is named."""
        if not entry.groups:
            return None
        cases = everyone(self.tables, self.on)
        return frozenset(self.members(entry, cases)["official"])

    def members(self, entry: QuotaEntry, cases: pl.DataFrame) -> pl.DataFrame:
        return members(
            self.tables, self.rulebook, self.on, entry.groups, cases, self.committee
        )

    def made(self, entry: QuotaEntry, ways: tuple[Way, ...]) -> list[Mapping[str, Any]]:
        """Moves made that go one of the ways, of the committee's people, of the groups the day before.

        The post that counts as the committee's is the one left, or, where a quota speaks of arrivals
        alone, the one taken.
        """
        if self.since is None:
            return []
        end = "left" if entry.out_of else "taken"
        managing = self.tables.succeeded_by(self.committee)
        made = moves_made(self.tables, self.since, self.on).filter(
            pl.col(f"{end}_managed_by").is_in(managing)
        )
        if entry.groups:
            made = made.with_columns(on=pl.col("held_from") - timedelta(days=1))
            before = self.members(entry, made.select("official", "on").unique())
            made = made.join(before, on=["official", "on"], how="semi")
        return [
            row
            for row in made.iter_rows(named=True)
            if any(way.fits(place(row, "left_"), place(row, "taken_")) for way in ways)
        ]

    def at_departure(
        self, found: frozenset[str], ways: tuple[Way, ...]
    ) -> frozenset[str]:
        """Those of the officials who sit where the way begins."""
        now = held_places(self.tables, self.on)
        return frozenset(
            official
            for official in found
            if any(way.out_of and within(way.out_of, now[official]) for way in ways)
        )


def place(row: Mapping[str, Any], prefix: str = "") -> Place:
    """The place of a post from a row that tells its title, level and sector."""
    return Place(row[f"{prefix}title"], row[f"{prefix}level"], row[f"{prefix}sector"])


def held_places(tables: Prepared, on: date) -> dict[str, Place]:
    """The place of the main post each official holds on the day."""
    now = tables.all_tenures.filter(
        holds("held_from", "held_until", on), ~pl.col("concurrent")
    )
    return {row["official"]: place(row) for row in now.iter_rows(named=True)}
