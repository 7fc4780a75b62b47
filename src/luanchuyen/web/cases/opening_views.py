"""Cases opened: from a move of an approved plan, or a transfer singly."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from luanchuyen.records.models import Account, Case, RotationPlan
from luanchuyen.services import access, cases, plan_versions, snapshots
from luanchuyen.services.access import NotAllowed, Permission
from luanchuyen.services.cases import RefusedError
from luanchuyen.services.naming import names
from luanchuyen.web.cases import finding
from luanchuyen.web.cases.forms import PlanLineForm, TransferForm
from luanchuyen.web.shared import days
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed


@require_http_methods(["GET", "POST"])
@allowed(Permission.CASES_PREPARE)
def transfer(request: HttpRequest) -> HttpResponse:
    by = account(request)
    if by.committee is None:
        raise Http404
    form = TransferForm(posted(request), by=by)
    if request.method == "POST" and form.is_valid():
        try:
            opened = _transfer(by, form.cleaned_data)
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
        else:
            return _opened(request, opened)
    context = {"form": form, "committee": by.committee}
    return render(request, "cases/transfer.html", context)


def _transfer(by: Account, given: Mapping[str, Any]) -> Case:
    committee, today = by.committee, days.today()
    if committee is None:
        raise Http404
    return cases.open_transfer(
        committee=committee,
        rulebook=given["rulebook"],
        wish=finding.wish(given, by=by, committee=committee, on=today),
        by=by,
        on=today,
        day=given["day"],
    )


@require_http_methods(["GET", "POST"])
@allowed(Permission.CASES_PREPARE)
def from_plan(request: HttpRequest, pk: int) -> HttpResponse:
    plan = access.get_plan(request.user, pk, Permission.PLANS_PREPARE)
    by = account(request)
    opened_cases = cases.opened_from(by, plan)
    lines = {who: told for who, told in _lines(plan).items() if who not in opened_cases}
    form = PlanLineForm(posted(request), lines=lines)
    if request.method == "POST" and form.is_valid():
        try:
            opened = _from_plan(by, plan, form.cleaned_data)
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
        else:
            return _opened(request, opened)
    context = {
        "form": form,
        "plan": plan,
        "left": len(lines),
        "opened": opened_cases.values(),
    }
    return render(request, "cases/from_plan.html", context)


def _lines(plan: RotationPlan) -> dict[str, str]:
    """The moves of the approved version, by official."""
    if plan.chosen is None:
        return {}
    named = names(snapshots.take())
    return {
        move[
            "official"
        ]: f"{named.person(move['official'])}: {named.place(move['from'])}"
        f" → {named.place(move['to'])}"
        for move in plan_versions.moves(plan.chosen)
    }


def _from_plan(by: Account, plan: RotationPlan, given: Mapping[str, Any]) -> Case:
    today = days.today()
    who = finding.official(given["line"], by=by, on=today)
    chosen = plan.chosen
    moves = plan_versions.moves(chosen) if chosen else []
    goes = {move["official"]: move["to"] for move in moves}
    where = finding.post(goes[who.pk])
    return cases.open_from_plan(
        plan=plan,
        official=who,
        by=by,
        on=today,
        effective_on=given["effective_on"],
        body=finding.body(given["body"], who, where, plan.committee, today),
        body_basis=given["body_basis"],
    )


def _opened(request: HttpRequest, case: Case) -> HttpResponse:
    messages.success(request, f"Đã mở hồ sơ số {case.pk}: {case.title}.")
    return redirect("cases:case", case.pk)
