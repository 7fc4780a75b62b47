"""Facts that depend on the rulebook too: lists, limits and pairs laid over the posts of a case."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import polars as pl

from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import (
    Case,
    Counterparts,
    EquivalenceEntry,
    Force,
    TwoTermsEntry,
)
from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.non_local import must_be_non_local
from luanchuyen.rules.rulebook import Rule, Rulebook
from luanchuyen.snapshot.titles import HEAD


@lru_cache(maxsize=64)
def of_official(rulebook: Rulebook, on: date) -> list[pl.Expr]:
    """Columns non_local_post and two_term_limit, from the entries in force on the day."""
    return [
        must_not_be_local(rulebook, on).alias("non_local_post"),
        two_term_limit(rulebook.two_terms(on)).alias("two_term_limit"),
    ]


@lru_cache(maxsize=64)
def of_move(rulebook: Rulebook, on: date) -> list[pl.Expr]:
    """Column equivalent_pair."""
    return [_equivalent(rulebook.equivalences(on)).alias("equivalent_pair")]


def non_local_rules(rulebook: Rulebook, on: date) -> list[Rule]:
    """Lists of posts that no local may hold; aims that only advise are left out."""
    return [
        rule
        for rule in rulebook.rules(on, Case.NON_LOCAL)
        if rule.id == "not_local" and rule.entry.force is not Force.ADVISORY
    ]


def listed_as_non_local(rule: Rule) -> pl.Expr:
    """Whether the post held stands on the list of one rule."""
    values = (
        criteria()["not_local"].values.model_validate(rule.entry.values).model_dump()
    )
    return must_be_non_local(
        Facts.held_title, Facts.held_level, Facts.held_key, **values
    )


def must_not_be_local(rulebook: Rulebook, on: date) -> pl.Expr:
    """Whether the post held stands on any list in force."""
    lists = [listed_as_non_local(rule) for rule in non_local_rules(rulebook, on)]
    return pl.any_horizontal([pl.lit(False), *lists])


def two_term_limit(entries: Sequence[TwoTermsEntry]) -> pl.Expr:
    """The shortest limit that holds for the post held, in months; null where none does."""
    limits = [pl.when(limited(entry)).then(entry.months) for entry in entries]
    return pl.min_horizontal([pl.lit(None, dtype=pl.Int64), *limits])


def limited(entry: TwoTermsEntry) -> pl.Expr:
    """Whether the limit is about the post held."""
    about = Facts.held_role == HEAD
    if entry.titles:
        about &= Facts.held_title.is_in(entry.titles)
    if entry.levels:
        about &= Facts.held_level.is_in(entry.levels)
    return about


def _equivalent(entries: Sequence[EquivalenceEntry]) -> pl.Expr:
    pairs = [
        (_held(entry.post) & _target(side)) | (_held(side) & _target(entry.post))
        for entry in entries
        for side in entry.with_
    ]
    return pl.any_horizontal([pl.lit(False), *pairs])


def _held(side: Counterparts) -> pl.Expr:
    return Facts.held_title.is_in(side.titles) & Facts.held_level.is_in(side.levels)


def _target(side: Counterparts) -> pl.Expr:
    about = Facts.target_title.is_in(side.titles) & Facts.target_level.is_in(
        side.levels
    )
    if side.delegates_only:
        # No council recorded is no seat in one: nobody writes down that a person has none.
        about &= Facts.council.eq_missing(Facts.target_locality)
    return about
