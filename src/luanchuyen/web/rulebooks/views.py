"""The rulebooks: the list, one on a day, two days compared, the library of instruments."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.rules import rulebook as books
from luanchuyen.rules.rulebook import Rulebook, UnknownRulebookError
from luanchuyen.services.access import Permission
from luanchuyen.web.rulebooks import parts, presenting
from luanchuyen.web.shared import days, excel
from luanchuyen.web.shared.guard import allowed


def _book(id_: str) -> Rulebook:
    try:
        return books.load(id_)
    except UnknownRulebookError as error:
        raise Http404 from error


@require_GET
@allowed(Permission.RULEBOOKS_READ)
def rulebooks(request: HttpRequest) -> HttpResponse:
    lines = presenting.books([books.load(id_) for id_ in books.ids()])
    return render(request, "rulebooks/list.html", {"books": lines})


@require_GET
@allowed(Permission.RULEBOOKS_READ)
def rulebook(request: HttpRequest, book: str) -> HttpResponse:
    found = _book(book)
    day = days.chosen(request)
    context = {
        "book": presenting.book(found),
        "chosen": day,
        "groups": presenting.groups(found, day.value),
    }
    return render(request, "rulebooks/rulebook.html", context)


@require_GET
@allowed(Permission.RULEBOOKS_READ)
def procedures(request: HttpRequest, book: str) -> HttpResponse:
    """Procedures, authorities, votes, dossiers, waivers and bases on a day."""
    found = _book(book)
    day = days.chosen(request)
    context = {
        "book": presenting.book(found),
        "chosen": day,
        "sections": parts.sections(found, day.value),
    }
    return render(request, "rulebooks/procedures.html", context)


@require_GET
@allowed(Permission.RULEBOOKS_READ)
def rulebook_download(request: HttpRequest, book: str) -> HttpResponse:
    found = _book(book)
    day = days.chosen(request)
    return excel.download(
        f"{found.id}-{day.value}",
        f"{found.title}, ngày {day.shown}",
        presenting.HEADINGS,
        presenting.rows(presenting.everything(found, day.value)),
    )


@require_GET
@allowed(Permission.RULEBOOKS_READ)
def comparison(request: HttpRequest, book: str) -> HttpResponse:
    found = _book(book)
    first, second = days.chosen(request, "tu"), days.chosen(request, "den")
    context = {
        "book": presenting.book(found),
        "first": first,
        "second": second,
        "changes": presenting.changes(found, first.value, second.value),
    }
    return render(request, "rulebooks/comparison.html", context)


@require_GET
@allowed(Permission.RULEBOOKS_READ)
def instruments(request: HttpRequest) -> HttpResponse:
    return render(
        request, "rulebooks/instruments.html", {"instruments": presenting.instruments()}
    )


@require_GET
@allowed(Permission.RULEBOOKS_READ)
def instruments_download(request: HttpRequest) -> HttpResponse:
    return excel.download(
        "van-ban",
        "Danh mục văn bản",
        presenting.INSTRUMENT_HEADINGS,
        [presenting.instrument_cells(one) for one in presenting.instruments()],
    )
