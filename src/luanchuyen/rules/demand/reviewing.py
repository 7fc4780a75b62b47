"""The review itself: every kind of demand on one day, for one committee or for all."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from luanchuyen.rules import derived
from luanchuyen.rules.demand import holders as of_holders
from luanchuyen.rules.demand import places as of_places
from luanchuyen.rules.demand.lines import Kind
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.officials import (
    Question,
    ask,
    at_home,
    everyone,
    held,
    person,
)
from luanchuyen.rules.facts.posts import posts_in_force
from luanchuyen.rules.facts.prepared import prepare
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import require_known
from luanchuyen.snapshot.snapshot import Snapshot


@dataclass(frozen=True)
class Demand:
    """One line of the review (contract, section 4); `cites` are keys of the library of instruments."""

    kind: Kind
    unit: str | None
    post: str | None
    official: str | None
    since: date | None
    months: int | None
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """A condition nobody can judge for an official, with the facts that are missing."""

    kind: Kind
    official: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """Demands by kind, unit, post and official, and what could not be judged."""

    demands: tuple[Demand, ...]
    unknown: tuple[Unknown, ...]


def review(
    snapshot: Snapshot, rulebook: Rulebook, on: date, *, committee: str | None = None
) -> Review:
    """Review the demand on a day, for the posts the committee manages or for all.

    Raises NotInForceError when the rulebook says nothing yet, UnknownCodeError for an unknown unit.
    """
    rulebook.require_in_force(on)
    require_known(snapshot, committee=committee)
    tables = prepare(snapshot)
    asked = ask(tables, rulebook.roadmaps, everyone(tables, on), committee)
    leaders = _leaders(asked, rulebook, on)
    holders = leaders.filter("in_committee")
    posts = posts_in_force(tables, on, committee)
    frame = pl.concat(
        [
            *of_holders.two_terms(holders, rulebook, on),
            of_holders.local_holders(holders, rulebook, on),
            *of_holders.stays(holders, rulebook, on),
            *of_holders.retiring(holders, rulebook, on),
            *of_places.seats(posts, tables, rulebook, on),
            *of_places.short_units(posts, leaders, tables, rulebook, on),
            *of_places.without_successor(posts, tables, rulebook, on),
            *of_places.closed_units(posts, leaders, tables, rulebook, on),
        ]
    )
    unknown = sorted(of_holders.unknown_locals(holders))
    return Review(
        demands=_in_order(frame),
        unknown=tuple(Unknown(Kind.LOCAL_HOLDER, code, ("home",)) for code in unknown),
    )


def _leaders(asked: Question, rulebook: Rulebook, on: date) -> pl.DataFrame:
    """Officials with a current main post, whoever manages it, with the facts a review needs."""
    facts = held(person(asked.cases.lazy(), asked), asked)
    facts = facts.filter(pl.col("held_post").is_not_null())
    told = at_home(facts, asked).with_columns(derived.of_official(rulebook, on))
    return collect(told)


def _in_order(frame: pl.DataFrame) -> tuple[Demand, ...]:
    order = pl.col("kind").replace_strict(
        {kind.value: n for n, kind in enumerate(Kind)}
    )
    rows = frame.sort(order, "unit", "post", "official", nulls_last=True).iter_rows(
        named=True
    )
    return tuple(
        Demand(
            **row
            | {"kind": Kind(row["kind"]), "cites": tuple(dict.fromkeys(row["cites"]))}
        )
        for row in rows
    )
