"""Each role does what its line in the table says, within its scope and nowhere else."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from luanchuyen.records.models import Account, Role
from luanchuyen.services import access
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
