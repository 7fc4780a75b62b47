"""The desk of who has just logged in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from luanchuyen.services import access, imports, plans
from luanchuyen.services.access import Permission
from luanchuyen.web.desk import presenting
from luanchuyen.web.shared import days, reviewing, screening
from luanchuyen.web.shared.counting import counts
from luanchuyen.web.shared.guard import allowed
from luanchuyen.web.shared.looking import looking


@require_GET
@allowed(*Permission)
def desk(request: HttpRequest) -> HttpResponse:
    look = looking(request)
    if access.only_oneself(look.by):
        return redirect(reverse("officials:official", args=[look.by.official_id]))
    waiting = presenting.case_tiles(look.by, on=days.today())
    if not access.allows(look.by, Permission.DEMAND_READ):
        plain = {"looking": look, "cases": waiting}
        return render(request, "desk/plain.html", plain)
    review = reviewing.of(look)
    bars = presenting.retirements(look)
    context = {
        "looking": look,
        "cases": waiting,
        "counts": counts(review),
        "plans": presenting.plans_under_way(plans.listed(look.by)),
        "outcomes": screening.counts(screening.of(look)),
        "due": presenting.due(review, look),
        "certificates": presenting.lapsing(look),
        "retirements": bars,
        "retirement_rows": list(
            zip(bars["categories"], bars["series"][0]["values"], strict=True)
        ),
        "last_import": imports.newest(),
    }
    return render(request, "desk/desk.html", context)
