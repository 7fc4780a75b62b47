"""Plans of units stand under the plan of the committee above, which sees who has filed none."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luanchuyen.records.models import Account, Role, RotationPlan, Unit
from luanchuyen.services import nesting, plans
from luanchuyen.services.plan_acts import RefusedError
from tests import people
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def text(committee: str, day: date = TODAY) -> str:
    return f"title: Kế hoạch {committee}\nrulebook: qd-65-2022\ncommittee: {committee}\nday: {day}\n"


@pytest.fixture
def province() -> RotationPlan:
    people.settle()
    officer = people.account("hoa", Role.OFFICER, committee="TU")
    return plans.open_(text=text("TU"), by=officer, on=TODAY)


@pytest.fixture
def ward(province: RotationPlan) -> Account:
    return people.account("lan", Role.OFFICER, committee="DU")


def filed(plan: RotationPlan) -> dict[str, list[str]]:
    return {
        one.unit.pk: [nested.title for nested in one.plans]
        for one in nesting.filings(plan)
    }


def test_the_committee_sees_who_has_filed_no_plan(province: RotationPlan) -> None:
    assert filed(province) == {"DU": []}


def test_a_unit_files_its_plan_under_the_one_above(
    province: RotationPlan, ward: Account
) -> None:
    nested = plans.open_(text=text("DU"), by=ward, on=TODAY, under=province)

    assert nested.under == province
    assert filed(province) == {"DU": ["Kế hoạch DU"]}


def test_the_filings_take_as_many_queries_for_many_plans(
    province: RotationPlan, ward: Account
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert all(
                plan.state for one in nesting.filings(province) for plan in one.plans
            )
        return len(queries)

    plans.open_(text=text("DU"), by=ward, on=TODAY, under=province)
    for_one = asked()
    plans.open_(text=text("DU"), by=ward, on=TODAY, under=province)

    assert asked() == for_one


def test_plans_of_a_committee_that_was_taken_over_are_above_too(
    province: RotationPlan,
) -> None:
    Unit.objects.filter(pk="DU").update(parent="CU")

    assert nesting.above(Unit.objects.get(pk="DU")) == [province]


def test_nothing_stands_under_a_plan_that_is_closed_or_elsewhere(
    province: RotationPlan, ward: Account
) -> None:
    elsewhere = plans.open_(text=text("HV"), by=people.OPERATOR, on=TODAY)
    plans.close(plan=province, note="Gộp.", by=people.OPERATOR, on=TODAY)

    for plan in (province, elsewhere):
        with pytest.raises(RefusedError, match="không phải của cấp trên"):
            plans.open_(text=text("DU"), by=ward, on=TODAY, under=plan)
