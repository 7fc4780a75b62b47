"""Screening: officials, and moves to posts, against the criteria in force on a day."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl

from luanchuyen.rules import derived
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import Case, Force
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.moves import moves
from luanchuyen.rules.facts.officials import (
    BUILDERS,
    Question,
    ask,
    everyone,
    held,
    person,
)
from luanchuyen.rules.facts.prepared import Prepared, prepare
from luanchuyen.rules.facts.vocabulary import TOLD_OF_OFFICIAL, Facts
from luanchuyen.rules.rulebook import Rule, Rulebook
from luanchuyen.snapshot.snapshot import Snapshot


class UnknownCodeError(LookupError):
    """A code asked about stands nowhere in the snapshot."""


@dataclass(frozen=True, eq=False)
class Screening:
    """Outcomes of one screening, a row a verdict; sentences are written for the rows people look at.

    `facts` holds the facts of each row and one column a rule: true (met), false (not met), null (not
    known); `outcome` is the same over all rules that are not advisory. Rows: officials by code with
    `post` null, then their rows for each post asked about.
    """

    rulebook: Rulebook
    on: date
    snapshot: Snapshot
    case: Case
    rules: tuple[Rule, ...]
    facts: pl.DataFrame

    @property
    def outcomes(self) -> pl.DataFrame:
        """Columns official, post, outcome, and the outcome of each rule."""
        columns = [
            rule.column for rule in self.rules if rule.column in self.facts.columns
        ]
        return self.facts.select("official", "post", "outcome", *columns)


def screen(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    *,
    committee: str | None = None,
    officials: Collection[str] | None = None,
    posts: Sequence[str] = (),
    case: Case | str = Case.TRAINING,
    ruled_on: date | None = None,
) -> Screening:
    """Screen on a day (contract, section 4).

    The facts are those of the day; the entries of the rulebook those of `ruled_on`, by default the same.
    Listed are the officials named; else those whose post the committee manages; else all with a
    current main post. Each post adds a row for every listed official.
    Raises NotInForceError when the rulebook says nothing yet, UnknownCodeError for an unknown code.
    """
    ruled_on = ruled_on or on
    rulebook.require_in_force(ruled_on)
    require_known(snapshot, committee=committee, officials=officials, posts=posts)
    case = Case(case)
    rules = tuple(rulebook.rules(ruled_on, case))
    tables = narrowed(snapshot, officials, posts)
    asked = ask(tables, rulebook.roadmaps, everyone(tables, on), committee)
    facts = judged(asked, rulebook, ruled_on, rules, posts, listed=officials is None)
    return Screening(rulebook, on, snapshot, case, rules, facts)


def narrowed(
    snapshot: Snapshot, officials: Collection[str] | None, posts: Collection[str] = ()
) -> Prepared:
    """The prepared tables, cut down to the officials named, if any are."""
    tables = prepare(snapshot)
    return tables if officials is None else tables.of(officials, posts)


def judged(
    asked: Question,
    rulebook: Rulebook,
    on: date,
    rules: Sequence[Rule],
    posts: Sequence[str] = (),
    *,
    listed: bool = False,
) -> pl.DataFrame:
    """Facts and outcomes of the cases, and of their moves to the posts.

    `on` says which entries of the rulebook hold: the days of the cases must not pass the next change.
    """
    about_officials = [
        rule for rule in rules if criteria()[rule.id].about == "official"
    ]
    facts = facts_of(asked, rulebook, on, _wanted(rulebook, on, rules), listed=listed)
    told = collect(
        facts.with_columns(
            expression(rule).alias(rule.column) for rule in about_officials
        )
    )
    alone = told.with_columns(
        _outcome(about_officials), post=pl.lit(None, dtype=pl.String)
    )
    if not posts:
        return alone
    pairs = told.join(
        pl.DataFrame({"post": posts}), how="cross", maintain_order="left_right"
    )
    moved = judged_moves(pairs, asked, rulebook, on, rules)
    return pl.concat([alone, moved], how="diagonal").sort(
        "official", "on", maintain_order=True
    )


def facts_of(
    asked: Question,
    rulebook: Rulebook,
    on: date,
    names: Collection[str],
    *,
    listed: bool = False,
) -> pl.LazyFrame:
    """The cases with the facts named, and with what the rulebook makes of them.

    With `listed`, only officials whose post the committee manages.
    """
    facts = held(person(asked.cases.lazy(), asked), asked)
    if listed:
        facts = facts.filter("in_committee")
    facts = _built(facts, asked, names)
    return facts.with_columns(derived.of_official(rulebook, on))


def judged_moves(
    pairs: pl.DataFrame,
    asked: Question,
    rulebook: Rulebook,
    on: date,
    rules: Sequence[Rule],
) -> pl.DataFrame:
    """Facts and outcomes of moves, from rows with an official's facts, outcomes and `post`."""
    about_moves = [rule for rule in rules if criteria()[rule.id].about == "move"]
    return collect(
        moves(pairs, asked)
        .with_columns(derived.of_move(rulebook, on))
        .with_columns(expression(rule).alias(rule.column) for rule in about_moves)
        .with_columns(_outcome(rules))
    )


