"""Who may do what, and to whose records: permissions, roles and their scope.

A role is a line of `ROLES`; an account stores its key. Which records a role reaches follows from the
decision on which body manages which post (DH-II.1.3): an official is in the scope of the body that
manages the post held that day. Outside the scope there is neither a record nor a count.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import assert_never

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.http import Http404

from luanchuyen.records.models import (
    AccessSession,
    Account,
    Case,
    CaseAct,
    Person,
    Post,
    Role,
    RotationPlan,
    Tenure,
    Unit,
    UnitSuccession,
)
from luanchuyen.records.models.cases import CaseQuerySet


class Permission(StrEnum):
    OFFICIALS_READ = auto()
    UNITS_READ = auto()
    DEMAND_READ = auto()
    RULEBOOKS_READ = auto()
    OWN_SHEET_READ = auto()
    WORKBOOK_IMPORT = auto()
    ACCOUNTS_MANAGE = auto()
    AUDIT_READ = auto()
    PLANS_READ = auto()
    PLANS_PREPARE = auto()
    PLANS_PROPOSE = auto()
    PLANS_DECIDE = auto()
    CASES_READ = auto()
    CASES_PREPARE = auto()
    CASES_ANSWER = auto()
    CASES_DECIDE = auto()
    READING_SESSION = auto()


class Scope(StrEnum):
    """How far a role reaches from the committee, unit or official of the account."""

    MANAGED = auto()  # posts that the committee manages, or those it succeeds did
    MANAGED_BELOW = auto()  # and those that units below it manage
    UNIT = auto()  # posts of the unit itself
    SELF = auto()
    NONE = auto()


@dataclass(frozen=True)
class Rights:
    """What a role may do, in words and for the machine."""

    description: str
    scope: Scope
    permissions: frozenset[Permission]


@dataclass(frozen=True)
class Operator:
    """Who works at the server's console: holds the database itself, so no right is withheld."""

    username: str

    @property
    def name(self) -> str:
        return f"Người vận hành máy chủ ({self.username})"


Actor = Account | Operator
User = Actor | AnonymousUser

READING = frozenset(
    {
        Permission.OFFICIALS_READ,
        Permission.UNITS_READ,
        Permission.DEMAND_READ,
        Permission.RULEBOOKS_READ,
        Permission.PLANS_READ,
        Permission.CASES_READ,
    }
)
# What only the committee's own people do, however far down their role reads.
_OWN = frozenset(
    {Permission.PLANS_PREPARE, Permission.PLANS_DECIDE, Permission.CASES_PREPARE}
)
# What an administrator may do while a reading session lasts, and at no other time.
_IN_SESSION = frozenset({Permission.CASES_READ})
# What every account of an official may do, whatever else its role does.
_OF_ONESELF = frozenset({Permission.OWN_SHEET_READ})

ROLES: dict[Role, Rights] = {
    Role.OFFICER: Rights(
        "Chuẩn bị rà soát, kế hoạch và hồ sơ cho cấp ủy; nhập sổ dữ liệu khi toàn bộ"
        " hồ sơ thuộc phạm vi của mình.",
        Scope.MANAGED_BELOW,
        READING
        | {
            Permission.WORKBOOK_IMPORT,
            Permission.PLANS_PREPARE,
            Permission.CASES_PREPARE,
        },
    ),
    Role.SECRETARY: Rights(
        "Xem và quyết định đối với cán bộ thuộc diện cấp ủy quản lý; cho chủ trương hoặc"
        " trả lại kế hoạch, hồ sơ.",
        Scope.MANAGED,
        READING | {Permission.PLANS_DECIDE, Permission.CASES_DECIDE},
    ),
    Role.INSPECTOR: Rights(
        "Kiểm tra, giám sát: xem mọi hồ sơ và nhật ký trong phạm vi cấp ủy và các đơn vị"
        " cấp dưới, không sửa.",
        Scope.MANAGED_BELOW,
        READING | {Permission.AUDIT_READ},
    ),
    Role.UNIT_OFFICER: Rights(
        "Cán bộ tổ chức của nơi đi hoặc nơi đến: xem cán bộ giữ chức danh tại đơn vị mình,"
        " đề xuất nhân sự cho kế hoạch, trả lời điều hồ sơ hỏi đơn vị mình.",
        Scope.UNIT,
        frozenset(
            {
                Permission.OFFICIALS_READ,
                Permission.UNITS_READ,
                Permission.RULEBOOKS_READ,
                Permission.PLANS_PROPOSE,
                Permission.CASES_ANSWER,
            }
        ),
    ),
    Role.OFFICIAL: Rights(
        "Xem phiếu của chính mình: điều đã ghi, quy định áp dụng, điều còn thiếu.",
        Scope.SELF,
        frozenset({Permission.OWN_SHEET_READ, Permission.RULEBOOKS_READ}),
    ),
    Role.ADMINISTRATOR: Rights(
        "Quản lý tài khoản, nhập sổ dữ liệu, sao lưu; chỉ đọc hồ sơ trong phiên có lý do,"
        " có thời hạn và ghi nhật ký; xem nhật ký về tài khoản, nhập dữ liệu, phiên đọc.",
        Scope.NONE,
        frozenset(
            {
                Permission.WORKBOOK_IMPORT,
                Permission.ACCOUNTS_MANAGE,
                Permission.AUDIT_READ,
                Permission.RULEBOOKS_READ,
                Permission.READING_SESSION,
            }
        ),
    ),
}


