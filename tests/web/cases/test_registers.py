"""The registers on a page: every number with its paper, what was cancelled, filtered, and as Excel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luanchuyen.records.models import (
    Account,
    AuditEvent,
    Case,
    Register,
    RegisterType,
    Unit,
)
from luanchuyen.services import (
    cases,
    issued_papers,
    issued_plans,
    registers,
    sessions,
)
from tests import casework, planning
from tests.casework import TERM, Cast
from tests.people import OPERATOR
from tests.planning import DAY
from tests.services.test_plan_papers import said
from tests.web.reading import words

Enter = Callable[[Account], Client]
PAGE = "/ho-so/so-van-ban/"


@pytest.fixture
def decided(cast: Cast) -> Case:
    """A case with a notice whose number was cancelled, another that stands, and a decision not yet on paper."""
    case = casework.carried(cast, casework.decided)
    notice = casework.notified(cast, case)
    issued_papers.cancel(
        case=case, paper=notice, reason="Sai ngày.", by=cast.officer, on=DAY
    )
    casework.notified(cast, case)
    return case


def listed(client: Client, asked: str = "") -> str:
    return words(client.get(f"{PAGE}{asked}"))


def test_every_number_stands_with_what_became_of_it(
    decided: Case, officer: Client
) -> None:
    shown = listed(officer)

    assert "3 số" in shown
    assert "Số 01-TB/BTCC" in shown
    assert "Số đã hủy Sai ngày." in shown
    assert "Số 02-TB/BTCC nhiệm kỳ 2025-2030 01/12/2026" in shown
    assert f"Hồ sơ số {decided.pk} · Hoa lấy số Đã phát hành" in shown
    assert "Mới lấy số chưa phát hành văn bản" in shown
    assert f'href="/ho-so/{decided.pk}/van-ban/"' in officer.get(PAGE).text


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("?loai=notice", 2),
        ("?loai=decision", 1),
        ("?noi=CU:", 1),
        ("?noi=CU:advisory_body", 2),
        ("?so=2025-2030", 3),
        ("?tinh_trang=huy", 1),
        ("?tinh_trang=con", 2),
        ("?loai=notice&tinh_trang=con", 1),
        ("?loai=khong-co&noi=KHAC:&so=1&tinh_trang=la", 3),
    ],
)
def test_it_lists_what_is_asked(
    decided: Case, officer: Client, asked: str, count: int
) -> None:
    assert f"{count} số" in listed(officer, asked)


def test_where_nothing_fits_it_says_what_to_do(decided: Case, officer: Client) -> None:
    found = listed(officer, "?loai=decision&tinh_trang=huy")

    assert "Không có số nào khớp. Hãy bỏ bớt điều kiện lọc." in found


def test_the_file_holds_the_same_numbers(decided: Case, officer: Client) -> None:
    answer = officer.get(f"{PAGE}tai-ve/?loai=notice")

    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    title, _, _, *rows = sheet.iter_rows(values_only=True)
    assert title[0] == "Thông báo"
    assert [(row[0], row[1], row[9], row[10]) for row in rows] == [
        ("02", "Số 02-TB/BTCC", "Đã phát hành", None),
        ("01", "Số 01-TB/BTCC", "Số đã hủy", "Sai ngày."),
    ]


def test_a_stranger_sees_none_of_it(
    decided: Case, stranger: Client, departure: Client
) -> None:
    assert "Chưa có số nào được cấp" in listed(stranger)
    assert departure.get(PAGE).status_code == 403


def test_a_case_the_reader_does_not_see_is_named_and_not_linked(
    cast: Cast, decided: Case, enter: Enter
) -> None:
    """Its number is in the register of who decided it, as who decides may since have changed."""
    registers.next_number(
        body=Unit.objects.get(pk="KHAC"),
        paper=RegisterType.LETTER,
        subject="Điều động một người",
        by=OPERATOR,
        on=DAY,
        term=TERM,
    )

    answer = enter(cast.stranger).get(PAGE)

    assert "Điều động một người" in words(answer)
    assert "/van-ban/" not in answer.text.replace("/so-van-ban/", "")


def test_a_cancelled_decision_and_the_one_that_cancels_it_are_both_there(
    cast: Cast, officer: Client
) -> None:
    case = casework.carried(cast, casework.decided)
    cases.cancel_decision(case=case, reason="Nhầm người.", by=cast.secretary, on=DAY)

    shown = listed(officer)

    assert "Hủy quyết định: Luân chuyển Nguyễn Văn Mẫu" in shown
    assert "Số đã hủy Hủy theo số 2 (2025-2030)." in shown


def test_the_number_of_a_plan_leads_to_its_paper_for_who_reads_plans(
    cast: Cast, officer: Client, enter: Enter
) -> None:
    version = planning.approved(cast.of_plan).chosen
    assert version is not None
    told = replace(said(version), signer="Vi Thị Hạ")
    issued_plans.issue(version=version, said=told, by=cast.secretary, on=DAY, term=TERM)
    sessions.open_session(reason="Sửa lỗi.", by=cast.administrator, on=DAY)

    paper = f'href="/ke-hoach/{version.plan_id}/phuong-an/{version.number}/van-ban/"'
    assert "Số 01-KH/C nhiệm kỳ 2025-2030" in listed(officer, "?loai=plan")
    assert "Kế hoạch · Binh lấy số Đã phát hành" in listed(officer)
    assert paper in officer.get(PAGE).text
    administrator = enter(cast.administrator)
    assert "Số 01-KH/C" in listed(administrator)
    assert paper not in administrator.get(PAGE).text


def test_a_session_reads_them_once_in_the_log(
    cast: Cast, decided: Case, enter: Enter
) -> None:
    sessions.open_session(reason="Sửa lỗi.", by=cast.administrator, on=DAY)
    client = enter(cast.administrator)

    assert "3 số" in listed(client)
    client.get(f"{PAGE}tai-ve/")

    read = AuditEvent.objects.filter(type="dossier_read").values_list("subject_label")
    assert list(read) == [("Sổ văn bản",)]


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    return len(captured)


def test_queries_do_not_grow_with_the_numbers(
    cast: Cast, decided: Case, officer: Client
) -> None:
    few = queries(officer)
    for day in (1, 2, 3):
        registers.next_number(
            body=decided.committee,
            paper=RegisterType.LETTER,
            subject="Xin ý kiến",
            by=cast.secretary,
            on=date(2027, 1, day),
            term=TERM,
        )

    assert queries(officer) == few


def test_a_register_goes_on_from_where_it_stood_outside(
    cast: Cast, officer: Client, secretary: Client
) -> None:
    form = {"organ": "0", "paper": "notice", "term": TERM, "last": "41"}

    shown = words(officer.post(f"{PAGE}so-cuoi/", form, follow=True))

    assert "số tiếp theo của sổ này là 42." in shown
    case = casework.carried(cast, casework.decided)
    assert casework.notified(cast, case).entry.number == 42
    again = words(officer.post(f"{PAGE}so-cuoi/", form))
    assert "chỉ ghi được trước số đầu tiên" in again
    assert "Ban Tổ chức" not in words(secretary.get(f"{PAGE}so-cuoi/"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"last": "0"}, "số nguyên từ 1"),
        ({"last": "x"}, "số nguyên từ 1"),
        ({"last": ""}, "bắt buộc"),
        ({"term": "2025"}, "hãy ghi nhiệm kỳ"),
        ({"term": "1990-1995"}, "không thuộc nhiệm kỳ"),
        ({"paper": "khac"}, "Hãy chọn một mục"),
        ({"organ": "7"}, "Hãy chọn một mục"),
    ],
)
def test_a_wrong_last_number_is_refused_in_words(
    cast: Cast, officer: Client, wrong: dict[str, str], sentence: str
) -> None:
    form = {"organ": "0", "paper": "notice", "term": TERM, "last": "41"}

    shown = words(officer.post(f"{PAGE}so-cuoi/", form | wrong))

    assert sentence in shown
    assert not Register.objects.exists()
