"""The list of officials and one official's sheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from luanchuyen.rules import words as law
from luanchuyen.services import access
from luanchuyen.services import officials as service
from luanchuyen.services.access import Permission
from luanchuyen.web.officials import listing, sheets
from luanchuyen.web.officials import screened as screen
from luanchuyen.web.shared import days, excel, screening
from luanchuyen.web.shared.guard import allowed
from luanchuyen.web.shared.looking import Looking, looking
from luanchuyen.web.shared.paging import Paged, asked_page, kept_query, paged


@require_GET
@allowed(Permission.OFFICIALS_READ)
def officials(request: HttpRequest) -> HttpResponse:
    day = days.chosen(request)
    asked = listing.filters(request)
    found = service.search(
        request.user, on=day.value, page=asked_page(request), **asked
    )
    lines = [listing.line(listed) for listed in found.lines]
    context = {
        "chosen": day,
        "asked": asked,
        "titles": listing.titles().items(),
        "found": found,
        "paged": Paged(lines, found.number, found.pages, kept_query(request)),
    }
    page = "officials/rows.html" if _while_typing(request) else "officials/list.html"
    response = render(request, page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _while_typing(request: HttpRequest) -> bool:
    """Whether htmx asks for the list alone; going back in the browser asks for the whole page."""
    asked = request.headers
    return "HX-Request" in asked and "HX-History-Restore-Request" not in asked


@require_GET
@allowed(Permission.OFFICIALS_READ)
def download(request: HttpRequest) -> HttpResponse:
    day = days.chosen(request)
    found = service.everyone(request.user, on=day.value, **listing.filters(request))
    return excel.download(
        f"can-bo-{day.value}",
        f"Danh sách cán bộ, ngày {day.shown}",
        listing.HEADINGS,
        (listing.cells(listing.line(listed)) for listed in found),
    )


@require_GET
@allowed(Permission.DEMAND_READ)
def screened(request: HttpRequest) -> HttpResponse:
    look = looking(request)
    case = screen.case(request.GET.get("truong_hop", ""))
    outcome = request.GET.get("ket_qua", "")
    found = screening.of(look, case)
    page = paged(request, screen.rows(found, outcome) if found else [])
    context = {
        "looking": look,
        "case": case,
        "cases": law.CASES.items(),
        "outcome": outcome,
        "counts": screening.counts(found),
        "paged": page,
        "lines": screen.lines(found, page.rows) if found else [],
    }
    return render(request, "officials/screened.html", context)


@require_GET
@allowed(Permission.DEMAND_READ)
def screened_download(request: HttpRequest) -> HttpResponse:
    look = looking(request)
    found = screening.of(look, screen.case(request.GET.get("truong_hop", "")))
    rows = screen.rows(found, request.GET.get("ket_qua", "")) if found else []
    return excel.download(
        f"sang-loc-{look.day.value}",
        f"Sàng lọc, {look.scope.name}, ngày {look.day.shown}, {look.rulebook.title}",
        screen.HEADINGS,
        [screen.cells(line) for line in screen.lines(found, rows)] if found else [],
    )


def _may_see(look: Looking, code: str) -> None:
    """Raise the page for 404 where the official is not in the scope of who looks."""
    own = access.only_oneself(look.by)
    needed = Permission.OWN_SHEET_READ if own else Permission.OFFICIALS_READ
    access.get_person(look.by, code, needed, on=look.day.value)


@require_GET
@allowed(Permission.OFFICIALS_READ, Permission.OWN_SHEET_READ)
def official(request: HttpRequest, code: str) -> HttpResponse:
    look = looking(request)
    _may_see(look, code)
    asked = sheets.asked(request, look, code)
    return render(request, "officials/official.html", sheets.page(look, asked))


@require_GET
@allowed(Permission.OFFICIALS_READ, Permission.OWN_SHEET_READ)
def sheet_download(request: HttpRequest, code: str) -> HttpResponse:
    look = looking(request)
    _may_see(look, code)
    asked = sheets.asked(request, look, code)
    return sheets.workbook(look, asked)
