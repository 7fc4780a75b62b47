"""A changed text of a plan solved and laid beside the version it came from, with nothing saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from luanchuyen.matching import plan_writing
from luanchuyen.matching.building import Field
from luanchuyen.matching.comparing import compare
from luanchuyen.matching.plan import Forbid, Pin, Plan
from luanchuyen.matching.plan_file import PlanError
from luanchuyen.records.models import PlanVersion
from luanchuyen.rules.citing import citations
from luanchuyen.services import snapshots
from luanchuyen.services.naming import Names
from luanchuyen.web.plans import answering, comparing, finding
from luanchuyen.web.plans.comparing import Beside
from luanchuyen.web.plans.telling import ConflictLine


@dataclass(frozen=True)
class Tried:
    """What the changed text comes to: a plan beside the old one, a conflict, or faults of the text."""

    beside: Beside | None = None
    conflict: Sequence[ConflictLine] = ()
    faults: Sequence[str] = ()


def tried(version: PlanVersion, plan: Plan, names: Names) -> Tried:
    text, snapshot = plan_writing.write(plan), snapshots.take()
    try:
        solved = answering.solved(snapshot, text)
    except PlanError as error:
        return Tried(faults=faults(error, names))
    if solved is None:
        rows = answering.problem(snapshot, text).conflict()
        return Tried(
            conflict=[
                ConflictLine(names.told(row.sentence), citations(row.cites))
                for row in rows
            ]
        )
    found = compare(comparing.frozen(version, names), solved.best)
    before = f"Phương án {version.number}"
    return Tried(beside=comparing.beside(found, names, before, "Tính thử"))


def faults(error: PlanError, names: Names) -> list[str]:
    """What is wrong with a text, without the line: nobody here sees the file."""
    told = (fault.message.split(": ", 1)[-1] for fault in error.faults)
    return [names.told(message) for message in told]


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
