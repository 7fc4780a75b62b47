"""People change a version and let it be solved again: by pins and limits, or after refusals."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from luanchuyen.matching import plan_writing
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import access, plan_fellows, plan_versions, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import page, trying
from luanchuyen.web.plans.adjustment import Adjustment
from luanchuyen.web.plans.forms import LabelForm
from luanchuyen.web.plans.replanning import Refusals
from luanchuyen.web.shared.guard import account, allowed


def _base(request: HttpRequest, pk: int, number: int) -> PlanVersion:
    access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    return plan_versions.get_version(request.user, pk, number)


def _around(request: HttpRequest, base: PlanVersion) -> dict[str, object]:
    """What every page of the plan shows, and which versions of other plans stay as they are."""
    return page.of(base.plan, account(request)) | {
        "fellows": plan_fellows.fellows(base)
    }


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
            beside=plan_fellows.fellows(base),
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
    context = _around(request, base) | asked.context
    return render(request, "plans/adjust.html", context | {"tried": tried})


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def refusals(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    base, named = _base(request, pk, number), names(snapshots.take())
    asked = Refusals.of(request, base, named)
    again = asked.planned()
    valid = again and again.text and asked.label.is_valid()
    if again and valid and (done := _saved(request, base, again.text, asked.label)):
        return done
    context = _around(request, base) | asked.context
    if again:
        context["tried"] = trying.shown(again.trial, named, number, "Lập lại")
        context["changes"] = again.changes
    return render(request, "plans/refusals.html", context)
