"""Cases begin: from a move of an approved plan or, for a transfer, singly; and propose something else later."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from luanchuyen.records.case_acts import CaseActKind, CaseKind
from luanchuyen.records.models import (
    Case,
    CaseProposal,
    EventType,
    Person,
    PlanVersion,
    Post,
    RotationPlan,
    Tenure,
    Unit,
    UnitProposal,
)
from luanchuyen.records.plan_states import ActKind as PlanActKind
from luanchuyen.records.plan_states import State as PlanState
from luanchuyen.rules.entries import Case as Ground
from luanchuyen.rules.parts.procedures import AskKind, Step
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.choosing import (
    MisfitError,
    Procedure,
    UndecidedProcedureError,
    procedure_for,
)
from luanchuyen.rules.rulebook import NotInForceError, UnknownRulebookError
from luanchuyen.services import access, plan_versions, rulebooks
from luanchuyen.services.access import Actor, NotThere, Permission
from luanchuyen.services.cases import interests, reading
from luanchuyen.services.cases.acts import (
    Done,
    append,
    locked,
    require_day,
    require_no_decision,
    require_not_ahead,
    require_words,
    tell,
)
from luanchuyen.services.cases.competence import deciding_body
from luanchuyen.services.cases.conditions import standing_of, wanted
from luanchuyen.services.cases.errors import RefusedError
from luanchuyen.services.cases.law import Law, law_of, newest_law
from luanchuyen.services.plan_acts import signed


@dataclass(frozen=True)
class Wish:
    """What a case is to propose; `body` with its basis only where the table of authorities is silent."""

    official: Person
    to_post: Post
    effective_on: date | None = None
    body: Unit | None = None
    body_basis: str = ""


def open_from_plan(
    *,
    plan: RotationPlan,
    official: Person,
    by: Actor,
    on: date,
    effective_on: date | None = None,
    body: Unit | None = None,
    body_basis: str = "",
) -> Case:
    """Open the case of one move of an approved plan; what the plan carried for it is among its acts."""
    plan = access.get_plan(by, plan.pk, Permission.PLANS_PREPARE)
    access.require(by, Permission.CASES_PREPARE)
    if plan.state is not PlanState.APPROVED:
        raise RefusedError(
            f"Kế hoạch «{plan.title}» chưa có chủ trương hoặc đã kết thúc, nên chưa mở được hồ sơ."
        )
    version = plan.chosen
    move = _move(version, official) if version else None
    if version is None or move is None:
        raise RefusedError(f"Phương án được duyệt không chuyển {official.name}.")
    ground = Ground(move["case"])
    with transaction.atomic():
        case = _opened(
            Case(
                kind=_kind(ground),
                ground=ground,
                committee=plan.committee,
                plan=plan,
                version=version,
                rulebook=plan.rulebook,
                begun_on=plan.on,
            ),
            Wish(
                official,
                Post.objects.get(pk=move["to"]),
                effective_on,
                body,
                body_basis,
            ),
            by=by,
            on=on,
        )
        _carry(case, plan, by=by, on=on)
        tell(EventType.CASE_OPENED, case, by=by, on=on)
    return case


def opened_from(by: Actor, plan: RotationPlan) -> dict[str, Case]:
    """The cases of the plan that were not withdrawn or refused, by their official."""
    given_up = (CaseActKind.WITHDRAWN, CaseActKind.REFUSED)
    found = access.cases(by).filter(plan=plan).exclude(acts__kind__in=given_up)
    return {one.proposal.official_id: one for one in found.with_acts().order_by("pk")}


def open_transfer(
    *,
    committee: Unit,
    rulebook: str,
    wish: Wish,
    by: Actor,
    on: date,
    day: date | None = None,
) -> Case:
    """Open the case of a transfer that stands in no plan; it began on `day`, by default today."""
    require_not_ahead(day or on, on=on)
    access.require(by, Permission.CASES_PREPARE)
    access.require_own(by, committee)
    access.get_person(by, wish.official.pk, Permission.CASES_PREPARE, on=on)
    with transaction.atomic():
        case = _opened(
            Case(
                kind=CaseKind.TRANSFER,
                ground=Ground.TRANSFER,
                committee=committee,
                rulebook=rulebook,
                begun_on=day or on,
            ),
            wish,
            by=by,
            on=on,
        )
        tell(EventType.CASE_OPENED, case, by=by, on=on)
    return case


def change_proposal(
    *,
    case: Case,
    wish: Wish,
    reason: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> CaseProposal:
    """Propose somebody, some post or some day else; what was said about the old stays, and may not fit."""
    given = case
    with transaction.atomic():
        case = locked(given, Permission.CASES_PREPARE, by=by)
        told = require_words(reason, "lý do đổi nội dung dự kiến")
        if standing_of(case, on=on).ending:
            raise RefusedError("Hồ sơ đã kết thúc; hãy mở hồ sơ khác.")
        require_no_decision(case)
        access.get_person(by, wish.official.pk, Permission.CASES_PREPARE, on=on)
        require_day(case, day or on, on=on)
        done = Done(CaseActKind.PROPOSED, day=day, note=told)
        proposal = _propose(case, wish, done, by=by, on=on)
        tell(
            EventType.CASE_PROPOSAL_CHANGED,
            case,
            by=by,
            on=on,
            what=_named(proposal),
            note=told,
            day=day,
        )
    vars(given).pop("proposal", None)  # whoever holds it reads it anew
    return proposal


def move_to_newer_procedure(
    *, case: Case, reason: str, by: Actor, on: date, day: date | None = None
) -> Case:
    """Let a case under way follow the steps, criteria and dossier list in force on the day it is moved.

    Its acts and papers stay, and count where they meet them.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_PREPARE, by=by)
        told = require_words(reason, "lý do chuyển sang quy trình mới")
        if standing_of(case, on=on).ending:
            raise RefusedError("Hồ sơ đã kết thúc; không chuyển quy trình được.")
        require_no_decision(case)
        now = case.proposal
        law, before = newest_law(case, on=day or on), law_of(case)
        require_day(case, law.on, on=on)
        if law.on < before.on:
            raise RefusedError(
                f"Hồ sơ đã theo quy định ngày {before.on:%d/%m/%Y};"
                f" không chuyển về ngày {law.on:%d/%m/%Y} trước đó."
            )
        if law.is_that_of(before):
            raise RefusedError("Hồ sơ đã theo quy trình đang có hiệu lực.")
        newer = _procedure(case, law, now.from_post, now.to_post)
        rulebooks.keep(law.book)
        # The days of the acts stay within the case, so it still begins when it began.
        kept = newer.kept()
        kept["begun_on"] = case.begun_on.isoformat()
        payload = {"procedure": kept, "rulebook_version": newer.version}
        done = Done(CaseActKind.PROCEDURE_MOVED, day=day, note=told, payload=payload)
        append(case, done, by=by, on=on)
        tell(
            EventType.CASE_PROCEDURE_MOVED,
            case,
            by=by,
            on=on,
            what=f"«{newer.title}»",
            note=told,
            day=day,
        )
    return case


