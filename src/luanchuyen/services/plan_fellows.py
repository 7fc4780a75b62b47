"""Plans solved together: whose versions belong to each other, and what of the others stays when one changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from luanchuyen.matching.joint import Held, Pair
from luanchuyen.matching.plan_file import WrittenPlan, read
from luanchuyen.matching.proposal import Proposal
from luanchuyen.records.models import PlanVersion, RotationPlan
from luanchuyen.records.plan_states import State
from luanchuyen.services.plan_acts import FILE

TOGETHER = "together"


def one_of_several(
    plan: RotationPlan, number: int, proposal: Proposal
) -> dict[str, object]:
    """How the versions solved together know of the one that gets this number in the plan."""
    return {
        "plan": plan.pk,
        "number": number,
        "rulebook": proposal.rulebook.id,
        "version": proposal.rulebook.version,
    }


def held_fellow(version: PlanVersion) -> dict[str, object]:
    """How a version knows of one whose moves stayed as they were."""
    return {
        "plan": version.plan_id,
        "number": version.number,
        "rulebook": version.plan.rulebook,
        "version": version.rulebook_version,
        "held": True,
    }


def told_in(version: PlanVersion) -> Sequence[Mapping[str, Any]]:
    """What the version says of those solved together with it, itself among them; nothing if by itself."""
    told: Sequence[Mapping[str, Any]] = version.document.get(TOGETHER, ())
    return told


def plans_of(version: PlanVersion) -> set[int]:
    """The plans that were solved together; none if by itself."""
    return {one["plan"] for one in told_in(version)}


def made_together(version: PlanVersion) -> list[PlanVersion]:
    """The versions of all plans it was solved together with, itself among them; none if by itself."""
    told = told_in(version)
    if not told:
        return []
    found = PlanVersion.objects.filter(plan__in=[one["plan"] for one in told])
    known = {(one.plan_id, one.number): one for one in found.select_related("plan")}
    return [known[one["plan"], one["number"]] for one in told]


def held_in(version: PlanVersion) -> list[PlanVersion]:
    """Those of them whose moves stayed as they were when the version was solved."""
    told = zip(told_in(version), made_together(version), strict=True)
    return [found for one, found in told if one.get("held")]


def fellows(version: PlanVersion) -> list[PlanVersion]:
    """Of each other plan it was solved with, the version whose moves stay when this one is changed.

    The one it was solved with, unless the plan has chosen a newer one since; none of a plan that is closed.
    """
    return [
        _as_it_stands(one)
        for one in made_together(version)
        if one.plan_id != version.plan_id and one.plan.state is not State.CLOSED
    ]


def _as_it_stands(version: PlanVersion) -> PlanVersion:
    chosen = version.plan.chosen
    return chosen if chosen and chosen.number > version.number else version


@dataclass(frozen=True)
class Side:
    """The text of one of several plans, and the moves it is held to; None: still to be found."""

    text: str
    held: tuple[Pair, ...] | None = None


def sides(version: PlanVersion) -> tuple[Side, ...]:
    """What the version was solved from, plan by plan; nothing if by itself."""
    told = zip(told_in(version), made_together(version), strict=True)
    return tuple(
        _held(found) if one.get("held") else Side(found.text) for one, found in told
    )


def beside(text: str, others: Sequence[PlanVersion]) -> tuple[Side, ...]:
    """A text to be solved beside versions whose moves stay."""
    return (Side(text), *map(_held, others))


def _held(version: PlanVersion) -> Side:
    made = ((move["official"], move["to"]) for move in version.document["moves"])
    return Side(version.text, tuple(made))


def asked(several: Sequence[Side]) -> tuple[list[WrittenPlan], Held]:
    """The sides as the matching takes them. Raises PlanError where a text is wrong."""
    written = [read(one.text, FILE) for one in several]
    held = {at: one.held for at, one in enumerate(several) if one.held is not None}
    return written, held
