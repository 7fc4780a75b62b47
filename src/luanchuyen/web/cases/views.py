"""What waits for whom, the list, the calendar, one case with its history, and the official's own sheet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luanchuyen.services import access, cases, plans, sessions
from luanchuyen.services.access import Permission
from luanchuyen.web.cases import listing, months, offering, opinions, own_sheet, page
from luanchuyen.web.cases.forms import SessionForm
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared import days
from luanchuyen.web.shared.fields import posted
from luanchuyen.web.shared.guard import account, allowed
from luanchuyen.web.shared.paging import paged

_ACTING = (Permission.CASES_READ, Permission.CASES_ANSWER)


@require_GET
@allowed(*_ACTING)
def inbox(request: HttpRequest) -> HttpResponse:
    by, today = account(request), days.today()
    due, heading = listing.DUES.get(request.GET.get("han", ""), (None, "Việc chờ tôi"))
    shown = paged(request, listing.waiting(by, on=today, due=due))
    context = {
        "heading": heading,
        "narrowed": due is not None,
        "paged": shown,
        "lines": shown.rows,
        "reads": access.allows(by, Permission.CASES_READ),
    }
    return render(request, "cases/inbox.html", context)


@require_GET
@allowed(Permission.CASES_READ)
def cases_(request: HttpRequest) -> HttpResponse:
    by, today = account(request), days.today()
    shown = paged(request, cases.listed(by, on=today))
    prepares = access.allows(by, Permission.CASES_PREPARE)
    context = {
        "paged": shown,
        "lines": listing.lines(shown.rows, by, on=today),
        "may_open": prepares,
        "plans": listing.to_open(plans.listed(by), by) if prepares else [],
    }
    return render(request, "cases/list.html", context)


@require_GET
@allowed(Permission.CASES_READ)
def calendar(request: HttpRequest) -> HttpResponse:
    today = days.today()
    month = months.asked(request.GET.get("thang", ""), today)
    found = cases.calendar(
        account(request), since=month.first, until=month.after, on=today
    )
    found = listing.named(found)
    context = {"month": month, "weeks": months.weeks(month, found, today)}
    context["count"] = len(found)
    return render(request, "cases/calendar.html", context)


@require_GET
@allowed(*_ACTING)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    by, today = account(request), days.today()
    reads = access.allows(by, Permission.CASES_READ)
    needed = Permission.CASES_READ if reads else Permission.CASES_ANSWER
    read = sessions.read_case(by, pk, permission=needed, on=today)
    here = Situation(read, by, today)
    if not reads:
        context = page.asked(here) | {"lines": opinions.lines(here, theirs=True)}
        return render(request, "cases/asked.html", context)
    context = page.of(here) | {
        "offers": offering.main(here),
        "others": offering.others(here),
        "further": offering.further(here),
        "lines": opinions.lines(here),
        "waivers": page.waivers(here),
        "votes": page.votes(here),
        "decisions": page.decisions(here),
    }
    return render(request, "cases/case.html", context)


@require_GET
@allowed(Permission.CASES_READ)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    by, today = account(request), days.today()
    here = Situation(sessions.read_case(by, pk, on=today), by, today)
    context = page.of(here) | {"lines": listing.history(here)}
    return render(request, "cases/history.html", context)


@require_GET
@allowed(Permission.OWN_SHEET_READ)
def own(request: HttpRequest) -> HttpResponse:
    found = cases.own(account(request), on=days.today())
    return render(request, "cases/own.html", {"sheets": own_sheet.sheets(found)})


@require_http_methods(["GET", "POST"])
@allowed(Permission.READING_SESSION)
def session(request: HttpRequest) -> HttpResponse:
    """An administrator gives a reason, and reads for a time that the log tells of."""
    form = SessionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        opened = sessions.open_session(
            reason=form.cleaned_data["reason"], by=account(request), on=days.today()
        )
        messages.success(
            request,
            f"Được đọc hồ sơ trong {opened.minutes} phút; nhật ký đã ghi lý do.",
        )
        return redirect("cases:list")
    context = {"form": form, "running": access.running_session(request.user)}
    return render(request, "cases/session.html", context)


@require_POST
@allowed(Permission.READING_SESSION)
def end_session(request: HttpRequest) -> HttpResponse:
    try:
        sessions.end_session(by=account(request), on=days.today())
    except sessions.RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã kết thúc phiên đọc; từ nay không mở được hồ sơ.")
    return redirect("cases:session")
