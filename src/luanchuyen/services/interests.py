"""Conflicts of interest: whether an account has a stake in what is done about officials."""

from collections.abc import Collection

from django.db.models import Q

from luanchuyen.records.models import Account, Kinship
from luanchuyen.services.access import Actor


def official_of(by: Actor) -> str | None:
    """Which official the account belongs to; who has no tie is not known."""
    return by.official_id if isinstance(by, Account) else None


def are_related(one: str, other: str) -> bool:
    """Whether either declared the other."""
    return bool(relatives_among(one, [other]))


def relatives_among(one: str, others: Collection[str]) -> list[str]:
    """Those whom the official declared, or who declared the official; by code."""
    declared = Kinship.objects.filter(
        Q(official=one, relative__in=others) | Q(relative=one, official__in=others)
    )
    pairs = declared.values_list("official", "relative")
    return sorted({code for pair in pairs for code in pair} - {one})


def is_same_person(by: Actor, username: str) -> bool:
    """Whether the account of that name is `by`, or another account of the same official."""
    if by.username == username:
        return True
    official = official_of(by)
    if official is None:
        return False
    return Account.objects.filter(username=username, official=official).exists()
