"""The papers of a version of a plan: as drafts, issued with a number, and as they went out."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import (
    access,
    issued_plans,
    plan_papers,
    plan_versions,
    plan_wordings,
)
from luanchuyen.services.access import NotAllowed, Permission
from luanchuyen.services.files import DamagedError
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import page
from luanchuyen.web.plans.forms import PaperForm
from luanchuyen.web.plans.papers import lines
from luanchuyen.web.shared import days, excel
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed
from luanchuyen.web.shared.issued import NumberForm

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_READ)
def paper(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The words no record holds are asked for; those of who prepares the plan are kept with it."""
    found = plan_versions.get_version(request.user, pk, number)
    issues = issued_plans.may_issue(found, by=request.user)
    initial = asdict(plan_wordings.kept(found))
    form = PaperForm(posted(request), issues=issues, initial=initial)
    context = page.of(found.plan, account(request)) | {
        "version": found,
        "form": form,
        "may_keep": plan_wordings.may_keep(request.user, found.plan),
        "last": plan_wordings.last(found),
        "issues": issues,
        "issued": lines(found.plan, by=request.user),
    }
    if request.method == "POST" and form.is_valid():
        try:
            return _given(request, found, form)
        except PaperError as error:
            context["faults"] = error.faults
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
    return render(request, "plans/paper.html", context)


def _given(request: HttpRequest, found: PlanVersion, form: PaperForm) -> HttpResponse:
    """The paper issued or as a file, or only its words kept. Raises PaperError and RefusedError."""
    told: dict[str, Any] = {"by": account(request), "on": days.today()}
    said, asked = form.wording, request.POST.get("dang")
    if asked == "phat-hanh":
        series = form.cleaned_data.get("series", "")
        made = issued_plans.issue(version=found, said=said, term=series, **told)
        messages.success(request, f"Đã phát hành {issued_plans.called(made)}.")
        return redirect("plans:paper", found.plan_id, found.number)
    keeps = plan_wordings.may_keep(told["by"], found.plan)
    if keeps and asked == "luu":
        plan_wordings.keep(version=found, said=said, **told)
        messages.success(request, "Đã lưu lời văn bản cùng kế hoạch.")
        return redirect("plans:paper", found.plan_id, found.number)
    file = plan_papers.document(found, said, as_pdf=asked == "pdf")
    if keeps:
        plan_wordings.keep(version=found, said=said, **told)
    return _paper(f"ke-hoach-{found.plan_id}-{found.number}", file, asked == "pdf")


@require_GET
@allowed(Permission.PLANS_READ)
def issued(request: HttpRequest, pk: int, paper: int, kind: str) -> HttpResponse:
    """The paper word for word as it went out."""
    if kind not in ("docx", "pdf"):
        raise Http404
    plan = access.get_plan(request.user, pk, Permission.PLANS_READ)
    as_pdf = kind == "pdf"
    try:
        found, content = issued_plans.opened(request.user, plan, paper, as_pdf=as_pdf)
    except (DamagedError, PaperError) as error:
        messages.error(request, str(error))
        return redirect("plans:plan", pk)
    return _paper(f"ke-hoach-{pk}-so-{found.entry.number}", content, as_pdf)


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_DECIDE)
def cancel(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """Cancel the number of a paper, with the reason; the text stays."""
    by = account(request)
    plan = access.get_plan(by, pk, Permission.PLANS_DECIDE)
    found = issued_plans.get(by, plan, paper, Permission.PLANS_DECIDE)
    form = NumberForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            issued_plans.cancel(
                plan=plan, paper=found, by=by, on=days.today(), **form.cleaned_data
            )
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã hủy {issued_plans.called(found)}.")
            return redirect("plans:paper", pk, found.version.number)
    context = page.of(plan, by) | {
        "version": found.version,
        "paper": issued_plans.called(found),
        "form": form,
    }
    return render(request, "plans/cancel_number.html", context)


@require_GET
@allowed(Permission.PLANS_READ)
def moves_list(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = plan_versions.get_version(request.user, pk, number)
    file = plan_papers.workbook(found)
    return _file(f"danh-sach-chuyen-{pk}-{number}.xlsx", excel.XLSX, file)


def _paper(name: str, content: bytes, as_pdf: bool) -> HttpResponse:
    kind, ending = (PDF, "pdf") if as_pdf else (DOCX, "docx")
    return _file(f"{name}.{ending}", kind, content)


def _file(name: str, kind: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
