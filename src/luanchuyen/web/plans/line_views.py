"""A line the plan was opened with is released, with a reason."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from luanchuyen.services import access, plan_lines, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import settling
from luanchuyen.web.plans.forms import NoteForm
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_PREPARE)
def release(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    plan = access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    asked = plan_lines.get_line(plan, line)
    form = NoteForm(posted(request), label="Lý do bỏ", required=True)
    if request.method == "POST" and form.is_valid():
        try:
            plan_lines.release(
                plan=plan,
                number=line,
                reason=form.cleaned_data["note"],
                by=account(request),
                on=date.today(),
            )
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, "Đã bỏ; phương án lập từ nay không phải giữ điều đó nữa."
            )
            return redirect("plans:plan", pk)
    told = settling.one(asked, line, names(snapshots.take()))
    context = {"plan": plan, "line": told, "form": form}
    return render(request, "plans/release.html", context)
