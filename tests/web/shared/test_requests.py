"""What surrounds every request."""

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from luanchuyen.records.models import AuditEvent, EventType
from luanchuyen.services import audit
from luanchuyen.web.shared import requests
from luanchuyen.web.shared.requests import WrittenByLookingError
from tests.people import OPERATOR, TODAY


def write(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM workbook_imports WHERE id = 0")
    return HttpResponse()


@pytest.mark.django_db
def test_a_look_that_writes_is_refused() -> None:
    with pytest.raises(WrittenByLookingError, match="workbook_imports"):
        requests.looking_never_writes(write)(RequestFactory().get("/"))


def tell(request: HttpRequest) -> HttpResponse:
    audit.record(EventType.PASSWORD_SET, by=OPERATOR, on=TODAY, subject=("hoa", "Hoa"))
    return HttpResponse()


def note(request: HttpRequest) -> HttpResponse:
    with audit.while_looking():
        return tell(request)


@pytest.mark.django_db
def test_a_look_is_noted_in_the_log_only_where_it_says_so() -> None:
    requests.looking_never_writes(note)(RequestFactory().get("/"))

    with pytest.raises(WrittenByLookingError, match="audit_events"):
        requests.looking_never_writes(tell)(RequestFactory().get("/"))
    assert AuditEvent.objects.count() == 1


@pytest.mark.django_db
def test_noting_a_look_lets_nothing_else_be_written() -> None:
    def both(request: HttpRequest) -> HttpResponse:
        with audit.while_looking():
            return write(request)

    with pytest.raises(WrittenByLookingError, match="workbook_imports"):
        requests.looking_never_writes(both)(RequestFactory().get("/"))


@pytest.mark.django_db
def test_an_act_may_write() -> None:
    response = requests.looking_never_writes(write)(RequestFactory().post("/"))

    assert response.status_code == 200


def test_each_request_has_its_own_number() -> None:
    seen = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(audit.request_id.get())
        return HttpResponse()

    for _ in range(2):
        requests.numbered(answer)(RequestFactory().get("/"))

    assert len(set(seen)) == 2
    assert audit.request_id.get() == ""
