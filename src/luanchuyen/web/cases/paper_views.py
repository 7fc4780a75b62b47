"""The papers of a case: which it can give, each as Word or PDF; issued with its number, and as it went out."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.models import Case
from luanchuyen.services import access, case_papers, issued_papers, sessions
from luanchuyen.services.access import NotAllowed, Permission
from luanchuyen.services.case_papers import SHEETS, Wording
from luanchuyen.services.cases import RefusedError
from luanchuyen.services.files import DamagedError
from luanchuyen.web.cases import papers as listed
from luanchuyen.web.cases.forms import PART, WordingForm
from luanchuyen.web.shared import days, formats
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed
from luanchuyen.web.shared.issued import NumberForm

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BOTH = (Permission.CASES_PREPARE, Permission.CASES_DECIDE)


def _case(request: HttpRequest, pk: int) -> Case:
    return sessions.read_case(request.user, pk, on=days.today())


@require_GET
@allowed(Permission.CASES_READ)
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    context = {
        "case": case,
        "sheets": listed.sheets(case, by=request.user, on=days.today()),
        "issued": listed.lines(case, by=request.user),
    }
    return render(request, "cases/papers.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Permission.CASES_READ)
def written(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The words no record holds are asked for; they are kept only when the paper is issued."""
    if key not in SHEETS:
        raise Http404
    case, sheet, today = _case(request, pk), SHEETS[key], days.today()
    issues = issued_papers.may_issue(case, sheet, by=request.user, on=today)
    first = _shown(case_papers.wording(case, sheet, on=today))
    form = WordingForm(posted(request), sheet=sheet, issues=issues, initial=first)
    context: dict[str, Any] = {
        "case": case,
        "sheet": sheet,
        "form": form,
        "issues": issues,
    }
    if request.method == "POST" and form.is_valid():
        asked = request.POST.get("dang", "docx")
        try:
            if asked == "phat-hanh":
                return _issued(request, case, form, key)
            file = case_papers.document(
                case, sheet, form.wording, on=today, as_pdf=asked == "pdf"
            )
        except PaperError as error:
            context["faults"] = error.faults
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
        else:
            return _file(f"{key}-{pk}", file, as_pdf=asked == "pdf")
    return render(request, "cases/written.html", context)


def _issued(
    request: HttpRequest, case: Case, form: WordingForm, key: str
) -> HttpResponse:
    made = issued_papers.issue(
        case=case,
        sheet=SHEETS[key],
        said=form.wording,
        by=account(request),
        on=days.today(),
        term=form.cleaned_data.get("term", ""),
    )
    messages.success(request, f"Đã phát hành {issued_papers.called(made)}.")
    return redirect("cases:papers", case.pk)


@require_GET
@allowed(Permission.CASES_READ)
def issued(request: HttpRequest, pk: int, paper: int, kind: str) -> HttpResponse:
    """The paper word for word as it went out."""
    if kind not in ("docx", "pdf"):
        raise Http404
    by, today, as_pdf = request.user, days.today(), kind == "pdf"
    case = access.get_case(by, pk, Permission.CASES_READ)
    try:
        found, content = issued_papers.opened(by, case, paper, on=today, as_pdf=as_pdf)
    except (DamagedError, PaperError) as error:
        messages.error(request, str(error))
        return redirect("cases:papers", pk)
    name = f"{formats.file_name(found.kind)}-{found.entry.number}-{pk}"
    return _file(name, content, as_pdf=as_pdf)


@require_http_methods(["GET", "POST"])
@allowed(*_BOTH)
def cancel(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """Cancel the number of a paper, with the reason; the text stays."""
    by = account(request)
    needed = next(one for one in _BOTH if access.allows(by, one))
    case = access.get_case(by, pk, needed)
    found = issued_papers.get(by, case, paper, needed)
    form = NumberForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            issued_papers.cancel(
                case=case, paper=found, by=by, on=days.today(), **form.cleaned_data
            )
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã hủy {issued_papers.called(found)}.")
            return redirect("cases:papers", pk)
    context = {"case": case, "paper": issued_papers.called(found), "form": form}
    return render(request, "cases/cancel_number.html", context)


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
