"""A plan goes from draft to chủ trương by acts: who may, in which order, and what is told."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luanchuyen.matching.answers import Answer, Ground
from luanchuyen.matching.envy import Envy
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.problem import Made, Problem
from luanchuyen.records.models import (
    Account,
    AuditEvent,
    EventType,
    PlanAct,
    RotationPlan,
)
from luanchuyen.records.plan_states import ActKind, State
from luanchuyen.services import (
    access,
    audit,
    plan_answers,
    plan_findings,
    plan_objections,
    plan_versions,
    plans,
)
from luanchuyen.services.access import Permission
from luanchuyen.services.plan_acts import RefusedError
from tests import people, planning
from tests.matching.town import HEAD, town
from tests.planning import DAY, LATER, PEOPLES, TEXT, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return planning.settle()


def told() -> str:
    return audit.sentence(AuditEvent.objects.latest("pk"))


@pytest.mark.clause("QD-7.1")
def test_a_plan_goes_from_draft_to_approval(cast: Cast) -> None:
    plan = planning.approved(cast)

    assert plan.state is State.APPROVED
    assert [act.kind for act in plan.acts.all()] == [
        *("opened", "review_frozen", "version_saved", "chosen", "submitted"),
        "approved",
    ]
    assert told() == "Ngày 01/12/2026, Binh cho chủ trương kế hoạch «Đợt một»."


@pytest.mark.clause("CT-0")
def test_a_plan_is_opened_under_the_rulebook_and_for_the_term_of_its_text(
    cast: Cast,
) -> None:
    text = "title: Đợt một\nrulebook: can-tho-2022\ncommittee: CU\nday: 2023-01-15\n"

    plan = planning.opened(cast, text + "term: 2022-2025\n")

    assert plan.state is State.DRAFT
    assert (plan.committee_id, plan.rulebook, plan.day, plan.term) == (
        "CU",
        "can-tho-2022",
        date(2023, 1, 15),
        "2022-2025",
    )
    assert told() == "Ngày 01/12/2026, Hoa mở kế hoạch «Đợt một»."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: Đợt một\n", "thiếu khóa bắt buộc «day»"),
        (HEAD.replace("qd-65-2022", "qd-0"), "qd-0"),
        (HEAD.replace("committee: CU", "committee: LA"), "Không có cấp ủy mã «LA»"),
        (HEAD.replace("Đợt một", "Đ" * 301), "viết gọn trong 300 ký tự"),
    ],
)
def test_it_refuses_to_open_a_wrong_text(cast: Cast, text: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        planning.opened(cast, text)

    assert not RotationPlan.objects.exists()


def test_it_refuses_a_plan_of_another_committee(cast: Cast) -> None:
    with pytest.raises(access.NotAllowed, match="Chỉ KHAC mới lập"):
        planning.opened(cast, HEAD.replace("committee: CU", "committee: KHAC"))


def test_the_review_is_frozen_as_the_records_give_it(cast: Cast) -> None:
    plan = planning.opened(cast)

    frozen = plans.freeze_review(plan=plan, by=cast.officer, on=DAY)

    assert plan.state is State.REVIEW_FROZEN
    assert frozen.fingerprint == town().fingerprint == frozen.document["snapshot"]
    (demand,) = frozen.document["demands"]
    assert (demand["kind"], demand["post"]) == ("vacancy", "P3")
    assert "chốt rà soát nhu cầu của kế hoạch «Đợt một»" in told()


def test_an_act_out_of_order_is_refused_and_says_what_may_be_done(cast: Cast) -> None:
    plan = planning.opened(cast)

    with pytest.raises(RefusedError) as refused:
        plans.submit(plan=plan, by=cast.officer, on=DAY)

    assert str(refused.value) == (
        "Kế hoạch «Đợt một» đang ở trạng thái «Dự thảo» nên không thể «Trình xin chủ trương»;"
        " có thể làm: «Chốt rà soát nhu cầu», «Bỏ điều đã ấn định», «Kết thúc»."
    )
    assert plan.acts.count() == 1


def test_sending_back_keeps_everything(cast: Cast) -> None:
    plan = planning.submitted(cast)

    plans.send_back(plan=plan, note="Xem lại P1.", by=cast.secretary, on=DAY)

    assert plan.state is State.SENT_BACK
    assert plan.versions.count() == plan.reviews.count() == 1
    assert told() == "Ngày 01/12/2026, Binh trả lại kế hoạch «Đợt một»: Xem lại P1."


def test_what_was_sent_back_is_chosen_and_submitted_again(cast: Cast) -> None:
    plan = planning.submitted(cast)
    plans.send_back(plan=plan, note="Xem lại P1.", by=cast.secretary, on=DAY)

    plans.choose(version=plan.versions.get(), by=cast.officer, on=LATER)
    plans.submit(plan=plan, by=cast.officer, on=LATER)

    assert plan.state is State.SUBMITTED


@pytest.mark.parametrize("act", ["send_back", "close"])
def test_it_wants_a_reason(cast: Cast, act: str) -> None:
    plan = planning.submitted(cast)
    by = cast.secretary if act == "send_back" else cast.officer

    with pytest.raises(RefusedError, match="Hãy ghi lý do"):
        getattr(plans, act)(plan=plan, note=" ", by=by, on=DAY)


def test_a_closed_plan_takes_no_further_act(cast: Cast) -> None:
    plan = planning.opened(cast)
    plans.close(plan=plan, note="Chưa đến kỳ.", by=cast.officer, on=DAY)

    with pytest.raises(RefusedError, match="hãy mở kế hoạch mới"):
        plans.freeze_review(plan=plan, by=cast.officer, on=DAY)


def tied(account: Account, official: str) -> Account:
    Account.objects.filter(pk=account.pk).update(official=official)
    account.refresh_from_db()
    return account


def chosen_by(cast: Cast, by: Account) -> None:
    plan = planning.frozen(cast)
    plans.choose(version=planning.saved(cast, plan), by=by, on=DAY)


def submitted_by(cast: Cast, by: Account) -> None:
    own = by.official_id
    Account.objects.filter(pk=cast.officer.pk).update(official=None)
    cast.officer.refresh_from_db()
    plan = planning.chosen(cast)
    plans.submit(plan=plan, by=tied(by, own) if own else by, on=DAY)


def approved_by(cast: Cast, by: Account) -> None:
    plans.approve(plan=planning.submitted(cast), by=by, on=DAY)


def sent_back_by(cast: Cast, by: Account) -> None:
    plans.send_back(plan=planning.submitted(cast), note="Vì…", by=by, on=DAY)


OF_WHO_DECIDES = [
    ("officer", chosen_by, ActKind.CHOSEN),
    ("officer", submitted_by, ActKind.SUBMITTED),
    ("secretary", approved_by, ActKind.APPROVED),
    ("secretary", sent_back_by, ActKind.SENT_BACK),
]


@pytest.mark.parametrize(("role", "deed", "kind"), OF_WHO_DECIDES)
@pytest.mark.parametrize(
    ("own", "words"),
    [("A", "luân chuyển chính đồng chí"), ("B", r"người thân của đồng chí \(.+\)")],
)
def test_nobody_chooses_submits_or_decides_in_the_own_matter(
    own: str,
    words: str,
    role: str,
    deed: Callable[[Cast, Account], None],
    kind: ActKind,
) -> None:
    """The plan moves A, whom B declared a relative."""
    cast = planning.settle(town(kin=[("B", "A")]))

    with pytest.raises(RefusedError, match=words):
        deed(cast, tied(getattr(cast, role), own))

    assert not PlanAct.objects.filter(kind=kind).exists()


@pytest.mark.parametrize(("role", "deed", "kind"), OF_WHO_DECIDES)
def test_who_has_no_tie_to_whom_it_moves_goes_on(
    cast: Cast, role: str, deed: Callable[[Cast, Account], None], kind: ActKind
) -> None:
    deed(cast, tied(getattr(cast, role), "B"))

    assert PlanAct.objects.filter(kind=kind).exists()


def test_who_submits_does_not_approve_by_another_account(cast: Cast) -> None:
    tied(cast.officer, "B")
    plan = planning.submitted(cast)

    with pytest.raises(RefusedError, match="không tự cho chủ trương"):
        plans.approve(plan=plan, by=tied(cast.secretary, "B"), on=DAY)


def test_who_submits_does_not_approve(cast: Cast) -> None:
    plan = planning.chosen(cast)
    plans.submit(plan=plan, by=people.OPERATOR, on=DAY)

    with pytest.raises(RefusedError, match="không tự cho chủ trương"):
        plans.approve(plan=plan, by=people.OPERATOR, on=DAY)


@pytest.mark.parametrize("role", ["officer", "inspector"])
def test_only_a_secretary_decides(cast: Cast, role: str) -> None:
    plan = planning.submitted(cast)

    with pytest.raises(access.NotAllowed):
        plans.approve(plan=plan, by=getattr(cast, role), on=DAY)


@pytest.mark.parametrize("role", ["secretary", "inspector", "unit_officer"])
def test_only_an_officer_prepares(cast: Cast, role: str) -> None:
    plan = planning.opened(cast)

    with pytest.raises(access.NotAllowed):
        plans.freeze_review(plan=plan, by=getattr(cast, role), on=DAY)


@pytest.mark.parametrize("role", ["officer", "secretary", "inspector"])
def test_the_committee_reads_its_plans(cast: Cast, role: str) -> None:
    plan = planning.opened(cast)

    assert list(plans.listed(getattr(cast, role))) == [plan]


def test_to_a_stranger_a_plan_and_none_look_the_same(cast: Cast) -> None:
    plan = planning.opened(cast)

    assert list(plans.listed(cast.stranger)) == []
    with pytest.raises(access.NotThere):
        plans.freeze_review(plan=plan, by=cast.stranger, on=DAY)
    with pytest.raises(access.NotThere):
        access.get_plan(cast.stranger, 999, Permission.PLANS_READ)


def test_the_list_takes_as_many_queries_for_many_plans(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert all(plan.state for plan in plans.listed(cast.officer))
        return len(queries)

    planning.opened(cast)
    for_one = asked()
    planning.frozen(cast)

    assert asked() == for_one


@pytest.mark.clause("LD-IV.2.0")
@pytest.mark.clause("MH-IV.2b")
def test_nobody_stands_in_two_open_plans(cast: Cast) -> None:
    planning.chosen(cast)
    other = planning.frozen(cast, TEXT.replace("Đợt một", "Đợt hai"))
    version = planning.saved(cast, other)

    with pytest.raises(RefusedError) as refused:
        plans.choose(version=version, by=cast.officer, on=DAY)

    assert str(refused.value) == (
        "Cán bộ «A» đã có trong kế hoạch «Đợt một» chưa kết thúc;"
        " hãy bỏ ra hoặc kết thúc kế hoạch đó trước."
    )


@pytest.mark.clause("MH-IV.2b")
def test_a_post_one_plan_frees_may_be_filled_by_another(cast: Cast) -> None:
    planning.chosen(cast)  # A leaves P1 for P3
    other = planning.frozen(cast)
    text = plan_versions.settled(TEXT, [("A", "P2"), ("B", "P1")])
    version = planning.saved(cast, other, text)
    made = [{"official": "B", "from": "P2", "to": "P1"}]
    version.document = version.document | {"moves": made}

    assert plans.against_choosing(version) == []


def test_a_seat_is_filled_by_one_open_plan_alone(cast: Cast) -> None:
    planning.chosen(cast)
    other = planning.frozen(cast)
    version = planning.saved(cast, other)
    made = [{"official": "B", "from": "P2", "to": "P3"}]
    version.document = version.document | {"moves": made}

    (told,) = plans.against_choosing(version)

    assert told.startswith("Chức danh «P3» đã có trong kế hoạch «Đợt một»")


def test_a_closed_plan_lets_go_of_its_people(cast: Cast) -> None:
    first = planning.chosen(cast)
    other = planning.frozen(cast)
    version = planning.saved(cast, other)

    plans.close(plan=first, note="Gộp vào đợt hai.", by=cast.officer, on=DAY)
    plans.choose(version=version, by=cast.officer, on=DAY)

    assert other.state is State.CHOSEN


def test_a_version_without_a_solution_is_not_chosen(cast: Cast) -> None:
    plan = planning.frozen(cast)
    version = planning.saved(cast, plan, PEOPLES + "max_moves: 1\n")

    with pytest.raises(RefusedError, match="mâu thuẫn"):
        plans.choose(version=version, by=cast.officer, on=DAY)


def test_a_further_check_of_what_is_submitted_is_heard(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        plan_objections, "AGAINST_SUBMITTING", (lambda version: ["Còn một việc."],)
    )
    plan = planning.chosen(cast)

    with pytest.raises(RefusedError, match="Còn một việc"):
        plans.submit(plan=plan, by=cast.officer, on=DAY)


def test_nobody_is_passed_over_without_a_reason(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planning.chosen(cast)
    better = Move("B", "P2", "P3", "U2", "U3", merit=2)

    def cases(_: Instance, made: Made) -> list[tuple[Move, Move]]:
        return [(better, made.moves[0])]

    def told(_: Problem, made: Made, passed: Move, chosen: Move) -> Envy:
        return Envy(passed, chosen, Answer(Ground.EQUAL, ()))

    monkeypatch.setattr(plan_answers, "_KEPT", plan_answers._Kept(most=8))
    monkeypatch.setattr(plan_findings, "passed_over", cases)
    monkeypatch.setattr(plan_findings, "envy_of", told)

    with pytest.raises(RefusedError, match="Chưa có lý do để «B»"):
        plans.submit(plan=plan, by=cast.officer, on=DAY)


def test_an_import_may_remove_who_stands_in_a_version(cast: Cast) -> None:
    plan = planning.chosen(cast)

    people.settle(town(holders={"B": "P2"}))

    chosen = plan.chosen
    assert chosen is not None
    assert chosen.document["moves"][0]["official"] == "A"


def test_every_act_has_its_event(cast: Cast) -> None:
    planning.approved(cast)

    events = AuditEvent.objects.filter(subject_label="Đợt một")
    assert {event.type for event in events} >= {
        EventType.PLAN_OPENED,
        EventType.PLAN_VERSION_SAVED,
        EventType.PLAN_VERSION_CHOSEN,
        EventType.PLAN_SUBMITTED,
        EventType.PLAN_APPROVED,
    }
    assert events.latest("pk").before == {"state": "submitted"}
    (submitted,) = events.filter(type=EventType.PLAN_SUBMITTED)
    assert audit.sentence(submitted).endswith(
        "trình kế hoạch «Đợt một» xin chủ trương, phương án 1 «Đợt một»."
    )


ACTS: dict[str, Callable[[RotationPlan, Cast], object]] = {
    "chốt rà soát": lambda plan, cast: plans.freeze_review(
        plan=plan, by=cast.officer, on=DAY
    ),
    "lưu": lambda plan, cast: planning.saved(cast, plan),
    "chọn": lambda plan, cast: [
        plans.choose(version=one, by=cast.officer, on=DAY)
        for one in plan.versions.all()[:1]
    ],
    "trình": lambda plan, cast: plans.submit(plan=plan, by=cast.officer, on=DAY),
    "cho chủ trương": lambda plan, cast: plans.approve(
        plan=plan, by=cast.secretary, on=DAY
    ),
    "trả lại": lambda plan, cast: plans.send_back(
        plan=plan, note="Xem lại.", by=cast.secretary, on=DAY
    ),
    "kết thúc": lambda plan, cast: plans.close(
        plan=plan, note="Dừng.", by=cast.officer, on=DAY
    ),
}
# Closing now and then only, so that walks go far.
STEPS = [*(list(ACTS)[:-1] * 4), "kết thúc"]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_whatever_is_tried_a_plan_goes_on_or_can_be_closed(
    cast: Cast, steps: list[str]
) -> None:
    plan = planning.opened(cast)

    for step in steps:
        before = plan.acts.count()
        try:
            ACTS[step](plan, cast)
        except RefusedError:
            assert plan.acts.count() == before
        assert plan.state in State

    if plan.state is not State.CLOSED:
        plans.close(plan=plan, note="Dừng.", by=cast.officer, on=DAY)
    assert plan.state is State.CLOSED


@pytest.mark.postgres
def test_acts_on_one_plan_wait_for_one_another(cast: Cast) -> None:
    plan = planning.opened(cast)

    with CaptureQueriesContext(connection) as asked:
        plans.close(plan=plan, note="Chưa đến kỳ.", by=cast.officer, on=DAY)

    assert any("FOR UPDATE" in query["sql"] for query in asked)
