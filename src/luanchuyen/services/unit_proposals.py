"""Units propose people for a plan (QĐ 65, Article 7, step 2), and may withdraw what they proposed."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from luanchuyen.records.models import (
    Account,
    Person,
    Post,
    RotationPlan,
    Tenure,
    Unit,
    UnitProposal,
)
from luanchuyen.records.plan_states import NEXT, ActKind
from luanchuyen.services import access
from luanchuyen.services.access import Actor, NotThere, Permission, User
from luanchuyen.services.plan_acts import (
    RefusedError,
    act,
    locked,
    plain_words,
    require_may,
    require_words,
    signed,
)


def awaiting(by: User) -> list[RotationPlan]:
    """The plans for which the unit of `by` may propose people now."""
    access.require(by, Permission.PLANS_PROPOSE)
    found = access.plans(by).select_related("committee").prefetch_related("acts")
    return [plan for plan in found if ActKind.PROPOSED in NEXT[plan.state]]


def of_plan(plan: RotationPlan, *, by: User) -> QuerySet[UnitProposal]:
    """What units propose for the plan and have not withdrawn; a unit sees its own alone."""
    found = UnitProposal.objects.standing().filter(plan=plan)
    if not access.allows(by, Permission.PLANS_READ):
        access.get_plan(by, plan.pk, Permission.PLANS_PROPOSE)
        found = found.filter(unit__in=_own(by))
    else:
        access.get_plan(by, plan.pk, Permission.PLANS_READ)
    return found.select_related("unit", "official", "post")


def _own(by: User) -> list[str]:
    return access.units(by) if isinstance(by, Account) else []


def get_proposal(by: User, pk: int) -> UnitProposal:
    """A proposal of the own unit, to be withdrawn."""
    access.require(by, Permission.PLANS_PROPOSE)
    proposal = UnitProposal.objects.select_related("plan", "unit").filter(pk=pk).first()
    if proposal is None or not _answers_for(by, proposal.unit):
        raise NotThere("Không có đề xuất này trong phạm vi của bạn.")
    return proposal


def _answers_for(by: User, unit: Unit) -> bool:
    return not isinstance(by, Account) or unit.pk in access.units(by)


def get_post(code: str) -> Post:
    """A post by its code, to be proposed for."""
    try:
        return Post.objects.get(pk=code)
    except Post.DoesNotExist as error:
        raise RefusedError(f"Không có chức danh mã «{code}».") from error


def propose_unit(
    *,
    plan: RotationPlan,
    unit: Unit,
    official: Person,
    post: Post | None = None,
    reason: str,
    by: Actor,
    on: date,
) -> UnitProposal:
    """Propose an official of the plan, to a post of the plan or wherever it has a place.

    An account proposes for its own unit alone, and people who hold a post there.
    """
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_PROPOSE)
        if not _answers_for(by, unit):
            raise NotThere("Không có đơn vị này trong phạm vi của bạn.")
        access.get_person(by, official.pk, Permission.PLANS_PROPOSE, on=on)
        require_may(plan, ActKind.PROPOSED)
        _require_of_the_plan(plan, official, post)
        if plan.proposals.standing().filter(unit=unit, official=official).exists():
            raise RefusedError(
                f"{unit.name} đã đề xuất {official.name}; hãy rút đề xuất cũ trước."
            )
        proposal = UnitProposal.objects.create(
            plan=plan,
            unit=unit,
            official=official,
            post=post,
            reason=require_words(reason, "lý do đề xuất"),
            **signed(by, on),
        )
        act(
            plan,
            ActKind.PROPOSED,
            by=by,
            on=on,
            about=proposal,
            what=_named(proposal),
            note=proposal.reason,
        )
    return proposal


def _require_of_the_plan(
    plan: RotationPlan, official: Person, post: Post | None
) -> None:
    """The official's main post on the plan's day, and the post proposed, are the committee's to fill."""
    managing = access.reached(plan.committee_id)
    held = Tenure.objects.current(plan.day).main().filter(official=official)
    if not held.filter(post__managed_by__in=managing).exists():
        raise RefusedError(
            f"{official.name} không giữ chức danh do {plan.committee.name} quản lý"
            f" ngày {plan.day:%d/%m/%Y}, nên không thuộc kế hoạch này."
        )
    if post is None:
        return
    if post.managed_by_id not in managing:
        raise RefusedError(
            f"Chức danh {post.name} không do {plan.committee.name} quản lý,"
            " nên không thuộc kế hoạch này."
        )
    if held.filter(post=post).exists():
        raise RefusedError(f"{official.name} đang giữ chính chức danh {post.name}.")


def withdraw_proposal(
    *, proposal: UnitProposal, by: Actor, on: date, note: str = ""
) -> UnitProposal:
    """Take a proposal back; it stays on record that it was made."""
    proposal = get_proposal(by, proposal.pk)
    with transaction.atomic():
        plan = locked(proposal.plan, by=by, permission=Permission.PLANS_PROPOSE)
        require_may(plan, ActKind.WITHDRAWN)
        if not plan.proposals.standing().filter(pk=proposal.pk).exists():
            raise RefusedError("Đề xuất này đã được rút trước đó.")
        act(
            plan,
            ActKind.WITHDRAWN,
            by=by,
            on=on,
            about=proposal,
            what=_named(proposal),
            note=plain_words(note, "lý do rút"),
        )
    return proposal


def _named(proposal: UnitProposal) -> str:
    told = f"{proposal.official.name} ({proposal.official_id})"
    return f"{told} vào {proposal.post.name}" if proposal.post else told
