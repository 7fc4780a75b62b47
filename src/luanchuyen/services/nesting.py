"""Plans nest: those of the units below stand under the plan of the committee above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from luanchuyen.records.models import RotationPlan, Unit
from luanchuyen.services import access


def above(committee: Unit) -> list[RotationPlan]:
    """Open plans of the committee or of one above it, under which a plan of it may stand."""
    found = RotationPlan.objects.open().filter(committee__in=_upwards(committee.pk))
    return list(found.select_related("committee").order_by("-pk"))


def _upwards(unit: str) -> set[str]:
    """The unit, those above it and those that took over from one of them."""
    found = newest = access.heirs({unit})
    while newest:
        parents = Unit.objects.filter(pk__in=newest).exclude(parent=None)
        newest = access.heirs(set(parents.values_list("parent", flat=True))) - found
        found |= newest
    return found


@dataclass(frozen=True)
class Filing:
    """A unit that manages posts, and its plans under the one of the committee above; perhaps none."""

    unit: Unit
    plans: Sequence[RotationPlan]


def filings(plan: RotationPlan) -> list[Filing]:
    """Every unit below the plan's committee that manages posts on the plan's day, and what it filed."""
    begun = Q(valid_from=None) | Q(valid_from__lte=plan.day)
    lasting = Q(valid_until=None) | Q(valid_until__gt=plan.day)
    below = Unit.objects.filter(
        begun,
        lasting,
        pk__in=access.reached(plan.committee_id, below=True),
        managed_posts__isnull=False,
    ).exclude(pk=plan.committee_id)
    filed: dict[str, list[RotationPlan]] = {}
    for nested in plan.nested.prefetch_related("acts"):
        filed.setdefault(nested.committee_id, []).append(nested)
    return [
        Filing(unit, filed.get(unit.pk, [])) for unit in below.order_by("pk").distinct()
    ]
