"""An administrator reads cases only in a session with a reason; papers serve again only where they may."""

from collections.abc import Callable

import pytest
from django.test import Client

from luanchuyen.records.models import Account, AuditEvent, Case
from luanchuyen.services import audit, cases
from tests import casework
from tests.casework import Cast
from tests.planning import DAY
from tests.web.reading import words

Enter = Callable[[Account], Client]


@pytest.fixture
def keeper(cast: Cast, enter: Enter) -> Client:
    return enter(cast.administrator)


def test_without_a_session_no_case_is_read(case: Case, keeper: Client) -> None:
    assert keeper.get("/ho-so/danh-sach/").status_code == 403
    assert keeper.get(f"/ho-so/{case.pk}/").status_code == 403


def test_a_reason_opens_a_session_that_only_reads(case: Case, keeper: Client) -> None:
    response = keeper.post(
        "/ho-so/phien-doc/", {"reason": "Sửa lỗi hiển thị."}, follow=True
    )

    assert "nhật ký đã ghi lý do" in words(response)
    assert keeper.get(f"/ho-so/{case.pk}/").status_code == 200
    assert keeper.post(f"/ho-so/{case.pk}/viec/rut/", {}).status_code == 403
    assert AuditEvent.objects.filter(type="reading_session_opened").count() == 1


def test_a_running_session_stands_on_every_page(case: Case, keeper: Client) -> None:
    told = "Đang đọc hồ sơ trong phiên đến"
    assert told not in words(keeper.get("/"))

    keeper.post("/ho-so/phien-doc/", {"reason": "Sửa lỗi."})

    for page in ("/", f"/ho-so/{case.pk}/", "/nhat-ky/", "/quy-dinh/"):
        shown = words(keeper.get(page))
        assert told in shown
        assert "Lý do: Sửa lỗi." in shown
    keeper.post("/ho-so/phien-doc/ket-thuc/")
    assert told not in words(keeper.get("/"))


def test_nobody_else_sees_the_session_of_an_administrator(
    keeper: Client, officer: Client
) -> None:
    keeper.post("/ho-so/phien-doc/", {"reason": "Sửa lỗi."})

    assert "Đang đọc hồ sơ" not in words(officer.get("/"))


def test_a_session_is_ended_before_its_time(case: Case, keeper: Client) -> None:
    keeper.post("/ho-so/phien-doc/", {"reason": "Sửa lỗi hiển thị."})
    assert "Kết thúc phiên" in words(keeper.get("/ho-so/phien-doc/"))

    response = keeper.post("/ho-so/phien-doc/ket-thuc/", follow=True)

    assert "từ nay không mở được hồ sơ" in words(response)
    assert keeper.get(f"/ho-so/{case.pk}/").status_code == 403
    again = keeper.post("/ho-so/phien-doc/ket-thuc/", follow=True)
    assert "Không có phiên đọc hồ sơ nào đang mở" in words(again)


def test_what_is_read_in_a_session_is_told_once(
    cast: Cast, case: Case, keeper: Client
) -> None:
    casework.added(cast, case, "health")
    keeper.post("/ho-so/phien-doc/", {"reason": "Sửa lỗi hiển thị."})
    file = f"giay-to/{case.papers.get().pk}/"

    for page in (
        "",
        "nhat-ky/",
        "giay-to/",
        "van-ban/",
        "van-ban/quyet-dinh/",
        file,
        file,
    ):
        assert keeper.get(f"/ho-so/{case.pk}/{page}").status_code == 200
    for page in ("danh-sach/", "lich/", "lich/"):
        assert keeper.get(f"/ho-so/{page}").status_code == 200

    read = AuditEvent.objects.filter(type="dossier_read").order_by("number")
    assert list(read.values_list("subject_key", flat=True)) == [
        case.key,
        f"{case.key}/paper/{case.papers.get().pk}",
        "cases",
        "calendar",
    ]
    assert audit.sentence(read[1]) == (
        "Ngày 01/12/2026, Quan-tri đọc tệp «health.pdf, Luân chuyển Nguyễn Văn Mẫu» trong phiên đọc hồ sơ."
    )


