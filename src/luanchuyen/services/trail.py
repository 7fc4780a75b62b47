"""The audit log as it is read: the events in the scope of an account, and how the chain was last found.

An auditor sees the events of the plans, cases, registers and bodies' accounts in scope, and every act that reaches
all dossiers at once: sessions of administrators, checks of the log. Who reaches everything sees
everything, but never those of a case about oneself. An administrator sees the acts of keeping the system; what was done with dossiers only in a
reading session.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from luanchuyen.records.models import (
    Account,
    AuditEvent,
    DossierItem,
    EventType,
    IssuedPaper,
    Register,
    RegisterEntry,
    Role,
)
from luanchuyen.records.seal_verify import BEGINNING, Noted
from luanchuyen.services import access, interests
from luanchuyen.services.access import Actor, Permission, Scope

PAGE = 50
_OF_ACCOUNTS = (
    EventType.ACCOUNT_OPENED,
    EventType.PASSWORD_SET,
    EventType.PASSWORD_CHANGED,
)
_OF_SESSIONS = (EventType.READING_SESSION_OPENED, EventType.READING_SESSION_ENDED)
_OF_EVERYBODY = (*_OF_SESSIONS, EventType.LOG_CHECKED)
_OF_THE_SYSTEM = (
    *_OF_ACCOUNTS,
    *_OF_EVERYBODY,
    EventType.WORKBOOK_IMPORTED,
    EventType.REMINDERS_SENT,
)
_LISTS = (
    "cases",
    "calendar",
    "registers",
)  # read in a session; they name nobody in the log

_PAPERS_OF_CASES = ((DossierItem, "/paper/"), (IssuedPaper, "/issued/"))


@dataclass(frozen=True)
class Wanted:
    """What is looked for; blank asks nothing. `about` is the key of an object, or words of its name."""

    since: date | None = None
    until: date | None = None
    actor: str = ""
    type: str = ""
    about: str = ""


@dataclass(frozen=True)
class Found:
    """One page of events, the newest first, and how many there are in all."""

    events: tuple[AuditEvent, ...]
    number: int
    count: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


@dataclass(frozen=True)
class Chain:
    """The last event of the chain, and the newest check of it."""

    last: Noted
    checked: AuditEvent | None


def search(by: Actor, *, wanted: Wanted, page: int = 1) -> Found:
    """The events in the scope of `by` that fit all that is wanted; the last of both days counts."""
    found = visible(by).filter(_fitting(wanted))
    count = found.count()
    number = min(max(page, 1), max(1, -(-count // PAGE)))
    first = (number - 1) * PAGE
    return Found(tuple(found.order_by("-number")[first : first + PAGE]), number, count)


def actors(by: Actor) -> list[tuple[str, str]]:
    """Everybody with an event in the scope of `by`: account and name, by account."""
    found = visible(by).order_by("actor_key", "actor_name")
    return list(dict(found.values_list("actor_key", "actor_name").distinct()).items())


def chain(by: Actor) -> Chain:
    """How long the chain is and with which hash it ends: to be noted where nobody here can change it."""
    access.require(by, Permission.AUDIT_READ)
    last = AuditEvent.objects.order_by("-number").values_list("number", "hash").first()
    checks = AuditEvent.objects.filter(type=EventType.LOG_CHECKED)
    return Chain(
        Noted(*last) if last else BEGINNING, checks.order_by("-number").first()
    )


def visible(by: Actor) -> QuerySet[AuditEvent]:
    """The events in the scope of `by`."""
    access.require(by, Permission.AUDIT_READ)
    events = _of_others(AuditEvent.objects.all(), by)
    if access.reaches_all(by) or not isinstance(by, Account):
        return events
    told = Q(type__in=_OF_EVERYBODY) | Q(subject_key__in=_LISTS)
    cases = access.cases(by)
    told |= Q(subject_key__in=_keys(access.plans(by), "plan/", "pk"))
    told |= Q(subject_key__in=_keys(cases, "case/", "pk"))
    for papers, part in _PAPERS_OF_CASES:
        found = papers.objects.filter(case__in=cases)
        told |= Q(subject_key__in=_keys(found, "case/", "case_id", part, "pk"))
    if access.ROLES[Role(by.role)].scope is Scope.NONE:
        return events.filter(told | Q(type__in=_OF_THE_SYSTEM))
    reach = access.units(by)
    own = Account.objects.filter(committee__in=reach).values("username")
    told |= Q(type__in=_OF_ACCOUNTS, subject_key__in=own)
    registers = Register.objects.filter(body__in=reach)
    told |= Q(subject_key__in=_keys(registers, "register/", "pk"))
    entries = RegisterEntry.objects.filter(register__body__in=reach)
    numbers = _keys(entries, "register/", "register_id", "/", "number")
    return events.filter(told | Q(subject_key__in=numbers))


def _of_others(events: QuerySet[AuditEvent], by: Actor) -> QuerySet[AuditEvent]:
    """Without the events of cases about oneself: they tell what others said."""
    official = interests.official_of(by)
    if official is None or access.only_oneself(by):
        return events
    cases = access.about(official)
    events = events.exclude(subject_key__in=_keys(cases, "case/", "pk"))
    for papers, part in _PAPERS_OF_CASES:
        found = papers.objects.filter(case__in=cases.values("pk"))
        keys = _keys(found, "case/", "case_id", part, "pk")
        events = events.exclude(subject_key__in=keys)
    return events


def _keys(rows: QuerySet[Any], *parts: str) -> QuerySet[Any, Any]:
    """The keys under which the log speaks of the rows: texts and columns in turn."""
    texts = [
        Cast(F(part), CharField()) if place % 2 else Value(part)
        for place, part in enumerate(parts)
    ]
    key = Concat(*texts, output_field=CharField())
    keys: QuerySet[Any, Any] = rows.order_by().annotate(told_as=key).values("told_as")
    return keys


def _fitting(wanted: Wanted) -> Q:
    fits = Q()
    if wanted.since:
        fits &= Q(on__gte=wanted.since)
    if wanted.until:
        fits &= Q(on__lte=wanted.until)
    if wanted.actor:
        fits &= Q(actor_key=wanted.actor)
    if wanted.type:
        fits &= Q(type=wanted.type)
    if wanted.about:
        fits &= Q(subject_key=wanted.about) | Q(subject_label__icontains=wanted.about)
    return fits
