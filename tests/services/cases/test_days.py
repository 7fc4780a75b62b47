"""An act bears a day on which it can have been done: else a sentence, and nothing is stored."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from luanchuyen.records.models import AuditEvent, Case, Unit
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.services import audit, cases
from luanchuyen.services.cases import RefusedError
from luanchuyen.services.cases.conditions import standing_then
from tests import casework, databases, people
from tests.casework import ASSESSED, CHAIR, NEXT, PASSED, PDF, TALKED, TERM, Cast
from tests.planning import DAY
from tests.services.cases import test_law

pytestmark = pytest.mark.django_db

LATE = date(2026, 12, 10)
BEFORE, AHEAD = DAY - timedelta(days=1), LATE + timedelta(days=1)
Act = Callable[[Cast, Case, date], object]


def assess(cast: Cast, case: Case, day: date) -> object:
    parts = {"parts": ASSESSED, "presided_by": CHAIR, "document": "6-NX/U1"}
    return cases.assess(case=case, **parts, day=day, by=cast.officer, on=LATE)  # type: ignore[arg-type]


def appraise(cast: Cast, case: Case, day: date) -> object:
    said: dict[str, Any] = {"whom": "related_bodies:U2", "answer": Answer.AGREE}
    return cases.appraise(case=case, **said, day=day, by=cast.elsewhere, on=LATE)


def hear(cast: Cast, case: Case, day: date) -> object:
    said: dict[str, Any] = {"item": "units", "whom": "departure_unit"}
    said |= {"answer": Answer.AGREE, "document": "8-CV/U1"}
    return cases.answer(case=case, **said, day=day, by=cast.officer, on=LATE)


def deliver(cast: Cast, case: Case, day: date) -> object:
    asked = {"item": "proposal", "whom": "departure_unit"}
    return cases.deliver(case=case, **asked, day=day, by=cast.departure, on=LATE)


def meet(cast: Cast, case: Case, day: date) -> object:
    return cases.meet(case=case, parts=TALKED, day=day, by=cast.officer, on=LATE)


def vote(cast: Cast, case: Case, day: date) -> object:
    return cases.vote(case=case, ballot=PASSED, day=day, by=cast.secretary, on=LATE)


def decide(cast: Cast, case: Case, day: date) -> object:
    begins = {"effective_on": day, "term": TERM}
    return cases.decide(case=case, **begins, by=cast.secretary, on=LATE)  # type: ignore[arg-type]


def announce(cast: Cast, case: Case, day: date) -> object:
    return cases.announce(case=case, day=day, by=cast.officer, on=LATE)


def elect(cast: Cast, case: Case, day: date) -> object:
    told: dict[str, Any] = {"agreed": False, "document": "1-BB"}
    return cases.elect(case=case, **told, day=day, by=cast.officer, on=LATE)


def ask(cast: Cast, case: Case, due: date) -> object:
    asked: dict[str, Any] = {"item": "proposal", "whom": "departure_unit"}
    return cases.request_opinion(case=case, **asked, due=due, by=cast.officer, on=LATE)


def ask_late(cast: Cast, case: Case, day: date) -> object:
    """Asked about the step after: recorded ten days late."""
    asked: dict[str, Any] = {"item": "appraisal", "whom": "related_bodies:U3"}
    return cases.request_opinion(case=case, **asked, day=day, by=cast.officer, on=LATE)


def finish(cast: Cast, case: Case, day: date) -> object:
    return cases.finish(case=case, day=day, by=cast.officer, on=LATE)


def send_back(cast: Cast, case: Case, day: date) -> object:
    back: dict[str, Any] = {"to_step": "proposal", "reason": "Vì…"}
    return cases.send_back(case=case, **back, day=day, by=cast.secretary, on=LATE)


def withdraw(cast: Cast, case: Case, day: date) -> object:
    return cases.withdraw(case=case, reason="Vì…", day=day, by=cast.officer, on=LATE)


def refuse(cast: Cast, case: Case, day: date) -> object:
    told: dict[str, Any] = {"reason": "Vì…", "handling": "Giữ nguyên."}
    return cases.refuse(case=case, **told, day=day, by=cast.secretary, on=LATE)


def issue(cast: Cast, case: Case, day: date) -> object:
    paper: dict[str, Any] = {"paper": "appraisal_summary"}
    return cases.issue_paper(case=case, **paper, day=day, by=cast.officer, on=LATE)


def submit(cast: Cast, case: Case, day: date) -> object:
    return cases.submit(case=case, day=day, by=cast.officer, on=LATE)


def decide_on(cast: Cast, case: Case, day: date) -> object:
    return cases.decide(case=case, day=day, term=TERM, by=cast.secretary, on=LATE)


def change(cast: Cast, case: Case, day: date) -> object:
    wish = casework.wish(to="P2")
    return cases.change_proposal(
        case=case, wish=wish, reason="Vì…", day=day, by=cast.officer, on=LATE
    )


def hear_of_the_new(cast: Cast, case: Case, day: date) -> object:
    """The unit of arrival proposed now, about what was not proposed yet."""
    said: dict[str, Any] = {"item": "proposal", "whom": "departure_unit"}
    said |= {"answer": Answer.AGREE, "document": "8-CV/U1"}
    return cases.answer(case=case, **said, day=day, by=cast.officer, on=LATE)


def hand_in(cast: Cast, case: Case, day: date) -> object:
    file: dict[str, Any] = {"content": BytesIO(PDF), "name": "a.pdf", "item": "health"}
    return cases.add_paper(case=case, **file, day=day, by=cast.officer, on=LATE)


def silence(cast: Cast, case: Case, day: date) -> object:
    asked = {"item": "proposal", "whom": "departure_unit"}
    return cases.note_silence(case=case, **asked, day=day, by=cast.officer, on=LATE)


def cancel(cast: Cast, case: Case, day: date) -> object:
    return cases.cancel_decision(
        case=case, reason="Vì…", day=day, term=TERM, by=cast.secretary, on=LATE
    )


def move_on(cast: Cast, case: Case, day: date) -> object:
    return cases.move_to_newer_procedure(
        case=case, reason="Vì…", day=day, by=cast.officer, on=LATE
    )


def opened(cast: Cast) -> Case:
    return casework.opened(cast)


def unanswered(cast: Cast) -> Case:
    """Asked and delivered when the case began; an answer was due on the day after."""
    case = casework.opened(cast)
    asked: dict[str, Any] = {"item": "proposal", "whom": "departure_unit"}
    cases.request_opinion(case=case, **asked, due=NEXT, by=cast.officer, on=DAY)
    cases.deliver(case=case, **asked, by=cast.departure, on=DAY)
    return case


def under_older_law(cast: Cast) -> Case:
    """The second step was finished a day after the case began, under a rulebook that has changed since."""
    case = test_law.begun_before(cast)
    casework.heard(cast, case)
    cases.finish(case=case, by=cast.officer, on=NEXT)
    return case


def moved_on(cast: Cast) -> Case:
    """Moved to the newer rulebook on the last day."""
    case = under_older_law(cast)
    move_on(cast, case, LATE)
    return case


def asked(cast: Cast) -> Case:
    case = casework.opened(cast)
    ask(cast, case, AHEAD)
    return case


def proposed(cast: Cast) -> Case:
    """The second step was finished a day after the case began."""
    case = casework.opened(cast)
    casework.heard(cast, case)
    cases.finish(case=case, by=cast.officer, on=NEXT)
    return case


def prepared(cast: Cast) -> Case:
    """The third step was finished a day after the case began."""
    case = proposed(cast)
    assess(cast, case, NEXT)
    cases.finish(case=case, by=cast.officer, on=LATE)
    cases.request_opinion(
        case=case, item="appraisal", whom="related_bodies:U2", by=cast.officer, on=LATE
    )
    return case


def submitted(cast: Cast) -> Case:
    return casework.carried(cast, casework.submitted)


def voted(cast: Cast) -> Case:
    return casework.voted(cast)


def decided(cast: Cast) -> Case:
    """Decided on the day after the submission."""
    case = casework.voted(cast)
    cases.decide(case=case, term=TERM, by=cast.secretary, on=NEXT)
    return case


def heard_late(cast: Cast) -> Case:
    """What the second step waits for was said on the day after it began."""
    case = casework.opened(cast)
    hear_of_the_new(cast, case, NEXT)
    return case


def appraised_late(cast: Cast) -> Case:
    """The fourth step was finished on the last day."""
    case = casework.carried(cast, casework.prepared)
    casework.appraised_on(cast, case, LATE)
    return case


def submitted_late(cast: Cast) -> Case:
    """Submitted and voted on the day after all else."""
    case = casework.carried(cast, casework.appraised)
    for item in casework.PAPERS:
        casework.added(cast, case, item)
    submit(cast, case, NEXT)
    vote(cast, case, NEXT)
    return case


def sent_back(cast: Cast) -> Case:
    """Submitted, and sent back to the submission on the day after."""
    case = casework.carried(cast, casework.submitted)
    back: dict[str, Any] = {"to_step": "decision", "reason": "Làm rõ."}
    cases.send_back(case=case, **back, day=NEXT, by=cast.secretary, on=LATE)
    return case


def changed(cast: Cast) -> Case:
    """Another post is proposed from the day after the case began."""
    case = casework.opened(cast)
    change(cast, case, NEXT)
    return case


def to_elect(cast: Cast) -> Case:
    """Announced a day after the decision; the election is next."""
    people.settle(casework.with_post("P3", elected=True))
    case = casework.carried(cast, casework.decided)
    cases.announce(case=case, by=cast.officer, on=NEXT)
    cases.finish(case=case, by=cast.officer, on=NEXT)
    return case


WRONG: dict[str, tuple[Callable[[Cast], Case], Act, date, str]] = {
    "hạn trả lời không sau ngày hỏi": (opened, ask, LATE, "phải sau ngày hỏi"),
    "nhận trước khi hỏi": (asked, deliver, NEXT, "trước ngày hỏi 10/12/2026"),
    "nhận chưa đến ngày": (asked, deliver, AHEAD, "11/12/2026 chưa đến"),
    "nhận xét trước hồ sơ": (proposed, assess, BEFORE, "ngày bắt đầu hồ sơ 01/12/2026"),
    "nhận xét trước bước": (proposed, assess, DAY, "bắt đầu bước «.*» 02/12/2026"),
    "nhận xét chưa đến ngày": (proposed, assess, AHEAD, "chưa đến"),
    "thẩm định trước bước": (prepared, appraise, NEXT, "bắt đầu bước «.*» 10/12/2026"),
    "trao đổi trước bước": (prepared, hear, NEXT, "bắt đầu bước «.*» 10/12/2026"),
    "gặp gỡ trước bước": (prepared, meet, NEXT, "bắt đầu bước «.*» 10/12/2026"),
    "gặp gỡ chưa đến ngày": (prepared, meet, AHEAD, "chưa đến"),
    "biểu quyết trước khi trình": (submitted, vote, BEFORE, "Ngày biểu quyết phải từ"),
    "biểu quyết chưa đến ngày": (submitted, vote, AHEAD, "Ngày biểu quyết phải từ"),
    "quyết định lùi ngày": (voted, decide, NEXT, "trước ngày ban hành"),
    "công bố trước quyết định": (decided, announce, DAY, "ngày quyết định 02/12/2026"),
    "công bố chưa đến ngày": (decided, announce, AHEAD, "chưa đến"),
    "bầu trước khi công bố": (to_elect, elect, DAY, "bắt đầu bước «.*» 02/12/2026"),
    "bầu chưa đến ngày": (to_elect, elect, AHEAD, "chưa đến"),
    "ý kiến muộn, trước hồ sơ": (decided, hear, BEFORE, "ngày bắt đầu hồ sơ"),
    "ý kiến muộn, chưa đến ngày": (decided, hear, AHEAD, "chưa đến"),
    "hoàn thành chưa đến ngày": (heard_late, finish, AHEAD, "chưa đến"),
    "hoàn thành trước hồ sơ": (heard_late, finish, BEFORE, "ngày bắt đầu hồ sơ"),
    "hoàn thành trước khi đủ": (
        heard_late,
        finish,
        DAY,
        "Đến hết ngày 01/12/2026, bước «.*» chưa xong: «.*nơi đi",
    ),
    "hoàn thành trước bước trước": (proposed, finish, DAY, "bắt đầu bước «.*» 02/12"),
    "hỏi trước bước": (prepared, ask_late, NEXT, "bắt đầu bước «.*» 10/12/2026"),
    "hỏi chưa đến ngày": (prepared, ask_late, AHEAD, "chưa đến"),
    "trả lại trước bước": (proposed, send_back, DAY, "bắt đầu bước «.*» 02/12/2026"),
    "trả lại chưa đến ngày": (proposed, send_back, AHEAD, "chưa đến"),
    "rút trước việc đã có": (heard_late, withdraw, DAY, "còn có việc ngày 02/12/2026"),
    "rút chưa đến ngày": (opened, withdraw, AHEAD, "chưa đến"),
    "không đồng ý trước bước": (proposed, refuse, DAY, "bắt đầu bước «.*» 02/12/2026"),
    "giấy tờ trước bước": (prepared, issue, NEXT, "bắt đầu bước «.*» 10/12/2026"),
    "trình trước bước": (appraised_late, submit, NEXT, "bước «.*» 10/12/2026"),
    "trình lại trước khi trả lại": (sent_back, submit, DAY, "bước «.*» 02/12/2026"),
    "quyết định trước khi trình": (submitted_late, decide_on, DAY, "ngày trình 02/12"),
    "quyết định chưa đến ngày": (submitted_late, decide_on, AHEAD, "chưa đến"),
    "đổi dự kiến trước bước": (proposed, change, DAY, "bắt đầu bước «.*» 02/12/2026"),
    "đổi dự kiến chưa đến ngày": (opened, change, AHEAD, "chưa đến"),
    "nói trước về dự kiến sau": (changed, hear_of_the_new, DAY, "từ ngày 02/12/2026"),
    "quá hạn chưa đến hạn": (unanswered, silence, NEXT, "chưa quá hạn"),
    "quá hạn chưa đến ngày": (unanswered, silence, AHEAD, "11/12/2026 chưa đến"),
    "hủy trước quyết định": (decided, cancel, DAY, "trước ngày quyết định 02/12/2026"),
    "hủy chưa đến ngày": (decided, cancel, AHEAD, "11/12/2026 chưa đến"),
    "chuyển trước bước": (under_older_law, move_on, DAY, "bắt đầu bước «.*» 02/12"),
    "chuyển chưa đến ngày": (under_older_law, move_on, AHEAD, "chưa đến"),
    "chuyển về trước lần trước": (
        moved_on,
        move_on,
        NEXT,
        "đã theo quy định ngày 10/12",
    ),
    "giấy tờ chưa đến ngày": (opened, hand_in, AHEAD, "11/12/2026 chưa đến"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_day_that_cannot_be_is_refused(cast: Cast, name: str) -> None:
    prepare, act, day, words = WRONG[name]
    case = prepare(cast)
    before = databases.content()

    with pytest.raises(RefusedError, match=words):
        act(cast, case, day)

    assert databases.content() == before


@pytest.mark.parametrize(
    ("prepare", "act", "day"),
    [(proposed, assess, NEXT), (prepared, meet, LATE), (decided, announce, NEXT)],
)
def test_the_day_a_step_began_is_one_of_its_days(
    cast: Cast, prepare: Callable[[Cast], Case], act: Act, day: date
) -> None:
    case = prepare(cast)
    before = case.acts.count()

    act(cast, case, day)

    assert case.acts.count() > before


STEPS: Sequence[tuple[Callable[[Cast], Case], Act]] = (
    *((heard_late, finish), (prepared, ask_late), (proposed, send_back)),
    *((opened, withdraw), (opened, refuse), (prepared, issue)),
    *((appraised_late, submit), (submitted_late, decide_on), (opened, change)),
    *((decided, cancel), (under_older_law, move_on)),
)


@pytest.mark.parametrize(("prepare", "act"), STEPS, ids=lambda one: one.__name__)
def test_an_act_recorded_late_bears_its_own_day_and_that_of_its_record(
    cast: Cast, prepare: Callable[[Cast], Case], act: Act
) -> None:
    case = prepare(cast)
    last = case.acts.last()
    assert last is not None
    day = max(NEXT, last.day)

    act(cast, case, day)

    done = case.acts.filter(number__gt=last.number).first()
    assert done is not None
    assert (done.day, done.on) == (day, LATE)
    told = audit.sentence(AuditEvent.objects.latest("pk"))
    late = f", việc ngày {day:%d/%m/%Y}"
    assert told.startswith("Ngày 10/12/2026, ")
    assert (late in told) == (day != LATE)


def test_silence_is_of_the_day_on_which_it_was_noted(cast: Cast) -> None:
    case, day = unanswered(cast), date(2026, 12, 3)

    silence(cast, case, day)

    act = case.acts.get(kind="noted_silence")
    assert (act.day, act.on) == (day, LATE)
    assert ", việc ngày 03/12/2026" in audit.sentence(AuditEvent.objects.latest("pk"))


def test_who_answered_since_was_not_silent(cast: Cast) -> None:
    case = unanswered(cast)
    hear_of_the_new(cast, case, date(2026, 12, 5))

    with pytest.raises(RefusedError, match="chưa quá hạn"):
        silence(cast, case, date(2026, 12, 4))


def test_a_cancelled_decision_is_gone_back_on_from_the_day_of_the_word(
    cast: Cast,
) -> None:
    case, day = decided(cast), date(2026, 12, 5)

    cancel(cast, case, day)

    found = {act.kind: act.day for act in case.acts.order_by("number")}
    assert (found["decision_cancelled"], found["sent_back"]) == (day, day)
    assert case.decisions.get(cancels__isnull=False).day == LATE  # that of its number


def test_a_case_follows_the_law_of_the_day_it_was_moved(cast: Cast) -> None:
    case = under_older_law(cast)

    move_on(cast, case, NEXT)

    assert cases.law_of(Case.objects.get(pk=case.pk)).on == NEXT


def test_what_is_done_on_a_day_may_follow_in_the_record_of_another(cast: Cast) -> None:
    """On Thursday the clerk records what was done from Monday on, in its order."""
    case = casework.opened(cast)
    hear_of_the_new(cast, case, DAY)
    finish(cast, case, DAY)
    assess(cast, case, NEXT)
    finish(cast, case, NEXT)

    steps = cases.standing_of(case, on=LATE).steps

    assert [one.finished_on for one in steps[1:3]] == [DAY, NEXT]
    assert steps[3].opened_on == NEXT


def test_the_record_says_where_the_case_stood_on_a_day_gone_by(cast: Cast) -> None:
    case = prepared(cast)

    then = standing_then(case, day=NEXT).open_step

    assert then is not None
    assert then.step.key == "preparation"


def test_a_letter_recorded_late_is_as_late_as_it_is(cast: Cast) -> None:
    """The last day to answer lies after the letter, though before the day of the record."""
    case = casework.opened(cast)
    to: dict[str, Any] = {"item": "proposal", "whom": "departure_unit"}
    due = NEXT + timedelta(days=1)
    cases.request_opinion(case=case, **to, day=NEXT, due=due, by=cast.officer, on=LATE)
    cases.deliver(case=case, **to, day=NEXT, by=cast.departure, on=LATE)

    (late,) = cases.standing_of(case, on=LATE).late

    assert late.due == due
    cases.answer(
        case=case,
        **to,
        answer=Answer.AGREE,
        document="8-CV/U1",
        day=due,
        by=cast.officer,
        on=LATE,
    )
    assert not cases.standing_of(case, on=LATE).late


def test_a_transfer_may_have_begun_before_it_is_opened_here(cast: Cast) -> None:
    def opened_on(day: date) -> Case:
        return cases.open_transfer(
            committee=Unit.objects.get(pk="CU"),
            rulebook="lam-dong-2017",
            wish=casework.wish(),
            by=cast.officer,
            on=LATE,
            day=day,
        )

    with pytest.raises(RefusedError, match="11/12/2026 chưa đến"):
        opened_on(AHEAD)

    assert opened_on(DAY).begun_on == DAY


def test_a_step_gone_back_to_began_when_it_was_first_reached(cast: Cast) -> None:
    case = prepared(cast)
    cases.send_back(
        case=case,
        to_step="preparation",
        reason="Làm rõ nhận xét.",
        by=cast.secretary,
        on=LATE,
    )

    assess(cast, case, NEXT)

    assert case.acts.filter(item="assessment", day=NEXT).count() == 2
