"""The registers of papers: every number that was given, whatever became of the paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luanchuyen.services import registers
from luanchuyen.services.access import Permission
from luanchuyen.web.cases import registers as listed
from luanchuyen.web.shared import days, excel
from luanchuyen.web.shared.guard import account, allowed
from luanchuyen.web.shared.paging import paged


@require_GET
@allowed(Permission.CASES_READ)
def registers_(request: HttpRequest) -> HttpResponse:
    by, today = account(request), days.today()
    asked = listed.asked(request.GET, by, on=today)
    found = registers.given(by, asked.wanted, on=today)
    shown = paged(request, found)
    context = {
        "asked": asked,
        "count": len(found),
        "paged": shown,
        "lines": [listed.line(one) for one in shown.rows],
    }
    return render(request, "cases/registers.html", context)


@require_GET
@allowed(Permission.CASES_READ)
def download(request: HttpRequest) -> HttpResponse:
    by, today = account(request), days.today()
    asked = listed.asked(request.GET, by, on=today)
    found = registers.given(by, asked.wanted, on=today)
    return excel.download(
        f"so-van-ban-{today}",
        asked.title,
        listed.HEADINGS,
        [listed.cells(listed.line(one)) for one in found],
    )
