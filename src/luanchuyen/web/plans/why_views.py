"""Questions about a version: why here, why not, who was passed over, what each move buys, what falls."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.matching.plan_file import PlanError
from luanchuyen.rules.supposing import SupposingError, read
from luanchuyen.services import plan_answers, plan_versions, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import Names, names
from luanchuyen.services.plan_answers import Solved
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

_AT_ONCE = 30  # lines solved for a page before somebody asks for more


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
    }
    return render(request, "plans/why.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def envy(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    context, solved, named = _asked(request, pk, number)
    if solved:
        most, count = _most(request), solved.passed_over_count
        context |= {
            "solved": True,
            "lines": explaining.envies(solved.envies(most), named),
            "count": count,
            "more": min(count, most + _AT_ONCE) if count > most else None,
        }
    return render(request, "plans/envy.html", context)


def _most(request: HttpRequest) -> int:
    """How many lines are asked for; each of them is solved."""
    asked = request.GET.get("den", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    return max(number, _AT_ONCE)


@require_GET
@allowed(Permission.PLANS_READ)
def curve(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    context, solved, _ = _asked(request, pk, number)
    if solved:
        count = len(solved.best.moves)
        asked = count <= _AT_ONCE or "tat-ca" in request.GET
        lines = explaining.steps(solved) if asked else []
        context |= {
            "solved": True,
            "lines": lines,
            "count": count,
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
