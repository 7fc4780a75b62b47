"""Whole cases: from an approved plan, or singly, to a decision in force."""

from dataclasses import replace
from datetime import date

import pytest

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    AuditEvent,
    Case,
    Person,
    RotationPlan,
    Tenure,
    Unit,
)
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.opinions import State
from luanchuyen.services import audit, cases, plans, unit_proposals
from tests import casework, people, planning
from tests.casework import ASSESSED, CHAIR, FIRST, NEXT, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db


def step(case: Case, on: date = DAY) -> str:
    found = cases.standing_of(case, on=on).open_step
    return found.step.key if found else ""


def told() -> str:
    return audit.sentence(AuditEvent.objects.latest("pk"))


@pytest.mark.clause("QD-7.2")
def test_a_rotation_goes_from_the_plan_to_a_decision_in_force(cast: Cast) -> None:
    case = casework.carried(cast)

    assert cases.standing_of(case, on=DAY).may_take_effect
    assert case.acts.filter(kind=CaseActKind.COMPLETED).count() == 1
    cases.take_effect(case=case, by=cast.officer, on=FIRST)
    assert told() == (
        "Ngày 01/01/2027, Hoa thực hiện quyết định số 1 (2025-2030) từ ngày 01/01/2027 về hồ sơ"
        " «Luân chuyển Nguyễn Văn Mẫu»."
    )
    held = Tenure.objects.current(FIRST).main().get(official="A")
    assert (held.post_id, held.form, held.held_until) == ("P3", "Luân chuyển", None)


@pytest.mark.clause("QD-7.2")
def test_what_the_plan_carried_is_among_the_acts_of_its_case(cast: Cast) -> None:
    case = casework.opened(cast)

    assert step(case) == "proposal"
    assert told() == "Ngày 01/12/2026, Hoa mở hồ sơ «Luân chuyển Nguyễn Văn Mẫu»."


def test_what_a_unit_proposed_for_the_plan_need_not_be_asked_again(cast: Cast) -> None:
    plan = planning.frozen(cast.of_plan)
    unit_proposals.propose_unit(
        plan=plan,
        unit=Unit.objects.get(pk="U1"),
        official=Person.objects.get(pk="A"),
        reason="Có triển vọng.",
        by=cast.departure,
        on=DAY,
    )
    plans.choose(version=planning.saved(cast.of_plan, plan), by=cast.officer, on=DAY)
    plans.submit(plan=plan, by=cast.officer, on=DAY)
    plans.approve(plan=plan, by=cast.secretary, on=DAY)

    assert step(casework.opened(cast, plan)) == "preparation"


@pytest.mark.clause("QD-7.2")
def test_an_elected_post_is_held_only_after_the_election(cast: Cast) -> None:
    people.settle(casework.with_post("P3", elected=True))
    case = casework.carried(cast)

    assert step(case) == "nomination"
    with pytest.raises(cases.RefusedError, match="chưa xong mọi bước"):
        cases.take_effect(case=case, by=cast.officer, on=FIRST)
    for paper in ("1-TTr", "2-BB", "3-QĐ"):
        cases.elect(
            case=case, agreed=True, document=paper, by=cast.officer, on=date(2027, 2, 1)
        )
    cases.take_effect(case=case, by=cast.officer, on=date(2027, 2, 1))
    held = Tenure.objects.current(date(2027, 2, 1)).main().get(official="A")
    assert held.held_from == date(2027, 2, 1)


def test_who_is_not_elected_may_stand_again(cast: Cast) -> None:
    people.settle(casework.with_post("P3", elected=True))
    case = casework.carried(cast)
    cases.elect(case=case, agreed=True, document="1-TTr", by=cast.officer, on=NEXT)

    cases.elect(case=case, agreed=False, document="2-BB", by=cast.officer, on=NEXT)
    assert step(case, NEXT) == "election"
    cases.elect(case=case, agreed=True, document="4-BB", by=cast.officer, on=NEXT)

    assert step(case, NEXT) == "ratification"


