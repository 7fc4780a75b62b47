"""Every kind of event is told in the office's Vietnamese."""

import pytest

from luanchuyen.records.models import AuditEvent, EventType
from luanchuyen.services import audit
from tests.people import OPERATOR, TODAY


def test_every_type_of_event_has_its_presenter() -> None:
    assert set(audit.PRESENTERS) == set(EventType)


@pytest.mark.django_db
def test_an_event_keeps_the_request_it_belongs_to() -> None:
    token = audit.request_id.set("yeu-cau-7")
    audit.record(EventType.PASSWORD_SET, by=OPERATOR, on=TODAY, subject=("hoa", "Hoa"))
    audit.request_id.reset(token)

    event = AuditEvent.objects.get()
    assert event.request_id == "yeu-cau-7"
    assert (event.actor_key, event.subject_key, event.before) == (
        "thu-nghiem",
        "hoa",
        {},
    )
