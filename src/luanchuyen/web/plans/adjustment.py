"""What a form asks to change in a version: read from the request, put into the plan's text, tried."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from luanchuyen.matching.plan import Plan
from luanchuyen.matching.plan_file import read
from luanchuyen.records.models import LineKind, PlanVersion
from luanchuyen.services import (
    plan_answers,
    plan_lines,
    plan_trials,
    plan_versions,
    snapshots,
)
from luanchuyen.services.naming import Names, names
from luanchuyen.services.plan_acts import FILE
from luanchuyen.services.plan_lines import Line
from luanchuyen.web.plans import adjusting, asking, trying
from luanchuyen.web.plans.adjusting import Setting
from luanchuyen.web.plans.forms import (
    AsksForm,
    FurtherForm,
    LabelForm,
    LimitsForm,
)
from luanchuyen.web.plans.trying import Further, Tried
from luanchuyen.web.shared.fields import posted

SAVE = "luu"


def labelled(request: HttpRequest, usual: str) -> LabelForm:
    """Only who saves has to say what the version is called."""
    saving = request.POST.get("viec") == SAVE
    shown = request.POST.dict() or {"label": usual}
    return LabelForm(request.POST if saving else None, initial=shown)


@dataclass(frozen=True)
class Adjustment:
    """The forms of one page over the version they change."""

    base: PlanVersion
    plan: Plan
    opened: list[Line]
    lines: list[Setting]
    seats: list[Setting]
    limits: LimitsForm
    asks: AsksForm
    further: FurtherForm
    label: LabelForm

    @classmethod
    def of(cls, request: HttpRequest, base: PlanVersion) -> "Adjustment":
        named, field = _names(), plan_answers.field(snapshots.take(), base.text)
        plan, opened = read(base.text, FILE).plan, plan_lines.opened(base.plan)
        return cls(
            base=base,
            plan=plan,
            opened=opened,
            lines=adjusting.settled(
                adjusting.line_settings(base, plan, opened, named), request.POST
            ),
            seats=adjusting.settled(
                adjusting.seat_settings(base, plan, named), request.POST
            ),
            limits=LimitsForm(posted(request), initial=adjusting.limits_of(plan)),
            asks=AsksForm(
                request.POST if "must_leave" in request.POST else None,
                initial=asking.initial(plan, field, named),
                quotas=asking.quota_labels(field),
                teams=asking.team_labels(plan),
            ),
            further=FurtherForm(posted(request)),
            label=labelled(request, f"Điều chỉnh từ phương án {base.number}"),
        )

    @property
    def can_be_read(self) -> bool:
        forms = (self.limits, self.asks, self.further)
        return all(form.is_valid() for form in forms if form.is_bound)

    @cached_property
    def changed(self) -> tuple[Plan, list[str]]:
        """The plan with everything the forms say, and why something of it cannot be read."""
        field = plan_answers.field(snapshots.take(), self.base.text)
        limits = adjusting.limits_in(self.limits.cleaned_data)
        waivers = {
            (line.official, line.post): line.waiver or None
            for line in (*self.opened, *plan_lines.settled_in(self.plan))
            if line.kind == LineKind.PIN
        }
        plan = adjusting.adjusted(
            self.plan, self.lines, self.seats, field, limits, waivers
        )
        unread: list[str] = []
        if self.asks.is_bound:  # what a form does not say stays
            plan, unread = asking.asked(plan, self.asks.cleaned_data, field, _names())
        further = Further(**self.further.cleaned_data)
        plan, unclear = trying.with_further(plan, further, field, _names())
        return plan, [*unread, *unclear]

    @property
    def may_be_saved(self) -> bool:
        """Whether saving was asked for, and everything it needs was given."""
        return not self.changed[1] and self.label.is_valid()

    def tried(self) -> Tried:
        plan, faults = self.changed
        if faults:
            return Tried(faults=faults)
        trial = plan_trials.solve(self.base, plan)
        return trying.shown(trial, _names(), self.base.number, "Tính thử")

    @property
    def context(self) -> dict[str, Any]:
        return {
            "version": self.base,
            "stale": plan_versions.stale(self.base),
            "lines": self.lines,
            "seats": self.seats,
            "limits": self.limits,
            "asks": self.asks,
            "further": self.further,
            "label": self.label,
        }


def _names() -> Names:
    return names(snapshots.take())