@pytest.mark.clause("LD-III.2.6")
def test_the_five_steps_of_lam_dong_lead_to_a_decision(cast: Cast) -> None:
    text = planning.TEXT.replace("qd-65-2022", "lam-dong-2017")
    case = casework.opened(cast, planning_approved(cast, text))
    secretary, officer = cast.secretary, cast.officer

    cases.answer(
        case=case,
        item="standing_opinion",
        whom="standing_body",
        answer=Answer.AGREE,
        by=secretary,
        on=DAY,
    )
    cases.finish(case=case, by=officer, on=DAY)
    cases.delegate(
        case=case, whom="advisory_body", reason="Theo phân công.", by=secretary, on=DAY
    )
    for whom, by in (
        ("departure_unit", cast.departure),
        ("arrival_unit", cast.arrival),
    ):
        cases.request_opinion(case=case, item="units", whom=whom, by=officer, on=DAY)
        cases.answer(
            case=case, item="units", whom=whom, answer=Answer.AGREE, by=by, on=DAY
        )
    cases.finish(case=case, by=officer, on=DAY)
    cases.meet(
        case=case, parts={"ideology": "Đã làm.", "wishes": "Đi."}, by=officer, on=DAY
    )
    cases.assess(
        case=case,
        parts=ASSESSED,
        presided_by=CHAIR,
        document="6-NX",
        by=officer,
        on=DAY,
    )
    cases.submit(case=case, by=officer, on=DAY)
    casework.decided(cast, case)
    cases.finish(case=case, by=officer, on=DAY)
    cases.issue_decision(case=case, term=TERM, by=secretary, on=DAY)
    cases.announce(case=case, by=secretary, on=DAY)
    cases.finish(case=case, by=secretary, on=DAY)
    cases.announce(case=case, by=officer, on=DAY)
    cases.finish(case=case, by=officer, on=DAY)

    cases.take_effect(case=case, by=officer, on=FIRST)
    assert Tenure.objects.current(FIRST).main().get(official="A").post_id == "P3"


def planning_approved(cast: Cast, text: str) -> RotationPlan:
    plan = planning.chosen(cast.of_plan, text)
    plans.submit(plan=plan, by=cast.officer, on=DAY)
    plans.approve(plan=plan, by=cast.secretary, on=DAY)
    return plan


@pytest.mark.clause("LD-III.3.4")
def test_a_transfer_is_opened_singly_and_begins_on_a_day_ahead(cast: Cast) -> None:
    case = casework.transfer_decided(cast, casework.transfer(cast))

    with pytest.raises(
        cases.RefusedError, match="hiệu lực từ ngày 01/01/2027, chưa đến"
    ):
        cases.take_effect(case=case, by=cast.officer, on=NEXT)
    assert Tenure.objects.current(NEXT).main().get(official="A").post_id == "P1"
    done = cases.carry_out_due(by=cast.officer, on=FIRST)
    assert [one.why for one in done] == [""]
    held = Tenure.objects.current(FIRST).main().get(official="A")
    assert (held.post_id, held.form) == ("P3", "Điều động")


@pytest.mark.clause("QD-7.2")
def test_a_sending_back_keeps_what_still_fits_and_asks_the_rest_again(
    cast: Cast,
) -> None:
    case = casework.carried(cast, casework.appraised)
    before = case.acts.count()

    cases.send_back(
        case=case,
        to_step="proposal",
        reason="Xem lại nơi đến.",
        by=cast.secretary,
        on=DAY,
    )
    cases.change_proposal(
        case=case,
        wish=replace(casework.wish(to="P2"), effective_on=FIRST),
        reason="P3 đã có người.",
        by=cast.officer,
        on=DAY,
    )

    now = cases.standing_of(case, on=DAY)
    states = {(one.ask.key, one.whom): one.state for one in now.opinions}
    assert step(case) == "proposal"
    assert states["proposal", "departure_unit"] is State.ANSWERED
    assert states["assessment", "departure_unit"] is State.ANSWERED
    assert states["units", "arrival_unit"] is State.OUTDATED
    assert case.acts.count() == before + 2


def test_an_opinion_after_the_decision_is_kept_and_opens_nothing(cast: Cast) -> None:
    case = casework.carried(cast, casework.decided)
    before = step(case)

    act = cases.answer(
        case=case,
        item="units",
        whom="departure_unit",
        answer=Answer.REFUSE,
        note="Đang thiếu người.",
        by=cast.departure,
        on=NEXT,
    )

    assert (act.kind, act.payload["answer"]) == (CaseActKind.HEARD_LATE, "refuse")
    assert step(case, NEXT) == before == "decision"
    assert case.decisions.standing().exists()


def test_a_refusal_ends_the_case_with_reason_and_handling(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)

    cases.refuse(
        case=case,
        reason="Nơi đi còn thiếu người.",
        handling="Giữ nguyên, xét lại năm sau.",
        by=cast.secretary,
        on=DAY,
    )

    ending = cases.standing_of(case, on=DAY).ending
    assert ending is not None
    assert ending.reason == "Nơi đi còn thiếu người."
    assert told().endswith("hướng xử lý: Giữ nguyên, xét lại năm sau.")
    with pytest.raises(cases.RefusedError, match="Hồ sơ đã kết thúc"):
        cases.finish(case=case, by=cast.officer, on=DAY)
