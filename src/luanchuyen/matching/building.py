"""Building the instance of a plan from a snapshot and the verdicts of the rules.

Who may move where is never decided here: the moves are those the rules find met, and those pinned.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from luanchuyen.matching.instance import Instance, Move, Participant, Seat
from luanchuyen.matching.merit import merits
from luanchuyen.matching.names import names_in
from luanchuyen.matching.plan import MustLeave, Plan
from luanchuyen.matching.quotas import quotas
from luanchuyen.matching.teams import apart, caps, leader_limits, leaders_of, shares
from luanchuyen.matching.timing import following, not_yet
from luanchuyen.rules.demand import Kind, Review, review
from luanchuyen.rules.entries import Case, Force
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.days import holds
from luanchuyen.rules.facts.posts import open_seats, unit_in_force
from luanchuyen.rules.facts.prepared import Prepared, prepare
from luanchuyen.rules.pairs import possible_moves
from luanchuyen.rules.quotas import Place, QuotaLine, place, quota_lines
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import screen
from luanchuyen.rules.terms import counted_since
from luanchuyen.rules.verdicts import Outcome, Verdict, verdicts
from luanchuyen.snapshot.snapshot import Snapshot

# Kinds of the review that say somebody has to leave, and the case a move is then under. Whoever is in
# both goes under the first: the criteria of the two differ in the ground alone.
GROUNDS = {Kind.TWO_TERMS: Case.TWO_TERMS, Kind.LOCAL_HOLDER: Case.NON_LOCAL}


@dataclass(frozen=True)
class Field:
    """Who and what takes part, before any move is looked for.

    `quotas` are the rulebook's own, with what was made since `since`.
    """

    people: Mapping[str, Participant]
    seats: Mapping[str, Seat]
    must_fill: tuple[str, ...]
    concurrent: frozenset[tuple[str, str]]
    since: date | None
    quotas: tuple[QuotaLine, ...]


@dataclass(frozen=True)
class ClosedUnits:
    """Units not in force, with the moves into them that would be met if they were."""

    units: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


_NONE = ClosedUnits()


def field_of(plan: Plan, snapshot: Snapshot, rulebook: Rulebook) -> Field:
    """The officials and posts the committee manages on the day, and what the review asks of them."""
    tables = prepare(snapshot)
    asked = review(snapshot, rulebook, plan.day, committee=plan.committee)
    seats = _seats(plan, tables)
    since = counted_since(rulebook, plan.day, plan.term, plan.term_begins)
    return Field(
        people=_people(plan, snapshot, rulebook, asked),
        seats=seats,
        must_fill=_key_vacancies(seats, tables)
        if plan.must_fill is None
        else plan.must_fill,
        concurrent=_held_beside(plan, tables),
        since=since,
        quotas=quota_lines(snapshot, rulebook, plan.day, plan.committee, since),
    )


def build(
    plan: Plan,
    snapshot: Snapshot,
    rulebook: Rulebook,
    field: Field,
    closed: ClosedUnits = _NONE,
) -> Instance:
    """The instance of a plan whose codes and pins have been checked (`plan_checks`).

    With moves into `closed` units beside its own where it is built to find what stands in the way.
    """
    tables = prepare(snapshot)
    places, leaders = places_of(tables, field), leaders_of(plan, tables)
    moves = _in_order((*_moves(plan, snapshot, rulebook, field, places), *closed.moves))
    cases = list(Case)
    return Instance(
        day=plan.day,
        people=tuple(field.people.values()),
        seats=_reopened_seats(field, closed),
        moves=moves,
        must_fill=tuple(sorted(field.must_fill)),
        may_stay_open=frozenset(plan.may_stay_open),
        pins=tuple(sorted(plan.pin, key=lambda pin: (pin.official, pin.post))),
        forbids=tuple(
            sorted(plan.forbid, key=lambda one: (one.official, one.post or ""))
        ),
        max_moves=plan.max_moves,
        max_chain=plan.max_chain,
        max_cycle=plan.max_cycle,
        robust=plan.prefer_robust,
        caps=tuple(caps(plan, rulebook, field.people.values(), leaders)),
        quotas=quotas(plan, field.quotas, moves, places),
        shares=tuple(shares(plan, tables, rulebook, places)),
        apart=tuple(apart(plan, rulebook, field.people.values(), places)),
        limits=tuple(leader_limits(plan, tables, rulebook, field.seats, leaders)),
        not_yet=tuple(not_yet(plan, rulebook, moves, places)),
        following=tuple(following(plan, tables, rulebook, moves, places, field.since)),
        names=names_in(snapshot),
        kin=_kin(tables, field),
        kin_cites={case: _cites(rulebook, plan, case, "no_relative") for case in cases},
        cites={case: _cites(rulebook, plan, case) for case in cases},
        closed_units=closed.units,
    )


def into_closed_units(
    plan: Plan, snapshot: Snapshot, rulebook: Rulebook, field: Field
) -> ClosedUnits:
    """What the rules would find met if no unit of the committee's posts had ended or were still to begin."""
    units = {seat.unit for seat in field.seats.values() if seat.closed}
    if not units:
        return _NONE
    opened = _reopened(snapshot, units)
    places = places_of(prepare(opened), field)
    moves = tuple(
        move
        for move in _moves(plan, opened, rulebook, field, places)
        if move.to_unit in units
    )
    return ClosedUnits(tuple(sorted(units)), moves)