def _move(version: PlanVersion, official: Person) -> dict[str, Any] | None:
    moves = plan_versions.moves(version)
    return next((one for one in moves if one["official"] == official.pk), None)


def _kind(ground: Ground) -> CaseKind:
    return CaseKind.TRANSFER if ground is Ground.TRANSFER else CaseKind.ROTATION


def _opened(case: Case, wish: Wish, *, by: Actor, on: date) -> Case:
    """The case with its first proposal and the copy of its procedure."""
    from_post = _held(wish.official, on)
    try:
        law = newest_law(case, on=case.begun_on)
    except UnknownRulebookError as error:
        raise RefusedError(str(error)) from error
    procedure = _procedure(case, law, from_post, wish.to_post)
    rulebooks.keep(law.book)
    case.rulebook_version = law.book.version
    case.procedure = procedure.kept()
    for name, value in signed(by, on).items():
        setattr(case, name, value)
    case.save(force_insert=True)
    _propose(case, wish, Done(CaseActKind.OPENED), by=by, on=on)
    return case


def _propose(
    case: Case, wish: Wish, done: Done, *, by: Actor, on: date
) -> CaseProposal:
    """Record what is proposed from now on."""
    # Asked first: who has an interest learns nothing of other cases of that official.
    interests.require_none_in(wish.official.pk, by=by)
    from_post = _held(wish.official, on)
    _require_in_no_other(case, wish.official)
    body = deciding_body(
        case, from_post, wish.to_post, named=wish.body, basis=wish.body_basis
    )
    proposal = CaseProposal(
        case=case,
        number=case.proposals.count() + 1,
        official=wish.official,
        from_post=from_post,
        to_post=wish.to_post,
        effective_on=wish.effective_on,
        body=body,
        body_basis=wish.body_basis.strip(),
    )
    if from_post == wish.to_post:
        raise RefusedError(f"{wish.official.name} đang giữ chính chức danh này.")
    payload = {"proposed": reading.proposed(case, proposal)}
    proposal.act = append(case, replace(done, payload=payload), by=by, on=on)
    proposal.save(force_insert=True)
    vars(case).pop("proposal", None)  # read it anew
    _require_steps(case)
    return proposal


