"""Versions of a plan: solved, frozen, laid beside the machine's, and known to be stale or not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from luanchuyen.matching import plan_file, plan_writing
from luanchuyen.matching.building import GROUNDS
from luanchuyen.matching.document import document
from luanchuyen.matching.plan import Pin, Plan
from luanchuyen.matching.plan_file import PlanError, WrittenPlan
from luanchuyen.matching.proposal import Proposal, propose, propose_together
from luanchuyen.records.models import (
    Maker,
    PlanReason,
    PlanReview,
    PlanVersion,
    RotationPlan,
)
from luanchuyen.records.plan_states import ActKind, State
from luanchuyen.rules import rulebook
from luanchuyen.rules.demand import Kind
from luanchuyen.services import access, plan_fellows, plan_lines, snapshots
from luanchuyen.services.access import Actor, NotThere, Permission, User
from luanchuyen.services.plan_acts import (
    FILE,
    LONGEST_LABEL,
    RefusedError,
    act,
    locked,
    plain_words,
    require_may,
    require_words,
    signed,
)


def get_version(by: User, pk: int, number: int) -> PlanVersion:
    """A version of a plan that `by` may read."""
    plan = access.get_plan(by, pk, Permission.PLANS_READ)
    try:
        return plan.versions.select_related("plan").get(number=number)
    except PlanVersion.DoesNotExist as error:
        raise NotThere(f"Kế hoạch này không có phương án {number}.") from error


def listed(plan: RotationPlan) -> list[PlanVersion]:
    """The versions of a plan that may be read, oldest first."""
    return list(plan.versions.select_related("plan"))


def save_version(
    *,
    plan: RotationPlan,
    text: str,
    label: str,
    why: str = "",
    beside: Sequence[PlanVersion] = (),
    by: Actor,
    on: date,
) -> PlanVersion:
    """Solve the text over the records as they are now and keep the answer.

    Where the text asks anything else than the plan as it was opened, less what was released since, the
    version is people's, and says what was changed and why. `beside` are versions of other plans of the
    committee, solved together with the one that is changed: their moves stay as they are.
    Solving takes its time, so it is done before the plan is locked. Raises RefusedError, from a
    PlanError where the text is wrong.
    """
    plan = access.get_plan(by, plan.pk, Permission.PLANS_PREPARE)
    require_may(plan, ActKind.VERSION_SAVED)
    written = _written(text, plan)
    maker = Maker.MACHINE if _asked_of_the_machine(plan, written) else Maker.PEOPLE
    label = require_words(label, "tên phương án", LONGEST_LABEL)
    why = plain_words(why, "đã đổi gì, vì sao")
    if maker is Maker.PEOPLE:
        why = require_words(why, "đã đổi gì so với phương án máy và vì sao")
    proposal = _solved(text, beside)
    with transaction.atomic():
        plan = locked(plan, by=by, permission=Permission.PLANS_PREPARE)
        version = frozen(
            PlanVersion(
                plan=plan,
                maker=maker,
                label=label,
                why=why,
                text=text,
                **signed(by, on),
            ),
            proposal,
            together=_together(plan, proposal, beside),
            by=by,
        )
    # As it comes back from the database: days as text, everything else a list or a table.
    version.refresh_from_db()
    return version


def frozen(
    version: PlanVersion,
    proposal: Proposal,
    *,
    together: Sequence[Mapping[str, object]] = (),
    by: Actor,
) -> PlanVersion:
    """Keep what was proposed as the next version of its plan, which is locked, and tell it.

    `together` is how `plan_fellows` tells of every version solved in one, in their order.
    """
    version.number = next_number(version.plan)
    version.fingerprint = proposal.snapshot.fingerprint
    version.rulebook_version = proposal.rulebook.version
    version.document = document(proposal) | (
        {plan_fellows.TOGETHER: together} if together else {}
    )
    version.save(force_insert=True)
    act(
        version.plan,
        ActKind.VERSION_SAVED,
        by=by,
        on=version.on,
        about=version,
        what=named(version),
        note=version.why,
    )
    return version


def next_number(plan: RotationPlan) -> int:
    return plan.versions.count() + 1


def named(version: PlanVersion) -> str:
    """How the log speaks of a version."""
    return f"phương án {version.number} «{version.label}»"


def _written(text: str, plan: RotationPlan) -> WrittenPlan:
    """The text, if it is of this plan."""
    try:
        written = plan_file.read(text, FILE)
    except PlanError as error:
        raise RefusedError("; ".join(faults_of(error)) + ".") from error
    given = written.plan
    for key, now, then in (
        ("committee", given.committee, plan.committee_id),
        ("rulebook", given.rulebook, plan.rulebook),
        ("day", given.day, plan.day),
        ("term", given.term or "", plan.term),
    ):
        if now != then:
            raise RefusedError(
                f"Nội dung ghi {key}: {now}, nhưng kế hoạch này mở với {key}: {then};"
                " hãy sửa lại hoặc mở kế hoạch khác."
            )
    return written


def _solved(text: str, beside: Sequence[PlanVersion]) -> Proposal:
    written, held = plan_fellows.asked(plan_fellows.beside(text, beside))
    try:
        if len(written) == 1:
            return propose(written[0], snapshots.take())
        return propose_together(written, snapshots.take(), held)[0]
    except PlanError as error:
        raise RefusedError("; ".join(faults_of(error)) + ".") from error


def _together(
    plan: RotationPlan, proposal: Proposal, beside: Sequence[PlanVersion]
) -> list[dict[str, object]]:
    if not beside:
        return []
    own = plan_fellows.one_of_several(plan, next_number(plan), proposal)
    return [own, *map(plan_fellows.held_fellow, beside)]


def faults_of(error: PlanError) -> list[str]:
    """What is wrong with a plan, without file and line: nobody here sees the file."""
    told = (fault.message.split(": ", 1)[-1] for fault in error.faults)
    return [message.rstrip(".") for message in told]


def _asked_of_the_machine(plan: RotationPlan, written: WrittenPlan) -> bool:
    """Whether the text asks what the plan was opened with and still holds, under whatever title.

    Limits people change are theirs as much as moves they settle.
    """
    asked = plan_lines.standing(plan)
    return _in_order(replace(written.plan, title=asked.title)) == _in_order(asked)


def _in_order(plan: Plan) -> Plan:
    """The same with its pins and bans in order of code: their order asks nothing."""
    pins = sorted(plan.pin, key=lambda one: (one.official, one.post))
    bans = sorted(plan.forbid, key=lambda one: (one.official, one.post or ""))
    return replace(plan, pin=tuple(pins), forbid=tuple(bans))


def settled(text: str, moves: Iterable[tuple[str, str]]) -> str:
    """The same plan in which exactly these moves (official, post) are made, waivers kept."""
    plan = plan_file.read(text, FILE).plan
    waivers = {(pin.official, pin.post): pin.waiver for pin in plan.pin}
    pins = tuple(Pin(*move, waiver=waivers.get(move)) for move in moves)
    return plan_writing.write(replace(plan, pin=pins, max_moves=len(pins)))


def unsettled(version: PlanVersion) -> Plan:
    """The version's plan with what people asked of it, before every line of it was settled.

    A pin is people's where it carries a waiver or stands in an earlier text that was not settled; the
    limit of moves is that of the newest such text.
    """
    plan = plan_file.read(version.text, FILE).plan
    if not _is_settled(version, plan):
        return plan
    before = [
        plan_lines.standing(version.plan),
        *_not_settled_before(version),
    ]
    pinned = {(pin.official, pin.post) for one in before for pin in one.pin}
    kept = (pin for pin in plan.pin if pin.waiver or (pin.official, pin.post) in pinned)
    return replace(plan, pin=tuple(kept), max_moves=before[-1].max_moves)


def _not_settled_before(version: PlanVersion) -> Iterator[Plan]:
    earlier = version.plan.versions.filter(number__lt=version.number)
    for one in earlier.order_by("number"):
        plan = plan_file.read(one.text, FILE).plan
        if not _is_settled(one, plan):
            yield plan


def _is_settled(version: PlanVersion, plan: Plan) -> bool:
    """Whether the text is as `settled` writes it: exactly its own moves, each pinned."""
    pinned = {pin.official: pin.post for pin in plan.pin}
    return plan.max_moves == len(pinned) > 0 and pinned == _targets(version)


def stale(version: PlanVersion) -> list[str]:
    """What has moved on since the version was made, and what to do; nothing where it is still of today."""
    return stale_among([version])[version.number]


def stale_among(versions: Iterable[PlanVersion]) -> dict[int, list[str]]:
    """The same for versions of one plan, by their numbers, asked at once."""
    now = snapshots.revision()
    fingerprint = now.fingerprint if now else ""
    found = {one: list(_moved_on(one, fingerprint)) for one in versions}
    moved = next((one for one, told in found.items() if told), None)
    then = what_to_do(moved.plan) if moved else ""
    return {
        one.number: [f"{sentence}; {then}" for sentence in told]
        for one, told in found.items()
    }


def what_to_do(plan: RotationPlan) -> str:
    """What follows from a version that is no longer of today; what was approved stays as it is."""
    return _WHAT_TO_DO.get(plan.state, "hãy lập lại phương án.")


_WHAT_TO_DO = {
    State.SUBMITTED: "hãy trả lại kế hoạch để lập lại phương án.",
    State.APPROVED: (
        "chủ trương vẫn theo phương án đã trình, còn từng hồ sơ được rà soát theo dữ liệu hiện nay."
    ),
    State.CLOSED: "kế hoạch đã kết thúc nên phương án giữ nguyên.",
}


def _moved_on(version: PlanVersion, fingerprint: str) -> Iterator[str]:
    if fingerprint != version.fingerprint:
        yield (
            f"Dữ liệu cán bộ đã thay đổi sau khi lập phương án {version.number}"
            f" (ngày {version.on:%d/%m/%Y})"
        )
    laws = {version.plan.rulebook: version.rulebook_version} | {
        one["rulebook"]: one["version"] for one in plan_fellows.told_in(version)
    }
    if any(rulebook.load(key).version != then for key, then in laws.items()):
        yield f"Bộ quy định đã thay đổi sau khi lập phương án {version.number}"


@dataclass(frozen=True)
class Held:
    """Somebody who has to leave and stays: on what grounds of the frozen review, and why."""

    official: str
    grounds: tuple[Kind, ...]
    why: tuple[str, ...]


def held(version: PlanVersion) -> list[Held]:
    """Who stays in place though the version's text or the frozen review says they must leave.

    The review counts even where people listed others: nobody drops off the list by being left out.
    Whom a plan solved together with this one moves does not stay.
    """
    stayed = {one["official"]: one["why"] for one in version.document["stayed"]}
    grounds: dict[str, list[Kind]] = {}
    for demand in _frozen_demands(version):
        if demand["kind"] in GROUNDS and demand["official"]:
            grounds.setdefault(demand["official"], []).append(Kind(demand["kind"]))
    moved = {
        official
        for one in plan_fellows.made_together(version) or [version]
        for official in _targets(one)
    }
    staying = (stayed.keys() | grounds.keys()) - moved
    return [
        Held(one, tuple(grounds.get(one, ())), tuple(stayed.get(one, ())))
        for one in sorted(staying)
    ]


def _frozen_demands(version: PlanVersion) -> list[dict[str, Any]]:
    frozen = PlanReview.objects.filter(plan=version.plan_id).last()
    return frozen.document["demands"] if frozen else []


@dataclass(frozen=True)
class Difference:
    """Where two versions place one official differently; a blank post: stays in place."""

    official: str
    machine_post: str
    people_post: str


def differences(machine: PlanVersion, people: PlanVersion) -> list[Difference]:
    """Officials whom the two versions place differently, by code."""
    theirs, ours = _targets(machine), _targets(people)
    return [
        Difference(official, theirs.get(official, ""), ours.get(official, ""))
        for official in sorted(theirs.keys() | ours.keys())
        if theirs.get(official) != ours.get(official)
    ]


def moves(version: PlanVersion) -> list[dict[str, Any]]:
    """The moves as the document has them: official, from, to, direction, case, kind, cites."""
    found: list[dict[str, Any]] = version.document["moves"]
    return found


def open_after(version: PlanVersion) -> list[dict[str, Any]]:
    """Seats that stand open after the round, those the plan lets stay open last: post, seats, why."""
    told = version.document
    return [*told["left_open"], *told.get("let_open", [])]


def strings(version: PlanVersion) -> list[dict[str, Any]]:
    """The chains as the document has them: kind, posts as they are vacated, officials one by one."""
    found: list[dict[str, Any]] = version.document["strings"]
    return found


def _targets(version: PlanVersion) -> dict[str, str]:
    return {move["official"]: move["to"] for move in moves(version)}


def counterpart(version: PlanVersion) -> PlanVersion | None:
    """The machine's newest answer to the plan as it stands, over the same facts and law.

    Of a machine's version, itself. Beside other plans that is the answer for all of them where there is
    one; else, and for a version by itself, the answer to the plan alone.
    """
    if _is_the_machines(version):
        return version
    over_the_same = PlanVersion.objects.filter(
        plan=version.plan_id,
        maker=Maker.MACHINE,
        fingerprint=version.fingerprint,
        rulebook_version=version.rulebook_version,
    ).select_related("plan")
    found = list(filter(_is_the_machines, over_the_same.order_by("-number")))
    plans = plan_fellows.plans_of(version)
    for with_whom in (plans, set()):
        for one in found:
            if plan_fellows.plans_of(one) == with_whom:
                return one
    return None


def _is_the_machines(version: PlanVersion) -> bool:
    """By its text too: versions saved before limits counted as people's may be marked otherwise."""
    return version.maker == Maker.MACHINE and _asked_of_the_machine(
        version.plan, plan_file.read(version.text, FILE)
    )


