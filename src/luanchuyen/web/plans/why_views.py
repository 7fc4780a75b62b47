"""Questions about a version: why here, why not, who was passed over, what each move buys, what falls."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.matching.plan_file import PlanError
from luanchuyen.rules.supposing import SupposingError, read
from luanchuyen.services import plan_versions, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import Names, names
from luanchuyen.web.plans import (
    answering,
    explaining,
    finding,
    moving,
    page,
    supposing,
    teams,
    telling,
)
from luanchuyen.web.plans.answering import Solved
from luanchuyen.web.shared.guard import allowed


def _asked(
    request: HttpRequest, pk: int, number: int
) -> tuple[dict[str, Any], Solved | None, Names]:
    """What every page of questions shows, and the version solved again where it can be."""
    found = plan_versions.get_version(request.user, pk, number)
    context = page.of(found.plan, page.by(request)) | {
        "version": found,
        "stale": plan_versions.stale(found),
    }
    return context, answering.of(found), names(snapshots.take())


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
            answer = answering.ask(solved, official.code, post.code)
            context["told"] = explaining.told(answer, named)
    context |= {
        "lines": moving.lines(context["version"], named),
        "left_open": telling.left_open(context["version"], named),
    }
    return render(request, "plans/why.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def envy(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    context, solved, named = _asked(request, pk, number)
    if solved:
        context |= {"solved": True, "lines": explaining.envies(solved.envies, named)}
    return render(request, "plans/envy.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def curve(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    context, solved, _ = _asked(request, pk, number)
    if solved:
        lines = explaining.steps(solved)
        context |= {
            "solved": True,
            "lines": lines,
            "chart": explaining.curve_chart(lines),
        }
    return render(request, "plans/curve.html", context)


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
                text = context["version"].text
                found = answering.suppose(solved, text, change)
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
    context = page.of(found.plan, page.by(request)) | {
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
    context = page.of(found.plan, page.by(request)) | {
        "version": found,
        "lines": telling.held(found, names(snapshots.take())),
    }
    return render(request, "plans/holding.html", context)
