"""Every page and act of a case against every role: what it answers, before anything is asked of a unit."""

from collections.abc import Callable

import pytest
from django.test import Client

from luanchuyen.records.models import Account, Case
from luanchuyen.services.access import ROLES
from luanchuyen.services.case_papers import SHEETS
from luanchuyen.web.cases.deeds import DEEDS
from tests import casework
from tests.casework import Cast
from tests.web.cases.test_every_page import address

Enter = Callable[[Account], Client]

READERS = ("officer", "secretary", "inspector")
OUTSIDERS = ("departure", "elsewhere", "official", "administrator")
READ = (
    *("giay-to/", "giay-to/tron-bo/", "nhat-ky/", "van-ban/"),
    *(f"van-ban/{key}/" for key in SHEETS),
)


@pytest.mark.parametrize("role", [*READERS, *OUTSIDERS, "stranger"])
def test_a_page_answers_only_who_reads_cases(
    role: str, cast: Cast, case: Case, enter: Enter
) -> None:
    client = enter(getattr(cast, role))

    found = {client.get(f"/ho-so/{case.pk}/{page}").status_code for page in READ}

    expected = 200 if role in READERS else 404 if role == "stranger" else 403
    assert found == {expected}


@pytest.mark.parametrize("role", [*READERS, *OUTSIDERS, "stranger"])
def test_an_issued_paper_answers_only_who_reads_or_cancels(
    role: str, cast: Cast, case: Case, enter: Enter
) -> None:
    address = (
        f"/ho-so/{case.pk}/van-ban/da-phat-hanh/{casework.notified(cast, case).pk}/"
    )
    client = enter(getattr(cast, role))

    found = [client.get(f"{address}{kind}").status_code for kind in ("docx/", "pdf/")]
    cancels = client.get(address).status_code

    expected = 200 if role in READERS else 404 if role == "stranger" else 403
    assert found == [expected] * 2
    assert cancels == (403 if role == "inspector" else expected)


@pytest.mark.parametrize("role", [*READERS, *OUTSIDERS, "stranger"])
def test_an_act_answers_only_who_may_do_it(
    role: str, cast: Cast, case: Case, enter: Enter
) -> None:
    account = getattr(cast, role)
    client, rights = enter(account), ROLES[account.role].permissions

    found = {key: client.get(address(case, key)).status_code for key in DEEDS}

    inside = (
        200 if role in READERS else 404
    )  # a unit that was asked nothing finds nothing
    assert found == {
        key: inside if rights & set(deed.permissions) else 403
        for key, deed in DEEDS.items()
    }
