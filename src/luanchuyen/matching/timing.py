"""When the moves of a plan may take effect: its window, the middle of its term, what follows what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from luanchuyen.matching.instance import Following, Move, NotYet
from luanchuyen.matching.plan import Plan
from luanchuyen.rules.entries import Case
from luanchuyen.rules.facts.prepared import Prepared
from luanchuyen.rules.moves_made import ROTATION, moves_made
from luanchuyen.rules.periods import months_later
from luanchuyen.rules.quotas import Place, Way, place
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.terms import begins, middle, term_on
from luanchuyen.rules.words import TIMINGS

WINDOW = "window"

Pairs = frozenset[tuple[str, str]]


def not_yet(
    plan: Plan, rulebook: Rulebook, moves: Sequence[Move], places: Mapping[str, Place]
) -> Iterator[NotYet]:
    """Rotations whose day is still to come; transfers may be made at any time.

    The middle is of the term the plan names, else of the one the day falls into by the rulebook.
    """
    rules = rulebook.timing(plan.day)
    window, mid_term = rules.get(WINDOW), rules.get("mid_term")
    if window and window.opens:
        every = _going(moves, places, Way())
        label = TIMINGS[WINDOW]
        yield NotYet(WINDOW, label, every, window.opens, tuple(window.cites))
    term = plan.term or term_on(rulebook, plan.day)
    if mid_term and term:
        half = middle(term, plan.term_begins or begins(term))
        yield NotYet(
            id="mid_term",
            label=f"{TIMINGS['mid_term']} {term}",
            moves=_going(moves, places, Way(out_of=mid_term.body)),
            opens=months_later(half, -(mid_term.tolerance_months or 0)),
            cites=tuple(mid_term.cites),
        )


def following(
    plan: Plan,
    tables: Prepared,
    rulebook: Rulebook,
    moves: Sequence[Move],
    places: Mapping[str, Place],
    since: date | None,
) -> Iterator[Following]:
    """Arrivals in a body that follow departures from it, those made since the day counted in."""
    entry = rulebook.timing(plan.day).get("in_follows_out")
    if entry is None:
        return
    out, into = Way(out_of=entry.body), Way(into=entry.body)
    yield Following(
        id="in_follows_out",
        label=TIMINGS["in_follows_out"],
        arriving=_going(moves, places, into),
        leaving=_going(moves, places, out),
        ahead=_made(plan, tables, out, "left", since)
        - _made(plan, tables, into, "taken", since),
        cites=tuple(entry.cites),
    )


def _going(moves: Sequence[Move], places: Mapping[str, Place], way: Way) -> Pairs:
    return frozenset(
        (move.official, move.target)
        for move in moves
        if move.case is not Case.TRANSFER
        and way.fits(places[move.origin], places[move.target])
    )


def _made(plan: Plan, tables: Prepared, way: Way, end: str, since: date | None) -> int:
    """Rotations made that way since the day, at a post the committee manages."""
    if since is None:
        return 0
    managing = tables.succeeded_by(plan.committee)
    return sum(
        row["form"] == ROTATION
        and row[f"{end}_managed_by"] in managing
        and way.fits(place(row, "left_"), place(row, "taken_"))
        for row in moves_made(tables, since, plan.day).iter_rows(named=True)
    )
