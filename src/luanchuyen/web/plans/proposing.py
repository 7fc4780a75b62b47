"""Proposals of units as lines of a table, beside where the plan's version places the same people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.records.models import (
    Account,
    Person,
    PlanVersion,
    UnitProposal,
)
from luanchuyen.services import access, plan_versions
from luanchuyen.services import names as folding
from luanchuyen.services.naming import Names, Place
from luanchuyen.web.shared import words


def people(by: Account, on: date) -> dict[str, Person]:
    """Whom the unit may name, in order of given name."""
    found = access.people(by, on=on)
    ordered = sorted(found, key=lambda one: (folding.sort_key(one.name), one.pk))
    return {one.pk: one for one in ordered}


@dataclass(frozen=True)
class ProposalLine:
    """One proposal; `placed` is where the version sends the same official, None for nowhere."""

    pk: int
    unit: str
    official: str
    name: str
    post: Place | None
    reason: str
    by: str
    on: date
    placed: Place | None
    mark: words.Mark | None


_AS_PROPOSED = words.Mark("met", "như đề xuất", "met")
_ELSEWHERE = words.Mark("note", "nơi khác", "swap")
_STAYS = words.Mark("plain", "ở lại", "right")


def lines(
    found: Sequence[UnitProposal], version: PlanVersion | None, names: Names
) -> list[ProposalLine]:
    moves = plan_versions.moves(version) if version else []
    targets = {move["official"]: move["to"] for move in moves}
    return [
        ProposalLine(
            pk=one.pk,
            unit=one.unit.name,
            official=one.official_id,
            name=one.official.name,
            post=names.place(one.post_id) if one.post_id else None,
            reason=one.reason,
            by=one.by_name,
            on=one.on,
            placed=_placed(one, targets, names),
            mark=_mark(one, targets) if version else None,
        )
        for one in found
    ]


def _placed(
    one: UnitProposal, targets: Mapping[str, str], names: Names
) -> Place | None:
    target = targets.get(one.official_id)
    return names.place(target) if target else None


def _mark(one: UnitProposal, targets: Mapping[str, str]) -> words.Mark:
    target = targets.get(one.official_id)
    if target is None:
        return _STAYS
    return _AS_PROPOSED if one.post_id in (None, target) else _ELSEWHERE
