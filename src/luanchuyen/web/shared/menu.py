"""The menu: only the areas the account may open."""

from typing import Any

from django.http import HttpRequest

from luanchuyen.services import access
from luanchuyen.services.access import Permission


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `may`, the names of the permissions of who looks."""
    user = getattr(request, "user", None)
    if user is None:
        return {"may": frozenset()}
    return {"may": {one.value for one in Permission if access.allows(user, one)}}
