"""Papers of a case beside each other in the browser, and each of their pages as a picture."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.services import access, sessions, side_by_side
from luanchuyen.services.access import Permission
from luanchuyen.web.cases import beside
from luanchuyen.web.shared import days
from luanchuyen.web.shared.guard import allowed


@require_GET
@allowed(Permission.CASES_READ)
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    by, today = request.user, days.today()
    case = sessions.read_case(by, pk, on=today)
    found = side_by_side.choices(case, on=today)
    chosen = beside.chosen(request.GET, found)
    shown = [side_by_side.shown(by, case, one, on=today) for one in chosen]
    context = {
        "case": case,
        "choices": found,
        "chosen": {one.key for one in chosen},
        "most": beside.MOST,
        "panes": beside.panes(case, shown),
        "read": [one for one in shown if one.told],
        "rows": beside.rows(side_by_side.recorded(case), shown),
    }
    return render(request, "cases/beside.html", context)


@require_GET
@allowed(Permission.CASES_READ)
def page(request: HttpRequest, pk: int, key: str, number: int) -> HttpResponse:
    by, today = request.user, days.today()
    case = access.get_case(by, pk, Permission.CASES_READ)
    drawn = side_by_side.page(by, case, key, number, on=today)
    response = HttpResponse(drawn, content_type="image/png")
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
