"""The list of officials: found by name, unit or title, in Vietnamese order, page by page.

Who is in scope on a day, in order and with the names to search in, is found once for each state of the
data and kept by the process; a request then reads the rows of its page alone.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import polars as pl

from luanchuyen.records.models import Account, Person, Tenure
from luanchuyen.services import access, names, roster, scopes, snapshots
from luanchuyen.services.access import Permission, User

PAGE = 50
_LOT = 5_000  # codes that one statement can hold on any database


@dataclass(frozen=True)
class Listed:
    """One line: the official and the main post held that day, with its unit; None if none."""

    person: Person
    tenure: Tenure | None


@dataclass(frozen=True)
class Found:
    """One page of what was found, and how many lines there are in all."""

    lines: tuple[Listed, ...]
    number: int
    count: int

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
    codes = _codes(by, on, text, unit, title)
    number = min(max(page, 1), max(1, -(-len(codes) // PAGE)))
    shown = codes[(number - 1) * PAGE : number * PAGE]
    return Found(_lines(shown, on), number, len(codes))


def everyone(
    by: User, *, on: date, text: str = "", unit: str = "", title: str = ""
) -> tuple[Listed, ...]:
    """All that `search` would page through, for a file to keep."""
    codes = _codes(by, on, text, unit, title)
    lots = (codes[at : at + _LOT] for at in range(0, len(codes), _LOT))
    return tuple(line for lot in lots for line in _lines(lot, on))


def _codes(by: User, on: date, text: str, unit: str, title: str) -> list[str]:
    access.require(by, Permission.OFFICIALS_READ)
    fits = pl.lit(value=True)
    if folded := names.fold(text):
        name = pl.col("name")
        fits = name.str.starts_with(folded) | name.str.contains(
            f" {folded}", literal=True
        )
        fits |= pl.col("code") == text.strip()
    if unit:
        fits &= pl.col("unit") == unit
    if title:
        fits &= pl.col("title") == title
    return _in_scope(by, on).filter(fits)["code"].to_list()


@dataclass(frozen=True)
class _Reach:
    """What decides who is in scope; two accounts with the same reach see the same list."""

    state: snapshots.Revision
    on: date
    role: str
    committee: str | None
    official: str | None
    by: User = field(compare=False)


def _in_scope(by: User, on: date) -> pl.DataFrame:
    state = snapshots.revision()
    if state is None:
        return _NOBODY
    if not isinstance(by, Account):
        return _at(_Reach(state, on, "", None, None, by))
    return _at(_Reach(state, on, by.role, by.committee_id, by.official_id, by))


@lru_cache(maxsize=16)
def _at(reach: _Reach) -> pl.DataFrame:
    """code, name (folded), unit and title of the main post held; in Vietnamese order."""
    snapshot = snapshots.take()
    posts = snapshot.posts.select("unit", pl.col("title").cast(pl.String), post="code")
    held = scopes.main_posts(snapshot, reach.on).join(posts, on="post", how="left")
    listed = roster.of(reach.state)
    if isinstance(reach.by, Account):
        seen = scopes.Seen(reach.by, snapshot, reach.on).people
        listed = listed.filter(pl.col("code").is_in(seen.implode()))
    held = held.select("unit", "title", code="official")
    return listed.join(held, on="code", how="left", maintain_order="left")


_NOBODY = pl.DataFrame(
    schema=dict.fromkeys(("code", "name", "unit", "title"), pl.String)
)


def _lines(codes: list[str], on: date) -> tuple[Listed, ...]:
    """Only the lines shown are joined with their posts."""
    people = Person.objects.in_bulk(codes)
    held = Tenure.objects.current(on).main().filter(official__in=codes)
    posts = {t.official_id: t for t in held.select_related("post__unit", "unit")}
    # An import may have ended since the codes were found: who is gone has no line.
    return tuple(
        Listed(people[code], posts.get(code)) for code in codes if code in people
    )
