"""Accounts are opened by who may, told in the log, and never with a weak password."""

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from luanchuyen.records.models import AuditEvent, EventType, Role, Unit
from luanchuyen.services import access, accounts, audit, demonstration
from luanchuyen.snapshot import demo
from tests import people
from tests.people import OPERATOR, PASSWORD, TODAY

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


def test_a_change_of_the_own_password_is_told_in_the_log() -> None:
    people.settle()
    officer = people.cast().officer

    accounts.change_password(
        current=PASSWORD, new="con-duong-moi-2026", by=officer, on=TODAY
    )

    officer.refresh_from_db()
    assert officer.check_password("con-duong-moi-2026")
    told = audit.sentence(AuditEvent.objects.latest("pk"))
    assert told.endswith(f"{officer.name} đổi mật khẩu của tài khoản hoa.")


@pytest.mark.parametrize(
    ("current", "new", "said"),
    [
        ("sai", "con-duong-moi-2026", "Mật khẩu hiện tại không đúng"),
        (PASSWORD, "12345678", "."),
    ],
)
def test_the_password_stays_where_the_change_is_refused(
    current: str, new: str, said: str
) -> None:
    people.settle()
    officer = people.cast().officer

    with pytest.raises(accounts.RefusedError, match=said):
        accounts.change_password(current=current, new=new, by=officer, on=TODAY)

    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
    assert not AuditEvent.objects.filter(type=EventType.PASSWORD_CHANGED).exists()


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
