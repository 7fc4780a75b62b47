"""The desk tells what of cases waits for who looks, and opens the list of just that."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luanchuyen.records.models import Account, Case
from luanchuyen.services import cases
from luanchuyen.web.shared import days
from tests import casework
from tests.casework import Cast
from tests.planning import DAY
from tests.web.cases.conftest import ask
from tests.web.reading import words

Enter = Callable[[Account], Client]

# DAY is a Tuesday; its week ends on Sunday 6/12.
SUNDAY, MONDAY = date(2026, 12, 6), date(2026, 12, 7)


@pytest.mark.parametrize(
    ("due", "today", "told"),
    [
        (SUNDAY, DAY, "1 Việc chờ tôi 0 Quá hạn 1 Đến hạn trong tuần này"),
        (SUNDAY, SUNDAY, "1 Việc chờ tôi 0 Quá hạn 1 Đến hạn trong tuần này"),
        (MONDAY, DAY, "1 Việc chờ tôi 0 Quá hạn 0 Đến hạn trong tuần này"),
        (SUNDAY, MONDAY, "1 Việc chờ tôi 1 Quá hạn 0 Đến hạn trong tuần này"),
        (None, DAY, "1 Việc chờ tôi 0 Quá hạn 0 Đến hạn trong tuần này"),
    ],
)
def test_it_counts_what_waits_is_late_and_comes_due(
    cast: Cast,
    case: Case,
    departure: Client,
    monkeypatch: pytest.MonkeyPatch,
    due: date | None,
    today: date,
    told: str,
) -> None:
    ask(cast, case, due)
    monkeypatch.setattr(days, "today", lambda: today)

    assert told in words(departure.get("/"))


def test_each_number_opens_its_list(cast: Cast, case: Case, departure: Client) -> None:
    ask(cast, case, SUNDAY)

    assert "/ho-so/?han=tuan-nay" in departure.get("/").content.decode()
    week, late = (
        words(departure.get(f"/ho-so/?han={which}"))
        for which in ("tuan-nay", "qua-han")
    )
    assert case.title in week
    assert "Việc chờ tôi đến hạn trong tuần này" in week
    assert case.title not in late
    assert "Không có việc nào như vậy" in late


def test_who_prepares_sees_it_beside_the_calendar(case: Case, officer: Client) -> None:
    page = officer.get("/")

    assert "1 Việc chờ tôi" in words(page)
    assert "/ho-so/lich/" in page.content.decode()


def test_nothing_waits_for_who_only_reads(
    case: Case, inspector: Client, cast: Cast, enter: Enter
) -> None:
    assert "Việc chờ tôi" not in words(inspector.get("/"))
    assert "Việc chờ tôi" not in words(enter(cast.administrator).get("/"))


def test_a_stranger_has_nothing_waiting(case: Case, stranger: Client) -> None:
    assert "0 Việc chờ tôi" in words(stranger.get("/"))


def test_its_queries_do_not_grow_with_the_cases(
    cast: Cast, case: Case, officer: Client
) -> None:
    def taken() -> int:
        officer.get("/")
        with CaptureQueriesContext(connection) as queries:
            officer.get("/")
        return len(queries)

    def transfer(official: str) -> None:
        cases.open_transfer(
            committee=casework.wish().to_post.managed_by,
            rulebook="lam-dong-2017",
            wish=casework.wish(official, "P3"),
            by=cast.officer,
            on=DAY,
        )

    cases.withdraw(case=case, reason="Làm lại.", by=cast.officer, on=DAY)
    transfer("A")
    few = taken()
    transfer("B")

    assert taken() == few
