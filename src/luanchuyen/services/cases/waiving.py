"""Waivers (trường hợp đặc biệt): granted for one criterion of one text; the verdict stays not met."""

from datetime import date

from django.db import transaction

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Case, CaseWaiver, EventType
from luanchuyen.rules import waivers
from luanchuyen.rules.rulebook import NotInForceError
from luanchuyen.rules.screening import UnknownCodeError
from luanchuyen.rules.verdicts import CriterionVerdict, Outcome
from luanchuyen.services import access, interests
from luanchuyen.services.access import Actor, Permission
from luanchuyen.services.cases import competence
from luanchuyen.services.cases.acts import Done, append, locked, tell
from luanchuyen.services.cases.conditions import standing_of, verdict
from luanchuyen.services.cases.errors import RefusedError
from luanchuyen.services.cases.law import law_of


def grant_waiver(
    *, case: Case, waiver: waivers.Waiver, by: Actor, on: date
) -> CaseWaiver:
    """Record that an authority waives a criterion: by whom, why, on which paper, on what grounds.

    It was done on the day of that paper, whenever it is recorded.
    Granted by the secretary, never by who opened the case; everything a text wants must be recorded.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_DECIDE, by=by)
        access.require_own(by, case.committee)
        if standing_of(case, on=on).ending:
            raise RefusedError("Hồ sơ đã kết thúc; không ghi thêm được.")
        if interests.is_same_person(by, case.by_key):
            raise RefusedError("Người lập hồ sơ không tự cho trường hợp đặc biệt.")
        judged = _verdict(case, waiver, on)
        day = _required_whole(case, waiver, judged, on)
        done = Done(CaseActKind.WAIVED, day=day, note=waiver.reason)
        act = append(case, done, by=by, on=on)
        made = CaseWaiver.objects.create(
            case=case,
            act=act,
            criterion=waiver.criterion,
            book=waiver.book,
            authority=waiver.by,
            reason=waiver.reason.strip(),
            document=waiver.document.strip(),
            day=day,
            grounds=dict(waiver.grounds),
        )
        what = f"«{judged.sentence.rstrip('.')}» ({waiver.document})"
        tell(
            EventType.CASE_WAIVED,
            case,
            by=by,
            on=on,
            what=what,
            note=waiver.reason,
            day=day,
        )
    return made


def _verdict(case: Case, waiver: waivers.Waiver, on: date) -> CriterionVerdict:
    try:
        criteria = verdict(case, on=on).criteria
    except (NotInForceError, UnknownCodeError) as error:
        raise RefusedError(str(error)) from error
    found = next(
        (
            one
            for one in criteria
            if (one.id, one.book) == (waiver.criterion, waiver.book)
        ),
        None,
    )
    if found is None:
        raise RefusedError(f"Hồ sơ không xét tiêu chí «{waiver.criterion}».")
    if found.outcome is Outcome.MET:
        raise RefusedError("Tiêu chí này đã đạt, không cần trường hợp đặc biệt.")
    return found


def _required_whole(
    case: Case, waiver: waivers.Waiver, judged: CriterionVerdict, on: date
) -> date:
    """The day of the waiver, if nothing is wanting in it."""
    now, law = case.proposal, law_of(case)
    lacking = [
        *waivers.objections(
            waiver,
            judged,
            law.book,
            on,
            competent=competence.found(case, now.from_post, now.to_post).authority,
            ruled_on=law.on,
        )
    ]
    if lacking or waiver.day is None:
        raise RefusedError(" ".join(lacking))
    return waiver.day
