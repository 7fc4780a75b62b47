"""The registers of papers: every number that was given, whatever became of the paper."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from luanchuyen.records.models import RegisterType
from luanchuyen.services import registers
from luanchuyen.services.access import NotAllowed, Permission
from luanchuyen.services.registers import RefusedError
from luanchuyen.web.cases import registers as listed
from luanchuyen.web.cases.forms import BeginningForm
from luanchuyen.web.shared import days, excel
from luanchuyen.web.shared.fields import posted
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
        "keeps": bool(registers.organs(by)),
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


@require_http_methods(["GET", "POST"])
@allowed(Permission.CASES_PREPARE, Permission.CASES_DECIDE)
def begin(request: HttpRequest) -> HttpResponse:
    """Say which number was the last outside, once a register, before its first number here."""
    by = account(request)
    if by.committee is None:
        raise Http404
    body, organs = by.committee, registers.organs(by)
    names = [registers.organ_name(body, one) for one in organs]
    form = BeginningForm(posted(request), organs=names)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = registers.begin(
                body=body,
                organ=organs[int(given["organ"])],
                paper=RegisterType(given["paper"]),
                last=given["last"],
                term=given["term"],
                by=by,
                on=days.today(),
            )
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, f"Đã ghi: số tiếp theo của sổ này là {made.last + 1:02d}."
            )
            return redirect("cases:registers")
    return render(request, "cases/begin_register.html", {"form": form})
