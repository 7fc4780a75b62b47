"""The dossier of a case: item by item with its file, reused from an earlier case, opened again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.models import FileKind
from luanchuyen.services import access, bundles, cases, sessions
from luanchuyen.services.access import NotAllowed, Permission
from luanchuyen.services.cases import RefusedError
from luanchuyen.services.files import DamagedError
from luanchuyen.web.cases import dossiers, page
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared import days, formats
from luanchuyen.web.shared.guard import account, allowed

_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_GET
@allowed(Permission.CASES_READ)
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    by = account(request)
    today = days.today()
    here = Situation(sessions.read_case(by, pk, on=today), by, today)
    context = page.of(here) | {
        "lines": dossiers.lines(here),
        "earlier": dossiers.earlier(here),
    }
    return render(request, "cases/dossier.html", context)


@require_POST
@allowed(Permission.CASES_PREPARE)
def reuse(request: HttpRequest, pk: int) -> HttpResponse:
    by, today = account(request), days.today()
    here = Situation(access.get_case(by, pk, Permission.CASES_PREPARE), by, today)
    asked = request.POST.get("tu_ho_so", "")
    earlier = next(
        (one for one in dossiers.earlier(here) if str(one.pk) == asked), None
    )
    if earlier is None:
        messages.error(request, "Không có hồ sơ trước như vậy của cán bộ này.")
        return redirect("cases:dossier", pk)
    new = {"co": True, "khong": False}.get(request.POST.get("phat_sinh", ""))
    try:
        made = cases.reuse_papers(
            case=here.case, earlier=earlier, anything_new=new, by=by, on=today
        )
    except (RefusedError, NotAllowed) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã dùng lại {len(made)} giấy tờ.")
    return redirect("cases:dossier", pk)


@require_GET
@allowed(Permission.CASES_READ)
def whole(request: HttpRequest, pk: int) -> HttpResponse:
    """Every file behind its contents page, as one PDF to print."""
    today = days.today()
    case = sessions.read_case(request.user, pk, on=today)
    try:
        content = bundles.bound(request.user, case, on=today)
    except PaperError as error:
        messages.error(request, str(error))
        return redirect("cases:dossier", pk)
    response = HttpResponse(content, content_type=_TYPES[FileKind.PDF])
    response["Content-Disposition"] = f'attachment; filename="ho-so-{pk}-tron-bo.pdf"'
    return response


@require_GET
@allowed(Permission.CASES_READ)
def paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """The file as it was handed in; always saved, never shown by the browser as a page of ours."""
    by, today = account(request), days.today()
    case = access.get_case(by, pk, Permission.CASES_READ)
    try:
        found, content = cases.open_paper(by, case, paper, on=today)
    except DamagedError as error:
        messages.error(request, str(error))
        return redirect("cases:dossier", pk)
    response = HttpResponse(content, content_type=_TYPES[FileKind(found.kind)])
    name = f"ho-so-{pk}-{formats.file_name(found.item)}.{found.kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