def test_each_file_of_a_bundle_read_in_a_session_is_told(
    cast: Cast, case: Case, keeper: Client
) -> None:
    for item in ("health", "residence"):
        casework.added(cast, case, item)
    keeper.post("/ho-so/phien-doc/", {"reason": "Sửa lỗi hiển thị."})

    keeper.get(f"/ho-so/{case.pk}/giay-to/tron-bo/")

    read = AuditEvent.objects.filter(type="dossier_read")
    assert sorted(read.values_list("subject_key", flat=True)) == sorted(
        [case.key, *(f"{case.key}/paper/{one.pk}" for one in case.papers.all())]
    )


def test_a_paper_as_it_went_out_is_told_once_as_word_and_as_pdf(
    cast: Cast, case: Case, keeper: Client
) -> None:
    notice = casework.notified(cast, case)
    keeper.post("/ho-so/phien-doc/", {"reason": "Sửa lỗi hiển thị."})

    for kind in ("docx", "pdf"):
        address = f"/ho-so/{case.pk}/van-ban/da-phat-hanh/{notice.pk}/{kind}/"
        assert keeper.get(address).status_code == 200

    read = AuditEvent.objects.get(type="dossier_read")
    assert read.subject_key == f"{case.key}/issued/{notice.pk}"
    assert "đọc văn bản «Thông báo" in audit.sentence(read)


def test_the_next_session_is_told_of_anew(case: Case, keeper: Client) -> None:
    for reason in ("Sửa lỗi hiển thị.", "Kiểm tra lại."):
        keeper.post("/ho-so/phien-doc/", {"reason": reason})
        keeper.get(f"/ho-so/{case.pk}/")

    assert AuditEvent.objects.filter(type="dossier_read").count() == 2


def test_nobody_else_leaves_a_trace_by_looking(case: Case, officer: Client) -> None:
    before = AuditEvent.objects.count()

    assert officer.get(f"/ho-so/{case.pk}/").status_code == 200

    assert AuditEvent.objects.count() == before


def test_a_session_wants_its_reason(case: Case, keeper: Client) -> None:
    assert "bắt buộc" in words(keeper.post("/ho-so/phien-doc/", {"reason": " "}))
    assert keeper.get(f"/ho-so/{case.pk}/").status_code == 403


def test_nobody_else_opens_a_session(officer: Client) -> None:
    assert officer.get("/ho-so/phien-doc/").status_code == 403


@pytest.fixture
def second(cast: Cast, case: Case) -> Case:
    """A case of the same official after one that was withdrawn with a paper in it."""
    assert case.plan is not None
    casework.added(cast, case, "health")
    cases.withdraw(case=case, reason="Làm lại.", by=cast.officer, on=DAY)
    return cases.open_from_plan(
        plan=case.plan, official=case.proposal.official, by=cast.officer, on=DAY
    )


def test_papers_serve_again_where_nothing_is_new(
    case: Case, second: Case, officer: Client
) -> None:
    given = {"tu_ho_so": str(case.pk), "phat_sinh": "khong"}

    response = officer.post(f"/ho-so/{second.pk}/giay-to/dung-lai/", given, follow=True)

    assert "Đã dùng lại 1 giấy tờ." in words(response)
    assert second.papers.get().reused_from == case.papers.get()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"phat_sinh": "co"}, "Có nội dung mới phát sinh"),
        ({"phat_sinh": ""}, "Chưa rõ"),
        ({"tu_ho_so": "999", "phat_sinh": "khong"}, "Không có hồ sơ trước như vậy"),
    ],
)
def test_papers_do_not_serve_again_otherwise(
    given: dict[str, str], told: str, case: Case, second: Case, officer: Client
) -> None:
    response = officer.post(
        f"/ho-so/{second.pk}/giay-to/dung-lai/",
        {"tu_ho_so": str(case.pk)} | given,
        follow=True,
    )

    assert told in words(response)
    assert not second.papers.exists()
