"""Who may move to a post, on a page and as Excel."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.rules import words as law
from luanchuyen.rules.words import at_unit
from luanchuyen.services.access import Permission
from luanchuyen.web.candidates import finding, presenting
from luanchuyen.web.shared import excel, formats, reading
from luanchuyen.web.shared.guard import allowed
from luanchuyen.web.shared.looking import Looking, looking
from luanchuyen.web.shared.paging import paged


def _post(look: Looking, code: str) -> reading.Line:
    """The post, with its unit, if it is in the scope of who looks."""
    found = reading.row(look.scope.posts, code)
    if found is None:
        raise Http404
    return found | {"unit_row": reading.row(look.snapshot.units, found["unit"])}


def _case(request: HttpRequest) -> str:
    asked = request.GET.get("truong_hop", "")
    return asked if asked in law.CASES else next(iter(law.CASES))


@require_GET
@allowed(Permission.DEMAND_READ)
def candidates(request: HttpRequest, code: str) -> HttpResponse:
    look = looking(request)
    post = _post(look, code)
    case = _case(request)
    found = finding.of(look, post, case)
    page = paged(request, found.rows)
    context = {
        "looking": look,
        "post": post,
        "standard": presenting.standard(post),
        "seats": presenting.seats(look, post),
        "case": case,
        "cases": law.CASES.items(),
        "counts": finding.counts(found),
        "paged": page,
        "lines": presenting.lines(found, page.rows),
    }
    return render(request, "candidates/post.html", context)


@require_GET
@allowed(Permission.DEMAND_READ)
def download(request: HttpRequest, code: str) -> HttpResponse:
    look = looking(request)
    post = _post(look, code)
    found = finding.of(look, post, _case(request))
    place = at_unit(post["name"], post["unit_row"]["name"])
    return excel.download(
        f"ung-vien-{formats.file_name(code)}-{look.day.value}",
        f"Ai có thể đến {place}, ngày {look.day.shown}, {look.rulebook.title}",
        presenting.HEADINGS,
        [presenting.cells(line) for line in presenting.lines(found, found.rows)],
    )
