"""People change a version and let it be solved again: by pins and limits, or after refusals."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from luanchuyen.matching import plan_writing
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import access, plan_trials, plan_versions, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import adjusting, page, replanning, trying
from luanchuyen.web.plans.adjustment import Adjustment, labelled
from luanchuyen.web.plans.forms import LabelForm, RefusalForm, posted
from luanchuyen.web.shared.guard import account, allowed


def _base(request: HttpRequest, pk: int, number: int) -> PlanVersion:
    access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    return plan_versions.get_version(request.user, pk, number)


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
            by=account(request),
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
    asked, tried = Adjustment.of(request, base), None
    if request.method == "POST" and asked.can_be_read:
        if asked.may_be_saved:
            text = plan_writing.write(asked.changed[0])
            if done := _saved(request, base, text, asked.label):
                return done
        else:
            tried = asked.tried()
    context = page.of(base.plan, account(request)) | asked.context
    return render(request, "plans/adjust.html", context | {"tried": tried})


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def refusals(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    base = _base(request, pk, number)
    named = names(snapshots.take())
    lines = adjusting.settled(replanning.settings(base, named), request.POST)
    budget = RefusalForm(posted(request))
    label = labelled(request, f"Lập lại từ phương án {number}")
    again = None
    if request.method == "POST" and budget.is_valid():
        most = budget.cleaned_data["most_changes"]
        again = plan_trials.plan_again(base, replanning.refused(lines), most)
        valid = bool(again.text) and label.is_valid()
        if valid and (done := _saved(request, base, again.text, label)):
            return done
    context = page.of(base.plan, account(request)) | {
        "version": base,
        "lines": lines,
        "budget": budget,
        "label": label,
        "tried": again and trying.shown(again.trial, named, number, "Lập lại"),
        "changes": again and again.changes,
    }
    return render(request, "plans/refusals.html", context)
