"""Plans as they go out: the paper of the approved version takes its number from the body's register, and stays."""

from datetime import date
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from luanchuyen.documents import plan_writing, setting
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import governing
from luanchuyen.documents.frame import symbol
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.documents.reading_back import differences
from luanchuyen.records.models import (
    IssuedPlan,
    Organ,
    PlanVersion,
    RegisterCancellation,
    RegisterEntry,
    RegisterType,
    RotationPlan,
)
from luanchuyen.records.plan_states import NEXT, ActKind
from luanchuyen.services import access, files, plan_papers, registers, snapshots
from luanchuyen.services.access import Actor, NotAllowed, NotThere, Permission, User
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import RefusedError, act, locked, require_may, signed
from luanchuyen.services.plan_papers import Wording

_KIND = "plan"  # among the papers of the forms


def may_issue(version: PlanVersion, *, by: User) -> bool:
    """Whether the page of the version's paper offers to issue it."""
    plan = version.plan
    return (
        ActKind.ISSUED in NEXT[plan.state]
        and plan.chosen == version
        and _standing(plan) is None
        and may_number(plan, by=by)
    )


def may_number(plan: RotationPlan, *, by: User) -> bool:
    """Whether `by` gives and cancels numbers of the committee that makes the plan."""
    if not isinstance(by, Actor) or not access.may(by, plan, Permission.PLANS_DECIDE):
        return False
    try:
        registers.require(plan.committee, Organ.BODY, by=by)
    except NotAllowed:
        return False
    return True


def issue(
    *, version: PlanVersion, said: Wording, by: Actor, on: date, term: str = ""
) -> IssuedPlan:
    """Give the paper of the approved version its number and keep its text as it is now.

    A plan has one number that stands. Raises PaperError with what keeps it from being a paper, and with
    whatever its file says otherwise than the record; RefusedError with why it is not issued now.
    """
    with transaction.atomic():
        plan = locked(version.plan, by=by, permission=Permission.PLANS_DECIDE)
        require_may(plan, ActKind.ISSUED)
        _require_approved(plan, version)
        registers.require(plan.committee, Organ.BODY, by=by)
        entry = _number(plan, term, by=by, on=on)
        paper = plan_papers.paper(version, said, entry)
        content = _as_recorded(paper)
        with files.keeping(BytesIO(content), f"{_KIND}.docx") as kept:
            number = symbol(paper.heading, governing(on, paper.heading.form), _KIND)
            done = act(
                plan,
                ActKind.ISSUED,
                by=by,
                on=on,
                about=version,
                what=_called(number),
                sha256=kept.sha256,
            )
            return IssuedPlan.objects.create(
                version=version,
                act=done,
                entry=entry,
                symbol=number,
                size=kept.size,
                sha256=kept.sha256,
                stored=kept.stored,
                **signed(by, on),
            )


def _require_approved(plan: RotationPlan, version: PlanVersion) -> None:
    """Nothing is chosen after the approval, so it was given to the version chosen last."""
    if plan.chosen != version:
        raise RefusedError(
            f"Chủ trương không phải của phương án {version.number}; chỉ phương án được duyệt mới lấy số."
        )
    standing = _standing(plan)
    if standing is not None:
        raise RefusedError(f"Kế hoạch này đã phát hành: {standing}.")


def _standing(plan: RotationPlan) -> IssuedPlan | None:
    return issued(plan).filter(entry__cancellation=None).first()


def _number(plan: RotationPlan, term: str, *, by: Actor, on: date) -> RegisterEntry:
    try:
        return registers.next_number(
            body=plan.committee,
            paper=RegisterType.PLAN,
            subject=plan.title,
            by=by,
            on=on,
            term=term or plan.term,
        )
    except registers.RefusedError as error:
        raise RefusedError(str(error)) from error


def _as_recorded(paper: PlanPaper) -> bytes:
    content = plan_writing.write(paper, settings.PAPER_TEMPLATES)
    if found := differences(
        content, paper, settings.PAPER_TEMPLATES, names(snapshots.take()).known
    ):
        raise PaperError("Văn bản khác với điều đã ghi nên chưa phát hành.", *found)
    return content


def _called(number: str) -> str:
    """Văn bản số 05-KH/TU, as a sentence goes on with it."""
    return f"văn bản {number[:1].lower()}{number[1:]}"


def called(paper: IssuedPlan) -> str:
    return _called(paper.symbol)


def issued(plan: RotationPlan) -> QuerySet[IssuedPlan]:
    """What went out of the plan, the oldest first, with numbers and whether they were cancelled."""
    found = IssuedPlan.objects.filter(version__plan=plan)
    return found.select_related("entry__register", "entry__cancellation")


def get(by: User, plan: RotationPlan, pk: int, permission: Permission) -> IssuedPlan:
    plan = access.get_plan(by, plan.pk, permission)
    found = issued(plan).filter(pk=pk).first()
    if found is None:
        raise NotThere("Không có văn bản này trong phạm vi của bạn.")
    return found


def opened(
    by: User, plan: RotationPlan, pk: int, *, as_pdf: bool = False
) -> tuple[IssuedPlan, bytes]:
    """The paper word for word as issued. Raises DamagedError where its file is not what went out."""
    found = get(by, plan, pk, Permission.PLANS_READ)
    content = files.opened(found.stored, found.sha256)
    if as_pdf:
        content = setting.pdf(content, f"Kế hoạch {found.symbol}", found.on)
    return found, content


def cancel(
    *, plan: RotationPlan, paper: IssuedPlan, reason: str, by: Actor, on: date
) -> RegisterCancellation:
    """Cancel the number of the paper; number and text stay, marked, and the plan may be issued anew."""
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_DECIDE)
        found = get(by, plan, paper.pk, Permission.PLANS_DECIDE)
        try:
            return registers.cancel_number(
                entry=found.entry, reason=reason, by=by, on=on
            )
        except registers.RefusedError as error:
            raise RefusedError(str(error)) from error
