"""Minutes of the meeting at which a body voted: kept with the vote, whole, and what their paper says."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.models import Case, CaseVote
from luanchuyen.services import case_papers, cases
from luanchuyen.services.case_papers import SHEETS
from luanchuyen.services.cases import Ballot, Minutes, RefusedError
from tests import casework
from tests.casework import MINUTES, PASSED, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db
TWO = Ballot(present=2, in_favour=2, against=0, blank=0, presided_by="T1")
ONE_AWAY = replace(MINUTES, absent=[("Trần T3", "đi công tác")])


def voted(cast: Cast, case: Case, ballot: Ballot, told: Minutes | None) -> CaseVote:
    return cases.vote(case=case, ballot=ballot, told=told, by=cast.secretary, on=DAY)


@pytest.fixture
def case(cast: Cast) -> Case:
    return casework.carried(cast, casework.submitted)


def paper(case: Case) -> list[str]:
    sheet = SHEETS["bien-ban-hop"]
    said = case_papers.wording(case, sheet, on=DAY)
    file = case_papers.document(case, sheet, said, on=DAY)
    return [one.text for one in Document(BytesIO(file)).paragraphs]


def test_the_paper_says_what_was_recorded(cast: Cast, case: Case) -> None:
    voted(cast, case, TWO, replace(ONE_AWAY, discussion="Không ai phản đối."))

    said = paper(case)

    assert "Hồi 08 giờ 00, ngày 01 tháng 12 năm 2026, tại Phòng họp số 1." in said
    assert "Số thành viên: 03; có mặt: 02." in said
    assert "- Trần T3: đi công tác." in said
    assert "Chủ trì: Trần T1. Thư ký: Sầm Văn Ghi." in said
    assert "Không ai phản đối." in said
    assert "Đồng ý luân chuyển." in said
    assert case_papers.wording(case, SHEETS["bien-ban-hop"], on=DAY).signer == "Trần T1"


def test_who_kept_the_minutes_begins_the_count_of_ballots(
    cast: Cast, case: Case
) -> None:
    voted(cast, case, PASSED, MINUTES)

    first = case_papers.wording(case, SHEETS["bien-ban-kiem-phieu"], on=DAY)

    assert first.more["secretary"] == "Sầm Văn Ghi"


def test_without_a_recorded_meeting_there_is_no_paper(cast: Cast, case: Case) -> None:
    voted(cast, case, PASSED, None)

    with pytest.raises(PaperError, match="Chưa ghi cuộc họp nào"):
        paper(case)


@pytest.mark.parametrize(
    ("ballot", "told", "words"),
    [
        (TWO, MINUTES, "Có mặt 2 và vắng 0 không bằng số thành viên 3"),
        (PASSED, ONE_AWAY, "Có mặt 3 và vắng 1 không bằng"),
        (
            TWO,
            replace(MINUTES, absent=[("Người Lạ", "ốm")]),
            "Người Lạ không phải thành viên của tập thể ngày 01/12/2026",
        ),
        (
            PASSED,
            replace(MINUTES, place=" ", conclusion=""),
            "Biên bản họp còn thiếu: địa điểm, kết luận",
        ),
        (
            replace(PASSED, by_circulation=True),
            MINUTES,
            "Lấy ý kiến bằng văn bản thì không có biên bản họp",
        ),
    ],
    ids=["thiếu người vắng", "thừa người vắng", "người lạ", "bỏ trống", "không họp"],
)
def test_minutes_that_cannot_be_right_leave_no_vote(
    cast: Cast, case: Case, ballot: Ballot, told: Minutes, words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        voted(cast, case, ballot, told)

    assert not case.votes.exists()
