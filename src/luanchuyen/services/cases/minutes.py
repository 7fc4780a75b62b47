"""Minutes of the meeting at which a body voted: told with the vote, or written afterwards; the newest count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from luanchuyen.documents.letters import folded
from luanchuyen.documents.session import attendance_faults
from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    Case,
    CaseAct,
    CaseSession,
    CaseVote,
    EventType,
    IssuedPaper,
)
from luanchuyen.services import access
from luanchuyen.services.access import Actor, NotThere, Permission
from luanchuyen.services.cases.acts import Done, append, locked, tell
from luanchuyen.services.cases.errors import RefusedError

_REQUIRED = {
    "place": "địa điểm",
    "began": "giờ bắt đầu",
    "ended": "giờ kết thúc",
    "secretary": "thư ký",
    "agenda": "nội dung",
    "conclusion": "kết luận",
}


@dataclass(frozen=True)
class Minutes:
    """What was written down; long texts have an item a line, `absent` each name and why."""

    place: str
    began: str
    ended: str
    secretary: str
    agenda: str
    conclusion: str
    absent: Sequence[tuple[str, str]] = ()
    guests: str = ""
    discussion: str = ""


def write_minutes(
    *,
    case: Case,
    vote: CaseVote | None,
    told: Minutes,
    by: Actor,
    on: date,
    reason: str = "",
) -> CaseSession:
    """Write the minutes of a vote after it, or write them anew; what was written before is kept.

    Once a decision taken after the vote has gone out as a paper, other minutes correct them, with a reason.
    """
    with transaction.atomic():
        case = locked(case, Permission.CASES_DECIDE, by=by)
        if vote is None:
            raise RefusedError("Hồ sơ chưa có biểu quyết nào để ghi biên bản họp.")
        vote = vote_of_case(case, str(vote.pk))
        access.require_own(by, vote.body)
        _require_new(vote, told)
        issued = decision_out(vote)
        if issued and not reason.strip():
            raise RefusedError(
                f"Quyết định {issued} đã phát hành; hãy ghi lý do đính chính biên bản."
            )
        act = append(
            case,
            Done(CaseActKind.MINUTED, step=vote.act.step, note=reason),
            by=by,
            on=on,
        )
        made = record(vote, told, act)
        what = f"biểu quyết ngày {vote.day:%d/%m/%Y}"
        tell(EventType.CASE_MINUTES_WRITTEN, case, by=by, on=on, what=what, note=reason)
    return made


def vote_of_case(case: Case, key: str) -> CaseVote:
    """The vote of the case under the key; not there where the key is of no vote of it."""
    found = {str(vote.pk): vote for vote in case.votes.select_related("body", "act")}
    if key not in found:
        raise NotThere("Không có biểu quyết này trong phạm vi của bạn.")
    return found[key]


def decision_out(vote: CaseVote) -> IssuedPaper | None:
    """The paper of a decision that was taken after the vote, if it has gone out."""
    issued = vote.case.issued.filter(entry__decision__act__number__gt=vote.act.number)
    return issued.first()


def record(vote: CaseVote, told: Minutes, act: CaseAct | None = None) -> CaseSession:
    """Keep the minutes with their vote; what cannot be right of them is refused."""
    if found := [*_faults(vote, told)]:
        raise RefusedError(" ".join(found))
    return CaseSession.objects.create(vote=vote, act=act, **_kept(told))


def _require_new(vote: CaseVote, told: Minutes) -> None:
    """A button pressed twice writes once."""
    before, now = vote.session, _kept(told)
    if before and all(getattr(before, name) == one for name, one in now.items()):
        raise RefusedError("Biên bản này đã ghi như vậy; không có gì để sửa.")


def _kept(told: Minutes) -> dict[str, object]:
    """Lines ended as databases have them; browsers end theirs otherwise."""
    texts = {
        name: "\n".join(one.splitlines())
        for name, one in vars(told).items()
        if isinstance(one, str)
    }
    return texts | {"absent": [list(one) for one in told.absent]}


def _faults(vote: CaseVote, told: Minutes) -> Sequence[str]:
    if vote.by_circulation:
        return ["Lấy ý kiến bằng văn bản thì không có biên bản họp."]
    missing = [
        name for key, name in _REQUIRED.items() if not getattr(told, key).strip()
    ]
    found = [f"Biên bản họp còn thiếu: {', '.join(missing)}."] if missing else []
    known = {folded(name) for _, name in vote.roll}
    strange = [name for name, _ in told.absent if known and folded(name) not in known]
    if strange:
        found.append(
            f"{', '.join(strange)} không phải thành viên của tập thể ngày {vote.day:%d/%m/%Y}."
        )
    return [
        *found,
        *attendance_faults(vote.members, vote.present, len(told.absent)),
    ]
