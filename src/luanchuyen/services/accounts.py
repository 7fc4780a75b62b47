"""Accounts: who is let in, in which role; and the made-up cast of a demonstration."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from luanchuyen.records.models import Account, EventType, Person, Role, Unit
from luanchuyen.services import access, audit
from luanchuyen.services.access import Actor, Permission


class RefusedError(Exception):
    """The account was not opened or changed; the text says why."""


@dataclass(frozen=True)
class Opened:
    """An account and the password that is told once."""

    account: Account
    password: str


def open_account(
    *,
    username: str,
    name: str,
    role: Role,
    by: Actor,
    on: date,
    committee: Unit | None = None,
    official: Person | None = None,
    email: str = "",
    password: str = "",
) -> Opened:
    """Open an account; without a password one is drawn."""
    access.require(by, Permission.ACCOUNTS_MANAGE)
    account = Account(
        username=username,
        name=name,
        role=role,
        committee=committee,
        official=official,
        email=email,
    )
    password = password or secrets.token_urlsafe(9)
    account.set_password(password)
    with transaction.atomic():
        _check(account, password)
        account.save(force_insert=True)
        audit.record(
            EventType.ACCOUNT_OPENED,
            by=by,
            on=on,
            subject=(username, name),
            after={
                "role": role,
                "committee": account.committee_id,
                "official": account.official_id,
            },
        )
    return Opened(account, password)


def open_account_of(
    *,
    username: str,
    name: str,
    role: str,
    committee: str | None,
    official: str | None,
    by: Actor,
    on: date,
    email: str = "",
) -> Opened:
    """The same from what somebody typed: a role's key, codes of a unit and of an official."""
    if role not in Role.values:
        raise RefusedError(
            f"Không có vai trò «{role}»; các vai trò: {', '.join(Role.values)}."
        )
    return open_account(
        username=username,
        name=name,
        role=Role(role),
        committee=_named(Unit, committee, "đơn vị"),
        official=_named(Person, official, "cán bộ"),
        email=email,
        by=by,
        on=on,
    )


Record = TypeVar("Record", Unit, Person)


def _named(kind: type[Record], code: str | None, what: str) -> Record | None:
    if code is None:
        return None
    found = kind.objects.filter(pk=code).first()
    if found is None:
        raise RefusedError(f"Không có {what} mã «{code}»; hãy nhập bảng tính trước.")
    return found


def reset_password(account: Account, *, by: Actor, on: date) -> Opened:
    """Draw a new password; the old one is worth nothing from now on."""
    access.require(by, Permission.ACCOUNTS_MANAGE)
    password = secrets.token_urlsafe(9)
    account.set_password(password)
    with transaction.atomic():
        account.save(update_fields=["password"])
        audit.record(
            EventType.PASSWORD_SET,
            by=by,
            on=on,
            subject=(account.username, account.name),
        )
    return Opened(account, password)


def change_password(*, current: str, new: str, by: Account, on: date) -> Account:
    """Give the own account another password; who does so must know the current one."""
    if not by.is_active or not by.check_password(current):
        raise RefusedError("Mật khẩu hiện tại không đúng.")
    by.set_password(new)
    with transaction.atomic():
        _check(by, new)
        by.save(update_fields=["password"])
        audit.record(
            EventType.PASSWORD_CHANGED,
            by=by,
            on=on,
            subject=(by.username, by.name),
        )
    return by


def _check(account: Account, password: str) -> None:
    try:
        account.full_clean()
        validate_password(password, account)
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
