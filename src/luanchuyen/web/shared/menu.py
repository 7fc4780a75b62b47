"""What stands on every page: the menu of the areas the account may open, and a reading session that runs."""

from typing import Any

from django.http import HttpRequest

from luanchuyen.services import access
from luanchuyen.services.access import Permission


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `may`, the names of the permissions of who looks; `reading`, the own session."""
    user = getattr(request, "user", None)
    if user is None:
        return {"may": frozenset(), "reading": None}
    return {
        "may": {one.value for one in Permission if access.allows(user, one)},
        "reading": access.running_session(user),
    }
