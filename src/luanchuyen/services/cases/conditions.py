"""Where a case stands, with what other parts of the product find out: plan, verdicts, dossier."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Case, CaseAct, CaseWaiver, DossierItem
from luanchuyen.records.plan_states import ActKind as PlanActKind
from luanchuyen.rules import dossier, waivers
from luanchuyen.rules.parts.dossiers import DossierEntry
from luanchuyen.rules.parts.procedures import GateKind
from luanchuyen.rules.procedure.acts import Act, Condition, fits
from luanchuyen.rules.procedure.standing import Standing, standing
from luanchuyen.rules.procedure.view import about
from luanchuyen.rules.rulebook import NotInForceError, Rulebook
from luanchuyen.rules.screening import UnknownCodeError, screen
from luanchuyen.rules.verdicts import Verdict, verdicts
from luanchuyen.services import snapshots
from luanchuyen.services.cases import competence, reading
from luanchuyen.services.cases.law import law_of
from luanchuyen.services.snapshots import Revision


def standing_of(case: Case, *, on: date) -> Standing:
    """Done, next, late, and why not yet; conditions are asked only where the open step has them."""
    return _standing(case, reading.acts_of(case), on)


def standing_then(case: Case, *, day: date) -> Standing:
    """The same at the end of a day gone by: of what was done up to it alone, whenever it was recorded."""
    acts = [act for act in reading.acts_of(case) if act.day <= day]
    return _standing(case, acts, day)


def _standing(case: Case, acts: Sequence[Act], on: date) -> Standing:
    procedure, proposed = reading.procedure(case), reading.proposed(case)
    bare = standing(procedure, acts, proposed=proposed, on=on)
    asked = wanted(bare)
    if not asked:
        return bare
    known = conditions(case, on=on, keys=asked)
    return standing(procedure, acts, proposed=proposed, on=on, conditions=known)


def wanted(now: Standing) -> list[str]:
    """The conditions among the gates of the open step."""
    gates = now.open_step.gates if now.open_step else ()
    return [gate.of for gate in gates if gate.kind is GateKind.CONDITION]


def conditions(case: Case, *, on: date, keys: Collection[str]) -> dict[str, Condition]:
    """What was found out on the day, by its key."""
    return {key: _FOUND[key](case, on) for key in keys}


def _plan_approved(case: Case, on: date) -> Condition:
    plan = case.plan
    if plan is None:
        return Condition(None, "Hồ sơ không theo kế hoạch nào.")
    met = plan.acts.filter(kind=PlanActKind.APPROVED, on__lte=on).exists()
    return Condition(met, "" if met else f"Kế hoạch «{plan.title}» chưa có chủ trương.")


def _screened(case: Case, on: date) -> Condition:
    try:
        found = verdict(case, on=on)
    except (NotInForceError, UnknownCodeError) as error:
        return Condition(None, str(error))
    return Condition(True, f"Đã rà soát {len(found.criteria)} tiêu chuẩn, điều kiện.")


def _eligible(case: Case, on: date) -> Condition:
    try:
        stopping = blocked(case, on=_considered_on(case, on))
    except (NotInForceError, UnknownCodeError) as error:
        return Condition(None, str(error))
    told = [sentence for one in stopping for sentence in one.sentences]
    cites = dict.fromkeys(cite for one in stopping for cite in one.cites)
    return Condition(not stopping, " ".join(told), tuple(cites))


def _dossier(case: Case, on: date) -> Condition:
    lacking = missing_papers(case, on=on)
    cites = dict.fromkeys(cite for one in lacking for cite in one.cites)
    told = " ".join(one.sentence for one in lacking)
    return Condition(not lacking, told, tuple(cites))


def _considered_on(case: Case, on: date) -> date:
    """The day a case is measured on: once the body has agreed, what ages afterwards opens nothing."""
    agreed = reading.decided_on(case)
    return min(agreed, on) if agreed else on


_FOUND: Mapping[str, Callable[[Case, date], Condition]] = {
    "plan_approved": _plan_approved,
    "screened": _screened,
    "eligible": _eligible,
    "dossier": _dossier,
}


def verdict(case: Case, *, on: date) -> Verdict:
    """The verdict sheet of the official and the post proposed: facts of the day, law of the case.

    Raises NotInForceError or UnknownCodeError, with a sentence.
    """
    now, law = case.proposal, law_of(case)
    return _judged(
        snapshots.revision(),
        law.book,
        law.on,
        on,
        case.committee_id,
        now.official_id,
        now.to_post_id,
        case.ground,
    )


@lru_cache(maxsize=256)
def _judged(
    state: Revision | None,
    book: Rulebook,
    ruled_on: date,
    on: date,
    committee: str,
    official: str,
    post: str,
    ground: str,
) -> Verdict:
    """Kept for the state of the data: a case is looked at far more often than facts change."""
    found = screen(
        snapshots.take(),
        book,
        on,
        committee=committee,
        officials=[official],
        posts=[post],
        case=ground,
        ruled_on=ruled_on,
    )
    return next(one for one in verdicts(found) if one.post == post)


def blocked(case: Case, *, on: date) -> tuple[waivers.Blocked, ...]:
    """Criteria in the way that nobody has waived in due form."""
    now, law = case.proposal, law_of(case)
    given = [waiver_of(row) for row in waivers_of(case)]
    authority = competence.found(case, now.from_post, now.to_post).authority
    return waivers.blocked(
        verdict(case, on=on).criteria,
        given,
        law.book,
        on,
        competent=authority,
        ruled_on=law.on,
    )


def waivers_of(case: Case) -> list[CaseWaiver]:
    """The waivers of the move proposed now, as they are shown with its submission.

    One that was granted for another official or another post stays in the record, and waives nothing here.
    """
    move = ("official", "from_post", "to_post")
    rows = case.waivers.select_related("act").order_by("pk")
    return [row for row in rows if reading.still_fits(case, row.act, *move)]


def waiver_of(row: CaseWaiver) -> waivers.Waiver:
    return waivers.Waiver(
        criterion=row.criterion,
        book=row.book,
        reason=row.reason,
        by=row.authority,
        document=row.document,
        day=row.day,
        grounds=row.grounds,
    )


def missing_papers(case: Case, *, on: date) -> tuple[dossier.Lack, ...]:
    """Papers of the dossier that are absent or too old, on the day its list is measured on."""
    asked = dossier_of(case)
    if asked is None:
        return ()
    papers: dict[str, date | None] = dict(_issued(case))
    submitted = papers.get("submission")
    measured = _considered_on(case, on)
    if asked.measured_on == "submission" and submitted:
        measured = submitted
    papers |= {item: paper.day for item, paper in papers_of(case).items()}
    told = [item for item, act in nothing_new(case).items() if act.day <= measured]
    return dossier.missing(
        papers, measured, asked, target=target_of(case), nothing_new=told
    )


def nothing_new(case: Case) -> dict[str, CaseAct]:
    """The newest act by item that says nothing arose since, about the official proposed now."""
    acts = case.acts.filter(kind=CaseActKind.NOTHING_NEW).order_by("number")
    return {act.item: act for act in acts if reading.still_fits(case, act, "official")}


def dossier_of(case: Case) -> DossierEntry | None:
    """The list the case follows; None where no text gives one."""
    law = law_of(case)
    return dossier.dossier_for(law.book, case.kind, law.on)


def papers_of(case: Case) -> dict[str, DossierItem]:
    """The newest paper of each item among those handed in for the official proposed now."""
    rows = case.papers.select_related("act")
    own = [row for row in rows if reading.still_fits(case, row.act, "official")]
    return {paper.item: paper for paper in own}


def _issued(case: Case) -> Iterator[tuple[str, date]]:
    """Papers of the case itself with their days, of what is proposed now; the plan's submission is none."""
    steps = {step.key: step for step in reading.whole_procedure(case).steps}
    now = reading.proposed(case)
    for act in case.acts.filter(kind=CaseActKind.ISSUED).order_by("number"):
        step = steps.get(act.step)
        if step is None or not fits(act.read, now, about(step)):
            continue
        if act.item != "submission" or step.decides:
            yield act.item, act.day


