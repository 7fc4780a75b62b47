"""Biên bản họp and biên bản kiểm phiếu: who met, what was said and concluded, how the votes came out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from luanchuyen.documents.comparing import Together
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.paper import Paper, Words
from luanchuyen.documents.votes import (
    Count,
    Turnout,
    count_rows,
    turnout_faults,
    turnout_row,
    vote_faults,
)


@dataclass(frozen=True)
class Absent:
    """A member who did not come, and why."""

    name: str
    reason: str


def attendance_faults(members: int, present: int, absent: int) -> Iterator[str]:
    """Who came and who did not are all the members."""
    if present > members:
        yield f"Có mặt {present}, nhiều hơn số thành viên {members}."
    if present + absent != members:
        yield f"Có mặt {present} và vắng {absent} không bằng số thành viên {members}."


@dataclass(frozen=True, kw_only=True)
class SessionMinutes(Paper):
    """`members` of the body on the day; `present` how many of them came; `guests` have no vote."""

    kind: ClassVar[str] = "session"
    name: ClassVar[str] = "Biên bản họp"

    at: str
    began: str
    ended: str
    members: int
    present: int
    chair: str
    secretary: str
    agenda: Sequence[str]
    conclusion: Sequence[str]
    absent: Sequence[Absent] = ()
    guests: Sequence[str] = ()
    discussion: Sequence[str] = ()
    counts: Sequence[Count] = ()

    def words(self, form: PaperForm) -> Words:
        return {
            "at": self.at,
            "began": self.began,
            "ended": self.ended,
            "met_on": form.long_day(self.day),
            "members": f"{self.members:02d}",
            "present": f"{self.present:02d}",
            "absent": [f"- {one.name}: {one.reason}." for one in self.absent],
            "guests": self.guests,
            "chair": self.chair,
            "agenda": self.agenda,
            "discussion": self.discussion,
            "counts": count_rows(self.counts),
            "conclusion": self.conclusion,
            "secretary_post": "THƯ KÝ",
            "secretary": self.secretary,
        }

    def told(self) -> Iterator[object]:
        yield Together(self.members, self.present)
        yield from super().told()

    def faults(self) -> Iterator[str]:
        yield from attendance_faults(self.members, self.present, len(self.absent))
        if not self.conclusion:
            yield "Thiếu kết luận của cuộc họp."
        yield from vote_faults(self.counts, self.present)


@dataclass(frozen=True, kw_only=True)
class BallotCount(Paper):
    """`tellers` count, the first presides over it; of who voted nothing is known."""

    kind: ClassVar[str] = "ballot"
    name: ClassVar[str] = "Biên bản kiểm phiếu"

    tellers: Sequence[str]
    secretary: str
    turnout: Turnout
    counts: Sequence[Count]

    def words(self, form: PaperForm) -> Words:
        return {
            "tellers": self.tellers,
            "met_on": form.long_day(self.day),
            "issuer": self.issuer,
            "turnout": [turnout_row(self.turnout)],
            "counts": count_rows(self.counts),
            "secretary_post": "THƯ KÝ",
            "secretary": self.secretary,
        }

    def faults(self) -> Iterator[str]:
        if not self.tellers:
            yield "Thiếu tổ kiểm phiếu."
        if not self.counts:
            yield "Thiếu nội dung lấy phiếu."
        yield from turnout_faults(self.turnout)
        yield from vote_faults(self.counts, self.turnout.collected)
