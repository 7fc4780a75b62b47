"""Pages of a list, with links that keep what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE_SIZE = 50


@dataclass(frozen=True)
class Paged:
    """One page of a list and the address of its neighbours."""

    page: Page[Any]
    query: str

    @property
    def before(self) -> str:
        return f"?{self.query}trang={self.page.previous_page_number()}"

    @property
    def after(self) -> str:
        return f"?{self.query}trang={self.page.next_page_number()}"


def paged(request: HttpRequest, rows: Sequence[Any]) -> Paged:
    """The page asked for by `trang`; a number out of range gives the nearest page."""
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("trang"))
    return Paged(page, kept_query(request))


def kept_query(request: HttpRequest) -> str:
    """What was asked, page number aside, as the start of another query."""
    asked = request.GET.copy()
    asked.pop("trang", None)
    text = "&".join(
        part for part in asked.urlencode().split("&") if part and not part.endswith("=")
    )
    return f"{text}&" if text else ""
