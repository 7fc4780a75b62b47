"""What surrounds every request."""

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from luanchuyen.services import audit
from luanchuyen.web.shared import requests
from luanchuyen.web.shared.requests import WrittenByLookingError


def write(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM workbook_imports WHERE id = 0")
    return HttpResponse()


@pytest.mark.django_db
def test_a_look_that_writes_is_refused() -> None:
    with pytest.raises(WrittenByLookingError, match="workbook_imports"):
        requests.looking_never_writes(write)(RequestFactory().get("/"))


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
