"""Papers of a case from their pages: each as Word and PDF, with what keeps it from being one."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from docx import Document

from luanchuyen.records.models import Case
from luanchuyen.services import case_papers, cases
from luanchuyen.services.case_papers import SHEETS
from tests import casework
from tests.casework import TERM, Cast
from tests.planning import DAY
from tests.web.reading import words

MORE = {
    "to": "Ban Thường vụ CU",
    "questions": "Đồng ý hay không.",
    "due": "20/12/2026",
    "at": "Phòng họp",
    "began": "08 giờ",
    "ended": "09 giờ",
    "present": "Đồng chí Trưởng ban",
    "secretary": "Lê Thị Ghi",
    "tellers": "Trần Kiểm",
    "checked": "Đủ điều kiện.",
    "proposal": "Xem xét, quyết định.",
    "proposed_by": "Ban Tổ chức CU",
    "conclusion": "Đề nghị luân chuyển.",
    "carried_out_by": "U1\nU3",
    "said": "Nội dung quyết định.",
    "purpose": "Tăng cường cho địa bàn.",
    "wishes": "Sẵn sàng nhận nhiệm vụ.",
    "responsibility": "Hoàn thành nhiệm vụ được giao.",
    "tasks": "Phụ trách công tác nội vụ.",
    "briefing": "Địa bàn đang sắp xếp đơn vị hành chính.",
    "months": "36",
}


@pytest.fixture
def decided(cast: Cast) -> Case:
    """Decided by secret ballot, announced."""
    case = casework.carried(cast, casework.submitted)
    secretly = replace(casework.PASSED, secret=True)
    cases.vote(
        case=case, ballot=secretly, told=casework.MINUTES, by=cast.secretary, on=DAY
    )
    cases.decide(case=case, term=TERM, by=cast.secretary, on=DAY)
    casework.announced(cast, case)
    return case


def given(case: Case, key: str) -> dict[str, object]:
    sheet = SHEETS[key]
    said = case_papers.wording(case, sheet, on=DAY)
    frame = {name: one for name, one in vars(said).items() if name != "more"}
    more = {f"noi_dung_{key}": MORE[key] for key in sheet.asks}
    return frame | more | {"signer": "Phạm Ký"}


def text(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("key", sorted(SHEETS))
def test_each_paper_is_made_of_the_record(
    key: str, decided: Case, officer: Client
) -> None:
    response = officer.post(
        f"/ho-so/{decided.pk}/van-ban/{key}/", given(decided, key) | {"dang": "docx"}
    )

    assert response["Content-Disposition"] == (
        f'attachment; filename="{key}-{decided.pk}.docx"'
    )
    assert "Nguyễn Văn Mẫu" in text(response.content)


def test_a_decision_has_the_number_of_the_register(
    decided: Case, officer: Client
) -> None:
    response = officer.post(
        f"/ho-so/{decided.pk}/van-ban/quyet-dinh/", given(decided, "quyet-dinh")
    )

    shown = text(response.content)
    assert "01-QĐ/" in shown
    assert "01/01/2027" in shown or "01/1/2027" in shown


@pytest.mark.clause("DH-II.2.3")
@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("quyet-dinh", ("Phụ trách công tác nội vụ.", "36 tháng")),
        (
            "bien-ban-gap-go",
            ("Phụ trách công tác nội vụ.", "Địa bàn đang sắp xếp đơn vị hành chính."),
        ),
    ],
)
def test_tasks_term_and_briefing_are_in_the_papers(
    decided: Case, officer: Client, key: str, said: tuple[str, ...]
) -> None:
    address = f"/ho-so/{decided.pk}/van-ban/{key}/"

    shown = text(officer.post(address, given(decided, key)).content)

    assert [one for one in said if one not in shown] == []


@pytest.mark.parametrize("months", ["ba năm", "-3"])
def test_a_term_that_is_no_number_of_months_is_told(
    decided: Case, officer: Client, months: str
) -> None:
    said = given(decided, "quyet-dinh") | {"noi_dung_months": months}

    shown = words(officer.post(f"/ho-so/{decided.pk}/van-ban/quyet-dinh/", said))

    assert f"Thời hạn «{months}» không phải số tháng" in shown


def test_an_open_vote_has_no_count_of_ballots(cast: Cast, officer: Client) -> None:
    case = casework.carried(cast, casework.decided)
    address = f"/ho-so/{case.pk}/van-ban/"

    offered = words(officer.get(address))
    shown = words(
        officer.post(
            f"{address}bien-ban-kiem-phieu/", given(case, "bien-ban-kiem-phieu")
        )
    )

    assert "Biên bản kiểm phiếu không bỏ phiếu kín nên không có kiểm phiếu" in offered
    assert "không bỏ phiếu kín nên không có kiểm phiếu" in shown


def test_what_the_steps_do_not_ask_a_meeting_for_is_written_on_its_minutes(
    cast: Cast, officer: Client
) -> None:
    """Lâm Đồng's transfers want the talk, and none of its parts."""
    case = casework.transfer(cast)
    casework.agreed(cast, case)
    address = f"/ho-so/{case.pk}/van-ban/bien-ban-gap-go/"
    meeting = given(case, "bien-ban-gap-go")

    without = words(officer.post(address, meeting | {"noi_dung_wishes": ""}))
    made = text(officer.post(address, meeting).content)

    assert "thiếu phần «tâm tư, nguyện vọng»" in without
    assert "Sẵn sàng nhận nhiệm vụ." in made


@pytest.fixture
def prepared(cast: Cast) -> Case:
    return casework.carried(cast, casework.prepared)