class NotAllowed(PermissionDenied):
    """The account's role does not include what was asked; the text can be shown."""


class NotThere(Http404):
    """No such record, or none in the account's scope: the two must look the same."""


def allows(by: User, permission: Permission) -> bool:
    if isinstance(by, Operator):
        return True
    if not isinstance(by, Account) or not by.is_active:
        return False
    return (
        permission in ROLES[Role(by.role)].permissions
        or (permission in _IN_SESSION and in_session(by))
        or (permission in _OF_ONESELF and by.official_id is not None)
    )


def in_session(by: User) -> bool:
    """Whether an administrator has given a reason to read dossiers, and may still do so."""
    return running_session(by) is not None


def running_session(by: User) -> AccessSession | None:
    """The newest session of an administrator, unless it was ended or its time is over."""
    if not isinstance(by, Account) or by.role != Role.ADMINISTRATOR:
        return None
    own = AccessSession.objects.filter(by_key=by.username).annotate(now=Now())
    newest = own.select_related("ending").order_by("-pk").first()
    if newest is None or newest.is_ended or newest.now >= newest.runs_until:
        return None
    return newest


def only_oneself(by: User) -> bool:
    """Whether the account has no more than the own sheet."""
    own = allows(by, Permission.OWN_SHEET_READ)
    return own and not allows(by, Permission.OFFICIALS_READ)


def require(by: User, permission: Permission) -> None:
    if not allows(by, permission):
        raise NotAllowed("Vai trò của tài khoản này không được làm việc đó.")


def people(by: User, *, on: datetime.date) -> QuerySet[Person]:
    """The officials in the scope of `by` that day; nobody for who has no scope."""
    if isinstance(by, Operator):
        return Person.objects.all()
    if not isinstance(by, Account):
        return Person.objects.none()
    match ROLES[Role(by.role)].scope:
        case Scope.NONE:
            return Person.objects.none()
        case Scope.SELF:
            return Person.objects.filter(pk=by.official_id)
        case Scope.MANAGED | Scope.MANAGED_BELOW | Scope.UNIT:
            return Person.objects.filter(
                Exists(holdings(by, on=on).filter(official=OuterRef("pk")))
            )
        case unknown:
            assert_never(unknown)


def holdings(by: Account, *, on: datetime.date) -> QuerySet[Tenure]:
    """The current main tenures that bring an official into the scope of `by`."""
    held = Tenure.objects.current(on).main()
    if ROLES[Role(by.role)].scope is Scope.UNIT:
        return held.filter(post__unit__in=units(by))
    return held.filter(post__managed_by__in=units(by))


def get_person(
    by: User, code: str, permission: Permission, *, on: datetime.date
) -> Person:
    require(by, permission)
    try:
        return people(by, on=on).get(pk=code)
    except Person.DoesNotExist as error:
        raise NotThere("Không có hồ sơ này trong phạm vi của bạn.") from error


def plans(by: User) -> QuerySet[RotationPlan]:
    """The plans in the scope of `by`: of its committees or, for a unit, of who manages posts there."""
    if isinstance(by, Operator):
        return RotationPlan.objects.all()
    if not isinstance(by, Account):
        return RotationPlan.objects.none()
    match ROLES[Role(by.role)].scope:
        case Scope.NONE | Scope.SELF:
            return RotationPlan.objects.none()
        case Scope.MANAGED | Scope.MANAGED_BELOW:
            return RotationPlan.objects.filter(committee__in=units(by))
        case Scope.UNIT:
            managing = Post.objects.filter(unit__in=units(by)).values_list("managed_by")
            return RotationPlan.objects.filter(
                committee__in=heirs({code for (code,) in managing})
            )
        case unknown:
            assert_never(unknown)


def get_plan(by: User, pk: int, permission: Permission) -> RotationPlan:
    """The plan, if `by` may do with it what the permission says."""
    require(by, permission)
    try:
        plan = plans(by).select_related("committee").get(pk=pk)
    except RotationPlan.DoesNotExist as error:
        raise NotThere("Không có kế hoạch này trong phạm vi của bạn.") from error
    if permission in _OWN:
        require_own(by, plan.committee)
    return plan


