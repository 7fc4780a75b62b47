"""What the rules say of officials and posts that make no move of the instance."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from luanchuyen.matching.problem import Problem
from luanchuyen.rules.entries import Case, Force
from luanchuyen.rules.screening import Screening, screen
from luanchuyen.rules.verdicts import Verdict, verdicts

_MOST = 3


def verdicts_of(
    problem: Problem, official: str, post: str | None = None
) -> list[Verdict]:
    """Of the official, or of the official and the post: under the case of the plan, and as a transfer.

    The second only for those the plan lets transfer too.
    """
    person = problem.field.people.get(official)
    cases = [person.case if person else Case.TRAINING]
    if official in problem.plan.transfers and Case.TRANSFER not in cases:
        cases.append(Case.TRANSFER)
    return [verdicts(_screened(problem, [official], post, case))[-1] for case in cases]


def nearest(problem: Problem, post: str) -> list[Verdict]:
    """Verdicts of those whom the fewest criteria stop from the post, by code among equals."""
    people = problem.field.people.values()
    found = []
    for case in sorted({one.case for one in people}):
        under = [
            one.official for one in people if one.case is case and one.post != post
        ]
        screened = _screened(problem, under, post, case)
        found += [(*counted, screened) for counted in _stops(screened)]
    first = sorted(found, key=lambda one: one[:2])[:_MOST]
    return [_only(screened, official) for _, official, screened in first]


def _screened(
    problem: Problem, officials: Sequence[str], post: str | None, case: Case
) -> Screening:
    return screen(
        problem.snapshot,
        problem.rulebook,
        problem.plan.day,
        committee=problem.plan.committee,
        officials=officials,
        posts=[post] if post else (),
        case=case,
    )


def _stops(screened: Screening) -> Iterator[tuple[int, str]]:
    """How many criteria stop each official whom any stops from the post."""
    stopped = pl.sum_horizontal(
        pl.lit(0),
        *(
            pl.col(rule.column).ne_missing(pl.lit(True)).cast(pl.Int64)
            for rule in screened.rules
            if rule.entry.force is not Force.ADVISORY
        ),
    )
    pairs = screened.facts.filter(pl.col("post").is_not_null())
    counted = pairs.select(stopped.alias("stops"), "official")
    yield from counted.filter(pl.col("stops") > 0).iter_rows()


def _only(screened: Screening, official: str) -> Verdict:
    of_pair = (pl.col("official") == official) & pl.col("post").is_not_null()
    (verdict,) = verdicts(replace(screened, facts=screened.facts.filter(of_pair)))
    return verdict
