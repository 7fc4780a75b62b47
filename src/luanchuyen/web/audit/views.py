"""The log by day, person, act and object; its check; the file to verify elsewhere."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from luanchuyen.records import seal_verify
from luanchuyen.records.seal_verify import BEGINNING
from luanchuyen.services import access, seals, trail
from luanchuyen.services.access import Permission
from luanchuyen.web.audit import presenting
from luanchuyen.web.shared import days
from luanchuyen.web.shared.guard import account, allowed
from luanchuyen.web.shared.paging import Paged, asked_page, kept_query


@require_GET
@allowed(Permission.AUDIT_READ)
def log(request: HttpRequest) -> HttpResponse:
    by, asked = account(request), presenting.asked(request.GET)
    found = trail.search(by, wanted=asked.wanted, page=asked_page(request))
    lines = presenting.lines(found.events, by)
    context = {
        "asked": asked,
        "found": found,
        "paged": Paged(lines, found.number, found.pages, kept_query(request)),
        "actors": trail.actors(by),
        "types": presenting.types(),
        "chain": presenting.chain(trail.chain(by)),
        "may_export": access.reaches_all(by),
    }
    return render(request, "audit/log.html", context)


@require_POST
@allowed(Permission.AUDIT_READ)
def check(request: HttpRequest) -> HttpResponse:
    """Follow the chain, against what somebody noted where it is given."""
    given = request.POST.get("da_ghi", "").strip()
    try:
        expected = seal_verify.noted(given) if given else BEGINNING
        report = seals.check(by=account(request), on=days.today(), expected=expected)
    except (ValueError, seals.RefusedError) as error:
        messages.error(request, str(error))
    else:
        tell = messages.error if report.fault else messages.success
        tell(request, seal_verify.sentences(report))
    return redirect("audit:log")


@require_GET
@allowed(Permission.AUDIT_READ)
def download(request: HttpRequest) -> StreamingHttpResponse:
    """The file for `seal_verify.py`; whole or not at all."""
    lines = seals.lines(by=account(request))
    response = StreamingHttpResponse(
        (one + b"\n" for one in lines), content_type="application/x-ndjson"
    )
    name = f"nhat-ky-{days.today()}.jsonl"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
