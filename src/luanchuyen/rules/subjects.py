"""Groups of officials a rulebook may rotate (đối tượng luân chuyển), each one expression."""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Literal

import polars as pl
from pydantic import BaseModel, ConfigDict

from luanchuyen.rules.facts.vocabulary import Facts


class Group(BaseModel):
    """One group as the rulebook names it, with the titles, levels, terms and age it speaks of.

    `at_levels` keeps of the group only who works at one of these levels.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    group: Literal[
        "planned",
        "planned_for",
        "young_and_promising",
        "holds_title",
        "works_at",
        "managed_by_committee",
        "never_worked_at",
        "not_yet_rotated_to",
        "local_in_non_local_post",
        "two_terms_served",
    ]
    titles: list[str] = []
    levels: list[str] = []
    at_levels: list[str] = []
    terms: list[str] = []
    under_age: int = 0
    promising: bool = False


def belongs(fact: Facts, group: Group) -> pl.Expr:
    """Whether the official belongs to the group; where it asks so, by a signed assessment too."""
    member = _GROUPS[group.group](fact, group)
    if group.at_levels:
        member &= fact.held_level.is_in(group.at_levels)
    return member & fact.promising if group.promising else member


def _planned(fact: Facts, group: Group) -> pl.Expr:
    return fact.planned


def _planned_for(fact: Facts, group: Group) -> pl.Expr:
    wanted = [
        "/".join(parts) for parts in product(group.titles, group.levels, group.terms)
    ]
    return fact.planned_for.list.set_intersection(wanted).list.len() > 0


def _young_and_promising(fact: Facts, group: Group) -> pl.Expr:
    return fact.planned & fact.promising & (fact.age < group.under_age)


def _holds_title(fact: Facts, group: Group) -> pl.Expr:
    return fact.held_title.is_in(group.titles) & fact.held_level.is_in(group.levels)


def _works_at(fact: Facts, group: Group) -> pl.Expr:
    return fact.held_level.is_in(group.levels)


def _managed_by_committee(fact: Facts, group: Group) -> pl.Expr:
    return fact.in_committee


def _never_worked_at(fact: Facts, group: Group) -> pl.Expr:
    """A recorded stay decides; without one, a career with holes leaves it unknown."""
    been_there = fact.worked_at.list.set_intersection(group.levels).list.len() > 0
    return pl.when(been_there).then(False).when(fact.history_told).then(True)


def _not_yet_rotated_to(fact: Facts, group: Group) -> pl.Expr:
    been_there = fact.rotated_to.list.set_intersection(group.levels).list.len() > 0
    return fact.in_committee & ~been_there


def _local_in_non_local_post(fact: Facts, group: Group) -> pl.Expr:
    return fact.non_local_post & fact.held_local


def _two_terms_served(fact: Facts, group: Group) -> pl.Expr:
    return fact.two_term_limit.is_not_null() & (fact.head_months >= fact.two_term_limit)


_GROUPS: Mapping[str, Callable[[Facts, Group], pl.Expr]] = {
    "planned": _planned,
    "planned_for": _planned_for,
    "young_and_promising": _young_and_promising,
    "holds_title": _holds_title,
    "works_at": _works_at,
    "managed_by_committee": _managed_by_committee,
    "never_worked_at": _never_worked_at,
    "not_yet_rotated_to": _not_yet_rotated_to,
    "local_in_non_local_post": _local_in_non_local_post,
    "two_terms_served": _two_terms_served,
}
