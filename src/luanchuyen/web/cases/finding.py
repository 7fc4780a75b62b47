"""Officials and posts somebody names in a form, found by code or by words of their names."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from luanchuyen.records.models import Account, Person, Post, Unit
from luanchuyen.services import access, officials, snapshots, unit_proposals
from luanchuyen.services.access import Permission
from luanchuyen.services.cases import RefusedError, Wish
from luanchuyen.services.names import fold
from luanchuyen.services.naming import names

_MOST_TOLD = 6


def official(asked: str, *, by: Account, on: date) -> Person:
    """The one official in scope the words fit; refused, with those to choose from, where none or several do."""
    found = officials.search(by, on=on, text=asked)
    exact = [one.person for one in found.lines if one.person.pk == asked.strip()]
    if exact or found.count == 1:
        person = exact[0] if exact else found.lines[0].person
        return access.get_person(by, person.pk, Permission.CASES_PREPARE, on=on)
    told = [f"{one.person.name} ({one.person.pk})" for one in found.lines]
    raise RefusedError(_unclear("cán bộ", asked, told, found.count))


def post(asked: str) -> Post:
    """The one post the words fit, by its name and its unit's."""
    places = names(snapshots.take()).places
    code = asked.strip()
    if code not in places:
        parts = fold(code).split()
        fitting = [
            place
            for place in places.values()
            if all(part in fold(f"{place} {place.code}") for part in parts)
        ]
        if len(fitting) != 1:
            told = [f"{place} ({place.code})" for place in fitting]
            raise RefusedError(_unclear("chức danh", asked, told, len(fitting)))
        code = fitting[0].code
    return unit_proposals.get_post(code)


def wish(given: Mapping[str, Any], *, by: Account, committee: Unit, on: date) -> Wish:
    """What a filled-in form proposes."""
    who, where = official(given["official"], by=by, on=on), post(given["post"])
    return Wish(
        who,
        where,
        given["effective_on"],
        body(given["body"], who, where, committee, on),
        given["body_basis"],
    )


def body(key: str, who: Person, where: Post, committee: Unit, on: date) -> Unit | None:
    """The body somebody names as deciding; none where it is left to the table."""
    if key == "committee":
        return committee
    if key == "to_manager":
        return where.managed_by
    if key == "from_manager":
        held = who.tenures.current(on).main().exclude(post=None).first()
        return held.post.managed_by if held and held.post else None
    return None


def _unclear(what: str, asked: str, told: list[str], count: int) -> str:
    if not count:
        return f"Không có {what} nào khớp với “{asked}”."
    more = f" và {count - _MOST_TOLD} nữa" if count > _MOST_TOLD else ""
    return f"“{asked}” có thể là: {'; '.join(told[:_MOST_TOLD])}{more}. Hãy ghi rõ hơn, hoặc ghi mã."
