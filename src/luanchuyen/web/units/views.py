"""The list of units and one unit with its posts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.services.access import Permission
from luanchuyen.web.shared import excel, formats, reading
from luanchuyen.web.shared.guard import allowed
from luanchuyen.web.shared.looking import Looking, looking
from luanchuyen.web.shared.paging import paged
from luanchuyen.web.units import listing, one
from luanchuyen.web.units.due import due


@require_GET
@allowed(Permission.UNITS_READ)
def units(request: HttpRequest) -> HttpResponse:
    look = looking(request)
    asked = request.GET.get("tim", "").strip()
    only_open = bool(request.GET.get("trong"))
    every = listing.overview(look.scope)
    context = {
        "looking": look,
        "asked": asked,
        "only_open": only_open,
        "total": len(every),
        "paged": paged(request, listing.chosen(every, asked, only_open)),
    }
    return render(request, "units/list.html", context)


@require_GET
@allowed(Permission.UNITS_READ)
def download(request: HttpRequest) -> HttpResponse:
    look = looking(request)
    lines = listing.chosen(
        listing.overview(look.scope),
        request.GET.get("tim", "").strip(),
        bool(request.GET.get("trong")),
    )
    return excel.download(
        f"don-vi-{look.day.value}",
        f"Đơn vị, {look.scope.name}, ngày {look.day.shown}",
        listing.HEADINGS,
        [listing.cells(line) for line in lines],
    )


def _unit(look: Looking, code: str) -> reading.Line:
    found = reading.row(look.scope.units, code)
    if found is None:
        raise Http404
    return found


@require_GET
@allowed(Permission.UNITS_READ)
def unit(request: HttpRequest, code: str) -> HttpResponse:
    look = looking(request)
    found = _unit(look, code)
    context = {
        "looking": look,
        "unit": found,
        "parent": reading.row(look.scope.units, found["parent"] or ""),
        "period": formats.period(found["valid_from"], found["valid_until"]),
        "posts": one.posts_of(look.scope, code, due(look)),
        "past": one.past(look.scope, code),
    }
    return render(request, "units/unit.html", context)


@require_GET
@allowed(Permission.UNITS_READ)
def posts_download(request: HttpRequest, code: str) -> HttpResponse:
    look = looking(request)
    found = _unit(look, code)
    return excel.download(
        f"chuc-danh-{formats.file_name(code)}-{look.day.value}",
        f"Chức danh, {found['name']}, ngày {look.day.shown}",
        one.HEADINGS,
        one.rows(one.posts_of(look.scope, code, due(look))),
    )
