"""Who decides a case: by the table of authorities or, where that is silent, as the case names it."""

from luanchuyen.records.models import Case, CaseProposal, Post, Unit
from luanchuyen.rules.authority import MANAGER, Competence, MoveFacts, competence
from luanchuyen.services import access
from luanchuyen.services.cases.errors import RefusedError
from luanchuyen.services.cases.law import law_of

# Authorities that are the committee whose book it is, however its level calls it.
_COMMITTEES = (
    "provincial_standing_committee",
    "municipal_standing_committee",
    "town_standing_committee",
)


def consent_of(case: Case, now: CaseProposal) -> bool:
    """Whether a prior written consent is needed, by the table the case follows."""
    return found(case, now.from_post, now.to_post).consent is not None


def found(case: Case, from_post: Post, to_post: Post) -> Competence:
    """What the table the case follows says of the move."""
    move = MoveFacts(
        kind=case.kind,
        committee=case.committee_id,
        from_managed_by=_as_ours(from_post.managed_by_id, case),
        to_managed_by=_as_ours(to_post.managed_by_id, case),
        leaves_sector=_differ(from_post.unit.sector, to_post.unit.sector),
        leaves_locality=_differ(from_post.unit.locality_id, to_post.unit.locality_id),
        bloc=from_post.unit.bloc,
    )
    law = law_of(case)
    return competence(law.book, move, law.on)


def _as_ours(unit: str, case: Case) -> str:
    """A unit the committee took over from manages in its name."""
    ours = case.committee_id
    # Mostly it is the committee itself, and a list of cases then asks nothing for each.
    return ours if unit == ours or unit in access.reached(ours) else unit


def _differ(one: str | None, other: str | None) -> bool | None:
    return None if not one or not other else one != other


def deciding_body(
    case: Case,
    from_post: Post,
    to_post: Post,
    *,
    named: Unit | None = None,
    basis: str = "",
) -> Unit:
    """The unit whose word decides; one that is named needs its basis, and never overrides the table."""
    told = found(case, from_post, to_post)
    derived = _derived(case, told)
    if derived is not None:
        if named is not None and named.pk not in access.heirs({derived.pk}):
            raise RefusedError(f"{told.sentence} Không thể nêu cấp khác.")
        return named or derived
    if named is None or not basis.strip():
        raise RefusedError(f"{told.sentence} Hãy nêu cấp quyết định và căn cứ.")
    return named


def _derived(case: Case, told: Competence) -> Unit | None:
    if told.authority == MANAGER and told.body:
        return Unit.objects.get(pk=told.body)
    return case.committee if told.authority in _COMMITTEES else None
