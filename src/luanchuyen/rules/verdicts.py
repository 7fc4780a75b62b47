"""Verdicts for people: one screening row as outcomes, citations, facts and sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import Force
from luanchuyen.rules.facts.vocabulary import TOLD_OF_MOVE, TOLD_OF_OFFICIAL, vocabulary
from luanchuyen.rules.rulebook import Rule
from luanchuyen.rules.screening import Screening, facts_named


class Outcome(StrEnum):
    """Met, not met, or not known: the last never turns into one of the others."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"

    @classmethod
    def of(cls, value: bool | None) -> "Outcome":
        if value is None:
            return cls.NOT_KNOWN
        return cls.MET if value else cls.NOT_MET


@dataclass(frozen=True)
class CriterionVerdict:
    """One criterion's outcome under one text, with the facts it rests on."""

    id: str
    book: str
    outcome: Outcome
    force: Force
    by: str | None
    cites: tuple[str, ...]
    facts: Mapping[str, object]
    sentence: str
    unverified: bool
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What a screening says of one official, or of one official and one post."""

    official: str
    post: str | None
    case: str
    outcome: Outcome
    facts: Mapping[str, object]
    criteria: tuple[CriterionVerdict, ...]
    eligible_from: date | None = None
    eligible_until: date | None = None

    @property
    def stopping(self) -> tuple[CriterionVerdict, ...]:
        """What stands in the way: criteria not met or not known; advice never does."""
        return tuple(
            one
            for one in self.criteria
            if one.outcome is not Outcome.MET and one.force is not Force.ADVISORY
        )


def verdicts(screening: Screening) -> list[Verdict]:
    """Every row of a screening with its sentences."""
    return [_verdict(screening, row) for row in screening.facts.iter_rows(named=True)]


def _verdict(screening: Screening, row: Mapping[str, object]) -> Verdict:
    post = row["post"]
    rules = [
        rule
        for rule in screening.rules
        if post or criteria()[rule.id].about == "official"
    ]
    told = {name: _plain(row.get(name)) for name in (*TOLD_OF_OFFICIAL, *TOLD_OF_MOVE)}
    return Verdict(
        official=str(row["official"]),
        post=None if post is None else str(post),
        case=screening.case.value,
        outcome=Outcome.of(_truth(row["outcome"])),
        facts=told | {"retirement_month": _month(row["retirement_month"])},
        criteria=tuple(_criterion(rule, row) for rule in rules),
    )


def _criterion(rule: Rule, row: Mapping[str, object]) -> CriterionVerdict:
    names = facts_named(rule)
    outcome = Outcome.of(_truth(row[rule.column]))
    facts = {name: _plain(row.get(name)) for name in names}
    missing = tuple(
        name for name in names if facts[name] is None and vocabulary()[name].paper
    )
    return CriterionVerdict(
        id=rule.id,
        book=rule.book,
        outcome=outcome,
        force=rule.entry.force or Force.ABSOLUTE,
        by=rule.entry.by,
        cites=tuple(rule.entry.cites),
        facts=facts,
        sentence=_sentence(rule, outcome, facts, missing),
        unverified=rule.entry.unverified,
        missing=missing if outcome is Outcome.NOT_KNOWN else (),
    )


def _sentence(
    rule: Rule, outcome: Outcome, facts: Mapping[str, object], missing: Sequence[str]
) -> str:
    if outcome is Outcome.NOT_KNOWN:
        return _not_known(missing)
    template: str = getattr(criteria()[rule.id].module, outcome.name)
    words = {
        name: said(value) for name, value in (rule.entry.values | dict(facts)).items()
    }
    return template.format_map(words)


def _not_known(missing: Sequence[str]) -> str:
    if not missing:
        return "Chưa đủ hồ sơ để kết luận."
    facts = dict.fromkeys(vocabulary()[name].label for name in missing)
    papers = dict.fromkeys(vocabulary()[name].paper for name in missing)
    told = f"Chưa đủ hồ sơ để kết luận: chưa rõ {'; '.join(facts)}."
    # A fact that is called as its own paper is not asked for a second time.
    wanted = "; ".join(paper for paper in papers if paper not in facts)
    return f"{told} Cần bổ sung: {wanted}." if wanted else told


def said(value: object) -> str:
    """A value as a sentence says it."""
    if value is None or value == []:
        return "chưa có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.1%}".replace(".", ",")
    if isinstance(value, list):
        return ", ".join(said(item) for item in value)
    return str(value)


def _plain(value: object) -> object:
    return value.to_list() if isinstance(value, pl.Series) else value


def _month(value: object) -> str | None:
    return f"{value:%Y-%m}" if isinstance(value, date) else None


def _truth(value: object) -> bool | None:
    return None if value is None else bool(value)
