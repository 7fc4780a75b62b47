"""Numbers of papers: the next whole one of a body's register, and a number marked as cancelled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from luanchuyen.records.models import (
    Account,
    EventType,
    IssuedPlan,
    Organ,
    PlanVersion,
    Register,
    RegisterBeginning,
    RegisterCancellation,
    RegisterEntry,
    RegisterType,
    Unit,
)
from luanchuyen.services import access, audit, sessions
from luanchuyen.services.access import Actor, Permission

# The Party and the fronts number through a term, the State through a year (QĐ 399, NĐ 30/2020).
_BY_TERM = ("Đảng", "Mặt trận và đoàn thể")
# Who gives and cancels numbers: the body's secretary its own, who prepares cases those of the adviser.
_RIGHTS = {
    Organ.BODY: Permission.CASES_DECIDE,
    Organ.ADVISORY: Permission.CASES_PREPARE,
}
_TERM = re.compile(r"(\d{4})-(\d{4})")


class RefusedError(Exception):
    """No number was given or cancelled; the text says why."""


def require(body: Unit, organ: Organ, *, by: Actor) -> None:
    """Only who speaks for the body, or for who advises it, gives and cancels numbers there."""
    access.require(by, _RIGHTS[organ])
    access.require_own(by, body)


def next_number(
    *,
    body: Unit,
    paper: RegisterType,
    subject: str,
    by: Actor,
    on: date,
    term: str = "",
    organ: Organ = Organ.BODY,
    cancels: RegisterEntry | None = None,
) -> RegisterEntry:
    """Take the next number of the register for the day; `cancels`: the one its paper cancels.

    It stands or falls with the transaction it is taken in, so that no number is lost: who else wants
    one from the same register waits until then.
    """
    with transaction.atomic():
        series = _series(body, on, term, cancels)
        register = _locked(body=body, organ=organ, paper=paper, series=series)
        last = register.entries.aggregate(last=Max("number"))["last"]
        return RegisterEntry.objects.create(
            register=register,
            number=(last or _last_outside(register)) + 1,
            subject=subject,
            by_key=by.username,
            by_name=by.name,
            on=on,
        )


def begin(
    *,
    body: Unit,
    organ: Organ,
    paper: RegisterType,
    last: int,
    by: Actor,
    on: date,
    term: str = "",
) -> RegisterBeginning:
    """Say which number was given last before the register is kept here: the next one follows it.

    Until the first number is given here, said again it is corrected.
    """
    require(body, organ, by=by)
    if last < 1:
        raise RefusedError(
            "Số cuối đã cấp phải từ 1; sổ chưa cấp số nào thì để nguyên."
        )
    with transaction.atomic():
        series = _series(body, on, term, None)
        register = _locked(body=body, organ=organ, paper=paper, series=series)
        if register.entries.exists():
            raise RefusedError(
                "Sổ này đã cấp số trong phần mềm; số cuối chỉ ghi được trước số đầu tiên."
            )
        audit.record(
            EventType.REGISTER_BEGUN,
            by=by,
            on=on,
            subject=(f"register/{register.pk}", _name(register)),
            after={"last": last},
        )
        return RegisterBeginning.objects.create(
            register=register, last=last, by_key=by.username, by_name=by.name, on=on
        )


def _last_outside(register: Register) -> int:
    """The last number given before the register was kept here; 0 where none was."""
    newest = register.beginnings.last()
    return newest.last if newest else 0


def _locked(**named: Any) -> Register:
    """The register, made where it is new; others wait for it until the transaction ends."""
    Register.objects.get_or_create(**named)
    return Register.objects.select_for_update().get(**named)


def _name(register: Register) -> str:
    return (
        f"{register.get_paper_display()}, {keeper(register)}, {series_words(register)}"
    )


def series_words(register: Register) -> str:
    """A term has two years, a year is one."""
    kind = "nhiệm kỳ" if "-" in register.series else "năm"
    return f"{kind} {register.series}"


def organs(by: Actor) -> list[Organ]:
    """Whose numbers `by` gives in the own body."""
    return [organ for organ, right in _RIGHTS.items() if access.allows(by, right)]


def _series(body: Unit, on: date, term: str, cancels: RegisterEntry | None) -> str:
    if body.bloc not in _BY_TERM:
        return str(on.year)
    if (years := _years(term)) is None:
        raise RefusedError(
            f"{body.name} đánh số văn bản theo nhiệm kỳ; hãy ghi nhiệm kỳ, ví dụ 2025-2030."
        )
    if not years[0] <= on.year <= years[1]:
        raise RefusedError(f"Năm {on.year} không thuộc nhiệm kỳ {term}.")
    _require_one_term_at_a_time(body, term, years, cancels)
    return term


def _years(term: str) -> tuple[int, int] | None:
    found = _TERM.fullmatch(term)
    return (int(found[1]), int(found[2])) if found else None


def _require_one_term_at_a_time(
    body: Unit, term: str, years: tuple[int, int], cancels: RegisterEntry | None
) -> None:
    """A term written otherwise would begin a register anew; only in its last year may another begin.

    One in which every number was cancelled was a slip itself, and keeps nobody from the right one.
    """
    standing = RegisterEntry.objects.filter(register__body=body, cancellation=None)
    if cancels is not None:
        standing = standing.exclude(pk=cancels.pk)
    for (known,) in standing.values_list("register__series").distinct():
        other = _years(known)
        if other and known != term and years[0] < other[1] and other[0] < years[1]:
            raise RefusedError(
                f"{body.name} đang đánh số theo nhiệm kỳ {known}; nhiệm kỳ {term} trùng với nhiệm kỳ đó."
            )


def cancel_number(
    *, entry: RegisterEntry, reason: str, by: Actor, on: date
) -> RegisterCancellation:
    """Mark a number as cancelled: it stays in the register, and is not given again."""
    require(entry.register.body, Organ(entry.register.organ), by=by)
    if not reason.strip():
        raise RefusedError("Hãy ghi lý do hủy số văn bản.")
    with transaction.atomic():
        register = Register.objects.select_for_update().get(pk=entry.register_id)
        if RegisterCancellation.objects.filter(entry=entry).exists():
            raise RefusedError(f"Số {entry} đã được hủy trước đó.")
        if hasattr(entry, "decision"):
            raise RefusedError(f"Số {entry} là của một quyết định; hãy hủy quyết định.")
        cancelled = marked(entry, reason=reason.strip(), by=by, on=on)
        audit.record(
            EventType.NUMBER_CANCELLED,
            by=by,
            on=on,
            subject=(f"register/{register.pk}/{entry.number}", str(entry)),
            after={"note": reason.strip()},
        )
    return cancelled


def marked(
    entry: RegisterEntry, *, reason: str, by: Actor, on: date
) -> RegisterCancellation:
    """The mark alone, for an act that tells of it itself."""
    return RegisterCancellation.objects.create(
        entry=entry, reason=reason, by_key=by.username, by_name=by.name, on=on
    )


def advisory_name(body: Unit) -> str:
    """Who advises the body on cadres, as its papers name it."""
    return f"Ban Tổ chức {body.name}"


def organ_name(body: Unit, organ: str) -> str:
    """The body's own name, or that of who advises it."""
    return advisory_name(body) if organ == Organ.ADVISORY else body.name


