"""Minutes of the meeting at which a body voted: told with the vote, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.documents.letters import folded
from luanchuyen.documents.session import attendance_faults
from luanchuyen.records.models import CaseSession, CaseVote
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


def record(vote: CaseVote, told: Minutes) -> CaseSession:
    """Keep the minutes with their vote; what cannot be right of them is refused."""
    if found := [*_faults(vote, told)]:
        raise RefusedError(" ".join(found))
    return CaseSession.objects.create(vote=vote, **_kept(told))


def _kept(told: Minutes) -> dict[str, object]:
    return vars(told) | {"absent": [list(one) for one in told.absent]}


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
