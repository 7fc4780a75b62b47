"""The versions of a plan: listed, looked at, compared, reasoned and chosen."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luanchuyen.records.models import PlanVersion, RotationPlan
from luanchuyen.services import (
    access,
    plan_lines,
    plan_versions,
    plans,
    snapshots,
)
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import comparing, page
from luanchuyen.web.plans import versions as listing
from luanchuyen.web.shared.guard import account, allowed


@require_GET
@allowed(Permission.PLANS_READ)
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    plan = access.get_plan(request.user, pk, Permission.PLANS_READ)
    lines = listing.lines(plan, plan_versions.listed(plan))
    context = page.of(plan, account(request)) | {"lines": lines}
    return render(request, "plans/versions.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = plan_versions.get_version(request.user, pk, number)
    context = page.of(found.plan, account(request))
    context |= page.of_version(found.plan, found, request)
    context["differences"] = listing.reasons(found, names(snapshots.take()))
    return render(request, "plans/version.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    plan = access.get_plan(request.user, pk, Permission.PLANS_READ)
    found = {one.number: one for one in plan_versions.listed(plan)}
    one, other = (found.get(_number(request, key)) for key in ("mot", "hai"))
    context = page.of(plan, account(request)) | {
        "versions": found.values(),
        "one": one,
        "other": other,
    }
    if one and other:
        named = names(snapshots.take())
        between = comparing.of_versions(one, other, named)
        context["beside"] = comparing.beside(
            between, named, f"Phương án {one.number}", f"Phương án {other.number}"
        )
    return render(request, "plans/compare.html", context)


def _number(request: HttpRequest, key: str) -> int:
    asked = request.GET.get(key, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def choose(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = plan_versions.get_version(request.user, pk, number)
    access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    if request.method == "POST":
        try:
            plans.choose(version=found, by=account(request), on=date.today())
        except RefusedError as error:
            messages.error(request, _named(str(error)))
        else:
            messages.success(request, f"Đã chọn phương án {number}.")
            return redirect("plans:plan", pk)
    context = {
        "plan": found.plan,
        "version": found,
        "objections": [_named(one) for one in plans.against_choosing(found)],
        "without_reason": _without_reason(found.plan, found),
    }
    return render(request, "plans/choose.html", context)


def _named(sentence: str) -> str:
    return names(snapshots.take()).told(sentence)


def _without_reason(plan: RotationPlan, found: PlanVersion) -> int:
    return sum(one.reason is None for one in plan_versions.explained(found))


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def reasons(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = plan_versions.get_version(request.user, pk, number)
    access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    lines = listing.reasons(found, names(snapshots.take()))
    if request.method == "POST":
        given = {
            line.official: request.POST.get(f"ly-do-{line.official}", "").strip()
            for line in lines
        }
        changed = {
            line.official: given[line.official]
            for line in lines
            if given[line.official] not in ("", line.reason)
        }
        try:
            plan_versions.give_reasons(
                version=found, reasons=changed, by=account(request), on=date.today()
            )
        except RefusedError as error:
            messages.error(request, _named(str(error)))
        else:
            messages.success(request, f"Đã ghi {len(changed)} lý do.")
            return redirect("plans:reasons", pk, number)
    context = {
        "plan": found.plan,
        "version": found,
        "lines": lines,
        "machine": plan_versions.counterpart(found),
    }
    return render(request, "plans/reasons.html", context)


@require_POST
@allowed(Permission.PLANS_PREPARE)
def counterpart(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let the machine answer by itself the plan that people's version changed."""
    found = plan_versions.get_version(request.user, pk, number)
    try:
        made = plan_versions.save_version(
            plan=found.plan,
            text=plan_lines.standing_text(found.plan),
            label=f"Máy lập để đối chiếu với phương án {number}",
            by=account(request),
            on=date.today(),
        )
    except RefusedError as error:
        messages.error(request, _named(str(error)))
    else:
        messages.success(request, f"Máy đã lập phương án {made.number} để đối chiếu.")
    return redirect("plans:reasons", pk, number)