def keeper(register: Register) -> str:
    """The name of who issues what is numbered there."""
    return organ_name(register.body, register.organ)


@dataclass(frozen=True)
class Wanted:
    """Which numbers are looked for; blank asks nothing, `cancelled` None both kinds.

    `keeper`: a body's code and, behind a colon, the organ within it.
    """

    keeper: str = ""
    paper: str = ""
    series: str = ""
    cancelled: bool | None = None


@dataclass(frozen=True)
class Given:
    """One number of a register; its case or version of a plan, None where the reader does not see that."""

    entry: RegisterEntry
    case: int | None
    version: PlanVersion | None


def readable(by: Actor, *, on: date) -> list[Register]:
    """The registers of the bodies `by` reads the cases of, body by body, the newest term or year first."""
    access.require(by, Permission.CASES_READ)
    sessions.note_reading("danh sách", ("registers", "Sổ văn bản"), by=by, on=on)
    found = Register.objects.select_related("body")
    if isinstance(by, Account) and not access.in_session(by):
        found = found.filter(body__in=access.units(by))
    return list(found.order_by("body__name", "body", "organ", "-series", "paper"))


def keeper_key(register: Register) -> str:
    return f"{register.body_id}:{register.organ}"


def given(by: Actor, wanted: Wanted, *, on: date) -> Sequence[Given]:
    """The numbers in the registers `by` reads that fit all that is wanted, the newest first."""
    registers = [one.pk for one in readable(by, on=on) if _fits(one, wanted)]
    entries = RegisterEntry.objects.filter(register__in=registers)
    if wanted.cancelled is not None:
        entries = entries.filter(cancellation__isnull=not wanted.cancelled)
    joined = entries.select_related(
        *("register__body", "cancellation", "issued_paper", "decision__cancels"),
        "issued_plan__version",
    )
    cases = set(access.cases(by).filter(_of(entries)).values_list("pk", flat=True))
    plans = _plans(by, entries)
    return [
        Given(
            entry,
            case if (case := _case(entry)) in cases else None,
            about if (about := _version(entry)) and about.plan_id in plans else None,
        )
        for entry in joined.order_by("-on", "-pk")
    ]


def _fits(register: Register, wanted: Wanted) -> bool:
    return (
        wanted.keeper in ("", keeper_key(register))
        and wanted.paper in ("", register.paper)
        and wanted.series in ("", register.series)
    )


def _of(entries: QuerySet[RegisterEntry]) -> Q:
    """The cases the numbers were taken for."""
    return Q(issued__entry__in=entries) | Q(decisions__entry__in=entries)


def _case(entry: RegisterEntry) -> int | None:
    made = getattr(entry, "issued_paper", None) or getattr(entry, "decision", None)
    return made.case_id if made else None


def _plans(by: Actor, entries: QuerySet[RegisterEntry]) -> set[int]:
    """The plans the numbers were taken for, among those `by` reads."""
    if not access.allows(by, Permission.PLANS_READ):
        return set()
    found = access.plans(by).filter(versions__issued__entry__in=entries)
    return set(found.values_list("pk", flat=True))


def _version(entry: RegisterEntry) -> PlanVersion | None:
    made: IssuedPlan | None = getattr(entry, "issued_plan", None)
    return made.version if made else None
