"""The moves of a frozen version as the matching speaks of them, to be laid beside what is solved now."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.matching.comparing import Weighed
from luanchuyen.matching.instance import Move
from luanchuyen.matching.solve import Reached
from luanchuyen.records.models import PlanVersion
from luanchuyen.rules.entries import Case
from luanchuyen.services import plan_versions
from luanchuyen.services.naming import Names


@dataclass(frozen=True)
class _Frozen:
    """A version as the matching weighs it."""

    moves: Sequence[Move]
    aims: Sequence[Reached]


def frozen(version: PlanVersion, names: Names) -> Weighed:
    """The version as it was frozen, to be laid beside another or a solution."""
    aims = [Reached(**aim) for aim in version.document["aims"]]
    return _Frozen(moves(version, names), aims)


def moves(version: PlanVersion, names: Names) -> list[Move]:
    """The moves of the document; the units are those the records have now."""
    return [
        Move(
            official=move["official"],
            origin=move["from"],
            target=move["to"],
            from_unit=names.place(move["from"]).unit_code,
            to_unit=names.place(move["to"]).unit_code,
            direction=move["direction"],
            case=Case(move["case"]),
        )
        for move in plan_versions.moves(version)
    ]
