"""Two steps: take the workbook, then show what it would change and carry it out."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luanchuyen.services import imports
from luanchuyen.services.access import Permission
from luanchuyen.services.imports import RefusedError
from luanchuyen.snapshot import workbook
from luanchuyen.web.imports import kept, presenting
from luanchuyen.web.imports.forms import UploadForm
from luanchuyen.web.shared import excel
from luanchuyen.web.shared.guard import account, allowed


@require_http_methods(["GET", "POST"])
@allowed(Permission.WORKBOOK_IMPORT)
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            kept.keep(request, form.cleaned_data["workbook"])
            return redirect("imports:preview")
    return render(request, "imports/upload.html", {"form": form})


@require_GET
@allowed(Permission.WORKBOOK_IMPORT)
def preview(request: HttpRequest) -> HttpResponse:
    found = _preview(request)
    if found is None:
        return redirect("imports:upload")
    context = {"preview": found, "changes": presenting.changes(found)}
    return render(request, "imports/preview.html", context)


def _preview(request: HttpRequest) -> imports.Preview | None:
    held = kept.kept(request)
    if held is None:
        messages.warning(request, "Chưa có sổ dữ liệu nào được tải lên; hãy chọn tệp.")
        return None
    by = account(request)
    return imports.preview(held.path, by=by, on=date.today(), file_name=held.file_name)


@require_GET
@allowed(Permission.WORKBOOK_IMPORT)
def faults(request: HttpRequest) -> HttpResponse:
    found = _preview(request)
    if found is None:
        return redirect("imports:upload")
    title = f"Lỗi và lưu ý của {found.file_name}"
    return excel.download(
        "loi", title, presenting.HEADINGS, presenting.fault_rows(found)
    )


@require_POST
@allowed(Permission.WORKBOOK_IMPORT)
def confirm(request: HttpRequest) -> HttpResponse:
    held = kept.kept(request)
    if held is None:
        messages.warning(request, "Sổ dữ liệu không còn được giữ; hãy tải lên lần nữa.")
        return redirect("imports:upload")
    seen = request.POST.get("revision", "")
    try:
        done = imports.carry_out(
            workbook.read(held.path),
            by=account(request),
            on=date.today(),
            file_name=held.file_name,
            seen=int(seen) if seen.isdigit() else None,
        )
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("imports:preview")
    kept.drop(request)
    messages.success(
        request, f"Đã nhập {done.file_name}: {done.counts['people']} cán bộ."
    )
    return redirect("desk:desk")
