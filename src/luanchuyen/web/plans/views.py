"""The list of plans, one plan with what may be done with it, and the acts on a whole plan."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luanchuyen.records.models import RotationPlan
from luanchuyen.records.plan_states import ActKind
from luanchuyen.services import (
    access,
    following,
    joint_plans,
    nesting,
    plan_lines,
    plan_versions,
    plans,
    snapshots,
    unit_proposals,
)
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import deeds, listing, page
from luanchuyen.web.plans.forms import FollowForm, NoteForm, OpenForm, opening
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed
from luanchuyen.web.shared.paging import paged


@require_GET
@allowed(Permission.PLANS_READ, Permission.PLANS_PROPOSE)
def plans_(request: HttpRequest) -> HttpResponse:
    by = account(request)
    if not access.allows(by, Permission.PLANS_READ):
        context: dict[str, object] = {"plans": unit_proposals.awaiting(by)}
        return render(request, "plans/awaiting.html", context)
    found = list(plans.listed(by))
    shown = paged(request, found)
    context = {
        "paged": shown,
        "lines": listing.lines(shown.rows),
        "not_filed": listing.not_filed(by, shown.rows),
        "may_open": access.allows(by, Permission.PLANS_PREPARE),
        "may_join": joint_plans.any_together(found),
    }
    return render(request, "plans/list.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def open_(request: HttpRequest) -> HttpResponse:
    by = account(request)
    if by.committee is None:
        raise Http404
    form = OpenForm(
        posted(request), committee=by.committee, initial=opening(date.today())
    )
    if request.method == "POST" and form.is_valid():
        try:
            opened = plans.open_(
                text=form.written, by=by, on=date.today(), under=form.upper
            )
        except RefusedError as error:
            form.add_error(None, names(snapshots.take()).told(str(error)))
        else:
            messages.success(request, f"Đã mở kế hoạch «{opened.title}».")
            return redirect("plans:plan", opened.pk)
    context = {
        "form": form,
        "committee": by.committee,
        "approved": listing.approved(by, plans.listed(by)),
    }
    return render(request, "plans/open.html", context)


def _plan(request: HttpRequest, pk: int) -> RotationPlan:
    return access.get_plan(request.user, pk, Permission.PLANS_READ)


@require_GET
@allowed(Permission.PLANS_READ)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    found = _plan(request, pk)
    version = plans.shown_among([found]).get(pk)
    context = page.of(found, account(request))
    context |= page.of_version(found, version, request)
    filings = nesting.filings(found)
    context["filings"] = filings
    context["not_filed"] = [one.unit for one in filings if not one.plans]
    return render(request, "plans/plan.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE, Permission.PLANS_DECIDE)
def deed(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    if key not in deeds.DEEDS:
        raise Http404
    asked = deeds.DEEDS[key]
    found = access.get_plan(request.user, pk, asked.permission)
    form = NoteForm(posted(request), label=asked.note, required=asked.needs_note)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        try:
            asked.do(found, account(request), date.today(), note)
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, asked.done)
            return redirect("plans:plan", pk)
    context = {"plan": found, "deed": asked, "form": form, "objections": []}
    if asked.kind is ActKind.SUBMITTED:
        told = names(snapshots.take()).told
        context["objections"] = [told(one) for one in plans.against_submitting(found)]
    return render(request, "plans/deed.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    found = _plan(request, pk)
    acts = found.acts.select_related("version", "proposal__official")
    context = page.of(found, account(request)) | {"acts": acts.order_by("-number")}
    return render(request, "plans/history.html", context)


@require_POST
@allowed(Permission.PLANS_PREPARE)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    try:
        version = plan_versions.save_version(
            plan=found,
            text=plan_lines.standing_text(found),
            label=request.POST.get("label", ""),
            by=account(request),
            on=date.today(),
        )
    except RefusedError as error:
        messages.error(request, names(snapshots.take()).told(str(error)))
    else:
        messages.success(request, f"Máy đã lập phương án {version.number}.")
    return redirect("plans:plan", pk)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    last = access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    today = date.today()
    form = FollowForm(posted(request), initial=opening(today))
    try:
        results = following.followed(last, on=today)
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            opened = following.open_following(
                plan=last,
                title=given["title"],
                day=given["day"],
                by=account(request),
                on=today,
            )
            messages.success(request, f"Đã mở kế hoạch «{opened.title}».")
            return redirect("plans:plan", opened.pk)
    except RefusedError as error:
        messages.error(request, names(snapshots.take()).told(str(error)))
        return redirect("plans:plan", pk)
    context = {
        "plan": last,
        "form": form,
        "lines": page.results(results, names(snapshots.take())),
    }
    return render(request, "plans/follow.html", context)
