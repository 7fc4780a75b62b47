"""What waits for whom, the list of cases, and the calendar of their due days."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from luanchuyen.records.models import Account, Case
from luanchuyen.services import cases
from luanchuyen.web.shared import days
from tests import casework
from tests.casework import Cast
from tests.planning import DAY
from tests.web.cases.conftest import ask
from tests.web.reading import words

Enter = Callable[[Account], Client]
DUE = date(2026, 12, 10)


def delivered(cast: Cast, case: Case) -> None:
    ask(cast, case, due=DUE)
    cases.deliver(
        case=case, item="proposal", whom="departure_unit", by=cast.officer, on=DAY
    )


def test_what_was_asked_waits_for_the_unit_with_its_day(
    cast: Cast, case: Case, departure: Client, enter: Enter
) -> None:
    delivered(cast, case)

    assert "Đề xuất nhân sự" in words(departure.get("/ho-so/"))
    assert "10/12/2026" in words(departure.get("/ho-so/"))
    assert "Không có việc nào" in words(enter(cast.arrival).get("/ho-so/"))


def test_what_is_late_is_marked(
    cast: Cast, case: Case, departure: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivered(cast, case)
    monkeypatch.setattr(days, "today", lambda: date(2026, 12, 11))

    assert "Quá hạn" in words(departure.get("/ho-so/"))


def test_the_list_names_the_next_act(case: Case, officer: Client) -> None:
    shown = words(officer.get("/ho-so/danh-sach/"))

    assert "Luân chuyển Nguyễn Văn Mẫu" in shown
    assert "«Đề xuất nhân sự»: nơi đi chưa được hỏi." in shown
    assert "Mở hồ sơ từ kế hoạch đã có chủ trương" in shown


def test_a_stranger_has_an_empty_list(case: Case, stranger: Client) -> None:
    assert "Chưa có hồ sơ nào" in words(stranger.get("/ho-so/danh-sach/"))


def test_the_calendar_shows_due_days_of_the_month(
    cast: Cast, case: Case, officer: Client
) -> None:
    delivered(cast, case)

    shown = words(officer.get("/ho-so/lich/?thang=2026-12"))

    assert "Lịch hồ sơ: tháng 12/2026" in shown
    assert "Hạn trả lời «Đề xuất nhân sự»" in shown
    assert "Hạn trả lời" not in words(
        officer.get("/ho-so/lich/?thang=2027-01")
    ).replace("Hạn trả lời, hạn", "")


@pytest.mark.parametrize("month", ["", "2026-13", "khong", "0001-01"])
def test_a_month_that_is_none_shows_this_one(month: str, officer: Client) -> None:
    shown = words(officer.get(f"/ho-so/lich/?thang={month}"))

    assert "tháng 12/2026" in shown


def test_a_decision_is_in_the_calendar_on_its_day(cast: Cast, officer: Client) -> None:
    casework.carried(cast)

    shown = words(officer.get("/ho-so/lich/?thang=2027-01"))

    assert "Quyết định số 1 (2025-2030) có hiệu lực." in shown
