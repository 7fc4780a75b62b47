"""Random acts through the services: no gate out of order, nothing lost, a case goes on or is closed."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction

from luanchuyen.services import access, cases
from luanchuyen.services.cases import RefusedError
from tests import casemachine, casework, people
from tests.casemachine import Doing, Drawing
from tests.casework import PDF, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db
REFUSED = (RefusedError, access.NotAllowed, access.NotThere)


def change(to: str, **common: Any) -> object:
    wish = casework.wish(to=to, effective_on=None)
    return cases.change_proposal(wish=wish, **common)


def hand_in(item: str, **common: Any) -> object:
    name, content = f"{item}.pdf", BytesIO(PDF)
    return cases.add_paper(item=item, content=content, name=name, day=DAY, **common)


SERVICES: Mapping[str, Callable[..., object]] = {
    "answer": cases.answer,
    "finish": cases.finish,
    "decide": cases.decide,
    "meet": cases.meet,
    "take_effect": cases.take_effect,
    "submit": cases.submit,
    "vote": cases.vote,
    "write_minutes": cases.write_minutes,
    "request": cases.request_opinion,
    "deliver": cases.deliver,
    "settle": cases.settle,
    "drop": cases.drop,
    "note_silence": cases.note_silence,
    "issue": cases.issue_paper,
    "announce": cases.announce,
    "elect": cases.elect,
    "delegate": cases.delegate,
    "send_back": cases.send_back,
    "change": change,
    "move_on": cases.move_to_newer_procedure,
    "withdraw": cases.withdraw,
    "refuse": cases.refuse,
    "cancel": cases.cancel_decision,
    "hand_in": hand_in,
    "nothing_new": cases.note_nothing_new,
}


def done(d: Drawing, one: Doing) -> tuple[str, bool]:
    """The act through its service."""
    by = getattr(d.cast, one.by)
    try:
        with transaction.atomic():
            SERVICES[one.act](case=d.case, by=by, on=d.day, **one.said)
    except REFUSED:
        return one.act, False
    return one.act, True


def test_every_act_of_the_machine_is_done() -> None:
    assert SERVICES.keys() == casemachine.TOLD.keys()


@pytest.mark.clause("QD-2.2")
def test_no_sequence_of_acts_breaks_what_a_transfer_promises(cast: Cast) -> None:
    start, count = casemachine.transfer(cast), casemachine.sequences(60)

    casemachine.run(cast, start, casework.TRANSFER_STAGES, done, count)


@pytest.mark.clause("QD-7.2")
def test_no_sequence_of_acts_breaks_what_a_rotation_promises(cast: Cast) -> None:
    people.settle(casework.with_post("P3", elected=True))
    start, count = casework.opened(cast), casemachine.sequences(30)

    casemachine.run(cast, start, (casework.begun, *casework.STAGES), done, count)
