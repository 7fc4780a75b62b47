"""Teams of a plan: shares to keep, officials kept apart, how many leaders may go and may be there."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import polars as pl

from luanchuyen.matching.instance import (
    Cap,
    LeaderLimit,
    NotTogether,
    Participant,
    Seat,
    TeamShare,
)
from luanchuyen.matching.plan import Plan, TeamNumbers
from luanchuyen.rules.entries import TeamShareEntry
from luanchuyen.rules.experience import experienced
from luanchuyen.rules.facts.days import holds
from luanchuyen.rules.facts.prepared import Prepared
from luanchuyen.rules.quotas import Place, within
from luanchuyen.rules.rulebook import Rulebook


def shares(
    plan: Plan, tables: Prepared, rulebook: Rulebook, places: Mapping[str, Place]
) -> Iterator[TeamShare]:
    """Teams of which a share has to have worked in a sector, with who has and who may have.

    A team of which neither text nor plan says how many years or how large a share is not asked.
    """
    for key, entry in rulebook.team_shares(plan.day).items():
        years, share = asked_of_team(plan, key, entry)
        posts = frozenset(
            post for post, place in places.items() if within(entry.team, place)
        )
        if not posts or years is None or share is None:
            continue
        told = experienced(tables, entry.sector, years, plan.day)
        unclear = told.filter(pl.col("experienced").is_null())
        yield TeamShare(
            id=key,
            label=entry.label,
            posts=posts,
            holders=_holders(plan, tables, posts),
            marked=frozenset(told.filter("experienced")["official"]),
            at_least=share,
            unknown=frozenset(unclear["official"]),
            cites=tuple(entry.cites),
        )


def asked_of_team(
    plan: Plan, key: str, entry: TeamShareEntry
) -> tuple[int | None, Fraction | None]:
    """Years and share of a team: the plan's where it gives them, else the text's."""
    told = {numbers.id: numbers for numbers in plan.team_shares}
    asked = told.get(key, TeamNumbers(key))
    written = entry.at_least_share
    share = None if written is None else Fraction(str(written))
    return (
        entry.years if asked.years is None else asked.years,
        share if asked.at_least_share is None else asked.at_least_share,
    )


def why_not_asked(plan: Plan, key: str, entry: TeamShareEntry) -> str:
    """Why the plan may not ask its numbers of the team, in words; nothing where it may."""
    years, share = asked_of_team(plan, key, entry)
    if years is None or share is None:
        return "bộ quy định không ghi số; cần đủ «years» và «at_least_share»"
    if entry.years is not None and years < entry.years:
        return f"số năm không được thấp hơn {entry.years} của bộ quy định"
    if entry.at_least_share is not None and share < Fraction(str(entry.at_least_share)):
        return f"tỷ lệ không được thấp hơn {entry.at_least_share} của bộ quy định"
    return ""


def _holders(plan: Plan, tables: Prepared, posts: Iterable[str]) -> frozenset[str]:
    """Who sits in the posts on the day, beside a main post or not."""
    now = tables.all_tenures.filter(
        holds("held_from", "held_until", plan.day), pl.col("post").is_in(list(posts))
    )
    return frozenset(now["official"])


def apart(
    plan: Plan,
    rulebook: Rulebook,
    people: Iterable[Participant],
    places: Mapping[str, Place],
) -> Iterator[NotTogether]:
    """Holders of one unit whom a text does not let go in one round."""
    for key, entry in rulebook.not_together(plan.day).items():
        units: dict[str, set[str]] = {}
        for person in people:
            if places[person.post].title in entry.titles:
                units.setdefault(person.unit, set()).add(person.official)
        for unit, officials in sorted(units.items()):
            if len(officials) > entry.most:
                yield NotTogether(
                    id=f"{key}:{unit}",
                    label=entry.label,
                    officials=frozenset(officials),
                    most=entry.most,
                    cites=tuple(entry.cites),
                )


def leader_limits(
    plan: Plan,
    tables: Prepared,
    rulebook: Rulebook,
    seats: Mapping[str, Seat],
    leaders: Mapping[str, int],
) -> Iterator[LeaderLimit]:
    """Approved numbers of leaders, where a text holds the round to them."""
    entry = rulebook.stability(plan.day).get("approved_leaders")
    if entry is None:
        return
    units = {seat.unit for seat in seats.values()}
    told = tables.snapshot.units.filter(
        pl.col("code").is_in(list(units)), pl.col("approved_leaders").is_not_null()
    ).sort("code")
    for unit, approved in told.select("code", "approved_leaders").iter_rows():
        yield LeaderLimit(unit, approved, leaders.get(unit, 0), tuple(entry.cites))


def caps(
    plan: Plan,
    rulebook: Rulebook,
    people: Iterable[Participant],
    leaders: Mapping[str, int],
) -> Iterator[Cap]:
    """The smaller of the number and the share of leaders the plan lets leave each unit."""
    if plan.max_leaving is None and plan.max_share_leaving is None:
        return
    entry = rulebook.stability(plan.day).get("leaving")
    cites = tuple(entry.cites) if entry else ()
    share = 1 if plan.max_share_leaving is None else plan.max_share_leaving
    for unit in sorted({person.unit for person in people}):
        number = leaders[unit] if plan.max_leaving is None else plan.max_leaving
        yield Cap(unit, leaders[unit], min(number, int(share * leaders[unit])), cites)


def leaders_of(plan: Plan, tables: Prepared) -> dict[str, int]:
    """Main holders of each unit's posts on the day."""
    now = tables.all_tenures.filter(
        holds("held_from", "held_until", plan.day),
        ~pl.col("concurrent"),
        pl.col("post").is_not_null(),
    )
    counted = now.group_by("unit").agg(pl.col("official").n_unique())
    return dict(counted.iter_rows())
