"""The lines of a version with what was said of each: agreed, or refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from luanchuyen.matching.plan import Forbid
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import plan_trials, plan_versions
from luanchuyen.services.naming import Names
from luanchuyen.services.plan_trials import Again
from luanchuyen.web.plans.adjusting import Choice, Setting, settled
from luanchuyen.web.plans.adjustment import labelled
from luanchuyen.web.plans.forms import LabelForm, RefusalForm
from luanchuyen.web.shared.fields import posted

KEPT, PERSON, POST = "giu", "tu-choi-nguoi", "tu-choi-noi"
_CHOICES: tuple[Choice, ...] = (
    (KEPT, "Đã thống nhất"),
    (PERSON, "Từ chối người này"),
    (POST, "Từ chối nơi đến này"),
)


def settings(version: PlanVersion, names: Names) -> list[Setting]:
    """A line for each move, agreed until somebody says otherwise."""
    return [
        Setting(
            key=f"dong-{number}",
            official=move["official"],
            name=names.person(move["official"]),
            place=names.place(move["to"]),
            choices=_CHOICES,
            chosen=KEPT,
        )
        for number, move in enumerate(plan_versions.moves(version))
    ]


def refused(lines: Sequence[Setting]) -> list[Forbid]:
    """What was refused: an official altogether, or one line."""
    return [
        Forbid(one.official, one.place.code if one.chosen == POST else None)
        for one in lines
        if one.chosen in (PERSON, POST) and one.place
    ]


@dataclass(frozen=True)
class Refusals:
    """The forms of one page over the version whose lines were refused."""

    base: PlanVersion
    lines: list[Setting]
    budget: RefusalForm
    label: LabelForm

    @classmethod
    def of(cls, request: HttpRequest, base: PlanVersion, names: Names) -> "Refusals":
        return cls(
            base=base,
            lines=settled(settings(base, names), request.POST),
            budget=RefusalForm(posted(request)),
            label=labelled(request, f"Lập lại từ phương án {base.number}"),
        )

    def planned(self) -> Again | None:
        """What planning again comes to; None where nothing that can be read was asked."""
        if not self.budget.is_valid():
            return None
        most = self.budget.cleaned_data["most_changes"]
        return plan_trials.plan_again(self.base, refused(self.lines), most)

    @property
    def context(self) -> dict[str, Any]:
        return {
            "version": self.base,
            "lines": self.lines,
            "budget": self.budget,
            "label": self.label,
        }
