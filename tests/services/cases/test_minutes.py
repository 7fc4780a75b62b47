"""Minutes of the meeting at which a body voted: with the vote or after it, whole, and what their paper says."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import AuditEvent, Case, CaseVote
from luanchuyen.services import access, audit, case_papers, cases, issued_papers
from luanchuyen.services.case_papers import SHEETS
from luanchuyen.services.cases import Ballot, Minutes, RefusedError
from tests import casework, databases
from tests.casework import MINUTES, NEXT, PASSED, TERM, Cast
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


def written(cast: Cast, vote: CaseVote, told: Minutes, reason: str = "") -> None:
    cases.write_minutes(
        case=vote.case, vote=vote, told=told, reason=reason, by=cast.secretary, on=NEXT
    )


def test_minutes_written_after_the_vote_are_those_of_the_paper(
    cast: Cast, case: Case
) -> None:
    vote = voted(cast, case, TWO, None)

    written(cast, vote, ONE_AWAY)

    assert "- Trần T3: đi công tác." in paper(case)
    act = case.acts.get(kind=CaseActKind.MINUTED)
    assert (act.on, act.by_key) == (NEXT, "binh")
    assert audit.sentence(AuditEvent.objects.latest("pk")) == (
        "Ngày 02/12/2026, Binh ghi biên bản họp biểu quyết ngày 01/12/2026"
        " của hồ sơ «Luân chuyển Nguyễn Văn Mẫu»."
    )


def test_later_minutes_take_the_place_of_earlier_ones_which_are_kept(
    cast: Cast, case: Case
) -> None:
    vote = voted(cast, case, PASSED, MINUTES)

    written(cast, vote, replace(MINUTES, conclusion="Đồng ý, giao Ban Tổ chức."))

    assert "Đồng ý, giao Ban Tổ chức." in paper(case)
    assert [one.conclusion for one in vote.sessions.all()] == [
        MINUTES.conclusion,
        "Đồng ý, giao Ban Tổ chức.",
    ]


def test_a_decision_does_not_hinder_its_minutes(cast: Cast, case: Case) -> None:
    vote = voted(cast, case, PASSED, None)
    cases.decide(case=case, term=TERM, by=cast.secretary, on=DAY)

    written(cast, vote, MINUTES)

    assert "Đồng ý luân chuyển." in paper(case)


def test_once_the_decision_is_out_minutes_are_corrected_with_a_reason(
    cast: Cast, case: Case
) -> None:
    vote = voted(cast, case, PASSED, MINUTES)
    cases.decide(case=case, term=TERM, by=cast.secretary, on=DAY)
    sheet = SHEETS["quyet-dinh"]
    said = case_papers.wording(case, sheet, on=DAY)
    more = {"proposed_by": "Ban Tổ chức", "carried_out_by": "U1"}
    said = replace(said, signer="Phạm Ký", more=more)
    issued_papers.issue(
        case=case, sheet=sheet, said=said, by=cast.secretary, on=DAY, term=TERM
    )
    other = replace(MINUTES, ended="10 giờ 00")
    before = databases.content()

    with pytest.raises(RefusedError, match=r"Số 01-QĐ/.* phát hành; hãy ghi lý do"):
        written(cast, vote, other)
    assert databases.content() == before
    written(cast, vote, other, reason="Ghi nhầm giờ.")

    assert case.acts.get(kind=CaseActKind.MINUTED).note == "Ghi nhầm giờ."


def test_the_same_minutes_are_written_once(cast: Cast, case: Case) -> None:
    vote = voted(cast, case, PASSED, None)
    written(cast, vote, replace(MINUTES, discussion="Một ý.\r\nHai ý."))

    with pytest.raises(RefusedError, match="đã ghi như vậy"):
        written(cast, vote, replace(MINUTES, discussion="Một ý.\nHai ý."))


@pytest.mark.parametrize("who", ["officer", "inspector", "stranger", "departure"])
def test_only_who_speaks_for_the_body_writes_its_minutes(
    cast: Cast, case: Case, who: str
) -> None:
    vote = voted(cast, case, PASSED, None)

    with pytest.raises((access.NotAllowed, access.NotThere)):
        cases.write_minutes(
            case=case, vote=vote, told=MINUTES, by=getattr(cast, who), on=DAY
        )


def test_minutes_are_of_a_vote_of_the_case(cast: Cast, case: Case) -> None:
    vote = voted(cast, case, PASSED, None)
    other = casework.transfer(cast, official="B")

    with pytest.raises(access.NotThere):
        cases.write_minutes(
            case=other, vote=vote, told=MINUTES, by=cast.secretary, on=DAY
        )


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


def test_minutes_that_cannot_be_right_are_not_written_afterwards(
    cast: Cast, case: Case
) -> None:
    vote = voted(cast, case, TWO, None)
    before = databases.content()

    with pytest.raises(RefusedError, match="Có mặt 2 và vắng 0 không bằng"):
        written(cast, vote, MINUTES)

    assert databases.content() == before
