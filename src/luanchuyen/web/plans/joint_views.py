"""Several plans of one committee solved together, and the answer taken over into each of them."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from luanchuyen.records.models import RotationPlan
from luanchuyen.services import joint_plans, snapshots
from luanchuyen.services.access import NotThere, Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import joining, page
from luanchuyen.web.shared.guard import account, allowed


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_READ)
def together(request: HttpRequest) -> HttpResponse:
    """Looking chooses, sending solves: a question of several plans takes its time."""
    by, named = account(request), names(snapshots.take())
    found = joint_plans.chosen(by, _keys(request), Permission.PLANS_READ)
    context: dict[str, object] = {
        "groups": joint_plans.groups(by),
        "chosen": {plan.pk for plan in found},
    }
    if request.method == "POST":
        try:
            proposals = joint_plans.propose(found)
        except RefusedError as error:
            context["fault"] = named.told(str(error))
        else:
            joined = joining.shown(found, proposals, named)
            context |= page.drawn(joined.pictures) | {
                "joined": joined,
                "query": page.query(found[0]),
                "keys": _query(found),
                "may_keep": joint_plans.may_keep(by, found),
            }
    return render(request, "plans/together.html", context)


@require_POST
@allowed(Permission.PLANS_PREPARE)
def keep(request: HttpRequest) -> HttpResponse:
    """The machine's version of each plan's own moves, in every plan at once."""
    by = account(request)
    found = joint_plans.chosen(by, _keys(request), Permission.PLANS_PREPARE)
    try:
        made = joint_plans.keep(found=found, by=by, on=date.today())
    except RefusedError as error:
        messages.error(request, names(snapshots.take()).told(str(error)))
        return redirect(f"{reverse('plans:together')}?{_query(found)}")
    for version in made:
        told = f"Đã ghi phương án {version.number} vào kế hoạch «{version.plan.title}»."
        messages.success(request, told)
    return redirect("plans:version", made[0].plan_id, made[0].number)


def _keys(request: HttpRequest) -> list[int]:
    """The plans asked for, by the address or by what was sent. Raises NotThere for what is no key."""
    asked = [
        *request.GET.getlist("ke_hoach"),
        *request.POST.getlist("ke_hoach"),
    ]
    if not all(key.isascii() and key.isdigit() and len(key) < 10 for key in asked):
        raise NotThere("Không có kế hoạch này trong phạm vi của bạn.")
    return [int(key) for key in asked]


def _query(found: Sequence[RotationPlan]) -> str:
    return urlencode([("ke_hoach", plan.pk) for plan in found])