def pressed(case: Case, officer: Client, **more: str) -> HttpResponse:
    """A letter that asks for opinions, issued from its page."""
    said = given(case, "xin-y-kien") | {"dang": "phat-hanh", "term": TERM} | more
    return officer.post(  # type: ignore[return-value]  # the test client's answer
        f"/ho-so/{case.pk}/van-ban/xin-y-kien/", said, follow=True
    )


def test_a_paper_is_issued_with_its_number_and_listed(
    prepared: Case, officer: Client, inspector: Client
) -> None:
    shown = words(pressed(prepared, officer))

    assert "Đã phát hành công văn xin ý kiến số 01-CV/BTCC." in shown
    assert "Số 01-CV/BTCC Công văn xin ý kiến · mã kiểm" in shown
    paper = prepared.issued.get()
    address = f"/ho-so/{prepared.pk}/van-ban/da-phat-hanh/{paper.pk}/"
    word, pdf = (inspector.get(f"{address}{kind}/") for kind in ("docx", "pdf"))
    assert "Số 01-CV/BTCC" in text(word.content)
    assert pdf.content.startswith(b"%PDF")
    history = words(inspector.get(f"/ho-so/{prepared.pk}/nhat-ky/"))
    assert "Phát hành văn bản Công văn xin ý kiến số 01-CV/BTCC" in history


def test_pressed_twice_it_takes_one_number(prepared: Case, officer: Client) -> None:
    pressed(prepared, officer)

    assert "Văn bản này đã phát hành: Số 01-CV/BTCC." in words(
        pressed(prepared, officer)
    )
    assert prepared.issued.count() == 1


def test_what_keeps_a_paper_from_being_issued_is_told(
    prepared: Case, officer: Client
) -> None:
    assert "phải có họ tên người ký" in words(pressed(prepared, officer, signer=""))
    assert "hãy ghi nhiệm kỳ" in words(pressed(prepared, officer, term="2025"))
    assert not prepared.issued.exists()


def test_a_number_is_cancelled_with_its_reason(prepared: Case, officer: Client) -> None:
    pressed(prepared, officer)
    paper = prepared.issued.get()
    address = f"/ho-so/{prepared.pk}/van-ban/da-phat-hanh/{paper.pk}/"

    assert "Trường này là bắt buộc" not in words(officer.get(address))
    shown = words(officer.post(address, {"reason": "Ghi nhầm."}, follow=True))

    assert "Đã hủy công văn xin ý kiến số 01-CV/BTCC." in shown
    assert "Số đã hủy Ghi nhầm." in shown


def test_who_may_not_issue_is_not_offered_it(
    prepared: Case, officer: Client, secretary: Client, inspector: Client
) -> None:
    address = f"/ho-so/{prepared.pk}/van-ban/xin-y-kien/"
    offered = {
        client: "Phát hành, lấy số" in words(client.get(address))
        for client in (officer, secretary, inspector)
    }

    assert list(offered.values()) == [True, False, False]
    assert "không được làm việc đó" in words(pressed(prepared, secretary))
    assert not prepared.issued.exists()


def test_minutes_are_not_offered_a_number(decided: Case, secretary: Client) -> None:
    shown = words(secretary.get(f"/ho-so/{decided.pk}/van-ban/bien-ban-kiem-phieu/"))

    assert "Phát hành, lấy số" not in shown


def test_a_paper_is_set_as_pdf(decided: Case, officer: Client) -> None:
    response = officer.post(
        f"/ho-so/{decided.pk}/van-ban/to-trinh/",
        given(decided, "to-trinh") | {"dang": "pdf"},
    )

    assert response.content.startswith(b"%PDF")


def test_what_keeps_a_paper_from_being_one_is_told(case: Case, officer: Client) -> None:
    shown = words(
        officer.post(
            f"/ho-so/{case.pk}/van-ban/bien-ban-kiem-phieu/",
            given(case, "bien-ban-kiem-phieu"),
        )
    )

    assert "Chưa có biểu quyết nào để lập biên bản." in shown


@pytest.mark.parametrize("key", ["", *sorted(SHEETS)])
def test_a_page_of_a_paper_opens_for_who_reads(
    key: str, case: Case, inspector: Client, stranger: Client
) -> None:
    address = f"/ho-so/{case.pk}/van-ban/{key}{'/' if key else ''}"

    assert inspector.get(address).status_code == 200
    assert stranger.get(address).status_code == 404


def test_an_unknown_paper_is_not_there(case: Case, officer: Client) -> None:
    assert officer.get(f"/ho-so/{case.pk}/van-ban/khong-co/").status_code == 404


def test_each_paper_says_whether_it_takes_a_number_or_what_it_waits_for(
    cast: Cast, case: Case, officer: Client, secretary: Client
) -> None:
    address = f"/ho-so/{case.pk}/van-ban/"

    shown = words(officer.get(address))

    assert "Phiếu rà soát tiêu chuẩn, điều kiện không lấy số" in shown
    assert "Thông báo lấy số khi phát hành" in shown
    assert "Biên bản họp chưa có biểu quyết" in shown
    assert "Quyết định chưa có quyết định; tải được bản dự thảo" in shown
    assert "Thông báo nơi ban hành phát hành" in words(secretary.get(address))
    casework.notified(cast, case)
    assert "Thông báo đã phát hành: Số 01-TB/BTCC" in words(officer.get(address))


def test_a_decision_and_minutes_are_offered_once_it_was_decided(
    decided: Case, officer: Client, secretary: Client
) -> None:
    address = f"/ho-so/{decided.pk}/van-ban/"

    assert "Biên bản họp không lấy số" in words(officer.get(address))
    assert "Quyết định lấy số khi phát hành" in words(secretary.get(address))