def may(by: User, plan: RotationPlan, permission: Permission) -> bool:
    """Whether `by`, who sees the plan, may also do with it what the permission says."""
    return allows(by, permission) and (
        permission not in _OWN or is_own(by, plan.committee_id)
    )


def cases(by: User) -> CaseQuerySet:
    """The cases in the scope of `by`.

    A committee's are those it prepares or decides; a unit's those in which it was asked something; an
    official's the own ones; an administrator's all, while a reading session lasts.
    Whatever its role, nobody's are those about oneself: of them one has the own sheet.
    """
    if isinstance(by, Operator):
        return Case.objects.all()
    if not isinstance(by, Account):
        return Case.objects.none()
    found = _cases_in_scope(by)
    if ROLES[Role(by.role)].scope is Scope.SELF or by.official_id is None:
        return found
    return found.exclude(pk__in=about(by.official_id).values("pk"))


def own_cases(by: User) -> CaseQuerySet:
    """The cases that propose the official the account belongs to."""
    if not isinstance(by, Account) or by.official_id is None:
        return Case.objects.none()
    return Case.objects.proposing(official=by.official_id)


def about(official: str) -> CaseQuerySet:
    """The cases that propose the official, or once did: what was said of him then stays in them."""
    return Case.objects.filter(proposals__official=official)


def _cases_in_scope(by: Account) -> CaseQuerySet:
    match ROLES[Role(by.role)].scope:
        case Scope.NONE:
            return Case.objects.all() if in_session(by) else Case.objects.none()
        case Scope.SELF:
            return own_cases(by)
        case Scope.MANAGED | Scope.MANAGED_BELOW:
            reach = units(by)
            deciding = Case.objects.proposing(body__in=reach).values("pk")
            return Case.objects.filter(Q(committee__in=reach) | Q(pk__in=deciding))
        case Scope.UNIT:
            asked = CaseAct.objects.filter(case=OuterRef("pk"), unit__in=units(by))
            return Case.objects.filter(Exists(asked))
        case unknown:
            assert_never(unknown)


def get_case(by: User, pk: int, permission: Permission) -> Case:
    """The case, if `by` may do with it what the permission says."""
    require(by, permission)
    try:
        found = cases(by).select_related("committee", "plan").get(pk=pk)
    except Case.DoesNotExist as error:
        raise NotThere("Không có hồ sơ này trong phạm vi của bạn.") from error
    if permission in _OWN:
        require_own(by, found.committee)
    return found


def require_own(by: User, committee: Unit) -> None:
    """The committee is the account's own, or one it took over from."""
    if not is_own(by, committee.pk):
        raise NotAllowed(
            f"Chỉ {committee.name} mới lập và quyết định kế hoạch, hồ sơ của mình."
        )


def is_own(by: User, unit: str | None) -> bool:
    """Whether the unit is the one `by` works for, or one it took over from."""
    if isinstance(by, Operator):
        return True
    own = by.committee_id if isinstance(by, Account) else None
    return own is not None and (unit == own or unit in reached(own))


def units(by: Account) -> list[str]:
    """Codes of the account's unit and those it succeeds, directly or through others.

    For a role that reaches below, also every unit under one of them.
    """
    if by.committee_id is None:
        return []
    below = ROLES[Role(by.role)].scope is Scope.MANAGED_BELOW
    return reached(by.committee_id, below=below)


def reaches_all(by: User) -> bool:
    """Whether no post, plan or case is outside the scope of `by`."""
    if isinstance(by, Operator):
        return True
    if not isinstance(by, Account):
        return False
    bodies = set(Post.objects.values_list("managed_by", flat=True).distinct())
    for records in (RotationPlan, Case):
        bodies |= set(records.objects.values_list("committee", flat=True).distinct())
    return bodies <= set(units(by))


def heirs(units: set[str]) -> set[str]:
    """The units, and those that took over from one of them, directly or through others."""
    found, newest = set(units), set(units)
    while newest:
        taking_over = UnitSuccession.objects.filter(predecessor__in=newest)
        newest = set(taking_over.values_list("unit", flat=True)) - found
        found |= newest
    return found


_REACHED = """
    WITH RECURSIVE edges(upper, lower) AS (
        SELECT unit, predecessor FROM unit_successions
        UNION ALL
        SELECT parent, code FROM units WHERE parent IS NOT NULL AND %s
    ), reached(code) AS (
        SELECT CAST(%s AS varchar)
        UNION
        SELECT edges.lower FROM reached JOIN edges ON edges.upper = reached.code
    )
    SELECT code FROM reached ORDER BY code
"""


def reached(unit: str, *, below: bool = False) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_REACHED, [below, unit])
        return [code for (code,) in cursor.fetchall()]
