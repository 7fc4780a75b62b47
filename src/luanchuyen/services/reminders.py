"""Reminders by mail: what is due soon or late, one mail an account, and no name of an official in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.core import mail
from django.db import transaction

from luanchuyen.records.models import Account, EventType
from luanchuyen.services import access, audit, cases, snapshots
from luanchuyen.services.access import Actor, Permission
from luanchuyen.services.cases import Waiting
from luanchuyen.services.naming import names


@dataclass(frozen=True)
class Reminder:
    """The mail to one account."""

    account: Account
    waiting: Sequence[Waiting]

    @property
    def subject(self) -> str:
        late = sum(one.late for one in self.waiting)
        more = f", {late} việc quá hạn" if late else ""
        return f"Luân chuyển: {len(self.waiting)} việc đến hạn{more}"

    @property
    def text(self) -> str:
        told = names(snapshots.take()).told
        lines = "\n".join(_line(one, told(one.what)) for one in self.waiting)
        return f"Kính gửi {self.account.name},\n\nCác việc đang chờ:\n\n{lines}\n"


def _line(one: Waiting, what: str) -> str:
    due = f" Hạn {one.due:%d/%m/%Y}" if one.due else ""
    return f"- Hồ sơ số {one.case.pk}: {what}{due}{', đã quá hạn' if one.late else ''}."


def composed(*, on: date) -> list[Reminder]:
    """A mail for every account with an address for which something is due soon, or late."""
    soon = on + timedelta(days=settings.REMIND_DAYS)
    accounts = Account.objects.filter(is_active=True).exclude(email="")
    found = [
        Reminder(
            account,
            [
                one
                for one in cases.inbox(account, on=on)
                if one.late or (one.due is not None and one.due <= soon)
            ],
        )
        for account in accounts.order_by("username")
    ]
    return [one for one in found if one.waiting]


def send(*, by: Actor, on: date) -> list[Reminder]:
    """Send the mails once the log tells of them."""
    access.require(by, Permission.ACCOUNTS_MANAGE)
    found = composed(on=on)
    if not found:
        return []
    with transaction.atomic():
        audit.record(
            EventType.REMINDERS_SENT,
            by=by,
            on=on,
            subject=("reminders", "Thư nhắc việc"),
            after={"accounts": len(found)},
        )
        transaction.on_commit(partial(_send, found))
    return found


def _send(reminders: Sequence[Reminder]) -> None:
    sender = settings.DEFAULT_FROM_EMAIL
    mails = [
        mail.EmailMessage(one.subject, one.text, sender, [one.account.email])
        for one in reminders
    ]
    mail.get_connection().send_messages(mails)
