"""The engine: which steps a case follows, what is kept after a sending back, what an act may not do."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from luanchuyen.rules.instruments import library
from luanchuyen.rules.parts.procedures import ProcedureEntry
from luanchuyen.rules.procedure.acts import Act, ActKind, Answer
from luanchuyen.rules.procedure.choosing import (
    MisfitError,
    Procedure,
    UndecidedProcedureError,
    procedure_for,
)
from luanchuyen.rules.procedure.days import Calendar
from luanchuyen.rules.procedure.objections import objections
from luanchuyen.rules.procedure.opinions import State
from luanchuyen.rules.procedure.standing import EndKind, Standing, Status, standing
from luanchuyen.rules.reading import parse
from luanchuyen.rules.rulebook import NotInForceError, build, ids, load
from tests.rules import carrying
from tests.rules.carrying import BEGUN, MET, PROPOSED, answer, carried

ELECTIONS_SINCE = date(2022, 4, 28)  # the first text we read that speaks of them
ONE_DAY = timedelta(days=1)
LATER = BEGUN + timedelta(days=40)


def now(
    procedure: Procedure,
    acts: list[Act],
    proposed: dict[str, str] | None = None,
    on: date = LATER,
) -> Standing:
    return standing(
        procedure, acts, proposed=proposed or PROPOSED, on=on, conditions=MET
    )


def refused(procedure: Procedure, acts: list[Act], act: Act) -> list[str]:
    return objections(procedure, acts, act, proposed=PROPOSED, on=LATER, conditions=MET)


def back(to: str, reason: str = "xem lại") -> Act:
    return Act(ActKind.SENT_BACK, LATER, "competent_authority", to, reason=reason)


@pytest.mark.parametrize(
    ("begun", "line", "since"),
    [
        (date(2022, 4, 28), "rotation", date(2022, 4, 28)),
        (date(2025, 6, 30), "rotation", date(2022, 4, 28)),
        (date(2025, 7, 1), "rotation/state", date(2025, 7, 1)),
        (date(2026, 7, 31), "rotation/state", date(2025, 7, 1)),
        (date(2026, 8, 1), "rotation/state", date(2026, 8, 1)),
    ],
)
def test_a_case_keeps_the_procedure_of_the_day_it_began(
    begun: date, line: str, since: date
) -> None:
    found = procedure_for(
        load("qd-65-2022"), "rotation", begun, blocs={"to_post": "Nhà nước"}
    )

    assert (found.line, found.since) == (line, since)


def test_before_the_first_day_there_is_no_procedure() -> None:
    with pytest.raises(NotInForceError, match="Ngày 27/04/2022 chưa có quy trình"):
        procedure_for(load("qd-65-2022"), "rotation", date(2022, 4, 27))


def test_the_centre_has_no_procedure_of_transfer_in_the_sources() -> None:
    with pytest.raises(NotInForceError, match="chưa có quy trình điều động"):
        procedure_for(load("qd-65-2022"), "transfer", BEGUN)


def test_an_election_before_any_text_of_it_is_told() -> None:
    full = procedure_for(load("lam-dong-2017"), "rotation", date(2022, 4, 27))

    with pytest.raises(NotInForceError, match="27/04/2022 chưa có quy trình bầu cử"):
        full.under(elected=True)


def test_an_unknown_bloc_leaves_the_choice_open() -> None:
    with pytest.raises(UndecidedProcedureError, match="Chưa rõ khối"):
        procedure_for(load("qd-65-2022"), "rotation", BEGUN)


def test_a_case_may_name_its_procedure() -> None:
    found = procedure_for(load("qd-65-2022"), "rotation", BEGUN, named="rotation")

    assert found.line == "rotation"
    with pytest.raises(NotInForceError, match="«rotation/x»"):
        procedure_for(load("qd-65-2022"), "rotation", BEGUN, named="rotation/x")


@pytest.mark.clause("LD-III.2.6")
def test_the_province_replaces_the_five_steps_but_not_those_of_the_state() -> None:
    steps = [step.key for step in carrying.lam_dong().steps]
    state = procedure_for(
        load("lam-dong-2017"), "rotation", BEGUN, blocs={"to_post": "Nhà nước"}
    )

    assert steps == ["survey", "units", "decision", "issue", "effect"]
    assert state.line == "rotation/state"


@pytest.mark.clause("MH-II.2")
def test_an_election_stands_between_the_decision_and_its_effect() -> None:
    steps = [step.key for step in carrying.lam_dong(elected=True).steps]

    assert steps[3:] == ["issue", "nomination", "election", "ratification", "effect"]


@pytest.mark.parametrize("id_", ids())
@pytest.mark.parametrize("bloc", ["Đảng", "Nhà nước"])
def test_every_procedure_of_every_day_can_be_carried_through(
    id_: str, bloc: str
) -> None:
    book = load(id_)
    for begun in book.change_days:
        for kind in ("rotation", "transfer"):
            if not book.lines_of("procedures", ProcedureEntry, kind, begun):
                continue
            full = procedure_for(book, kind, begun, blocs={"to_post": bloc})
            elected = begun >= ELECTIONS_SINCE
            procedure = full.under(elected=elected, consent=True)
            found = now(procedure, carried(procedure), on=begun)
            assert found.may_take_effect, (begun, kind, found.open_step)


def test_the_frozen_steps_are_kept_and_restored() -> None:
    procedure = procedure_for(load("qd-65-2022"), "rotation", BEGUN, named="rotation")

    assert Procedure.model_validate_json(procedure.model_dump_json()) == procedure


def test_the_parts_of_an_assessment_keep_their_order_whatever_a_database_does() -> None:
    """PostgreSQL keeps the keys of an object by their length."""
    procedure = procedure_for(load("qd-65-2022"), "rotation", BEGUN, named="rotation")
    kept = json.dumps(procedure.kept(), sort_keys=True)

    ask = Procedure.model_validate_json(kept).ask("assessment")

    assert ask is not None
    assert list(ask.parts) == [
        *("ethics", "lifestyle", "capacity"),
        *("standing", "political_standards", "other"),
    ]


@pytest.mark.clause("MH-II.2")
def test_a_post_that_changes_to_an_elected_one_brings_the_election() -> None:
    full = procedure_for(load("qd-65-2022"), "rotation", BEGUN, named="rotation")
    assert full.index("nomination") == 5
    plain = full.under(elected=False)
    assert plain.index("nomination") is None
    acts = carried(plain, "decision")

    found = now(
        full.under(elected=True), [*acts, *carrying.done(plain.steps[4], LATER)]
    )

    assert len(full.under(elected=True).steps) == len(plain.steps) + 3
    assert found.open_step is not None
    assert found.open_step.step.key == "nomination"


def test_a_case_moved_to_newer_steps_keeps_what_still_holds() -> None:
    newer = procedure_for(load("qd-65-2022"), "rotation", BEGUN, named="rotation/state")
    acts = carried(carrying.national(), "decision")

    found = now(newer.under(elected=False), acts)

    assert found.open_step is not None
    assert found.open_step.step.key == "preparation"
    assert {g.of for g in found.open_step.gates if not g.met} == {
        *("committee_assessment", "political_conclusion")
    }


def test_after_a_repeal_there_is_no_procedure_and_not_the_old_one() -> None:
    text = """
