"""People change a version and let it be solved again: by pins and limits, or after refusals."""

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from luanchuyen.matching import plan_writing
from luanchuyen.matching.plan_file import PlanError, read
from luanchuyen.records.models import Account, PlanVersion
from luanchuyen.services import access, plan_versions, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import adjusting, answering, page, replanning, trying
from luanchuyen.web.plans.forms import (
    FurtherForm,
    LabelForm,
    LimitsForm,
    RefusalForm,
)
from luanchuyen.web.plans.trying import Further, Tried
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import allowed

_SAVE = "luu"


def _base(request: HttpRequest, pk: int, number: int) -> PlanVersion:
    access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    return plan_versions.get_version(request.user, pk, number)


def _labelled(request: HttpRequest, usual: str) -> LabelForm:
    """Only who saves has to say what the version is called."""
    saving = request.POST.get("viec") == _SAVE
    shown = request.POST.dict() or {"label": usual}
    return LabelForm(request.POST if saving else None, initial=shown)


def _saved(
    request: HttpRequest, base: PlanVersion, text: str, label: LabelForm
) -> HttpResponse | None:
    """The way to the new version; None, and a message, where it was refused."""
    given = label.cleaned_data
    try:
        made = plan_versions.save_version(
            plan=base.plan,
            text=text,
            label=given["label"],
            why=given["why"],
            by=cast("Account", request.user),
            on=date.today(),
        )
    except RefusedError as error:
        messages.error(request, names(snapshots.take()).told(str(error)))
        return None
    messages.success(request, f"Đã lưu phương án {made.number}: {made.label}.")
    return redirect("plans:version", base.plan_id, made.number)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def adjust(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    base = _base(request, pk, number)
    named, plan = names(snapshots.take()), read(base.text, plan_versions.FILE).plan
    lines = adjusting.line_settings(base, plan, named)
    seats = adjusting.seat_settings(base, plan, named)
    limits = LimitsForm(posted(request), initial=adjusting.limits_of(plan))
    further = FurtherForm(posted(request))
    label = _labelled(request, f"Điều chỉnh từ phương án {number}")
    tried = None
    if request.method == "POST":
        lines = adjusting.settled(lines, request.POST)
        seats = adjusting.settled(seats, request.POST)
        if limits.is_valid() and further.is_valid():
            field = answering.field(snapshots.take(), base.text)
            given = adjusting.limits_in(limits.cleaned_data)
            changed = adjusting.adjusted(plan, lines, seats, field, given)
            asked = Further(**further.cleaned_data)
            changed, faults = trying.with_further(changed, asked, field, named)
            if not faults and label.is_valid():
                text = plan_writing.write(changed)
                if done := _saved(request, base, text, label):
                    return done
            elif faults:
                tried = Tried(faults=faults)
            else:
                tried = trying.tried(base, changed, named)
    context = page.of(base.plan, cast("Account", request.user)) | {
        "version": base,
        "stale": plan_versions.stale(base),
        "lines": lines,
        "seats": seats,
        "limits": limits,
        "further": further,
        "label": label,
        "tried": tried,
    }
    return render(request, "plans/adjust.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def refusals(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    base = _base(request, pk, number)
    named = names(snapshots.take())
    lines = replanning.settings(base, named)
    budget = RefusalForm(posted(request))
    label = _labelled(request, f"Lập lại từ phương án {number}")
    context: dict[str, Any] = {}
    if request.method == "POST":
        lines = adjusting.settled(lines, request.POST)
        if budget.is_valid():
            most = budget.cleaned_data["most_changes"]
            try:
                again = replanning.again(base, replanning.refused(lines), most, named)
            except PlanError as error:
                context["tried"] = Tried(faults=trying.faults(error, named))
            else:
                context |= {"tried": again.tried, "changes": again.found.changes}
                valid = bool(again.text) and label.is_valid()
                if valid and (done := _saved(request, base, again.text, label)):
                    return done
    context |= page.of(base.plan, cast("Account", request.user)) | {
        "version": base,
        "lines": lines,
        "budget": budget,
        "label": label,
    }
    return render(request, "plans/refusals.html", context)
