"""An act bears a day on which it can have been done: else a sentence, and nothing is stored."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from luanchuyen.records.models import Case
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.services import cases
from luanchuyen.services.cases import RefusedError
from tests import casework, databases, people
from tests.casework import ASSESSED, CHAIR, NEXT, PASSED, PDF, TALKED, TERM, Cast
from tests.planning import DAY

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
    asked = {"item": "proposal", "whom": "departure_unit"}
    return cases.request_opinion(case=case, **asked, due=due, by=cast.officer, on=LATE)


def hand_in(cast: Cast, case: Case, day: date) -> object:
    file: dict[str, Any] = {"content": BytesIO(PDF), "name": "a.pdf", "item": "health"}
    return cases.add_paper(case=case, **file, day=day, by=cast.officer, on=LATE)


def opened(cast: Cast) -> Case:
    return casework.opened(cast)


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
