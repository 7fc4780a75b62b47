"""The accounts of a demonstration: one for each kind of person who uses the product."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Q

from luanchuyen.records.models import Account, Person, Role, Tenure, Unit
from luanchuyen.services import access, accounts
from luanchuyen.services.access import Actor, Permission


class NothingToShowError(Exception):
    """There are no records yet; the text says what to do first."""


@dataclass(frozen=True)
class Part:
    """One of the cast, before an account is opened."""

    username: str
    name: str
    role: Role
    committee: str | None = None
    official: str | None = None


@dataclass(frozen=True)
class Played:
    """An account of the cast; the password is blank where the account was there before."""

    account: Account
    password: str


def open_cast(*, by: Actor, on: date, reset: bool = False) -> list[Played]:
    """Open the accounts that are missing; `reset` gives the others a new password."""
    access.require(by, Permission.ACCOUNTS_MANAGE)
    with transaction.atomic():
        return [_open(part, by=by, on=on, reset=reset) for part in cast(on)]


def _open(part: Part, *, by: Actor, on: date, reset: bool) -> Played:
    there = Account.objects.filter(username=part.username).first()
    if there and not reset:
        return Played(there, "")
    if there:
        opened = accounts.reset_password(there, by=by, on=on)
    else:
        opened = accounts.open_account(
            username=part.username,
            name=part.name,
            role=part.role,
            committee=Unit.objects.filter(pk=part.committee).first(),
            official=Person.objects.filter(pk=part.official).first(),
            by=by,
            on=on,
        )
    return Played(opened.account, opened.password)


def cast(on: date) -> list[Part]:
    """The parts, set where the records have most to show that day."""
    managers = _most("post__managed_by", on)
    if not managers:
        raise NothingToShowError(
            "Chưa có cán bộ nào đang giữ chức danh; hãy nhập sổ dữ liệu trước:"
            " luanchuyen import TỆP.xlsx"
        )
    committee = managers[0]
    own = Tenure.objects.current(on).main().filter(post__managed_by=committee)
    official = own.order_by("official").values_list("official", flat=True)[0]
    unit = _most("post__unit", on, managed_by=committee)[0]
    return [
        Part("can-bo", "Cán bộ ban tổ chức (thử)", Role.OFFICER, committee),
        Part("thuong-truc", "Thường trực cấp ủy (thử)", Role.SECRETARY, committee),
        Part("kiem-tra", "Ủy ban kiểm tra (thử)", Role.INSPECTOR, committee),
        Part("don-vi", "Cán bộ tổ chức của đơn vị (thử)", Role.UNIT_OFFICER, unit),
        Part("ca-nhan", _name(official), Role.OFFICIAL, official=official),
        Part("quan-tri", "Quản trị hệ thống (thử)", Role.ADMINISTRATOR),
        *_stranger(committee, managers, on),
    ]


def _most(field: str, on: date, managed_by: str | None = None) -> list[str]:
    """Codes by the number of officials who hold a post there now, most first."""
    held = Tenure.objects.current(on).main().exclude(post=None)
    if managed_by:
        held = held.filter(post__managed_by=managed_by)
    counted = (
        held.values_list(field).annotate(people=Count("pk")).order_by("-people", field)
    )
    return [code for code, _ in counted]


def _stranger(committee: str, managers: list[str], on: date) -> Iterator[Part]:
    """An officer of a committee that shares nobody with this one.

    Where the records are of one place only: of a unit that manages nobody.
    """
    ours = set(access.reached(committee, below=True))
    elsewhere = (
        code
        for code in managers
        if code not in ours and committee not in access.reached(code, below=True)
    )
    idle = Unit.objects.exclude(pk__in=managers).filter(children=None, successions=None)
    in_force = Q(valid_until=None) | Q(valid_until__gt=on)
    fallback = idle.filter(in_force).order_by("pk").values_list("pk", flat=True)
    unit = next(elsewhere, None) or fallback.first()
    if unit:
        yield Part("noi-khac", "Cán bộ ban tổ chức nơi khác (thử)", Role.OFFICER, unit)


def _name(official: str) -> str:
    return Person.objects.values_list("name", flat=True).get(pk=official)