def _reopened(snapshot: Snapshot, units: Collection[str]) -> Snapshot:
    ending = pl.when(~pl.col("code").is_in(list(units)))
    told = snapshot.units.with_columns(
        ending.then("valid_from").alias("valid_from"),
        ending.then("valid_until").alias("valid_until"),
    )
    return replace(snapshot, units=told)


def _reopened_seats(field: Field, closed: ClosedUnits) -> Mapping[str, Seat]:
    return {
        code: replace(seat, closed=seat.closed and seat.unit not in closed.units)
        for code, seat in field.seats.items()
    }


def pin_verdicts(
    plan: Plan, snapshot: Snapshot, rulebook: Rulebook, field: Field
) -> dict[tuple[str, str], Verdict]:
    """What the rules say of each pinned move: under the case of its official, or as a transfer.

    A transfer is asked only of those the plan lets transfer, and only where the first is not met.
    """
    found = {}
    for pin in plan.pin:
        cases = [field.people[pin.official].case]
        if pin.official in plan.transfers:
            cases.append(Case.TRANSFER)
        told = [
            verdicts(
                screen(
                    snapshot,
                    rulebook,
                    plan.day,
                    committee=plan.committee,
                    officials=[pin.official],
                    posts=[pin.post],
                    case=case,
                )
            )[-1]
            for case in cases
        ]
        met = (verdict for verdict in told if verdict.outcome is Outcome.MET)
        found[pin.official, pin.post] = next(met, told[0])
    return found


def _people(
    plan: Plan, snapshot: Snapshot, rulebook: Rulebook, asked: Review
) -> dict[str, Participant]:
    leaving = {
        one.official: one.case
        for one in (_leaving(asked) if plan.must_leave is None else plan.must_leave)
    }
    listed = screen(snapshot, rulebook, plan.day, committee=plan.committee).facts
    rows = listed.select("official", "held_post", "held_unit").iter_rows()
    return {
        official: Participant(
            official,
            post,
            unit,
            leaving.get(official, Case.TRAINING),
            official in leaving,
        )
        for official, post, unit in sorted(rows)
    }


def _leaving(asked: Review) -> list[MustLeave]:
    found: dict[str, MustLeave] = {}
    for kind, case in GROUNDS.items():
        for demand in asked.demands:
            if demand.kind is kind and demand.official is not None:
                found.setdefault(demand.official, MustLeave(demand.official, case))
    return list(found.values())


def _key_vacancies(seats: Mapping[str, Seat], tables: Prepared) -> tuple[str, ...]:
    key = set(tables.posts.filter("key")["post"])
    return tuple(code for code, seat in seats.items() if seat.open > 0 and code in key)


def _seats(plan: Plan, tables: Prepared) -> dict[str, Seat]:
    managing = tables.succeeded_by(plan.committee)
    posts = tables.posts.filter(pl.col("managed_by").is_in(managing)).with_columns(
        pl.lit(plan.day).alias("on")
    )
    held = collect(open_seats(posts.select("post", "on"), tables))
    rows = (
        posts.with_columns(closed=~unit_in_force())
        .join(held, on=["post", "on"])
        .sort("post")
        .select("post", "unit", "role", "seats", "holders", "closed")
    )
    return {row["post"]: Seat(**row) for row in rows.iter_rows(named=True)}


def _held_beside(plan: Plan, tables: Prepared) -> frozenset[tuple[str, str]]:
    """Officials and the posts they hold beside their main one: no seat there is free for them."""
    now = tables.all_tenures.filter(
        holds("held_from", "held_until", plan.day),
        pl.col("concurrent"),
        pl.col("post").is_not_null(),
    )
    return frozenset(now.select("official", "post").iter_rows())


