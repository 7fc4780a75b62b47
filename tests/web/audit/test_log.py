"""The page of the log: what it tells, finds, checks and gives away."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luanchuyen.records.models import Account, AuditEvent, Case, EventType, Role
from luanchuyen.records.seal_verify import verify
from luanchuyen.services import audit
from luanchuyen.web.shared import days
from tests import casework, people
from tests.casework import Cast
from tests.people import OPERATOR
from tests.planning import DAY
from tests.web.reading import words

Enter = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: DAY)


@pytest.fixture
def cast(db: None) -> Cast:
    return casework.settle()


@pytest.fixture
def case(cast: Cast) -> Case:
    return casework.opened(cast)


@pytest.fixture
def inspector(cast: Cast, enter: Enter) -> Client:
    return enter(cast.inspector)


def test_it_tells_who_did_what_and_when(case: Case, inspector: Client) -> None:
    page = words(inspector.get("/nhat-ky/"))

    assert f"Mở hồ sơ «{case.title}»" in page
    assert "Binh binh Cho chủ trương kế hoạch" in page
    assert "01/12/2026" in page
    assert f"/ho-so/{case.pk}/" in inspector.get("/nhat-ky/").content.decode()


def test_it_finds_by_what_is_asked(case: Case, inspector: Client) -> None:
    asked = (
        f"tu=01/12/2026&den=2026-12-01&nguoi=hoa&viec=case_opened&doi_tuong={case.key}"
    )

    page = words(inspector.get(f"/nhat-ky/?{asked}"))

    assert "1 việc" in page
    assert "0 việc" in words(inspector.get("/nhat-ky/?tu=02/12/2026"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("tu=32/13/2026", "Không đọc được ngày “32/13/2026”"),
        ("den=mai", "Không đọc được ngày “mai”"),
        ("tu=02/12/2026&den=01/12/2026", "“Từ ngày” sau “Đến hết ngày”"),
        ("viec=la&trang=x&doi_tuong=%00&nguoi=%00", "Chuỗi niêm phong"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(
    asked: str, told: str, case: Case, inspector: Client
) -> None:
    response = inspector.get(f"/nhat-ky/?{asked}")

    assert response.status_code == 200
    assert told in words(response)


def test_a_check_is_done_and_told(case: Case, inspector: Client) -> None:
    assert "Chưa kiểm tra lần nào" in words(inspector.get("/nhat-ky/"))
    last = AuditEvent.objects.latest("number")

    given = {"da_ghi": f"{last.number}:{last.hash}"}
    page = words(inspector.post("/nhat-ky/kiem-tra/", given, follow=True))

    assert f"Nhật ký nguyên vẹn: {last.number} sự kiện" in page
    assert f"kiểm tra nhật ký: nguyên vẹn đến sự kiện số {last.number}" in page


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("12", "cần có dạng SỐ:MÃ"),
        (f"1:{'a' * 64}", "đã bị viết lại"),
        (f"999:{'a' * 64}", "đã bị xóa"),
    ],
)
def test_a_note_that_does_not_fit_shows(
    given: str, told: str, case: Case, inspector: Client
) -> None:
    response = inspector.post("/nhat-ky/kiem-tra/", {"da_ghi": given}, follow=True)

    assert told in words(response)


def test_an_auditor_of_a_part_is_told_who_exports(
    case: Case, inspector: Client
) -> None:
    assert "luanchuyen seal export" in words(inspector.get("/nhat-ky/"))
    assert inspector.get("/nhat-ky/tai-ve/").status_code == 403


def test_who_reaches_everything_takes_away_a_file_that_verifies(
    db: None, enter: Enter
) -> None:
    people.settle()
    above = enter(people.account("dung", Role.INSPECTOR, committee="TW"))
    assert "Tải tệp" in words(above.get("/nhat-ky/"))

    response = above.get("/nhat-ky/tai-ve/")

    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]  # a stream
    report = verify(content.splitlines(keepends=True))
    assert (report.last.number, report.fault) == (AuditEvent.objects.count(), "")
    assert "nhat-ky-2026-12-01.jsonl" in response["Content-Disposition"]


def test_an_administrator_sees_no_dossier_in_it(
    cast: Cast, case: Case, enter: Enter
) -> None:
    page = words(enter(cast.administrator).get("/nhat-ky/"))

    assert "Nhập sổ dữ liệu" in page
    assert case.title not in page


def test_a_script_in_a_name_is_only_words(cast: Cast, enter: Enter) -> None:
    subject = ("hoa", "<script>alert(1)</script>")
    audit.record(EventType.ACCOUNT_OPENED, by=OPERATOR, on=DAY, subject=subject)

    page = enter(cast.inspector).get("/nhat-ky/").content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def queries(client: Client) -> int:
    client.get("/nhat-ky/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/nhat-ky/")
    return len(captured)


def test_its_queries_do_not_grow_with_the_events(
    cast: Cast, case: Case, inspector: Client
) -> None:
    few = queries(inspector)
    for number in range(60):
        subject = (case.key, case.title)
        audit.record(
            EventType.CASE_ANNOUNCED,
            by=cast.officer,
            on=date(2026, 12, 2),
            subject=subject,
            after={"what": f"việc {number}", "note": ""},
        )

    assert queries(inspector) == few
    page = words(inspector.get("/nhat-ky/"))
    assert "Trang 1 trên 2" in page
    assert "việc 59" in page
    assert "việc 5 " not in page
