"""Accounts are opened by who may, told in the log, and never with a weak password."""

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from luanchuyen.records.models import AuditEvent, Role, Unit
from luanchuyen.services import access, accounts, audit, demonstration
from luanchuyen.snapshot import demo
from tests import people
from tests.people import OPERATOR, TODAY

pytestmark = pytest.mark.django_db


def test_an_account_is_opened_and_told_in_the_log() -> None:
    people.settle()
    opened = accounts.open_account(
        username="hoa",
        name="Lê Thị Hoa",
        role=Role.OFFICER,
        committee=Unit.objects.get(pk="TU"),
        by=OPERATOR,
        on=TODAY,
    )

    request = RequestFactory().post("/dang-nhap/")
    entered = authenticate(request, username="hoa", password=opened.password)
    assert entered == opened.account
    told = audit.sentence(AuditEvent.objects.latest("pk"))
    assert told.endswith("mở tài khoản hoa cho Lê Thị Hoa.")
    assert opened.password not in str(AuditEvent.objects.latest("pk").after)


def test_it_refuses_a_role_without_its_committee() -> None:
    with pytest.raises(accounts.RefusedError, match="phải ghi cấp ủy"):
        accounts.open_account(
            username="hoa", name="Hoa", role=Role.OFFICER, by=OPERATOR, on=TODAY
        )


def test_it_refuses_a_weak_password() -> None:
    with pytest.raises(accounts.RefusedError):
        accounts.open_account(
            username="hoa",
            name="Hoa",
            role=Role.ADMINISTRATOR,
            password="12345678",
            by=OPERATOR,
            on=TODAY,
        )


def test_only_who_keeps_accounts_may_open_one() -> None:
    people.settle()
    officer = people.cast().officer

    with pytest.raises(access.NotAllowed):
        accounts.open_account(
            username="x", name="X", role=Role.ADMINISTRATOR, by=officer, on=TODAY
        )


@pytest.fixture
def played() -> dict[str, demonstration.Played]:
    people.settle(demo.make("town"))
    cast = demonstration.open_cast(by=OPERATOR, on=TODAY)
    return {one.account.username: one for one in cast}


def test_the_cast_plays_every_role(played: dict[str, demonstration.Played]) -> None:
    assert {one.account.role for one in played.values()} == set(Role)
    assert all(one.password for one in played.values())


def test_the_stranger_shares_nobody_with_the_officer(
    played: dict[str, demonstration.Played],
) -> None:
    ours = access.people(played["can-bo"].account, on=TODAY)
    theirs = access.people(played["noi-khac"].account, on=TODAY)

    assert ours.exists()
    assert not (ours & theirs).exists()


def test_the_second_time_keeps_passwords_unless_asked(
    played: dict[str, demonstration.Played],
) -> None:
    kept = demonstration.open_cast(by=OPERATOR, on=TODAY)
    renewed = demonstration.open_cast(by=OPERATOR, on=TODAY, reset=True)

    assert not any(one.password for one in kept)
    assert all(one.password for one in renewed)


def test_there_is_no_cast_without_records() -> None:
    with pytest.raises(demonstration.NothingToShowError, match="nhập sổ dữ liệu"):
        demonstration.open_cast(by=OPERATOR, on=TODAY)
