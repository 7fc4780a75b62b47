"""Who may open a page: a login first, then the right."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from luanchuyen.records.models import Account
from luanchuyen.services import access
from luanchuyen.services.access import Permission

View = Callable[..., HttpResponseBase]


def account(request: HttpRequest) -> Account:
    """Who looks; `allowed` has asked for a login."""
    return cast("Account", request.user)


def allowed(*permissions: Permission) -> Callable[[View], View]:
    """Open the page to accounts with one of the permissions; the others get the page for 403."""

    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: object, **kwargs: object
        ) -> HttpResponseBase:
            if not any(access.allows(request.user, one) for one in permissions):
                access.require(request.user, permissions[0])
            return view(request, *args, **kwargs)

        return guarded

    return guard
