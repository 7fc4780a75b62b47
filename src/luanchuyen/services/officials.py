"""The list of officials: found by name, unit or title, in Vietnamese order, page by page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from luanchuyen.records.models import Person, Tenure
from luanchuyen.services import access, names
from luanchuyen.services.access import Permission, User

PAGE = 50
# Beyond this many the list says "more than": counting on would cost more than the page itself.
MOST_COUNTED = 10_000
_LOT = 5_000


@dataclass(frozen=True)
class Listed:
    """One line: the official and the main post held that day, with its unit; None if none."""

    person: Person
    tenure: Tenure | None


@dataclass(frozen=True)
class Found:
    """One page of what was found; `count` stops at MOST_COUNTED, then `more` is true."""

    lines: tuple[Listed, ...]
    number: int
    count: int
    more: bool

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def search(
    by: User,
    *,
    on: date,
    text: str = "",
    unit: str = "",
    title: str = "",
    page: int = 1,
) -> Found:
    """The officials in the scope of `by` that fit all that is given.

    `text` is a code, or words that begin parts of the name in their order, accents ignored; `unit` and
    `title` are of the main post held that day. The number of queries does not depend on the rows.
    """
    access.require(by, Permission.OFFICIALS_READ)
    found = _fitting(access.people(by, on=on), on, text, unit, title)
    count = found.order_by()[: MOST_COUNTED + 1].count()
    shown = min(count, MOST_COUNTED)
    number = min(max(page, 1), max(1, -(-shown // PAGE)))
    rows = found.order_by("name_sort", "code")[(number - 1) * PAGE : number * PAGE]
    return Found(_with_posts(rows, on), number, shown, more=count > shown)


def everyone(
    by: User, *, on: date, text: str = "", unit: str = "", title: str = ""
) -> tuple[Listed, ...]:
    """All that `search` would page through, for a file to keep."""
    access.require(by, Permission.OFFICIALS_READ)
    found = _fitting(access.people(by, on=on), on, text, unit, title)
    return _with_posts(found.order_by("name_sort", "code"), on)


def _fitting(
    people: QuerySet[Person], on: date, text: str, unit: str, title: str
) -> QuerySet[Person]:
    if folded := names.fold(text):
        people = people.filter(
            Q(name_folded__startswith=folded)
            | Q(name_folded__contains=f" {folded}")
            | Q(code=text.strip())
        )
    post = {"post__unit": unit} if unit else {}
    post |= {"post__title": title} if title else {}
    if post:
        held = Tenure.objects.current(on).main().filter(official=OuterRef("pk"), **post)
        people = people.filter(Exists(held))
    return people


def _with_posts(people: QuerySet[Person], on: date) -> tuple[Listed, ...]:
    """Only the rows listed are joined with their posts, in lots that a statement can hold."""
    rows = list(people.defer("name_sort"))
    posts: dict[str, Tenure] = {}
    for start in range(0, len(rows), _LOT):
        posts |= _posts(rows[start : start + _LOT], on)
    return tuple(Listed(person, posts.get(person.pk)) for person in rows)


def _posts(people: list[Person], on: date) -> dict[str, Tenure]:
    codes = [person.pk for person in people]
    held = Tenure.objects.current(on).main().filter(official__in=codes)
    return {t.official_id: t for t in held.select_related("post__unit", "unit")}
