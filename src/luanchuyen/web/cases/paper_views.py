"""The papers of a case: which it can give, and each as Word or PDF."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.models import Case
from luanchuyen.services import case_papers, sessions
from luanchuyen.services.access import Permission
from luanchuyen.services.case_papers import SHEETS, Wording
from luanchuyen.web.cases.forms import PART, WordingForm
from luanchuyen.web.shared import days, formats
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import allowed

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _case(request: HttpRequest, pk: int) -> Case:
    return sessions.read_case(request.user, pk, on=days.today())


@require_GET
@allowed(Permission.CASES_READ)
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    context = {"case": case, "sheets": SHEETS.values()}
    return render(request, "cases/papers.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Permission.CASES_READ)
def written(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The words no record holds are asked for; nothing of them is kept."""
    if key not in SHEETS:
        raise Http404
    case, sheet, today = _case(request, pk), SHEETS[key], days.today()
    first = _shown(case_papers.wording(case, sheet, on=today))
    form = WordingForm(posted(request), sheet=sheet, initial=first)
    context: dict[str, Any] = {"case": case, "sheet": sheet, "form": form}
    if request.method == "POST" and form.is_valid():
        as_pdf = request.POST.get("dang") == "pdf"
        try:
            file = case_papers.document(
                case, sheet, form.wording, on=today, as_pdf=as_pdf
            )
        except PaperError as error:
            context["faults"] = error.faults
        else:
            return _file(f"{key}-{pk}", file, as_pdf=as_pdf)
    return render(request, "cases/written.html", context)


def _shown(said: Wording) -> dict[str, Any]:
    more = {
        f"{PART}{key}": formats.day(one) if key == "due" else one
        for key, one in said.more.items()
    }
    return asdict(said) | more


def _file(name: str, content: bytes, *, as_pdf: bool) -> HttpResponse:
    kind, ending = (PDF, "pdf") if as_pdf else (DOCX, "docx")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