def _built(
    facts: pl.LazyFrame, asked: Question, wanted: Collection[str]
) -> pl.LazyFrame:
    for builder, provides in BUILDERS:
        if builder not in (person, held) and not provides.isdisjoint(wanted):
            facts = builder(facts, asked)
    return facts


def _wanted(rulebook: Rulebook, on: date, rules: Iterable[Rule]) -> set[str]:
    """Names of the facts that anything asked for speaks of."""
    derivations = (*derived.of_official(rulebook, on), *derived.of_move(rulebook, on))
    names = {name for one in derivations for name in one.meta.root_names()}
    return names.union(TOLD_OF_OFFICIAL, *(facts_named(rule) for rule in rules))


def _outcome(rules: Iterable[Rule]) -> pl.Expr:
    """Not met if any is not met, else not known if any is not known; advice never stops."""
    stopping = [
        pl.col(rule.column) for rule in rules if rule.entry.force is not Force.ADVISORY
    ]
    return pl.all_horizontal([pl.lit(True), *stopping]).alias("outcome")


@lru_cache(maxsize=1024)
def expression(rule: Rule) -> pl.Expr:
    """The criterion's expression with the rulebook's values."""
    criterion = criteria()[rule.id]
    values = criterion.values.model_validate(rule.entry.values)
    return criterion.expression(
        Facts(), **{name: getattr(values, name) for name in values.model_fields_set}
    )


@lru_cache(maxsize=1024)
def facts_named(rule: Rule) -> tuple[str, ...]:
    """The facts the rule's expression speaks of, each once, without the day."""
    names = dict.fromkeys(expression(rule).meta.root_names())
    return tuple(name for name in names if name != "on")


def require_known(
    snapshot: Snapshot,
    *,
    committee: str | None = None,
    officials: Collection[str] | None = None,
    posts: Collection[str] = (),
) -> None:
    """Raise UnknownCodeError, with a sentence, for a code that stands nowhere in the snapshot."""
    asked = (
        ("đơn vị", "Đơn vị", snapshot.units, [committee] if committee else []),
        ("cán bộ", "Cán bộ", snapshot.people, officials or []),
        ("chức danh", "Chức danh", snapshot.posts, posts),
    )
    for what, sheet, frame, codes in asked:
        for code in codes:
            if not _holds(frame["code"], code):
                raise UnknownCodeError(
                    f"Không có {what} mã «{code}» trong trang {sheet}."
                )


def _holds(codes: pl.Series, code: str) -> bool:
    """Whether a sorted column of codes holds one."""
    place = bisect_left(codes, code)
    return place < codes.len() and bool(codes[place] == code)