@dataclass(frozen=True)
class Explained:
    """A difference from the machine's version and the reason given for it; None while there is none."""

    difference: Difference
    reason: PlanReason | None


def explained(version: PlanVersion) -> list[Explained]:
    """Every difference from the machine's version with its reason.

    A reason stays good for later versions of the plan that differ in the same way.
    """
    machine = counterpart(version)
    if machine is None:
        return []
    given = {
        Difference(one.official, one.machine_post, one.people_post): one
        for one in PlanReason.objects.filter(version__plan=version.plan_id)
    }
    return [Explained(one, given.get(one)) for one in differences(machine, version)]


def give_reasons(
    *, version: PlanVersion, reasons: Mapping[str, str], by: Actor, on: date
) -> list[PlanReason]:
    """Give the reason for each official named; all of them, or none."""
    with transaction.atomic():
        return [
            give_reason(version=version, official=code, reason=reason, by=by, on=on)
            for code, reason in reasons.items()
        ]


def give_reason(
    *, version: PlanVersion, official: str, reason: str, by: Actor, on: date
) -> PlanReason:
    """Say why people place an official otherwise than the machine; a later reason replaces it."""
    with transaction.atomic():
        plan = locked(version.plan, by=by, permission=Permission.PLANS_PREPARE)
        require_may(plan, ActKind.REASONED)
        found = (one.difference for one in explained(version))
        difference = next((one for one in found if one.official == official), None)
        if difference is None:
            raise RefusedError(
                f"Phương án {version.number} không bố trí «{official}» khác với phương án máy."
            )
        given = PlanReason.objects.create(
            version=version,
            official=official,
            machine_post=difference.machine_post,
            people_post=difference.people_post,
            reason=require_words(reason, f"lý do đối với «{official}»"),
            **signed(by, on),
        )
        act(
            plan,
            ActKind.REASONED,
            by=by,
            on=on,
            about=version,
            what=official,
            note=given.reason,
        )
    return given
