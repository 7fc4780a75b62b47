"""Screening: officials, and moves to posts, against the criteria in force on a day."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from luanchuyen.rules import derived
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import Case, Force
from luanchuyen.rules.facts.moves import moves
from luanchuyen.rules.facts.officials import BUILDERS, Question, held, person
from luanchuyen.rules.facts.prepared import prepare
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
        return self.facts.select("official", "post", "outcome", *(rule.column for rule in self.rules))

    @cached_property
    def expressions(self) -> dict[str, pl.Expr]:
        """The expression of each rule by its column."""
        return {rule.column: expression(rule) for rule in self.rules}


def screen(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    *,
    committee: str | None = None,
    officials: Collection[str] | None = None,
    posts: Sequence[str] = (),
    case: Case | str = Case.TRAINING,
) -> Screening:
    """Screen on a day (contract, section 4).

    Listed are the officials named; else those whose post the committee manages; else all with a
    current main post. Each post adds a row for every listed official.
    Raises NotInForceError when the rulebook says nothing yet, UnknownCodeError for an unknown code.
    """
    rulebook.require_in_force(on)
    require_known(snapshot, committee=committee, officials=officials, posts=posts)
    case = Case(case)
    rules = tuple(rulebook.rules(on, case))
    asked = ask(snapshot, rulebook, committee, officials)
    cases = asked.tables.snapshot.people.select(
        pl.col("code").alias("official"), pl.lit(on).alias("on")
    )
    facts = judged(cases, asked, rulebook, on, rules, posts, listed=officials is None)
    return Screening(rulebook, on, snapshot, case, rules, facts)


def ask(
    snapshot: Snapshot,
    rulebook: Rulebook,
    committee: str | None,
    officials: Collection[str] | None,
) -> Question:
    """The question facts are built for; naming officials narrows the tables to them."""
    tables = prepare(snapshot)
    if officials is not None:
        tables = tables.of(officials)
    return Question(tables, rulebook.roadmaps, committee)


def judged(
    cases: pl.DataFrame,
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
    about_officials = [rule for rule in rules if criteria()[rule.id].about == "official"]
    wanted = {*TOLD_OF_OFFICIAL, *_named(map(expression, rules)), *_named(derived.of_move(rulebook, on))}
    facts = held(person(cases, asked), asked)
    if listed:
        facts = facts.filter("in_committee")
    facts = _built(facts, asked, wanted).with_columns(derived.of_official(rulebook, on))
    facts = facts.with_columns(expression(rule).alias(rule.column) for rule in about_officials)
    alone = facts.with_columns(_outcome(about_officials), post=pl.lit(None, dtype=pl.String))
    if not posts:
        return alone.with_columns(
            pl.lit(None, dtype=pl.Boolean).alias(rule.column)
            for rule in rules
            if rule not in about_officials
        )
    return pl.concat([alone, _moves(facts, asked, rulebook, on, rules, posts)], how="diagonal").sort(
        "official", "on", maintain_order=True
    )


def _built(facts: pl.DataFrame, asked: Question, wanted: Collection[str]) -> pl.DataFrame:
    for builder, provides in BUILDERS:
        if builder not in (person, held) and not provides.isdisjoint(wanted):
            facts = builder(facts, asked)
    return facts


def _moves(
    facts: pl.DataFrame,
    asked: Question,
    rulebook: Rulebook,
    on: date,
    rules: Sequence[Rule],
    posts: Sequence[str],
) -> pl.DataFrame:
    pairs = facts.join(pl.DataFrame({"post": posts}), how="cross", maintain_order="left_right")
    return judged_moves(pairs, asked, rulebook, on, rules)


def judged_moves(
    pairs: pl.DataFrame, asked: Question, rulebook: Rulebook, on: date, rules: Sequence[Rule]
) -> pl.DataFrame:
    """Facts and outcomes of moves, from rows with an official's facts, outcomes and `post`."""
    about_moves = [rule for rule in rules if criteria()[rule.id].about == "move"]
    told = moves(pairs, asked).with_columns(derived.of_move(rulebook, on))
    told = told.with_columns(expression(rule).alias(rule.column) for rule in about_moves)
    return told.with_columns(_outcome(rules))


def _outcome(rules: Iterable[Rule]) -> pl.Expr:
    """Not met if any is not met, else not known if any is not known; advice never stops."""
    stopping = [
        pl.col(rule.column) for rule in rules if rule.entry.force is not Force.ADVISORY
    ]
    return pl.all_horizontal([pl.lit(True), *stopping]).alias("outcome")


def expression(rule: Rule) -> pl.Expr:
    """The criterion's expression with the rulebook's values."""
    criterion = criteria()[rule.id]
    values = criterion.values.model_validate(rule.entry.values)
    return criterion.expression(Facts(), **{name: getattr(values, name) for name in values.model_fields_set})


def _named(expressions: Iterable[pl.Expr]) -> Iterator[str]:
    for one in expressions:
        yield from one.meta.root_names()


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
                raise UnknownCodeError(f"Không có {what} mã «{code}» trong trang {sheet}.")


def _holds(codes: pl.Series, code: str) -> bool:
    """Whether a sorted column of codes holds one."""
    place = codes.search_sorted(code, "left")
    return place < codes.len() and codes[place] == code
