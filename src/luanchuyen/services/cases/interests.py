"""Conflicts of interest: nobody handles or decides a case of his own or of a relative."""

from django.db.models import Q

from luanchuyen.records.models import Account, Case, Kinship
from luanchuyen.services.access import Actor
from luanchuyen.services.cases.errors import RefusedError


def require_none(case: Case, *, by: Actor) -> None:
    """The account is neither the official's own nor a declared relative's; who has no tie is not known."""
    if not isinstance(by, Account) or by.official_id is None:
        return
    require_not_of(case.proposal.official_id, by.official_id)


def require_not_of(official: str, other: str) -> None:
    """`other` is not the official, nor a relative by either's declaration."""
    if official == other:
        raise RefusedError("Không ai xử lý hoặc quyết định hồ sơ của chính mình.")
    if are_related(official, other):
        raise RefusedError(
            "Không ai xử lý hoặc quyết định hồ sơ của người thân trong gia đình."
        )


def are_tied(official: str, other: str) -> bool:
    """Whether `other` is the official or a relative."""
    return official == other or are_related(official, other)


def are_related(one: str, other: str) -> bool:
    """Whether either declared the other."""
    declared = Q(official=one, relative=other) | Q(official=other, relative=one)
    return Kinship.objects.filter(declared).exists()


def is_same_person(by: Actor, username: str) -> bool:
    """Whether the account of that name is `by`, or another account of the same official."""
    if by.username == username:
        return True
    if not isinstance(by, Account) or by.official_id is None:
        return False
    other = Account.objects.filter(username=username, official=by.official_id)
    return other.exists()
