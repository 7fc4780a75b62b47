"""Plans of one committee solved together, and what was found taken over into each of them (MH-IV.2b)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from luanchuyen.matching.plan_file import PlanError
from luanchuyen.matching.proposal import Proposal
from luanchuyen.records.models import Maker, PlanVersion, RotationPlan
from luanchuyen.records.plan_states import NEXT, ActKind
from luanchuyen.services import (
    access,
    plan_answers,
    plan_fellows,
    plan_lines,
    plan_versions,
    plans,
    snapshots,
)
from luanchuyen.services.access import Actor, Permission, User
from luanchuyen.services.plan_acts import RefusedError, locked, require_may, signed
from luanchuyen.services.plan_fellows import Side


@dataclass(frozen=True)
class Group:
    """Plans that may be solved together: of one committee, on one day, with versions still to be made."""

    plans: Sequence[RotationPlan]

    @property
    def first(self) -> RotationPlan:
        return self.plans[0]


def groups(by: User) -> list[Group]:
    """Every two and more plans that `by` may read and that may be solved together, oldest first.

    A move of somebody no plan names belongs to the plan that stands first.
    """
    return _groups(reversed(plans.listed(by)))


def any_together(found: Iterable[RotationPlan]) -> bool:
    """Whether there are plans among these that may be solved together."""
    return bool(_groups(found))


def _groups(plans: Iterable[RotationPlan]) -> list[Group]:
    found: dict[tuple[str, date], list[RotationPlan]] = {}
    for plan in plans:
        if ActKind.VERSION_SAVED in NEXT[plan.state]:
            found.setdefault((plan.committee_id, plan.day), []).append(plan)
    return [Group(some) for some in found.values() if len(some) > 1]


def chosen(by: User, keys: Sequence[int], permission: Permission) -> list[RotationPlan]:
    """The plans under these keys, each once and in their order, if `by` may do this with all of them."""
    return [access.get_plan(by, key, permission) for key in dict.fromkeys(keys)]


def may_keep(by: User, found: Sequence[RotationPlan]) -> bool:
    """Whether `by` may take over into every one of the plans what was found."""
    return all(access.may(by, plan, Permission.PLANS_PREPARE) for plan in found)


def propose(found: Sequence[RotationPlan]) -> Sequence[Proposal]:
    """The best for the plans together as they were opened, less what was released: one proposal each.

    Where what they pin cannot be, each proposal holds the conflict of all.
    Raises RefusedError where they cannot be solved together.
    """
    if len(found) < 2:
        raise RefusedError("Hãy chọn từ hai kế hoạch trở lên để xét chung.")
    for plan in found:
        require_may(plan, ActKind.VERSION_SAVED)
    try:
        return plan_answers.together(snapshots.take(), _sides(found)).proposals
    except PlanError as error:
        told = "; ".join(plan_versions.faults_of(error))
        raise RefusedError(f"Không xét chung được: {told}.") from error


def _sides(found: Sequence[RotationPlan]) -> tuple[Side, ...]:
    return tuple(Side(plan_lines.standing_text(plan)) for plan in found)


def keep(*, found: Sequence[RotationPlan], by: Actor, on: date) -> list[PlanVersion]:
    """Take over the best for the plans together: in each plan the machine's version of its own moves.

    All of them, or none. Solving takes its time, so it is done before the plans are locked.
    """
    found = chosen(by, [plan.pk for plan in found], Permission.PLANS_PREPARE)
    proposals = propose(found)
    with transaction.atomic():
        for plan in sorted(found, key=lambda plan: plan.pk):
            locked(plan, by=by, permission=Permission.PLANS_PREPARE)
        pairs = list(zip(found, proposals, strict=True))
        together = [
            plan_fellows.one_of_several(plan, plan_versions.next_number(plan), proposal)
            for plan, proposal in pairs
        ]
        return [
            plan_versions.frozen(
                PlanVersion(
                    plan=plan,
                    maker=Maker.MACHINE,
                    label=f"Máy lập chung {len(found)} kế hoạch",
                    text=plan_lines.standing_text(plan),
                    **signed(by, on),
                ),
                proposal,
                together=together,
                by=by,
            )
            for plan, proposal in pairs
        ]
