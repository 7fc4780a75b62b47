"""The demand review: all kinds at a glance, one kind with its names, both as Excel."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.services.access import Permission
from luanchuyen.web.demand import presenting
from luanchuyen.web.shared import excel, reviewing, words
from luanchuyen.web.shared.counting import counts, shown_kinds
from luanchuyen.web.shared.guard import allowed
from luanchuyen.web.shared.looking import looking
from luanchuyen.web.shared.paging import paged


@require_GET
@allowed(Permission.DEMAND_READ)
def overview(request: HttpRequest) -> HttpResponse:
    look = looking(request)
    review = reviewing.of(look)
    kinds = shown_kinds(review)
    context = {
        "looking": look,
        "counts": counts(review),
        "kinds": kinds,
        "rows": presenting.heat_map(review, look.snapshot, kinds),
    }
    return render(request, "demand/overview.html", context)


@require_GET
@allowed(Permission.DEMAND_READ)
def kind(request: HttpRequest, key: str) -> HttpResponse:
    if key not in words.KINDS:
        raise Http404
    look = looking(request)
    review = reviewing.of(look)
    unit = request.GET.get("don_vi", "")
    context = {
        "looking": look,
        "kind": words.KINDS[key],
        "paged": paged(request, presenting.lines(review, look.snapshot, key, unit)),
        "unknown": presenting.unknown(review, look.snapshot, key),
    }
    return render(request, "demand/kind.html", context)


@require_GET
@allowed(Permission.DEMAND_READ)
def download(request: HttpRequest) -> HttpResponse:
    look = looking(request)
    review = reviewing.of(look)
    found = [
        (words.KINDS[key].name, line)
        for key in words.KINDS
        for line in presenting.lines(review, look.snapshot, key)
    ]
    return excel.download(
        f"ra-soat-{look.day.value}",
        f"Rà soát nhu cầu, {look.scope.name}, ngày {look.day.shown}",
        ("Loại", *presenting.HEADINGS),
        [(name, *presenting.cells(line)) for name, line in found],
    )


@require_GET
@allowed(Permission.DEMAND_READ)
def kind_download(request: HttpRequest, key: str) -> HttpResponse:
    if key not in words.KINDS:
        raise Http404
    look = looking(request)
    lines = presenting.lines(reviewing.of(look), look.snapshot, key)
    return excel.download(
        f"{key.replace('_', '-')}-{look.day.value}",
        f"{words.KINDS[key].name}, {look.scope.name}, ngày {look.day.shown}",
        presenting.HEADINGS,
        [presenting.cells(line) for line in lines],
    )
