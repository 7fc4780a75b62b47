"""What units propose for a plan: filed and withdrawn by the unit, read beside the plan's own choice."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from luanchuyen.records.models import RotationPlan
from luanchuyen.records.plan_states import NEXT, ActKind
from luanchuyen.services import access, plan_answers, plans, snapshots, unit_proposals
from luanchuyen.services.access import Permission
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.web.plans import finding, page, proposing
from luanchuyen.web.plans.forms import ProposalForm
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed


@require_http_methods(["GET", "POST"])
@allowed(Permission.PLANS_READ, Permission.PLANS_PROPOSE)
def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    by = account(request)
    proposes = access.allows(by, Permission.PLANS_PROPOSE)
    needed = Permission.PLANS_PROPOSE if proposes else Permission.PLANS_READ
    plan = access.get_plan(by, pk, needed)
    form = None
    if proposes and ActKind.PROPOSED in NEXT[plan.state]:
        form = ProposalForm(posted(request), people=proposing.people(by, date.today()))
    if request.method == "POST":
        if form is None:
            access.require(by, Permission.PLANS_PROPOSE)
            messages.error(request, "Kế hoạch này hiện không nhận đề xuất.")
        elif form.is_valid() and _propose(request, plan, form):
            return redirect("plans:proposals", pk)
    context: dict[str, Any] = {"plan": plan, "form": form}
    version = None
    if not proposes:
        version = plans.shown_among([plan]).get(pk)
        context |= page.of(plan, by) | {"version": version}
    found = unit_proposals.of_plan(plan, by=by)
    named = names(snapshots.take())
    context["lines"] = proposing.lines(list(found), version, named)
    context["may_withdraw"] = proposes and ActKind.WITHDRAWN in NEXT[plan.state]
    return render(request, "plans/proposals.html", context)


def _propose(request: HttpRequest, plan: RotationPlan, form: ProposalForm) -> bool:
    """Whether the proposal was made; else the form says why not."""
    by, given, snapshot = account(request), form.cleaned_data, snapshots.take()
    field = plan_answers.field(snapshot, plan.text)
    named, units = names(snapshot), access.units(by)
    post = finding.post_of_units(given["post"], field, named, units)
    if not post.is_plain or by.committee is None:
        form.add_error("post", post.told)
        return False
    try:
        made = unit_proposals.propose_unit(
            plan=plan,
            unit=by.committee,
            official=form.people[given["official"]],
            post=unit_proposals.get_post(post.code) if post.code else None,
            reason=given["reason"],
            by=by,
            on=date.today(),
        )
    except RefusedError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, f"Đã đề xuất {made.official.name}.")
    return True


@require_POST
@allowed(Permission.PLANS_PROPOSE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    by = account(request)
    proposal = unit_proposals.get_proposal(by, pk)
    try:
        unit_proposals.withdraw_proposal(proposal=proposal, by=by, on=date.today())
    except RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã rút đề xuất.")
    return redirect("plans:proposals", proposal.plan_id)