def target_of(case: Case) -> dossier.Target | None:
    """The post proposed beside the one held, None where a rank is not known: a smaller one is higher."""
    now = case.proposal
    held, proposed = now.from_post.rank, now.to_post.rank
    if held is None or proposed is None:
        return None
    if held == proposed:
        return dossier.Target.EQUAL
    return dossier.Target.HIGHER if proposed < held else dossier.Target.LOWER


def evidence(case: Case, *, on: date) -> dict[str, Any]:
    """What a submission or a finish rested on, in full: facts, law and day can be replayed."""
    on, law = _considered_on(case, on), law_of(case)
    found = snapshots.revision()
    told: dict[str, Any] = {
        "day": on,
        "fingerprint": found.fingerprint if found else "",
        "rulebook_version": law.book.version,
        "ruled_on": law.on,
    }
    try:
        sheet = verdict(case, on=on)
    except (NotInForceError, UnknownCodeError) as error:
        return told | {"verdict": None, "why": str(error)}
    return told | {
        "verdict": {
            "outcome": sheet.outcome,
            "facts": dict(sheet.facts),
            "criteria": [
                {
                    "id": one.id,
                    "book": one.book,
                    "outcome": one.outcome,
                    "force": one.force,
                    "cites": one.cites,
                    "facts": dict(one.facts),
                    "sentence": one.sentence,
                }
                for one in sheet.criteria
            ],
        },
        "waived": [str(row) for row in waivers_of(case)],
    }
