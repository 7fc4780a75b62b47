"""Demands that come from who holds a post: terms served, locals, stays and retirements."""

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from luanchuyen.rules import derived
from luanchuyen.rules.demand.lines import Kind, lines
from luanchuyen.rules.entries import Case, TwoTermsEntry
from luanchuyen.rules.rulebook import Rule, Rulebook

_HELD = {"unit": "held_unit", "post": "held_post", "official": "official"}
_RUN = _HELD | {"since": "head_from", "months": "head_months"}
_STAY = _HELD | {"since": "held_from", "months": "months_in_post"}


def two_terms(
    holders: pl.DataFrame, rulebook: Rulebook, on: date
) -> list[pl.DataFrame]:
    """Heads who reached the limit of consecutive terms, and those about to."""
    entries = rulebook.two_terms(on)
    over = pl.col("head_months") >= pl.col("two_term_limit")
    cites = _cites_of_limit(entries)
    found = [lines(holders.filter(over), Kind.TWO_TERMS, cites, **_RUN)]
    soon = rulebook.demand("two_terms_soon", on)
    if soon is not None and soon.months is not None:
        near = ~over & (pl.col("head_months") >= pl.col("two_term_limit") - soon.months)
        found.append(lines(holders.filter(near), Kind.TWO_TERMS_SOON, cites, **_RUN))
    return found


def _cites_of_limit(entries: Sequence[TwoTermsEntry]) -> pl.Expr:
    """Texts of the entries that set the limit of the row: those with the fewest months."""
    parts = [
        pl.when(derived.limited(entry) & (pl.col("two_term_limit") == entry.months))
        .then(pl.lit(entry.cites))
        .otherwise(pl.lit([], dtype=pl.List(pl.String)))
        for entry in entries
    ]
    return pl.concat_list([pl.lit([], dtype=pl.List(pl.String)), *parts])


def local_holders(holders: pl.DataFrame, rulebook: Rulebook, on: date) -> pl.DataFrame:
    """Posts no local may hold, held by a local of the place."""
    rules = derived.non_local_rules(rulebook, on)
    parts = [
        pl.when(derived.listed_as_non_local(rule))
        .then(pl.lit(rule.entry.cites))
        .otherwise(pl.lit([], dtype=pl.List(pl.String)))
        for rule in rules
    ]
    cites = pl.concat_list([pl.lit([], dtype=pl.List(pl.String)), *parts])
    local = holders.filter(pl.col("non_local_post") & pl.col("held_local"))
    return lines(local, Kind.LOCAL_HOLDER, cites, **_STAY)


def unknown_locals(holders: pl.DataFrame) -> list[str]:
    """Holders of such posts of whom nobody can say whether they are locals."""
    return holders.filter(pl.col("non_local_post") & pl.col("held_local").is_null())[
        "official"
    ].to_list()


def stays(holders: pl.DataFrame, rulebook: Rulebook, on: date) -> list[pl.DataFrame]:
    """Rotations past their longest stay, and the others past their shortest."""
    rotated = holders.filter("on_rotation")
    shortest, longest = (
        _months(rulebook, on, "minimum_stay"),
        _months(rulebook, on, "maximum_stay"),
    )
    over = pl.lit(False)
    found = []
    if longest:
        months = min(longest)
        over = pl.col("months_in_post") > months
        found.append(
            lines(rotated.filter(over), Kind.STAY_OVER, longest[months], **_STAY)
        )
    if shortest:
        months = max(shortest)
        reached = ~over & (pl.col("months_in_post") >= months)
        found.append(
            lines(rotated.filter(reached), Kind.STAY_REACHED, shortest[months], **_STAY)
        )
    return found


def _months(rulebook: Rulebook, on: date, criterion: str) -> dict[int, list[str]]:
    """Months asked by the lines of a criterion, each with the texts that ask it."""
    found: dict[int, list[str]] = {}
    for rule in _rules(rulebook.rules(on, Case.TRAINING), criterion):
        found.setdefault(int(str(rule.entry.values["months"])), []).extend(
            rule.entry.cites
        )
    return found


def _rules(rules: Iterable[Rule], criterion: str) -> list[Rule]:
    return [rule for rule in rules if rule.id == criterion]


def retiring(holders: pl.DataFrame, rulebook: Rulebook, on: date) -> list[pl.DataFrame]:
    """Holders who retire soon, or are past it."""
    entry = rulebook.demand("retiring", on)
    if entry is None or entry.months is None:
        return []
    soon = holders.filter(pl.col("months_to_retirement") <= entry.months)
    return [
        lines(soon, Kind.RETIRING, entry.cites, **_HELD, months="months_to_retirement")
    ]
