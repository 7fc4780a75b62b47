"""Questions about a version: why here, why not, who was passed over, what each move buys, what falls."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from luanchuyen.matching.plan_file import PlanError
from luanchuyen.records.models import PlanQuestion
from luanchuyen.rules.supposing import SupposingError, read
from luanchuyen.services import (
    access,
    plan_answers,
    plan_findings,
    plan_versions,
    snapshots,
)
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import Names, names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.services.plan_answers import Solved
from luanchuyen.services.plan_findings import Finding
from luanchuyen.web.plans import (
    explaining,
    finding,
    moving,
    page,
    supposing,
    teams,
    telling,
)
from luanchuyen.web.shared.guard import account, allowed

_GOING_ON = "tiep"


def _asked(
    request: HttpRequest, pk: int, number: int
) -> tuple[dict[str, Any], Solved | None, Names]:
    """What every page of questions shows, and the version solved again where it can be."""
    found = plan_versions.get_version(request.user, pk, number)
    context = page.of(found.plan, account(request)) | {
        "version": found,
        "stale": plan_answers.why_not(found),
    }
    return context, plan_answers.of(found), names(snapshots.take())


@require_GET
@allowed(Permission.PLANS_READ)
def why(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    context, solved, named = _asked(request, pk, number)
    if solved:
        field = solved.problem.field
        official = finding.official(request.GET.get("can_bo", ""), field, named)
        post = finding.post(request.GET.get("chuc_danh", ""), field, named)
        context |= {"solved": True, "official": official, "post": post}
        if official.is_plain and post.is_plain and (official.code or post.code):
            answer = plan_answers.ask(solved, official.code, post.code)
            context["told"] = explaining.told(answer, named)
    context |= {
        "lines": moving.lines(context["version"], named),
        "left_open": telling.left_open(context["version"], named),
        "held": telling.held(context["version"], named),
    }
    return render(request, "plans/why.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_READ)
def envy(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    if request.method == "POST":
        return _go_on(request, pk, number, PlanQuestion.ENVY)
    context, solved, named = _asked(request, pk, number)
    if solved:
        finding = plan_findings.found(context["version"], PlanQuestion.ENVY)
        context |= _progress(request, finding, context) | {
            "lines": explaining.envies(finding.pieces, named)
        }
    return render(request, "plans/envy.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_READ)
def curve(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    if request.method == "POST":
        return _go_on(request, pk, number, PlanQuestion.CURVE)
    context, solved, _ = _asked(request, pk, number)
    if solved:
        finding = plan_findings.found(context["version"], PlanQuestion.CURVE)
        lines = explaining.steps(finding.pieces)
        context |= _progress(request, finding, context) | {
            "lines": lines,
            "chart": explaining.curve_chart(lines),
        }
    return render(request, "plans/curve.html", context)


def _go_on(
    request: HttpRequest, pk: int, number: int, question: PlanQuestion
) -> HttpResponse:
    """A few pieces more; the page then asks for the next ones by itself, where it can."""
    found = plan_versions.get_version(request.user, pk, number)
    try:
        plan_findings.go_on(
            version=found, question=question, by=account(request), on=date.today()
        )
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect(request.path)
    return redirect(f"{request.path}?{_GOING_ON}=1")


def _progress(
    request: HttpRequest, finding: Finding, context: dict[str, Any]
) -> dict[str, Any]:
    """How far a question is answered, and whether this account may have more of it answered."""
    plan = context["plan"]
    return {
        "solved": True,
        "finding": finding,
        "done": len(finding.pieces),
        "may_go_on": access.may(account(request), plan, Permission.PLANS_PREPARE),
        "going_on": _GOING_ON in request.GET,
    }


@require_GET
@allowed(Permission.PLANS_READ)
def falls(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    context, solved, named = _asked(request, pk, number)
    if solved:
        context |= {
            "solved": True,
            "lines": explaining.falls(solved.withdrawals, named),
        }
    return render(request, "plans/falls.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def suppose(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    context, solved, named = _asked(request, pk, number)
    key, changed = (request.GET.get(name, "").strip() for name in ("gia_tri", "moi"))
    if solved:
        context |= {
            "solved": True,
            "values": supposing.values(solved),
            "asked": {"key": key, "number": changed},
        }
        if key and changed:
            try:
                change = read(f"{key}={changed.replace(',', '.')}")
                found = plan_answers.suppose(solved, change)
            except (SupposingError, PlanError) as error:
                context["fault"] = named.told(str(error))
            else:
                context["told"] = supposing.told(found, named)
    return render(request, "plans/suppose.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def team(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = plan_versions.get_version(request.user, pk, number)
    lines = teams.lines(found, names(snapshots.take()))
    context = page.of(found.plan, account(request)) | {
        "version": found,
        "stale": plan_versions.stale(found),
        "solved": lines is not None,
        "lines": lines or [],
    }
    return render(request, "plans/teams.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def holding(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = plan_versions.get_version(request.user, pk, number)
    context = page.of(found.plan, account(request)) | {
        "version": found,
        "lines": telling.held(found, names(snapshots.take())),
    }
    return render(request, "plans/holding.html", context)
