"""The plans an account may read, as lines of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.records.models import Account, RotationPlan, Unit
from luanchuyen.records.plan_states import ActKind, State
from luanchuyen.services import nesting, plan_versions, plans
from luanchuyen.web.shared.plan_stages import Standing, standing


@dataclass(frozen=True)
class PlanLine:
    """One plan with its state, its next act and how many it moves."""

    pk: int
    title: str
    committee: str
    day: date
    standing: Standing
    moves: int | None


def lines(found: Sequence[RotationPlan]) -> list[PlanLine]:
    """The plans of one page; their versions are read at once."""
    shown = plans.shown_among(found)
    return [
        PlanLine(
            plan.pk,
            plan.title,
            plan.committee.name,
            plan.day,
            standing(plan),
            len(plan_versions.moves(shown[plan.pk])) if plan.pk in shown else None,
        )
        for plan in found
    ]


@dataclass(frozen=True)
class NotFiled:
    """Units below that have no plan under the plan of the committee above them."""

    plan: RotationPlan
    units: Sequence[Unit]


def not_filed(by: Account, found: Sequence[RotationPlan]) -> NotFiled | None:
    """Of the newest open plan of the own committee; None where there is none."""
    open_ = (
        plan
        for plan in found
        if plan.committee_id == by.committee_id and plan.state is not State.CLOSED
    )
    plan = next(open_, None)
    if plan is None:
        return None
    return NotFiled(plan, [one.unit for one in nesting.filings(plan) if not one.plans])


def approved(by: Account, found: Iterable[RotationPlan]) -> list[RotationPlan]:
    """Plans of the own committee from whose results another may be opened."""
    return [
        plan
        for plan in found
        if plan.committee_id == by.committee_id
        and any(act.kind == ActKind.APPROVED for act in plan.acts.all())
    ]
