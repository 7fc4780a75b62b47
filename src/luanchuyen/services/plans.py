"""Rotation plans, from draft to chủ trương: who opens, freezes, chooses, submits, decides and closes."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from luanchuyen.matching import plan_checks, plan_file
from luanchuyen.matching.plan_file import PlanError, WrittenPlan
from luanchuyen.records.models import (
    Person,
    PlanAct,
    PlanReview,
    PlanVersion,
    RotationPlan,
    Unit,
)
from luanchuyen.records.plan_states import ActKind
from luanchuyen.rules import rulebook
from luanchuyen.rules.demand import review
from luanchuyen.rules.demand.document import document
from luanchuyen.services import access, interests, nesting, plan_objections, snapshots
from luanchuyen.services.access import Actor, Permission, User
from luanchuyen.services.plan_acts import (
    FILE,
    RefusedError,
    act,
    lock_all,
    locked,
    plain_words,
    require_may,
    require_words,
    signed,
)
from luanchuyen.services.plan_versions import faults_of, moves, named

_LONGEST_TITLE = 300


def listed(by: User) -> QuerySet[RotationPlan]:
    """The plans `by` may read, newest first, with the acts their states come from."""
    access.require(by, Permission.PLANS_READ)
    found = access.plans(by).select_related("committee", "under")
    return found.prefetch_related("acts").order_by("-pk")


def shown_among(found: Sequence[RotationPlan]) -> dict[int, PlanVersion]:
    """By plan, the version its pages show: the one chosen last, or else the newest saved."""
    acts = PlanAct.objects.filter(plan__in=found, kind__in=_OF_SHOWN).order_by("pk")
    keys: dict[int, int | None] = {}
    for act_ in sorted(acts, key=_choices_last):
        keys[act_.plan_id] = act_.version_id
    versions = PlanVersion.objects.in_bulk([one for one in keys.values() if one])
    return {one.plan_id: one for one in versions.values()}


def shown_number(plan: RotationPlan) -> int | None:
    """The number of that version alone, for links to it."""
    acts = plan.acts.filter(kind__in=_OF_SHOWN).select_related("version")
    ordered = sorted(
        acts.defer("version__document", "version__text"), key=_choices_last
    )
    version = ordered[-1].version if ordered else None
    return version.number if version else None


_OF_SHOWN = (ActKind.VERSION_SAVED, ActKind.CHOSEN)


def _choices_last(one: PlanAct) -> bool:
    """A choice stands against versions saved after it."""
    return one.kind == ActKind.CHOSEN


def open_(
    *,
    text: str,
    by: Actor,
    on: date,
    under: RotationPlan | None = None,
    follows: RotationPlan | None = None,
) -> RotationPlan:
    """Open a plan from its text, perhaps nested under a plan of the committee above.

    Raises RefusedError with everything wrong in the text. What waits from the plan it follows is put to
    the law only when it is solved: until then it may be released.
    """
    access.require(by, Permission.PLANS_PREPARE)
    written = _written(text)
    plan = written.plan
    committee = _committee(plan.committee, plan.day)
    access.require_own(by, committee)
    _check(written, by_law=follows is None)
    plain_words(plan.title, "tên kế hoạch", _LONGEST_TITLE)
    with transaction.atomic():
        if under and under not in nesting.above(committee):
            raise RefusedError(
                f"Kế hoạch «{under.title}» đã kết thúc hoặc không phải của cấp trên;"
                " hãy chọn kế hoạch khác."
            )
        opened = RotationPlan.objects.create(
            committee=committee,
            title=plan.title,
            rulebook=plan.rulebook,
            day=plan.day,
            term=plan.term or "",
            text=text,
            under=under,
            follows=follows,
            **signed(by, on),
        )
        act(opened, ActKind.OPENED, by=by, on=on)
    return opened


def _written(text: str) -> WrittenPlan:
    try:
        written = plan_file.read(text, FILE)
        plan_checks.rulebook_of(written)
    except PlanError as error:
        raise _refused(error) from error
    return written


def _check(written: WrittenPlan, *, by_law: bool) -> None:
    check = plan_checks.checked_field if by_law else plan_checks.consistent_field
    try:
        check(written, snapshots.take(), rulebook.load(written.plan.rulebook))
    except PlanError as error:
        raise _refused(error) from error


def _refused(error: PlanError) -> RefusedError:
    return RefusedError("; ".join(faults_of(error)) + ".")


def _committee(code: str, on: date) -> Unit:
    """The unit, if it is in force that day."""
    begun = Q(valid_from=None) | Q(valid_from__lte=on)
    lasting = Q(valid_until=None) | Q(valid_until__gt=on)
    found = Unit.objects.filter(begun, lasting, pk=code).first()
    if found is None:
        raise RefusedError(
            f"Không có cấp ủy mã «{code}» hoạt động ngày {on:%d/%m/%Y};"
            " hãy kiểm tra mã và ngày của kế hoạch."
        )
    return found


def freeze_review(*, plan: RotationPlan, by: Actor, on: date) -> PlanReview:
    """Keep the demand review as the records give it now; a later one takes its place."""
    plan = access.get_plan(by, plan.pk, Permission.PLANS_PREPARE)
    require_may(plan, ActKind.REVIEW_FROZEN)
    snapshot, book = snapshots.take(), rulebook.load(plan.rulebook)
    found = review(snapshot, book, plan.day, committee=plan.committee_id)
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_PREPARE)
        frozen = PlanReview.objects.create(
            plan=plan,
            fingerprint=snapshot.fingerprint,
            rulebook_version=book.version,
            document=document(found, snapshot, book, plan.day),
            **signed(by, on),
        )
        act(plan, ActKind.REVIEW_FROZEN, by=by, on=on, about=frozen)
    # As it comes back from the database: days as text.
    frozen.refresh_from_db()
    return frozen


def choose(*, version: PlanVersion, by: Actor, on: date) -> PlanAct:
    """Let the version be the one the plan goes on with."""
    with transaction.atomic():
        lock_all()
        plan = locked(version.plan, by=by, permission=Permission.PLANS_PREPARE)
        require_may(plan, ActKind.CHOSEN)
        _require_no_interest(version, by=by)
        _require_nothing(against_choosing(version))
        return act(
            plan, ActKind.CHOSEN, by=by, on=on, about=version, what=named(version)
        )


def against_choosing(version: PlanVersion) -> list[str]:
    """Every sentence that stands against choosing the version."""
    return plan_objections.against(version, plan_objections.AGAINST_CHOOSING)


def submit(*, plan: RotationPlan, by: Actor, on: date, note: str = "") -> PlanAct:
    """Submit the chosen version for chủ trương, unless something stands against it."""
    with transaction.atomic():
        lock_all()
        plan = locked(plan, by=by, permission=Permission.PLANS_PREPARE)
        require_may(plan, ActKind.SUBMITTED)
        _require_no_interest(plan.chosen, by=by)
        _require_nothing(against_submitting(plan))
        what = named(plan.chosen) if plan.chosen else ""
        told = plain_words(note, "ghi chú")
        return act(plan, ActKind.SUBMITTED, by=by, on=on, what=what, note=told)


def against_submitting(plan: RotationPlan) -> list[str]:
    """Every sentence that stands against submitting the plan with its chosen version."""
    if (chosen := plan.chosen) is None:
        return ["Chưa chọn phương án nào để trình."]
    return plan_objections.against(chosen, plan_objections.AGAINST_SUBMITTING)


def _require_no_interest(version: PlanVersion | None, *, by: Actor) -> None:
    """Nobody chooses, submits or decides a plan that moves the one whose account it is, or a relative."""
    own = interests.official_of(by)
    if version is None or own is None:
        return
    moved = {move["official"] for move in moves(version)}
    if own in moved:
        raise RefusedError(
            f"Phương án {version.number} luân chuyển chính đồng chí; không ai chọn, trình hoặc quyết định"
            " kế hoạch về chính mình. Hãy để người khác làm."
        )
    if related := interests.relatives_among(own, moved):
        people = Person.objects.filter(pk__in=related).order_by("pk")
        told = ", ".join(one.name for one in people)
        raise RefusedError(
            f"Phương án {version.number} luân chuyển người thân của đồng chí ({told}); không ai chọn, trình"
            " hoặc quyết định kế hoạch về người thân. Hãy để người khác làm."
        )


def _require_nothing(objections: list[str]) -> None:
    if objections:
        raise RefusedError(" ".join(objections))


def approve(*, plan: RotationPlan, by: Actor, on: date, note: str = "") -> PlanAct:
    """Give chủ trương; who submitted does not approve."""
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_DECIDE)
        require_may(plan, ActKind.APPROVED)
        _require_no_interest(plan.chosen, by=by)
        submitted = plan.acts.filter(kind=ActKind.SUBMITTED).last()
        if submitted and interests.is_same_person(by, submitted.by_key):
            raise RefusedError(
                "Người trình kế hoạch không tự cho chủ trương; hãy để người khác quyết định."
            )
        told = plain_words(note, "ý kiến chỉ đạo")
        return act(plan, ActKind.APPROVED, by=by, on=on, note=told)


def send_back(*, plan: RotationPlan, note: str, by: Actor, on: date) -> PlanAct:
    """Return what was submitted, with what is to be done; nothing of it is lost."""
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_DECIDE)
        require_may(plan, ActKind.SENT_BACK)
        _require_no_interest(plan.chosen, by=by)
        told = require_words(note, "lý do trả lại")
        return act(plan, ActKind.SENT_BACK, by=by, on=on, note=told)


def close(*, plan: RotationPlan, note: str, by: Actor, on: date) -> PlanAct:
    """End the plan, carried out or given up; its people and posts are free for other plans."""
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_PREPARE)
        require_may(plan, ActKind.CLOSED)
        told = require_words(note, "lý do kết thúc")
        return act(plan, ActKind.CLOSED, by=by, on=on, note=told)
