"""What a page looks at: whose scope, which day, which rulebook, all kept in its links."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest

from luanchuyen.records.models import Account
from luanchuyen.rules import rulebook as rulebooks
from luanchuyen.rules.rulebook import NotInForceError, Rulebook, UnknownRulebookError
from luanchuyen.services import snapshots
from luanchuyen.services.scopes import Seen
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.web.shared import days
from luanchuyen.web.shared.days import ChosenDay
from luanchuyen.web.shared.guard import account


@dataclass(frozen=True)
class Looking:
    """`fault` says why nothing can be computed: the rulebook unknown or silent on the day."""

    by: Account
    day: ChosenDay
    rulebook: Rulebook
    fault: str

    @cached_property
    def snapshot(self) -> Snapshot:
        return snapshots.take()

    @cached_property
    def scope(self) -> Seen:
        return Seen(self.by, self.snapshot, self.day.value)

    @property
    def books(self) -> list[Rulebook]:
        return [rulebooks.load(id_) for id_ in rulebooks.ids()]

    @property
    def query(self) -> str:
        """Keeps day and rulebook in a link to another page."""
        kept = {"ngay": self.day.value.isoformat(), "quy_dinh": self.rulebook.id}
        return f"?{urlencode(kept)}"


def looking(request: HttpRequest) -> Looking:
    """Read `ngay` and `quy_dinh` from the address; the national rulebook unless another is asked."""
    by = account(request)
    day = days.chosen(request)
    asked = request.GET.get("quy_dinh") or rulebooks.ids()[0]
    try:
        book = rulebooks.load(asked)
        book.require_in_force(day.value)
    except UnknownRulebookError as error:
        return Looking(by, day, rulebooks.load(rulebooks.ids()[0]), str(error))
    except NotInForceError as error:
        return Looking(by, day, book, str(error))
    return Looking(by, day, book, "")