def _held(official: Person, on: date) -> Post:
    held = Tenure.objects.current(on).main().filter(official=official)
    found = held.exclude(post=None).select_related("post__unit").first()
    if found is None or found.post is None:
        raise RefusedError(
            f"Ngày {on:%d/%m/%Y}, {official.name} không giữ chức danh lãnh đạo nào."
        )
    return found.post


def _require_in_no_other(case: Case, official: Person) -> None:
    """One open case an official; two that open at once wait for each other."""
    Person.objects.select_for_update().get(pk=official.pk)
    others = Case.objects.open().proposing(official=official.pk)
    if other := others.exclude(pk=case.pk).first():
        raise RefusedError(
            f"{official.name} đang có hồ sơ số {other.pk} chưa kết thúc; hãy làm tiếp hoặc rút hồ sơ đó."
        )


def _require_steps(case: Case) -> None:
    try:
        reading.procedure(case)
    except NotInForceError as error:
        raise RefusedError(str(error)) from error


def _procedure(case: Case, law: Law, from_post: Post, to_post: Post) -> Procedure:
    blocs = {"from_post": from_post.unit.bloc, "to_post": to_post.unit.bloc}
    try:
        return procedure_for(law.book, case.kind, law.on, blocs=blocs)
    except (NotInForceError, UndecidedProcedureError, MisfitError) as error:
        raise RefusedError(str(error)) from error


def _named(proposal: CaseProposal) -> str:
    told = f"{proposal.official.name} vào {proposal.to_post.name} ({proposal.to_post.unit.name})"
    day = proposal.effective_on
    return f"{told} từ {day:%d/%m/%Y}" if day else told


def _carry(case: Case, plan: RotationPlan, *, by: Actor, on: date) -> None:
    """What the plan carried for all its cases: the approval in principle, and what units proposed.

    A step that nothing is wanting in is finished, on the day of the approval.
    """
    approval = plan.acts.filter(kind=PlanActKind.APPROVED).last()
    if approval is None:
        raise NotThere("Kế hoạch chưa có chủ trương.")
    for step in reading.procedure(case).steps:
        acts = list(_carried(case, step, approval.on))
        if not acts:
            return
        for done in acts:
            append(case, done, by=by, on=on)
        now = standing_of(case, on=on).open_step
        if now is None or not all(gate.met for gate in now.gates):
            return
        finish = Done(
            CaseActKind.FINISHED,
            day=approval.on,
            who=step.actor,
            step=step.key,
            read=reading.proposed(case),
            conditions=wanted(standing_of(case, on=on)),
        )
        append(case, finish, by=by, on=on)


def _carried(case: Case, step: Step, day: date) -> Iterator[Done]:
    read = reading.proposed(case)
    for ask in step.asks:
        if ask.kind is AskKind.APPROVAL and ask.about == ["plan"]:
            for paper in step.papers_out:
                yield Done(
                    CaseActKind.ISSUED,
                    day=day,
                    who=step.actor,
                    step=step.key,
                    item=paper,
                    read=read,
                )
            yield _said(ask.key, ask.of[0], day, read)
        if ask.kind is AskKind.PROPOSAL and _proposed_by_unit(case):
            yield _said(ask.key, "departure_unit", day, read)


def _said(item: str, whom: str, day: date, read: dict[str, str]) -> Done:
    return Done(
        CaseActKind.ANSWERED,
        day=day,
        who=whom,
        item=item,
        whom=whom,
        answer=Answer.AGREE,
        read=read,
        note="Theo kế hoạch.",
    )


def _proposed_by_unit(case: Case) -> bool:
    """Whether the unit of departure proposed the official for the plan."""
    now = case.proposal
    standing = UnitProposal.objects.standing().filter(plan=case.plan_id)
    return standing.filter(official=now.official, unit=now.from_post.unit).exists()