title: A
extends: qd-65-2022
procedures:
  transfer:
    - from: 2026-01-01
      title: T
      cites: [QD-65-2022/7]
      steps:
        - key: decision
          title: D
          actor: competent_authority
          decides: true
          cites: [QD-65-2022/7]
          gates: [{gate: condition, of: eligible, cites: [QD-65-2022/7]}]
    - {from: 2026-06-01, repealed: true, cites: [QD-65-2022/7]}
"""
    book = build("x", parse(text, "x.yaml", library()))

    assert procedure_for(book, "transfer", date(2026, 5, 31)).title == "T"
    with pytest.raises(NotInForceError, match="01/06/2026"):
        procedure_for(book, "transfer", date(2026, 6, 1))


def test_an_addition_that_leads_nowhere_is_told() -> None:
    text = """
title: A
extends: qd-65-2022
procedure_additions:
  rotation:
    - from: 2026-01-01
      cites: [QD-65-2022/7]
      steps:
        - {step: principle, gates: [{gate: heard, of: nobody, cites: [QD-65-2022/7]}]}
"""
    book = build("x", parse(text, "x.yaml", library()))

    with pytest.raises(MisfitError, match="«nobody», không có trong quy trình"):
        procedure_for(book, "rotation", BEGUN, named="rotation")


@pytest.mark.clause("QD-7.4a", "QD-2.2")
def test_sent_back_keeps_what_was_said_and_asks_again_only_what_no_longer_fits() -> (
    None
):
    procedure = carrying.national()
    acts = [*carried(procedure, "decision"), back("proposal")]

    same = now(procedure, acts)
    other = now(procedure, acts, dict(PROPOSED, from_post="chức danh đi khác"))

    assert same.ask_again == ()
    assert {one.ask.key for one in other.ask_again} == {"units"}
    assert [one.status for one in same.steps[1:]] == [
        Status.OPEN,
        *[Status.NOT_YET] * 3,
    ]


def test_a_decision_is_taken_again_after_a_sending_back() -> None:
    procedure = carrying.national(elected=True)
    acts = [*carried(procedure, "nomination"), back("decision")]

    found = now(procedure, acts)

    assert found.open_step is not None
    assert [g.of for g in found.open_step.gates if not g.met] == [
        *("submission", "decision", "decision", "announcement")
    ]


def test_a_reminder_gives_no_more_time() -> None:
    book = load("qd-65-2022")
    begun = date(2026, 8, 3)
    full = procedure_for(book, "rotation", begun, named="rotation/state")
    asked = answer("principle", "competent_authority", day=begun)
    reminder = replace(asked, kind=ActKind.DELIVERED, day=date(2026, 8, 20))
    acts = [replace(asked, kind=ActKind.DELIVERED), reminder]

    found = now(full.under(elected=False), acts, on=date(2026, 8, 25))

    assert found.opinions[0].due == date(2026, 8, 24)
    assert found.opinions[0].state is State.SILENT


def test_an_answer_that_says_nothing_is_none() -> None:
    procedure = carrying.national()
    empty = replace(answer("principle", "competent_authority"), answer=None)

    assert now(procedure, [empty]).opinions[0].state is not State.ANSWERED


def test_a_decision_noted_before_its_step_counts_for_nothing() -> None:
    procedure = carrying.national()
    early = answer("decision", "competent_authority")
    acts = [early, *carried(procedure, "decision")]

    found = now(procedure, acts)

    decision = next(one for one in found.opinions if one.ask.key == "decision")
    assert decision.state is State.NOT_ASKED
    assert "Chưa đến bước «Trình" in refused(procedure, [], early)[0]


@pytest.mark.clause("LD-I.4")
def test_a_refusal_after_the_units_were_heard_still_stops_the_decision() -> None:
    procedure = carrying.lam_dong()
    acts = carried(procedure, "decision")
    late = answer("units", "arrival_unit", Answer.REFUSE, day=LATER)
    step = procedure.steps[2]

    found = now(procedure, [*acts, late, *carrying.done(step, LATER)])

    assert found.open_step is not None
    assert found.open_step.step.key == "decision"


@pytest.mark.clause("LD-I.4")
@pytest.mark.parametrize(("on", "settled"), [(20, False), (21, True)])
def test_silence_can_be_settled_only_once_the_day_has_passed(
    on: int, settled: bool
) -> None:
    procedure = carrying.lam_dong()
    asked = replace(
        answer("units", "arrival_unit"), kind=ActKind.ASKED, due=date(2026, 3, 20)
    )
    sent = [asked, replace(asked, kind=ActKind.DELIVERED)]
    settle = replace(
        asked, kind=ActKind.SETTLED, day=date(2026, 3, on), reason="đã làm việc lại"
    )
    acts = [*carried(procedure, "units"), *sent]

    found = now(procedure, [*acts, settle], on=date(2026, 3, on))

    unit = next(one for one in found.opinions if one.whom == "arrival_unit")
    assert (unit.settled, unit.agreed) == (settled, settled)
    told = objections(
        procedure, acts, settle, proposed=PROPOSED, on=date(2026, 3, on), conditions=MET
    )
    assert bool(told) is not settled


@pytest.mark.clause("LD-I.4")
def test_a_refusal_after_the_decision_no_longer_opens_what_it_rests_on() -> None:
    procedure = carrying.lam_dong()
    acts = carried(procedure, "issue")
    late = answer("units", "arrival_unit", Answer.REFUSE, day=LATER)

    found = now(procedure, [*acts, late])

    assert found.open_step is not None
    assert found.open_step.step.key == "issue"


def test_of_several_bodies_every_one_asked_is_waited_for() -> None:
    procedure = carrying.national()
    acts = carried(procedure, "appraisal")
    step = procedure.steps[3]
    second = Act(
        ActKind.ASKED,
        BEGUN,
        "advisory_body",
        item="appraisal",
        whom="related_bodies:B",
        read=PROPOSED,
    )

    waits = now(procedure, [*acts, second, *carrying.done(step, LATER)])
    dropped = replace(second, kind=ActKind.DROPPED, reason="hỏi nhầm")
    goes = now(procedure, [*acts, second, dropped, *carrying.done(step, LATER)])

    assert waits.open_step is not None
    assert waits.open_step.step.key == "appraisal"
    assert goes.open_step is not None
    assert goes.open_step.step.key == "decision"


def test_an_answer_cannot_be_dropped() -> None:
    procedure = carrying.national()
    said = answer("appraisal", "related_bodies:A", Answer.REFUSE)
    acts = [*carried(procedure, "appraisal"), said]
    drop = replace(said, kind=ActKind.DROPPED, reason="không hợp ý")

    found = now(procedure, [*acts, drop])

    assert refused(procedure, acts, drop) == ["Ý kiến đã có thì không bỏ được."]
    assert any(one.answer is Answer.REFUSE for one in found.opinions)


@pytest.mark.parametrize("kind", [ActKind.WITHDRAWN, ActKind.REFUSED])
def test_a_case_ends_with_a_reason_and_nothing_more_is_recorded(kind: ActKind) -> None:
    procedure = carrying.national()
    acts = carried(procedure, "appraisal")
    end = Act(kind, LATER, "competent_authority", reason="cán bộ xin ở lại")

    found = now(procedure, [*acts, end])

    assert found.ending is not None
    assert (found.ending.kind, found.ending.reason) == (
        EndKind(kind.value),
        "cán bộ xin ở lại",
    )
    assert refused(procedure, acts, replace(end, reason=" ")) == ["Phải ghi lý do."]
    assert refused(procedure, [*acts, end], back("proposal")) == [
        "Hồ sơ đã kết thúc; không ghi thêm được."
    ]


def test_a_completed_case_is_not_opened_by_what_is_proposed_later() -> None:
    procedure = carrying.national()

    found = now(procedure, carried(procedure), dict(PROPOSED, to_post="khác"))

    assert found.may_take_effect
    assert found.ask_again == ()


FINISH = carrying.finish(carrying.national().steps[3], LATER)
OBJECTED = {
    "bước chưa tới": (
        replace(FINISH, step="decision"),
        "đang ở bước «Thẩm định, trao đổi với nơi đi, nơi đến, gặp gỡ cán bộ»",
    ),
    "bước lạ": (replace(FINISH, step="x"), "Quy trình không có bước «x»."),
    "người khác hoàn thành": (replace(FINISH, who="official"), "không do người này"),
    "đọc nội dung cũ": (replace(FINISH, read={}), "khác dự kiến hiện nay"),
    "ngày chưa đến": (replace(FINISH, day=LATER + ONE_DAY), "chưa đến"),
    "ngày trước khi bắt đầu": (
        replace(FINISH, day=BEGUN - ONE_DAY),
        "trước ngày bắt đầu hồ sơ",
    ),
    "chưa hỏi ai": (FINISH, "cơ quan liên quan chưa được hỏi"),
    "trả lại về bước sau": (back("decision"), "Chỉ trả lại về bước"),
    "trả lại không lý do": (back("proposal", ""), "Phải ghi lý do."),
    "trả lời việc không hỏi": (answer("x", "official"), "Quy trình không hỏi «x»."),
    "hỏi nhầm nơi": (answer("talk", "arrival_unit"), "không hỏi nơi này"),
    "nơi khác trả lời thay": (
        answer("units", "departure_unit:KHAC"),
        "chỉ hỏi một nơi",
    ),
    "hỏi từng nơi, không nêu nơi nào": (
        answer("appraisal", "related_bodies"),
        "hãy nêu rõ nơi nào",
    ),
    "không ghi câu trả lời": (
        replace(answer("talk", "official"), answer=None),
        "Phải ghi câu trả lời.",
    ),
    "nội dung lạ": (
        answer("meeting", "official", parts=frozenset({"song"})),
        "không có nội dung «song»",
    ),
    "nhận trước khi gửi": (
        replace(answer("talk", "official"), kind=ActKind.DELIVERED),
        "Chưa gửi văn bản hỏi",
    ),
    "giải quyết thay câu trả lời": (
        replace(answer("talk", "official"), kind=ActKind.SETTLED, reason="vì"),
        "không thể giải quyết thay",
    ),
    "bỏ nơi bắt buộc hỏi": (
        replace(answer("talk", "official"), kind=ActKind.DROPPED, reason="vì"),
        "bắt buộc phải hỏi",
    ),
    "giấy tờ của bước sau": (
        Act(ActKind.ISSUED, LATER, "", "decision", "decision", read=PROPOSED),
        "Chưa đến bước «Trình, quyết định",
    ),
    "giấy tờ không thuộc bước": (
        Act(ActKind.ISSUED, LATER, "", "proposal", "decision", read=PROPOSED),
        "Bước «proposal» không có giấy tờ «decision».",
    ),
    "giấy tờ theo nội dung cũ": (
        Act(ActKind.ISSUED, LATER, "", "appraisal", "appraisal_summary"),
        "khác dự kiến hiện nay",
    ),
    "ủy quyền không được phép": (
        Act(ActKind.DELEGATED, LATER, "advisory_body", "appraisal", whom="official"),
        "không được ủy quyền",
    ),
}


@pytest.mark.parametrize(("act", "words"), OBJECTED.values(), ids=OBJECTED)
def test_an_act_out_of_place_is_refused_in_a_sentence(act: Act, words: str) -> None:
    procedure = carrying.national()

    told = refused(procedure, carried(procedure, "appraisal"), act)

    assert any(words in sentence for sentence in told), told


def test_an_answer_before_the_question_is_refused() -> None:
    procedure = carrying.national()
    asked = replace(answer("talk", "official", day=LATER), kind=ActKind.ASKED)
    acts = [*carried(procedure, "appraisal"), asked]

    told = refused(procedure, acts, answer("talk", "official"))

    assert told == ["Ngày 02/03/2026 trước ngày hỏi 11/04/2026."]


@pytest.mark.parametrize(
    "act",
    [
        answer("talk", "official"),
        Act(ActKind.ISSUED, BEGUN, "", "appraisal", "appraisal_summary", read=PROPOSED),
    ],
    ids=["trả lời", "giấy tờ"],
)
def test_what_is_done_in_a_step_is_not_dated_before_it(act: Act) -> None:
    procedure = carrying.national()
    acts = carried(procedure, "appraisal", day=LATER)

    told = refused(procedure, acts, act)

    assert told == [
        "Ngày 02/03/2026 trước ngày bắt đầu bước «Thẩm định, trao đổi với nơi đi, nơi đến, gặp gỡ"
        " cán bộ» 11/04/2026."
    ]
    assert refused(procedure, acts, replace(act, day=LATER)) == []


def test_working_days_pass_over_weekends_and_the_holidays_given() -> None:
    friday = date(2026, 8, 28)

    assert Calendar().due(friday, 3, working=True) == date(2026, 9, 2)
    held = Calendar(holidays=frozenset({date(2026, 9, 1), date(2026, 9, 2)}))
    assert held.due(friday, 3, working=True) == date(2026, 9, 4)
    assert held.due(friday, 3, working=False) == date(2026, 8, 31)
