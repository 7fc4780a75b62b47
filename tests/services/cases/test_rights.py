"""Who may do what to a case: by role, by scope, and never with an interest of one's own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from luanchuyen.records.models import (
    AccessSession,
    Account,
    AuditEvent,
    Case,
    Kinship,
    Role,
)
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.services import access, audit, cases, files, sessions, trail
from luanchuyen.services.access import NotAllowed, NotThere, Permission
from tests import casework, people, planning
from tests.casework import FIRST, PASSED, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

ROLES = (
    *("officer", "secretary", "inspector", "departure", "arrival", "elsewhere"),
    *("stranger", "official", "administrator"),
)
Act = Callable[[Case, Account], object]


def asked(case: Case, by: Account) -> object:
    return cases.request_opinion(
        case=case, item="proposal", whom="departure_unit", by=by, on=DAY
    )


def answered(case: Case, by: Account) -> object:
    return cases.answer(
        case=case,
        item="proposal",
        whom="departure_unit",
        answer=Answer.AGREE,
        document="5-CV",
        by=by,
        on=DAY,
    )


def changed(case: Case, by: Account) -> object:
    return cases.change_proposal(
        case=case, wish=casework.wish(to="P2"), reason="Vì…", by=by, on=DAY
    )


def sent_back(case: Case, by: Account) -> object:
    return cases.send_back(case=case, to_step="principle", reason="Vì…", by=by, on=DAY)


def withdrawn(case: Case, by: Account) -> object:
    return cases.withdraw(case=case, reason="Vì…", by=by, on=DAY)


def refused(case: Case, by: Account) -> object:
    return cases.refuse(case=case, reason="Vì…", handling="Giữ.", by=by, on=DAY)


def finished(case: Case, by: Account) -> object:
    return cases.finish(case=case, by=by, on=DAY)


def voted(case: Case, by: Account) -> object:
    return cases.vote(case=case, ballot=PASSED, by=by, on=DAY)


def decided(case: Case, by: Account) -> object:
    return cases.decide(case=case, term=TERM, by=by, on=DAY)


def read(case: Case, by: Account) -> object:
    return access.get_case(by, case.pk, Permission.CASES_READ)


def in_effect(case: Case, by: Account) -> object:
    return cases.take_effect(case=case, by=by, on=FIRST)


TABLE: dict[str, tuple[Act, frozenset[str]]] = {
    "đọc": (read, frozenset({"officer", "secretary", "inspector"})),
    "hỏi": (asked, frozenset({"officer"})),
    "trả lời": (answered, frozenset({"officer", "departure"})),
    "đổi dự kiến": (changed, frozenset({"officer"})),
    "trả lại": (sent_back, frozenset({"officer", "secretary"})),
    "rút": (withdrawn, frozenset({"officer"})),
    "không đồng ý": (refused, frozenset({"secretary"})),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", TABLE)
def test_each_act_is_for_who_may(cast: Cast, name: str, role: str) -> None:
    case = casework.opened(cast)
    cases.request_opinion(
        case=case, item="proposal", whom="departure_unit", by=cast.officer, on=DAY
    )
    act, allowed = TABLE[name]
    by = getattr(cast, role)

    if role in allowed:
        act(case, by)
        return
    before = AuditEvent.objects.count()
    with pytest.raises((NotAllowed, NotThere)):
        act(case, by)
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("role", [one for one in ROLES if one != "secretary"])
@pytest.mark.parametrize("act", [voted, decided])
def test_only_the_bodys_secretary_votes_and_decides(
    cast: Cast, act: Act, role: str
) -> None:
    case = casework.opened(cast)

    with pytest.raises((NotAllowed, NotThere)):
        act(case, getattr(cast, role))


def test_the_secretary_of_another_body_does_not_decide(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    other = people.account("lan", Role.SECRETARY, committee="KHAC")

    with pytest.raises(NotThere):
        decided(case, other)


@pytest.mark.parametrize("role", ["stranger", "departure", "official"])
def test_a_case_out_of_scope_and_none_look_the_same(cast: Cast, role: str) -> None:
    case = casework.opened(cast)
    by = getattr(cast, role)
    permission = {
        "stranger": Permission.CASES_READ,
        "departure": Permission.CASES_ANSWER,
        "official": Permission.OWN_SHEET_READ,
    }[role]
    by.official_id = by.official_id and "B"

    with pytest.raises(NotThere) as hidden:
        access.get_case(by, case.pk, permission)
    with pytest.raises(NotThere) as missing:
        access.get_case(by, 999, permission)

    assert str(hidden.value) == str(missing.value)


def test_a_unit_answers_only_what_is_asked_of_it(cast: Cast) -> None:
    case = casework.opened(cast)
    asked(case, cast.officer)
    cases.request_opinion(
        case=case, item="principle", whom="competent_authority", by=cast.officer, on=DAY
    )

    with pytest.raises(NotThere):
        answered(case, cast.arrival)
    with pytest.raises(NotAllowed):
        cases.answer(
            case=case,
            item="principle",
            whom="competent_authority",
            answer=Answer.AGREE,
            by=cast.departure,
            on=DAY,
        )


def tied(account: Account, official: str) -> Account:
    Account.objects.filter(pk=account.pk).update(official=official)
    account.refresh_from_db()
    return account


@pytest.mark.parametrize("both_ways", [False, True])
def test_nobody_handles_a_case_of_the_own_family(cast: Cast, both_ways: bool) -> None:
    case = casework.opened(cast)
    one, other = ("T1", "A") if both_ways else ("A", "T1")
    Kinship.objects.create(official_id=one, relative_id=other, relation="Anh chị em")
    tied(cast.officer, "T1")
    tied(cast.secretary, "T1")

    for act, by in ((asked, cast.officer), (refused, cast.secretary)):
        with pytest.raises(cases.RefusedError, match="người thân trong gia đình"):
            act(case, by)


@pytest.mark.parametrize("role", ["officer", "secretary", "inspector"])
def test_of_the_own_case_there_is_only_the_own_sheet(cast: Cast, role: str) -> None:
    case = casework.opened(cast)
    by = tied(getattr(cast, role), "A")

    for act, allowed in TABLE.values():
        if role in allowed:
            with pytest.raises(NotThere):
                act(case, by)
    assert cases.listed(by, on=DAY) == []
    assert cases.inbox(by, on=DAY) == []
    assert [one.case for one in cases.own(by, on=DAY)] == [case]


def test_what_was_said_of_who_is_proposed_no_longer_stays_hidden(cast: Cast) -> None:
    case = casework.opened(cast)
    cases.change_proposal(
        case=case, wish=casework.wish("B"), reason="Vì…", by=cast.officer, on=DAY
    )

    with pytest.raises(NotThere):
        read(case, tied(cast.inspector, "A"))
    assert cases.own(cast.inspector, on=DAY) == []
    assert read(case, tied(cast.inspector, "T3")) == case


def test_the_log_keeps_the_own_case_from_an_inspector(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health")
    keys = {case.key, f"{case.key}/paper/{case.papers.get().pk}"}
    sessions.open_session(reason="Xem.", by=cast.administrator, on=DAY)
    cases.open_paper(cast.administrator, case, case.papers.get().pk, on=DAY)

    def seen() -> set[str]:
        return set(trail.visible(cast.inspector).values_list("subject_key", flat=True))

    assert keys <= seen()
    tied(cast.inspector, "A")
    assert not keys & seen()
    assert case.plan is not None
    assert case.plan.key in seen()


def test_nobody_opens_the_own_case(cast: Cast) -> None:
    plan = planning.approved(cast.of_plan)
    tied(cast.officer, "A")

    with pytest.raises(cases.RefusedError, match="chính mình"):
        casework.opened(cast, plan)
    assert not Case.objects.exists()


def test_nobody_proposes_a_relative(cast: Cast) -> None:
    plan = planning.approved(cast.of_plan)
    Kinship.objects.create(official_id="A", relative_id="T1", relation="Con")
    tied(cast.officer, "T1")

    with pytest.raises(cases.RefusedError, match="người thân"):
        casework.opened(cast, plan)

    assert not Case.objects.exists()


def test_nobody_presides_over_the_case_of_a_relative(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    Kinship.objects.create(official_id="T1", relative_id="A", relation="Vợ chồng")

    with pytest.raises(cases.RefusedError, match="người thân"):
        voted(case, cast.secretary)


def test_a_member_does_not_vote_on_the_case_of_a_relative(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    Kinship.objects.create(official_id="A", relative_id="T3", relation="Anh chị em")

    with pytest.raises(cases.RefusedError, match="Trần T3 không biểu quyết"):
        voted(case, cast.secretary)
    assert not case.votes.exists()
    without = replace(PASSED, present=2, against=0)
    cases.vote(case=case, ballot=without, by=cast.secretary, on=DAY)

    assert (case.votes.get().members, case.votes.get().present) == (3, 2)


def test_who_submits_does_not_decide_even_by_another_account(cast: Cast) -> None:
    tied(cast.officer, "T2")
    case = casework.carried(cast, casework.submitted)
    voted(case, cast.secretary)

    with pytest.raises(cases.RefusedError, match="không tự quyết định"):
        decided(case, tied(cast.secretary, "T2"))


def test_an_operator_who_opened_a_case_does_not_decide_it(cast: Cast) -> None:
    case = cases.open_transfer(
        committee=casework.transfer(cast).committee,
        rulebook="lam-dong-2017",
        wish=casework.wish("B", "P3"),
        by=people.OPERATOR,
        on=DAY,
    )
    cases.meet(case=case, parts={}, by=people.OPERATOR, on=DAY)

    with pytest.raises(cases.RefusedError, match="chưa đến bước quyết định"):
        cases.decide(case=case, by=people.OPERATOR, on=DAY)


def test_an_official_sees_the_own_case_and_what_is_missing(cast: Cast) -> None:
    casework.opened(cast)

    (sheet,) = cases.own(cast.official, on=DAY)

    assert sheet.step.startswith("Trao đổi với các địa phương")
    assert sheet.verdict is not None
    assert sheet.verdict.official == "A"
    assert "Giấy chứng nhận sức khỏe: chưa có." in {
        one.sentence for one in sheet.missing
    }
    with pytest.raises(NotAllowed):
        cases.own(cast.officer, on=DAY)


def test_an_administrator_reads_a_case_only_in_a_session(cast: Cast) -> None:
    case = casework.opened(cast)
    by = cast.administrator

    with pytest.raises(NotAllowed):
        read(case, by)
    sessions.open_session(reason="Khôi phục tệp hỏng.", by=by, on=DAY)

    assert read(case, by) == case
    assert not access.allows(by, Permission.CASES_DECIDE)
    assert audit.sentence(AuditEvent.objects.latest("pk")) == (
        "Ngày 01/12/2026, Quan-tri mở phiên đọc hồ sơ trong 30 phút, lý do: Khôi phục tệp hỏng."
    )


def test_a_session_ends_by_itself(cast: Cast) -> None:
    session = sessions.open_session(reason="Sao lưu.", by=cast.administrator, on=DAY)
    AccessSession.objects.create(
        by_key=session.by_key,
        by_name=session.by_name,
        on=DAY,
        at=session_moment(session) - timedelta(minutes=31),
        reason="Sao lưu.",
        minutes=30,
    )

    assert not access.in_session(cast.administrator)


def test_a_session_is_ended_once(cast: Cast) -> None:
    case = casework.opened(cast)
    by = cast.administrator
    sessions.open_session(reason="Sao lưu.", by=by, on=DAY)

    sessions.end_session(by=by, on=DAY)

    assert audit.sentence(AuditEvent.objects.latest("pk")) == (
        "Ngày 01/12/2026, Quan-tri kết thúc phiên đọc hồ sơ trước thời hạn."
    )
    with pytest.raises(NotAllowed):
        read(case, by)
    with pytest.raises(sessions.RefusedError, match="Không có phiên"):
        sessions.end_session(by=by, on=DAY)
    with pytest.raises(NotAllowed):
        sessions.end_session(by=cast.officer, on=DAY)


def test_a_damaged_file_is_not_told_as_read(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health")
    paper = case.papers.get()
    files.path_of(paper.stored).unlink()
    sessions.open_session(reason="Sao lưu.", by=cast.administrator, on=DAY)

    with pytest.raises(files.DamagedError):
        cases.open_paper(cast.administrator, case, paper.pk, on=DAY)
    assert AuditEvent.objects.latest("pk").type == "reading_session_opened"


def session_moment(session: AccessSession) -> datetime:
    session.refresh_from_db()
    return session.at


def test_a_session_is_of_its_account_and_wants_a_reason(cast: Cast) -> None:
    with pytest.raises(sessions.RefusedError, match="lý do"):
        sessions.open_session(reason=" ", by=cast.administrator, on=DAY)
    with pytest.raises(NotAllowed):
        sessions.open_session(reason="Xem.", by=cast.officer, on=DAY)
    sessions.open_session(reason="Sao lưu.", by=cast.administrator, on=DAY)

    other = people.account("quan-tri-2", Role.ADMINISTRATOR)
    assert not access.in_session(other)
    assert not access.in_session(cast.officer)


@pytest.mark.parametrize("stage", [casework.prepared, casework.decided])
@pytest.mark.parametrize("whom", ["departure_unit:U2", "arrival_unit:U2"])
def test_a_unit_asked_one_thing_does_not_answer_another_in_anothers_place(
    cast: Cast, stage: Callable[[Cast, Case], None], whom: str
) -> None:
    case = casework.carried(cast, stage)
    if stage is casework.prepared:
        cases.request_opinion(
            case=case,
            item="appraisal",
            whom="related_bodies:U2",
            by=cast.officer,
            on=DAY,
        )
    before = case.acts.count()

    with pytest.raises(cases.RefusedError, match="không nêu nơi khác"):
        cases.answer(
            case=case,
            item="units",
            whom=whom,
            answer=Answer.AGREE,
            by=cast.elsewhere,
            on=DAY,
        )

    assert case.acts.count() == before
