"""Each role does what its line in the table says, within its scope and nowhere else."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from luanchuyen.records.models import Account, Role, RotationPlan
from luanchuyen.services import access, plans
from luanchuyen.services.access import Permission
from tests import people
from tests.people import TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    people.settle()
    return people.cast()


def seen(by: access.User, on: date = TODAY) -> list[str]:
    return sorted(access.people(by, on=on).values_list("pk", flat=True))


def test_every_role_has_its_line() -> None:
    assert set(access.ROLES) == set(Role)


@pytest.mark.clause("DH-II.1.3")
def test_a_secretary_sees_whom_the_committee_or_those_it_succeeds_manage(
    cast: Cast,
) -> None:
    assert seen(cast.secretary) == ["CB1", "CB2"]


@pytest.mark.clause("DH-II.1.3")
@pytest.mark.parametrize("role", ["officer", "inspector"])
def test_it_reaches_whom_the_units_below_manage(cast: Cast, role: str) -> None:
    assert seen(getattr(cast, role)) == ["CB1", "CB2", "CB3"]


@pytest.mark.clause("DH-II.1.3")
def test_a_stranger_sees_neither_a_record_nor_a_count(cast: Cast) -> None:
    assert seen(cast.stranger) == ["CB9"]
    with pytest.raises(Http404):
        access.get_person(cast.stranger, "CB1", Permission.OFFICIALS_READ, on=TODAY)


def test_a_record_out_of_scope_and_one_that_is_not_there_look_the_same(
    cast: Cast,
) -> None:
    with pytest.raises(Http404) as hidden:
        access.get_person(cast.stranger, "CB1", Permission.OFFICIALS_READ, on=TODAY)
    with pytest.raises(Http404) as missing:
        access.get_person(cast.stranger, "CB-0", Permission.OFFICIALS_READ, on=TODAY)

    assert str(hidden.value) == str(missing.value)


def test_a_unit_officer_sees_who_holds_a_main_post_in_the_unit(cast: Cast) -> None:
    assert seen(cast.unit_officer) == ["CB2", "CB3"]


def test_an_official_sees_the_own_sheet_and_no_other(cast: Cast) -> None:
    own = access.get_person(cast.official, "CB2", Permission.OWN_SHEET_READ, on=TODAY)

    assert own.pk == "CB2"
    assert seen(cast.official) == ["CB2"]
    with pytest.raises(Http404):
        access.get_person(cast.official, "CB1", Permission.OWN_SHEET_READ, on=TODAY)


def test_an_administrator_reads_no_dossier(cast: Cast) -> None:
    assert seen(cast.administrator) == []
    with pytest.raises(access.NotAllowed):
        access.require(cast.administrator, Permission.OFFICIALS_READ)


def test_before_the_day_of_the_post_nobody_is_in_scope(cast: Cast) -> None:
    assert seen(cast.officer, on=date(2020, 12, 31)) == []


def test_who_has_not_logged_in_may_do_nothing() -> None:
    assert seen(AnonymousUser()) == []
    assert not any(access.allows(AnonymousUser(), one) for one in Permission)


def test_a_closed_account_may_do_nothing(cast: Cast) -> None:
    Account.objects.filter(pk=cast.officer.pk).update(is_active=False)
    cast.officer.refresh_from_db()

    assert not any(access.allows(cast.officer, one) for one in Permission)


def opened(committee: str) -> RotationPlan:
    text = (
        f"title: Đợt một\nrulebook: qd-65-2022\ncommittee: {committee}\nday: {TODAY}\n"
    )
    return plans.open_(text=text, by=people.OPERATOR, on=TODAY)


@pytest.mark.parametrize(
    ("role", "committees"),
    [
        ("officer", ["DU", "TU"]),
        ("inspector", ["DU", "TU"]),
        ("secretary", ["TU"]),
        # The unit's posts are managed by itself and by the committee `TU` took over.
        ("unit_officer", ["DU", "TU"]),
        ("stranger", ["HV"]),
        ("official", []),
        ("administrator", []),
    ],
)
def test_plans_are_seen_as_far_as_a_role_reaches(
    cast: Cast, role: str, committees: list[str]
) -> None:
    for committee in ("TU", "DU", "HV"):
        opened(committee)

    found = access.plans(getattr(cast, role)).values_list("committee", flat=True)

    assert sorted(found) == committees


def test_a_plan_of_a_unit_below_is_read_and_not_prepared(cast: Cast) -> None:
    plan = opened("DU")

    assert access.get_plan(cast.officer, plan.pk, Permission.PLANS_READ) == plan
    with pytest.raises(access.NotAllowed, match="Chỉ Đảng ủy phường Sông Trăng"):
        access.get_plan(cast.officer, plan.pk, Permission.PLANS_PREPARE)
