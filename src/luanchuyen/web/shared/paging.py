"""Pages of a list, with links that keep what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

PAGE_SIZE = 50


@dataclass(frozen=True)
class Paged:
    """One page of a list and the addresses of its neighbours."""

    rows: Sequence[Any]
    number: int
    pages: int
    query: str

    @property
    def before(self) -> str:
        return f"?{self.query}trang={self.number - 1}" if self.number > 1 else ""

    @property
    def after(self) -> str:
        return (
            f"?{self.query}trang={self.number + 1}" if self.number < self.pages else ""
        )


def paged(request: HttpRequest, rows: Sequence[Any]) -> Paged:
    """The page asked for; a number out of range gives the nearest page."""
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    number = min(asked_page(request), pages)
    first = (number - 1) * PAGE_SIZE
    return Paged(rows[first : first + PAGE_SIZE], number, pages, kept_query(request))


def asked_page(request: HttpRequest) -> int:
    """The number in `trang`; 1 where it is no number of a page."""
    asked = request.GET.get("trang", "")
    return (
        max(int(asked), 1)
        if asked.isascii() and asked.isdigit() and len(asked) < 9
        else 1
    )


def kept_query(request: HttpRequest) -> str:
    """What was asked, page number and blanks aside, as the start of another query."""
    asked = request.GET.copy()
    asked.pop("trang", None)
    for name in [name for name, value in asked.items() if not value]:
        del asked[name]
    return f"{asked.urlencode()}&" if asked else ""
