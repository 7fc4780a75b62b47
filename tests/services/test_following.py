"""A plan opened from the results of the last begins with what was not carried out."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from luanchuyen.matching import plan_file
from luanchuyen.matching.plan import MustLeave, Pin, Plan
from luanchuyen.records.models import PlanVersion, RotationPlan
from luanchuyen.services import access, following, plan_lines, plan_versions, plans
from luanchuyen.services.following import Outcome
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.snapshot.snapshot import Snapshot
from tests import people, planning
from tests.matching.town import town
from tests.planning import DAY, Cast

pytestmark = pytest.mark.django_db

NEXT_YEAR = date(2027, 6, 1)
SETTLED = [("A", "P2"), ("B", "P3")]


@pytest.fixture
def cast() -> Cast:
    return planning.settle()


@pytest.fixture
def plan(cast: Cast) -> RotationPlan:
    """An approved plan: A goes from P1 to P2, B from P2 to P3."""
    plan = planning.frozen(cast)
    planning.saved(cast, plan)
    text = plan_versions.settled(planning.TEXT, SETTLED)
    version = planning.saved(cast, plan, text)
    plans.choose(version=version, by=cast.officer, on=DAY)
    for official, _ in SETTLED:
        plan_versions.give_reason(
            version=version,
            official=official,
            reason="Tập thể thống nhất.",
            by=cast.officer,
            on=DAY,
        )
    plans.submit(plan=plan, by=cast.officer, on=DAY)
    plans.approve(plan=plan, by=cast.secretary, on=DAY)
    return plan


def moved(official: str, post: str) -> Snapshot:
    """The town after one of its officials has begun in another post."""
    holders = {"A": "P1", "B": "P2"} | {official: post}
    return town(holders=holders, since={official: date(2027, 1, 1)})


def outcomes(plan: RotationPlan) -> dict[str, str]:
    found = following.followed(plan, on=NEXT_YEAR)
    return {one.official: one.outcome for one in found}


def next_plan(plan: RotationPlan, by: access.Actor) -> Plan:
    opened = following.open_following(
        plan=plan, title="Đợt hai", day=NEXT_YEAR, by=by, on=NEXT_YEAR
    )
    assert opened.follows == plan
    return plan_file.read(opened.text, "t").plan


def test_what_was_carried_out_waits_or_was_overtaken_is_told(
    plan: RotationPlan,
) -> None:
    assert outcomes(plan) == {"A": Outcome.WAITING, "B": Outcome.WAITING}

    people.settle(moved("B", "P3"))
    assert outcomes(plan) == {"A": Outcome.WAITING, "B": Outcome.CARRIED_OUT}

    people.settle(moved("B", "P1"))
    assert outcomes(plan) == {"A": Outcome.WAITING, "B": Outcome.OVERTAKEN}


@pytest.mark.clause("DH-IV.2")
def test_the_next_plan_begins_with_what_waits(plan: RotationPlan, cast: Cast) -> None:
    people.settle(moved("B", "P3"))

    opened = next_plan(plan, cast.officer)

    assert (opened.title, opened.day) == ("Đợt hai", NEXT_YEAR)
    assert opened.pin == (Pin("A", "P2"),)
    assert opened.must_leave == (MustLeave("A"),)
    assert opened.max_moves is None


def test_the_next_plan_drops_codes_the_records_no_longer_have(
    plan: RotationPlan, cast: Cast
) -> None:
    people.settle(town(holders={"B": "P2"}))

    opened = next_plan(plan, cast.officer)

    assert (opened.must_leave, opened.pin) == ((MustLeave("B"),), (Pin("B", "P3"),))


def test_who_is_managed_by_others_by_now_drops_out(
    plan: RotationPlan, cast: Cast
) -> None:
    now, given = town(), pl.col("managed_by")
    elsewhere = pl.when(pl.col("code") == "P1").then(pl.lit("KHAC")).otherwise(given)
    people.settle(
        replace(now, posts=now.posts.with_columns(elsewhere.alias("managed_by")))
    )

    opened = next_plan(plan, cast.officer)

    assert opened.must_leave == (MustLeave("B"),)
    assert opened.pin == (Pin("B", "P3"),)
    assert opened.may_stay_open == ()


def test_what_waits_may_be_opened_though_the_law_now_forbids_it(
    plan: RotationPlan, cast: Cast
) -> None:
    people.settle(town(people={"A": {"under_proceedings": True}}))

    opened = following.open_following(
        plan=plan, title="Đợt hai", day=NEXT_YEAR, by=cast.officer, on=NEXT_YEAR
    )
    plans.freeze_review(plan=opened, by=cast.officer, on=NEXT_YEAR)

    def proposed() -> PlanVersion:
        return plan_versions.save_version(
            plan=opened,
            text=plan_lines.standing_text(opened),
            label="Máy",
            by=cast.officer,
            on=NEXT_YEAR,
        )

    with pytest.raises(RefusedError, match=r"«A» vào «P2»: .*không ai được miễn"):
        proposed()
    plan_lines.release(
        plan=opened, number=1, reason="Đang xem xét.", by=cast.officer, on=NEXT_YEAR
    )
    assert proposed().document["status"] == "optimal"


def test_a_day_before_the_law_is_told(plan: RotationPlan, cast: Cast) -> None:
    with pytest.raises(RefusedError, match="chưa có quy định nào có hiệu lực"):
        following.open_following(
            plan=plan,
            title="Đợt hai",
            day=date(2020, 1, 1),
            by=cast.officer,
            on=NEXT_YEAR,
        )


def test_a_plan_never_approved_has_no_results(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="chưa có chủ trương"):
        following.followed(planning.submitted(cast), on=NEXT_YEAR)


def test_only_an_officer_opens_the_next_plan(plan: RotationPlan, cast: Cast) -> None:
    with pytest.raises(access.NotAllowed):
        next_plan(plan, cast.secretary)
