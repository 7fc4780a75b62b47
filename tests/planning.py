"""A plan of a small town, carried as far as a test asks.

The committee `CU` manages the posts P1, P2 and P3 of the units U1, U2 and U3; `A` holds P1, `B` holds P2, and
P3 is open. `officer` prepares and `secretary` decides for `CU`, `unit_officer` answers for U1, `stranger` is an
officer of the committee `KHAC`.
"""

from dataclasses import dataclass
from datetime import date

from luanchuyen.records.models import Account, PlanVersion, Role, RotationPlan
from luanchuyen.services import plan_versions, plans
from luanchuyen.snapshot.snapshot import Snapshot
from tests import people
from tests.matching.town import HEAD, town

DAY = date(2026, 12, 1)
LATER = date(2026, 12, 15)
TEXT = HEAD + "must_leave: [A]\nmay_stay_open: [P1]\n"
# The machine sends A to P3; people send A to P2 and B to P3.
PEOPLES = TEXT + "pin: [{official: A, post: P2}, {official: B, post: P3}]\n"


@dataclass(frozen=True)
class Cast:
    officer: Account
    secretary: Account
    inspector: Account
    unit_officer: Account
    stranger: Account


def settle(snapshot: Snapshot | None = None) -> Cast:
    """The town in the database, and who works in it."""
    people.settle(snapshot or town())
    return Cast(
        officer=people.account("hoa", Role.OFFICER, committee="CU"),
        secretary=people.account("binh", Role.SECRETARY, committee="CU"),
        inspector=people.account("chien", Role.INSPECTOR, committee="CU"),
        unit_officer=people.account("duyen", Role.UNIT_OFFICER, committee="U1"),
        stranger=people.account("giang", Role.OFFICER, committee="KHAC"),
    )


def opened(cast: Cast, text: str = TEXT) -> RotationPlan:
    return plans.open_(text=text, by=cast.officer, on=DAY)


def frozen(cast: Cast, text: str = TEXT) -> RotationPlan:
    """A plan whose review is frozen: units and the machine may propose."""
    plan = opened(cast, text)
    plans.freeze_review(plan=plan, by=cast.officer, on=DAY)
    return plan


def saved(cast: Cast, plan: RotationPlan, text: str = TEXT) -> PlanVersion:
    return plan_versions.save_version(
        plan=plan,
        text=text,
        label="Đợt một",
        why="" if text == TEXT else "B hợp với P3 hơn.",
        by=cast.officer,
        on=DAY,
    )


def chosen(cast: Cast, text: str = TEXT) -> RotationPlan:
    plan = frozen(cast, text)
    plans.choose(version=saved(cast, plan, text), by=cast.officer, on=DAY)
    return plan


def submitted(cast: Cast) -> RotationPlan:
    plan = chosen(cast)
    plans.submit(plan=plan, by=cast.officer, on=DAY)
    return plan


def approved(cast: Cast) -> RotationPlan:
    plan = submitted(cast)
    plans.approve(plan=plan, by=cast.secretary, on=DAY)
    return plan
