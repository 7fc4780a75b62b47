"""Nobody handles or decides a case of his own or of a relative."""

from luanchuyen.records.models import Case
from luanchuyen.services import interests
from luanchuyen.services.access import Actor
from luanchuyen.services.cases.errors import RefusedError


def require_none(case: Case, *, by: Actor) -> None:
    """The account is neither the official's own nor a declared relative's."""
    require_none_in(case.proposal.official_id, by=by)


def require_none_in(official: str, *, by: Actor) -> None:
    """The same of an official who is only about to be proposed."""
    own = interests.official_of(by)
    if own is not None:
        require_not_of(official, own)


def require_not_of(official: str, other: str) -> None:
    """`other` is not the official, nor a relative by either's declaration."""
    if official == other:
        raise RefusedError("Không ai xử lý hoặc quyết định hồ sơ của chính mình.")
    if interests.are_related(official, other):
        raise RefusedError(
            "Không ai xử lý hoặc quyết định hồ sơ của người thân trong gia đình."
        )


def are_tied(official: str, other: str) -> bool:
    """Whether `other` is the official or a relative."""
    return official == other or interests.are_related(official, other)
