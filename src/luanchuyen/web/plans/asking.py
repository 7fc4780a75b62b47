"""What else a plan may ask: who more must leave or may be transferred, the term's first day, quotas, teams."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from luanchuyen.matching.building import Field
from luanchuyen.matching.plan import MustLeave, Plan, QuotaNumbers, TeamNumbers
from luanchuyen.rules import rulebook
from luanchuyen.services.naming import Names
from luanchuyen.web.plans import finding
from luanchuyen.web.shared import formats

PER_CENT = 100
Labels = Mapping[str, str]


def quota_labels(field: Field) -> Labels:
    """The rulebook's quotas on the day of the plan."""
    return {line.id: line.label for line in field.quotas}


def team_labels(plan: Plan) -> Labels:
    """The rulebook's team shares on the day of the plan."""
    entries = rulebook.load(plan.rulebook).team_shares(plan.day)
    return {key: entry.label for key, entry in entries.items()}


def initial(plan: Plan, field: Field, names: Names) -> dict[str, Any]:
    """What the text of a plan asks, as the form shows it."""
    more = [one.official for one in _listed(plan, field)[1]]
    shown: dict[str, Any] = {
        "must_leave": _lines(more, names),
        "transfers": _lines(plan.transfers, names),
        "term_begins": formats.day(plan.term_begins) if plan.term_begins else "",
    }
    for quota in plan.quotas:
        shown[f"quota-{quota.id}-least"] = quota.at_least
        shown[f"quota-{quota.id}-most"] = quota.at_most
    for team in plan.team_shares:
        shown[f"team-{team.id}-years"] = team.years
        shown[f"team-{team.id}-share"] = per_cent(team.at_least_share)
    return shown


def _lines(codes: Iterable[str], names: Names) -> str:
    return "\n".join(f"{names.person(code)} ({code})" for code in codes)


def _listed(plan: Plan, field: Field) -> tuple[list[MustLeave], list[MustLeave]]:
    """Who must leave by the review, as far as the plan follows it, and who beyond it."""
    reviewed = {
        one.official: MustLeave(one.official, one.case)
        for one in field.people.values()
        if one.must_leave
    }
    if plan.must_leave is None:
        return list(reviewed.values()), []
    followed = [one for one in plan.must_leave if one.official in reviewed]
    return followed, [one for one in plan.must_leave if one.official not in reviewed]


def asked(
    plan: Plan, given: Mapping[str, Any], field: Field, names: Names
) -> tuple[Plan, list[str]]:
    """The plan with what the form asks, and why something of it cannot be read."""
    leaving, transfers = (
        [finding.official(line, field, names) for line in given[key].splitlines()]
        for key in ("must_leave", "transfers")
    )
    found = replace(
        plan,
        must_leave=_must_leave(plan, [one.code for one in leaving if one.code], field),
        transfers=tuple(dict.fromkeys(one.code for one in transfers if one.code)),
        term_begins=given["term_begins"],
        quotas=tuple(_quotas(given, quota_labels(field))),
        team_shares=tuple(_teams(given, team_labels(plan))),
    )
    return found, [one.told for one in (*leaving, *transfers) if not one.is_plain]


def _must_leave(
    plan: Plan, codes: Iterable[str], field: Field
) -> tuple[MustLeave, ...] | None:
    """None as long as it is what the review asks, and nobody is listed."""
    followed, beyond = _listed(plan, field)
    known = {one.official: one for one in (*followed, *beyond)}
    more = [known.get(code, MustLeave(code)) for code in codes]
    if plan.must_leave is None and not more:
        return None
    return tuple(dict.fromkeys((*followed, *more)))


def _quotas(given: Mapping[str, Any], known: Iterable[str]) -> Iterator[QuotaNumbers]:
    for key in known:
        least, most = given[f"quota-{key}-least"], given[f"quota-{key}-most"]
        if (least, most) != (None, None):
            yield QuotaNumbers(key, least, most)


def _teams(given: Mapping[str, Any], known: Iterable[str]) -> Iterator[TeamNumbers]:
    for key in known:
        years, share = given[f"team-{key}-years"], share_of(given[f"team-{key}-share"])
        if (years, share) != (None, None):
            yield TeamNumbers(key, years, share)


def per_cent(share: Fraction | None) -> Decimal | None:
    """A share as a form shows it."""
    if share is None:
        return None
    told = Decimal(PER_CENT * share.numerator) / Decimal(share.denominator)
    return round(told, 2).normalize()


def share_of(told: Decimal | None) -> Fraction | None:
    """A share as a plan has it."""
    return None if told is None else Fraction(told) / PER_CENT
