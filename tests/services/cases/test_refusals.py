"""No act passes what stands before it: each refusal is a sentence, and nothing is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from luanchuyen.records.models import (
    AuditEvent,
    Case,
    CaseAct,
    CaseVote,
    Decision,
    Person,
    Post,
    RegisterEntry,
    RotationPlan,
    Tenure,
    Unit,
)
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.services import cases
from luanchuyen.services.cases import RefusedError
from tests import casework, people, planning
from tests.casework import ASSESSED, CHAIR, FIRST, NEXT, PASSED, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

Act = Callable[[Cast, Case], object]


def counts() -> list[int]:
    models = (CaseAct, CaseVote, Decision, RegisterEntry, AuditEvent)
    return [model.objects.count() for model in models]


def refused(cast: Cast, case: Case, act: Act, words: str) -> None:
    before = counts()

    with pytest.raises(RefusedError, match=words):
        act(cast, case)

    assert counts() == before


def finish(cast: Cast, case: Case) -> object:
    return cases.finish(case=case, by=cast.officer, on=DAY)


def submit(cast: Cast, case: Case) -> object:
    return cases.submit(case=case, by=cast.officer, on=DAY)


def vote(cast: Cast, case: Case) -> object:
    return cases.vote(case=case, ballot=PASSED, by=cast.secretary, on=DAY)


def decide(cast: Cast, case: Case) -> object:
    return cases.decide(case=case, term=TERM, by=cast.secretary, on=DAY)


def announce(cast: Cast, case: Case) -> object:
    return cases.announce(case=case, by=cast.officer, on=DAY)


def elect(cast: Cast, case: Case) -> object:
    return cases.elect(case=case, agreed=True, document="1-BB", by=cast.officer, on=DAY)


def effect(cast: Cast, case: Case) -> object:
    return cases.take_effect(case=case, by=cast.officer, on=FIRST)


def cancel(cast: Cast, case: Case) -> object:
    return cases.cancel_decision(case=case, reason="Sai.", by=cast.secretary, on=DAY)


@pytest.mark.clause("QD-7.2")
@pytest.mark.parametrize(
    ("act", "words"),
    [
        (finish, "«Đề xuất nhân sự»: nơi đi chưa được hỏi"),
        (submit, "chưa đến bước trình"),
        (vote, "Chưa có tờ trình"),
        (decide, "chưa đến bước quyết định"),
        (announce, "không có việc công bố"),
        (elect, "chưa đến bầu cử"),
        (effect, "chưa xong mọi bước"),
        (cancel, "không có quyết định nào để hủy"),
    ],
)
def test_an_act_out_of_order_is_refused(cast: Cast, act: Act, words: str) -> None:
    refused(cast, casework.opened(cast), act, words)


def test_no_decision_without_a_vote(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)

    refused(cast, case, decide, "Chưa có biểu quyết")


def test_no_decision_on_a_vote_that_failed(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    lost = replace(PASSED, in_favour=1, against=2)
    cases.vote(case=case, ballot=lost, by=cast.secretary, on=DAY)

    refused(cast, case, decide, "Không thông qua: 1/3")


def test_no_decision_while_the_dossier_lacks_a_paper(cast: Cast) -> None:
    case = casework.carried(cast, casework.appraised)
    submit(cast, case)
    vote(cast, case)

    refused(cast, case, decide, "Giấy chứng nhận sức khỏe: chưa có")


def test_no_decision_on_papers_that_are_too_old(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    vote(cast, case)
    late = date(2027, 6, 2)

    def decide_late(cast: Cast, case: Case) -> object:
        return cases.decide(
            case=case, effective_on=late, term=TERM, by=cast.secretary, on=late
        )

    refused(cast, case, decide_late, "quá 6 tháng tính đến ngày 02/06/2027")


def test_no_decision_while_a_criterion_stands_in_the_way(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    vote(cast, case)
    people.settle(casework.committee_town({"A": {"under_proceedings": True}}))

    refused(cast, case, decide, "Điều kiện bắt buộc")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"blank": 1}, "cộng lại là 4, không bằng số người dự 3"),
        ({"present": 4, "blank": 1}, "chỉ có 3 thành viên"),
        ({"against": -1, "blank": 2}, "không thể âm"),
        ({"presided_by": " "}, "người chủ trì"),
        ({"presided_by": "LA"}, "phải là thành viên"),
        ({"secret": True, "names": "T1: đồng ý"}, "Phiếu kín không ghi tên"),
        ({"members": 2}, "ngày 01/12/2026 tập thể có 3 thành viên, không phải 2"),
        ({"members": 0}, "ít nhất một thành viên"),
    ],
)
@pytest.mark.clause("MH-II.1")
def test_a_vote_that_cannot_be_right_is_refused(
    cast: Cast, change: dict[str, object], words: str
) -> None:
    case = casework.carried(cast, casework.submitted)

    def wrong(cast: Cast, case: Case) -> object:
        ballot = replace(PASSED, **change)  # type: ignore[arg-type]
        return cases.vote(case=case, ballot=ballot, by=cast.secretary, on=DAY)

    refused(cast, case, wrong, words)


def test_members_are_those_of_the_day(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    Tenure.objects.filter(official="T3").update(held_until=DAY)

    made = cases.vote(
        case=case,
        ballot=replace(PASSED, present=2, against=0),
        by=cast.secretary,
        on=DAY,
    )

    assert made.members == 2
    assert [code for code, _ in made.roll] == ["T1", "T2"]


def test_members_the_record_does_not_name_are_told_by_their_number(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)

    made = cases.vote(
        case=case,
        ballot=replace(
            PASSED, members=5, present=5, in_favour=4, presided_by="Bùi Chủ Tọa"
        ),
        by=cast.secretary,
        on=DAY,
    )

    assert (made.members, made.roll, made.presided_by) == (5, [], "Bùi Chủ Tọa")


def test_who_presided_is_told_by_name_or_by_code(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)

    made = cases.vote(
        case=case,
        ballot=replace(PASSED, presided_by="trần t2"),
        by=cast.secretary,
        on=DAY,
    )

    assert made.presided_by == "Trần T2"


def test_a_vote_before_the_submission_or_after_today_is_refused(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    for day in (date(2026, 11, 30), NEXT):

        def wrong(cast: Cast, case: Case, day: date = day) -> object:
            return cases.vote(
                case=case, ballot=PASSED, by=cast.secretary, on=DAY, day=day
            )

        refused(cast, case, wrong, "Ngày biểu quyết")


def test_after_a_sending_back_it_is_submitted_and_voted_anew(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    vote(cast, case)
    cases.send_back(
        case=case, to_step="decision", reason="Xem lại.", by=cast.secretary, on=DAY
    )

    refused(cast, case, decide, "Chưa có tờ trình")
    submit(cast, case)
    refused(cast, case, decide, "Chưa có biểu quyết")


def test_what_a_decision_stands_on_is_not_changed_under_it(cast: Cast) -> None:
    case = casework.carried(cast, casework.decided)

    def back(cast: Cast, case: Case) -> object:
        return cases.send_back(
            case=case, to_step="proposal", reason="Vì…", by=cast.secretary, on=DAY
        )

    def other(cast: Cast, case: Case) -> object:
        return cases.change_proposal(
            case=case,
            wish=casework.wish(to="P2"),
            reason="Vì…",
            by=cast.officer,
            on=DAY,
        )

    def withdraw(cast: Cast, case: Case) -> object:
        return cases.withdraw(case=case, reason="Vì…", by=cast.officer, on=DAY)

    for act in (back, other, withdraw, decide, vote, submit):
        refused(cast, case, act, "hãy hủy quyết định trước")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 30), "trước ngày bắt đầu hồ sơ"), (NEXT, "chưa đến")],
)
def test_an_answer_has_a_day_within_the_case(cast: Cast, day: date, words: str) -> None:
    case = casework.opened(cast)

    def answer(cast: Cast, case: Case) -> object:
        return cases.answer(
            case=case,
            item="proposal",
            whom="departure_unit",
            answer=Answer.AGREE,
            document="5-CV",
            by=cast.officer,
            on=DAY,
            day=day,
        )

    refused(cast, case, answer, words)


def test_an_answer_recorded_for_another_needs_its_letter(cast: Cast) -> None:
    case = casework.opened(cast)

    def answer(cast: Cast, case: Case) -> object:
        return cases.answer(
            case=case,
            item="proposal",
            whom="departure_unit",
            answer=Answer.AGREE,
            by=cast.officer,
            on=DAY,
        )

    refused(cast, case, answer, "số, ngày của văn bản trả lời")


def test_a_refusal_says_why(cast: Cast) -> None:
    case = casework.opened(cast)

    def answer(cast: Cast, case: Case) -> object:
        return cases.answer(
            case=case,
            item="proposal",
            whom="departure_unit",
            answer=Answer.REFUSE,
            document="5-CV",
            by=cast.officer,
            on=DAY,
        )

    refused(cast, case, answer, "lý do không đồng ý")


@pytest.mark.clause("QD-9.1")
def test_an_assessment_without_a_named_part_does_not_pass_the_gate(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.proposed(cast, case)
    parts = ASSESSED | {"standing": " "}
    cases.assess(
        case=case,
        parts=parts,
        presided_by=CHAIR,
        document="6-NX",
        by=cast.officer,
        on=DAY,
    )
    finish(cast, case)
    cases.request_opinion(
        case=case, item="appraisal", whom="related_bodies:U2", by=cast.officer, on=DAY
    )

    refused(cast, case, finish, "nơi đi còn thiếu uy tín")


def test_silence_is_noted_only_past_the_due_day(cast: Cast) -> None:
    case = casework.opened(cast)
    asked = {"case": case, "item": "proposal", "whom": "departure_unit"}
    cases.request_opinion(**asked, due=NEXT, by=cast.officer, on=DAY)  # type: ignore[arg-type]
    cases.deliver(**asked, by=cast.departure, on=DAY)  # type: ignore[arg-type]

    def note(cast: Cast, case: Case, on: date = NEXT) -> object:
        return cases.note_silence(
            case=case, item="proposal", whom="departure_unit", by=cast.officer, on=on
        )

    refused(cast, case, note, "chưa quá hạn")
    note(cast, case, date(2026, 12, 3))
    refused(cast, case, finish, "nơi đi chưa trả lời")


def test_one_official_has_one_open_case(cast: Cast) -> None:
    case = casework.opened(cast)

    refused(
        cast,
        case,
        lambda cast, _: casework.transfer(cast),
        f"đang có hồ sơ số {case.pk} chưa kết thúc",
    )


def test_only_an_approved_plan_has_cases(cast: Cast) -> None:
    plan = planning.submitted(cast.of_plan)
    before = Case.objects.count()

    with pytest.raises(RefusedError, match="chưa có chủ trương"):
        casework.opened(cast, plan)

    assert Case.objects.count() == before


def test_only_who_is_in_the_plan_has_a_case(cast: Cast) -> None:
    plan: RotationPlan = planning.approved(cast.of_plan)

    with pytest.raises(RefusedError, match="không chuyển"):
        cases.open_from_plan(
            plan=plan, official=Person.objects.get(pk="B"), by=cast.officer, on=DAY
        )


def test_it_does_not_lead_where_the_official_is(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="đang giữ chính chức danh này"):
        casework.transfer(cast, to="P1")

    assert not Case.objects.exists()


def test_where_the_table_names_nobody_the_case_must(cast: Cast) -> None:
    plan = planning.approved(cast.of_plan)
    Post.objects.filter(pk="P3").update(managed_by="KHAC")

    with pytest.raises(RefusedError, match="Hãy nêu cấp quyết định và căn cứ"):
        casework.opened(cast, plan)
    case = cases.open_from_plan(
        plan=plan,
        official=Person.objects.get(pk="A"),
        body=Unit.objects.get(pk="KHAC"),
        body_basis="Công văn 8-CV/KHAC",
        by=cast.officer,
        on=DAY,
    )

    assert case.proposal.body_id == "KHAC"


@pytest.mark.parametrize("reason", ["", "  "])
def test_what_ends_or_changes_a_case_says_why(cast: Cast, reason: str) -> None:
    case = casework.opened(cast)
    acts: tuple[Act, ...] = (
        lambda cast, case: cases.withdraw(
            case=case, reason=reason, by=cast.officer, on=DAY
        ),
        lambda cast, case: cases.refuse(
            case=case, reason=reason, handling="Giữ.", by=cast.secretary, on=DAY
        ),
        lambda cast, case: cases.refuse(
            case=case, reason="Vì…", handling=reason, by=cast.secretary, on=DAY
        ),
        lambda cast, case: cases.send_back(
            case=case, to_step="principle", reason=reason, by=cast.officer, on=DAY
        ),
        lambda cast, case: cases.change_proposal(
            case=case, wish=casework.wish(), reason=reason, by=cast.officer, on=DAY
        ),
    )
    for act in acts:
        refused(cast, case, act, "Hãy ghi")


def test_a_case_in_the_newest_steps_is_not_moved(cast: Cast) -> None:
    case = casework.opened(cast)

    def move(cast: Cast, case: Case) -> object:
        return cases.move_to_newer_procedure(
            case=case, reason="Luật mới.", by=cast.officer, on=DAY
        )

    refused(cast, case, move, "đã theo quy trình đang có hiệu lực")
