"""Who belongs to one of the groups a rulebook names, each on a day of one's own."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from luanchuyen.rules import derived
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.officials import ask
from luanchuyen.rules.facts.prepared import Prepared
from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import facts_of
from luanchuyen.rules.subjects import Group, belongs


def members(
    tables: Prepared,
    rulebook: Rulebook,
    on: date,
    groups: Sequence[Group],
    cases: pl.DataFrame,
    committee: str,
) -> pl.DataFrame:
    """Of the cases (columns official and on) those that belong to a group, told by the record.

    Only officials whose post the committee manages on their day; `on` says which entries of the
    rulebook hold.
    """
    belonging = pl.any_horizontal([belongs(Facts(), group) for group in groups])
    asked = ask(tables, rulebook.roadmaps, cases, committee)
    names = {
        name
        for one in (belonging, *derived.of_official(rulebook, on))
        for name in one.meta.root_names()
    }
    facts = facts_of(asked, rulebook, on, names, listed=True)
    return collect(facts.filter(belonging).select("official", "on"))
