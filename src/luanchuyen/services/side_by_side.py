"""Papers of a case read beside each other: what went out and what was handed in, page by page.

The files are those under the fingerprints of the record; the pictures are drawn from them each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from luanchuyen.documents import pictures, telling
from luanchuyen.documents.bundle import Part
from luanchuyen.documents.pictures import Pictures
from luanchuyen.documents.telling import Told
from luanchuyen.records.models import Case, DossierItem, FileKind, IssuedPaper
from luanchuyen.services import access, cases, issued_papers, snapshots
from luanchuyen.services.access import NotThere, Permission, User
from luanchuyen.services.files import DamagedError
from luanchuyen.services.naming import names

_ISSUED, _HANDED_IN = "vb", "gt"


@dataclass(frozen=True)
class Choice:
    """A paper that can be read here; `key` names it in addresses. `of` went out or was handed in."""

    key: str
    title: str
    day: date
    of: IssuedPaper | DossierItem

    @property
    def issued(self) -> IssuedPaper | None:
        return self.of if isinstance(self.of, IssuedPaper) else None


@dataclass(frozen=True)
class Shown:
    """One paper as it is shown; `told` is None for what was handed in, which only people read."""

    choice: Choice
    pictures: Pictures
    told: Told | None


def choices(case: Case, *, on: date) -> list[Choice]:
    """What went out, the oldest first, then what lies in the dossier."""
    went_out = [
        Choice(
            f"{_ISSUED}-{one.pk}",
            f"{issued_papers.name_of(one)} {one.symbol[:1].lower()}{one.symbol[1:]}",
            one.on,
            one,
        )
        for one in issued_papers.issued(case)
    ]
    handed_in = [
        Choice(
            f"{_HANDED_IN}-{line.paper.pk}",
            line.title,
            line.paper.day or line.paper.first_submitted,
            line.paper,
        )
        for line in cases.contents(case, on=on)
        if line.paper is not None
    ]
    return [*went_out, *handed_in]


def first(found: Sequence[Choice]) -> list[Choice]:
    """What is shown where nobody chose: the two that went out last and stand."""
    standing = [
        one for one in found if one.issued and not one.issued.entry.is_cancelled
    ]
    return standing[-2:]


def shown(by: User, case: Case, choice: Choice, *, on: date) -> Shown:
    """A paper with its pages; only who reads the case sees it, and in a session the log tells it."""
    part = _part(by, case, choice, on)
    told = None
    if choice.issued and not part.fault:
        told = telling.told_by(part.content, names(snapshots.take()).known)
    return Shown(choice, pictures.drawn(part, choice.day), told)


def page(by: User, case: Case, key: str, number: int, *, on: date) -> bytes:
    """One page as PNG, the first being 1. Raises NotThere where there is none."""
    found = access.get_case(by, case.pk, Permission.CASES_READ)
    choice = next((one for one in choices(found, on=on) if one.key == key), None)
    if choice is not None:
        drawn = pictures.drawn(_part(by, found, choice, on), choice.day)
        if 1 <= number <= len(drawn.pages):
            return drawn.pages[number - 1]
    raise NotThere("Không có trang văn bản này trong phạm vi của bạn.")


def _part(by: User, case: Case, choice: Choice, on: date) -> Part:
    """The file under its fingerprint, or why there is none to show."""
    kind = FileKind.DOCX if choice.issued else FileKind(choice.of.kind)
    part = Part(choice.title, kind)
    open_ = issued_papers.opened if choice.issued else cases.open_paper
    try:
        _, content = open_(by, case, choice.of.pk, on=on)
    except DamagedError as error:
        return replace(part, fault=str(error))
    return replace(part, content=content)


def recorded(case: Case) -> Told:
    """What the record of the case says now, under the names a paper tells it by."""
    now, called = case.proposal, names(snapshots.take())
    made = case.decisions.standing().first()
    begins = made.effective_on if made else now.effective_on
    places = (now.from_post_id, now.to_post_id)
    return Told(
        people=(now.official.name,),
        born=(str(now.official.born.year),),
        places=tuple(str(called.place(one)) for one in places),
        begins=(f"{begins:%d/%m/%Y}",) if begins else (),
    )
