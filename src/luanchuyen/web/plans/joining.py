"""A joint proposal for several plans as aims, pictures and each plan's moves, in names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from luanchuyen.matching.document import document_together
from luanchuyen.matching.proposal import Proposal
from luanchuyen.records.models import RotationPlan
from luanchuyen.services.naming import Names
from luanchuyen.web.plans import moving, telling
from luanchuyen.web.plans.moving import MoveLine, Picture
from luanchuyen.web.plans.telling import AimLine, ConflictLine, OpenLine


@dataclass(frozen=True)
class PlanPart:
    """What falls to one of the plans; `number` is how the pictures call it."""

    number: int
    plan: RotationPlan
    moves: Sequence[MoveLine]
    left_open: Sequence[OpenLine]
    stayed: Sequence["StayLine"]


@dataclass(frozen=True)
class StayLine:
    """Somebody who must leave by the plan and stays, and why."""

    official: str
    name: str
    why: Sequence[str]


@dataclass(frozen=True)
class Joined:
    """The best for all plans; without one, what cannot be held together."""

    aims: Sequence[AimLine]
    pictures: Sequence[Picture]
    parts: Sequence[PlanPart]
    conflict: Sequence[ConflictLine]

    @property
    def proved(self) -> bool:
        return all(aim.proved for aim in self.aims)


def shown(
    plans: Sequence[RotationPlan], proposals: Sequence[Proposal], names: Names
) -> Joined:
    """The proposals of plans solved together; chains that cross plans are drawn once, each move with its plan."""
    told: dict[str, Any] = document_together(proposals)
    parts = told["plans"]
    open_after = [
        one for part in parts for one in (*part["left_open"], *part["let_open"])
    ]
    numbers = {
        move["official"]: f"kế hoạch {number}"
        for number, part in enumerate(parts, start=1)
        for move in part["moves"]
    }
    return Joined(
        aims=telling.aims_of(told["aims"]),
        pictures=moving.pictures_of(
            told["strings"], names, {one["post"] for one in open_after}, numbers
        ),
        parts=[
            _part(number, plan, part, names)
            for number, (plan, part) in enumerate(zip(plans, parts, strict=True), 1)
        ],
        conflict=telling.conflict_of(proposals[0].conflict),
    )


def _part(
    number: int, plan: RotationPlan, told: dict[str, Any], names: Names
) -> PlanPart:
    return PlanPart(
        number,
        plan,
        moving.lines_of(told["moves"], names),
        telling.open_of([*told["left_open"], *told["let_open"]], names),
        [
            StayLine(one["official"], names.person(one["official"]), one["why"])
            for one in told["stayed"]
        ],
    )
