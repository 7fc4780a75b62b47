"""A trial in names, and what else people pin or forbid, as they typed it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from luanchuyen.matching.building import Field
from luanchuyen.matching.plan import Forbid, Pin, Plan
from luanchuyen.services.naming import Names
from luanchuyen.services.plan_trials import Trial
from luanchuyen.web.plans import comparing, finding, telling
from luanchuyen.web.plans.comparing import Beside
from luanchuyen.web.plans.telling import ConflictLine


@dataclass(frozen=True)
class Tried:
    """What the changed text comes to: a plan beside the old one, a conflict, or faults of the text."""

    beside: Beside | None = None
    conflict: Sequence[ConflictLine] = ()
    faults: Sequence[str] = ()


def shown(trial: Trial, names: Names, number: int, after: str) -> Tried:
    """The trial beside version `number`; `after` heads what was tried."""
    before = f"Phương án {number}"
    found = trial.comparison
    return Tried(
        beside=comparing.beside(found, names, before, after) if found else None,
        conflict=telling.conflict_of(trial.conflict),
        faults=[names.told(fault) for fault in trial.faults],
    )


@dataclass(frozen=True)
class Further:
    """What is pinned or forbidden beside the lines of the version, as it was typed."""

    pin_who: str = ""
    pin_where: str = ""
    waiver: str = ""
    forbid_who: str = ""
    forbid_where: str = ""


def with_further(
    plan: Plan, further: Further, field: Field, names: Names
) -> tuple[Plan, list[str]]:
    """The plan with one line more pinned and one more forbidden, or why that cannot be read."""
    pinned, banned = (
        finding.official(one, field, names)
        for one in (further.pin_who, further.forbid_who)
    )
    to, out_of = (
        finding.post(one, field, names)
        for one in (further.pin_where, further.forbid_where)
    )
    told = [one.told for one in (pinned, to, banned, out_of) if not one.is_plain]
    if bool(pinned.asked) != bool(to.asked):
        told.append("Ấn định thêm cần cả cán bộ và chức danh.")
    if out_of.asked and not banned.asked:
        told.append("Không chuyển thêm cần ghi cán bộ.")
    if pinned.code and to.code:
        pin = Pin(pinned.code, to.code, further.waiver or None)
        plan = replace(plan, pin=(*plan.pin, pin))
    if banned.code:
        ban = Forbid(banned.code, out_of.code or None)
        plan = replace(plan, forbid=(*plan.forbid, ban))
    return plan, told
