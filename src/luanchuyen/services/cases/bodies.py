"""What the bodies of a case are called: an actor's key with the unit that plays the part in it."""

from luanchuyen.records.models import Case
from luanchuyen.rules.parts.keys import ACTORS
from luanchuyen.services.naming import Names


def unit_code(case: Case, whom: str) -> str:
    """The unit behind an actor's key, blank where it is none of ours."""
    role, _, code = whom.partition(":")
    now = case.proposal
    known = {
        "departure_unit": now.from_post.unit_id,
        "arrival_unit": now.to_post.unit_id,
        "standing_body": case.committee_id,
        "competent_authority": now.body_id,
    }
    return code or known.get(role) or ""


def called(case: Case, whom: str, names: Names) -> str:
    """Nơi đi: Ủy ban Kiểm tra; a body named case by case by its name alone."""
    role, _, asked = whom.partition(":")
    code = unit_code(case, whom)
    name = names.unit(code) if code else ""
    if asked:
        return name
    told = f"{ACTORS[role]}: {name}" if name else ACTORS[role]
    return told[:1].upper() + told[1:]