def _moves(
    plan: Plan,
    snapshot: Snapshot,
    rulebook: Rulebook,
    field: Field,
    places: Mapping[str, Place],
) -> tuple[Move, ...]:
    """Moves found met, each pair once: as a rotation, or as a transfer where no rotation may be made yet."""
    found: dict[tuple[str, str], Move] = {}
    people = field.people.values()
    for case in sorted({one.case for one in people}):
        under = [one.official for one in people if one.case is case]
        found |= _met(plan, snapshot, rulebook, field, case, under)
    waiting = {
        pair
        for wait in not_yet(plan, rulebook, list(found.values()), places)
        if plan.day < wait.opens
        for pair in wait.moves
    }
    transfers = _met(plan, snapshot, rulebook, field, Case.TRANSFER, plan.transfers)
    for pair, move in transfers.items():
        if pair not in found or pair in waiting:
            found[pair] = move
    for pinned in _pinned(plan, snapshot, rulebook, field):
        found.setdefault((pinned.official, pinned.target), pinned)
    return _in_order(found.values())


def _in_order(moves: Iterable[Move]) -> tuple[Move, ...]:
    return tuple(sorted(moves, key=lambda move: (move.official, move.target)))


def _met(
    plan: Plan,
    snapshot: Snapshot,
    rulebook: Rulebook,
    field: Field,
    case: Case,
    officials: Collection[str],
) -> dict[tuple[str, str], Move]:
    """Moves of the officials that the rules find met under the case."""
    if not officials:
        return {}
    found = possible_moves(
        snapshot, rulebook, plan.day, committee=plan.committee, case=case
    ).filter(
        pl.col("outcome"),
        pl.col("official").is_in(list(officials)),
        pl.col("post") != pl.col("held_post"),
    )
    points = merits(found, snapshot, rulebook, plan.day)
    rows = found.select("official", "post", "direction").iter_rows()
    return {
        (official, post): _move(
            field, official, post, direction, case, points[official, post]
        )
        for official, post, direction in rows
        if (official, post) not in field.concurrent
    }


def _move(
    field: Field,
    official: str,
    post: str,
    direction: str | None,
    case: Case,
    merit: int,
) -> Move:
    person, seat = field.people[official], field.seats[post]
    return Move(
        official=official,
        origin=person.post,
        target=post,
        from_unit=person.unit,
        to_unit=seat.unit,
        direction=direction,
        case=case,
        merit=merit,
    )


def _pinned(
    plan: Plan, snapshot: Snapshot, rulebook: Rulebook, field: Field
) -> Iterable[Move]:
    found = pin_verdicts(plan, snapshot, rulebook, field)
    told = pl.DataFrame(
        [(*pair, verdict.facts["age"]) for pair, verdict in found.items()],
        schema={"official": pl.String, "post": pl.String, "age": pl.Int64},
        orient="row",
    )
    points = merits(told, snapshot, rulebook, plan.day)
    for (official, post), verdict in found.items():
        direction = verdict.facts["direction"]
        move = _move(
            field,
            official,
            post,
            None if direction is None else str(direction),
            Case(verdict.case),
            points[official, post],
        )
        stopping = verdict.stopping
        yield replace(
            move,
            met=verdict.outcome is Outcome.MET,
            against=tuple(one.sentence for one in stopping),
            against_cites=tuple(
                dict.fromkeys(cite for one in stopping for cite in one.cites)
            ),
        )


def places_of(tables: Prepared, field: Field) -> dict[str, Place]:
    """What quotas ask of each post that takes part."""
    told = tables.posts.filter(pl.col("post").is_in(list(field.seats)))
    return {row["post"]: place(row) for row in told.iter_rows(named=True)}


def _kin(tables: Prepared, field: Field) -> tuple[tuple[str, str], ...]:
    pairs = tables.kin.filter(pl.col("official") < pl.col("relative"))
    return tuple(
        (one, other)
        for one, other in pairs.iter_rows()
        if one in field.people and other in field.people
    )


def _cites(
    rulebook: Rulebook, plan: Plan, case: Case, criterion: str | None = None
) -> tuple[str, ...]:
    """Texts of the criteria a move of the case has to meet, or of one of them."""
    return tuple(
        dict.fromkeys(
            cite
            for rule in rulebook.rules(plan.day, case)
            if rule.entry.force is not Force.ADVISORY and criterion in (None, rule.id)
            for cite in rule.entry.cites
        )
    )
