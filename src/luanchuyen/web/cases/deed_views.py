"""The page of an act on a case: what it does, what it asks, and why it was refused."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from luanchuyen.services import access
from luanchuyen.services.access import NotAllowed
from luanchuyen.services.cases import RefusedError
from luanchuyen.web.cases import page
from luanchuyen.web.cases.deeds import ANY, DEEDS, Deed
from luanchuyen.web.cases.forms import Target
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared import days
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed


@require_http_methods(["GET", "POST"])
@allowed(*ANY)
def deed(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    if key not in DEEDS:
        raise Http404
    asked = DEEDS[key]
    here = _here(request, pk, asked)
    target = _target(request, here, asked)
    files = request.FILES if request.method == "POST" else None
    form = asked.form(posted(request), files, here=here, target=target)
    if request.method == "POST" and form.is_valid():
        try:
            asked.do(here, target, form)
        except (RefusedError, NotAllowed) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, asked.done)
            back = "cases:dossier" if asked.of_dossier else "cases:case"
            return redirect(back, pk)
    context = page.of_deed(here) | {
        "deed": asked,
        "form": form,
        "about": page.about(here, target),
        "lacking": page.lacking(here) if key == "hoan-thanh" else [],
    }
    return render(request, "cases/deed.html", context)


def _here(request: HttpRequest, pk: int, asked: Deed) -> Situation:
    """The case for the first permission of the act that the account has; without one the page is refused."""
    by = account(request)
    own = [one for one in asked.permissions if access.allows(by, one)]
    needed = own[0] if own else asked.permissions[0]
    return Situation(access.get_case(by, pk, needed), by, days.today())


def _target(request: HttpRequest, here: Situation, asked: Deed) -> Target:
    """What the act is about; a question the procedure does not put to anybody like that is not there."""
    target = Target(request.GET.get("muc", ""), request.GET.get("noi", ""))
    if asked.of_ask:
        ask = here.procedure.ask(target.item)
        if ask is None or target.whom.partition(":")[0] not in ask.of:
            raise Http404
    return target
