"""Acts by their pages: a whole case, sendings back, refusals, elections and transfers."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Case
from luanchuyen.services import cases
from luanchuyen.web.shared import days
from tests import casework, people, planning
from tests.casework import PDF, TERM, Cast
from tests.planning import DAY
from tests.web.cases.conftest import ask
from tests.web.reading import words

PARTS = {f"noi_dung_{key}": text for key, text in casework.ASSESSED.items()}
TALKED = {f"noi_dung_{key}": text for key, text in casework.TALKED.items()}
CHAIR = {"presided_by": casework.CHAIR}
LETTER = {"answer": "agree", "document": "5-CV/U1"}
VOTE = {
    "present": 3,
    "in_favour": 2,
    "against": 1,
    "blank": 0,
    "presided_by": "T1",
}


def do(
    client: Client, case: Case, deed: str, given: Mapping[str, object] | None = None
) -> str:
    """What the page says after the act was posted."""
    response = client.post(f"/ho-so/{case.pk}/viec/{deed}", given or {}, follow=True)
    assert response.status_code == 200
    return words(response)


def step(case: Case) -> str:
    found = cases.standing_of(Case.objects.get(pk=case.pk), on=DAY).open_step
    return found.step.key if found else ""


def answered(item: str, whom: str) -> str:
    return f"tra-loi/?muc={item}&noi={whom}"


def appraised(officer: Client, case: Case) -> None:
    """Steps 2 to 4 by their pages."""
    do(officer, case, answered("proposal", "departure_unit"), LETTER)
    do(officer, case, "hoan-thanh/")
    do(officer, case, answered("assessment", "departure_unit"), LETTER | PARTS | CHAIR)
    do(officer, case, "hoan-thanh/")
    do(officer, case, "hoi/?muc=appraisal&noi=related_bodies", {"unit": "U2"})
    do(officer, case, answered("appraisal", "related_bodies:U2"), LETTER)
    for whom in ("departure_unit", "arrival_unit"):
        do(officer, case, answered("units", whom), LETTER)
    do(officer, case, "gap-go/", TALKED)
    do(officer, case, "ban-hanh/", {"paper": "appraisal_summary"})
    do(officer, case, "hoan-thanh/")


def upload(officer: Client, case: Case, item: str) -> str:
    file = SimpleUploadedFile(f"{item}.pdf", PDF)
    given = {"file": file, "day": "01/12/2026"}
    return do(officer, case, f"them-giay-to/?muc={item}", given)


def test_the_dossier_says_where_nothing_is_new(case: Case, officer: Client) -> None:
    address = f"/ho-so/{case.pk}/giay-to/"
    offered = "khong-co-noi-dung-moi/?muc=certificates"
    assert offered in officer.get(address).content.decode()
    assert (
        "khong-co-noi-dung-moi/?muc=health" not in officer.get(address).content.decode()
    )

    given = {"said_by": "Đảng ủy Sở", "day": "20/11/2026"}
    do(officer, case, offered, given)

    page = officer.get(address).content.decode()
    assert "Không có nội dung mới" in page
    assert "Đảng ủy Sở xác nhận ngày 20/11/2026; ghi ngày 01/12/2026, Hoa" in page
    assert offered not in page
    history = officer.get(f"/ho-so/{case.pk}/nhat-ky/").content.decode()
    assert "Người hoặc cơ quan xác nhận: Đảng ủy Sở" in history


def test_a_case_goes_from_the_plan_to_its_decision(
    cast: Cast, officer: Client, secretary: Client
) -> None:
    plan = planning.approved(cast.of_plan)
    officer.post(f"/ho-so/mo-tu-ke-hoach/{plan.pk}/", {"line": "A"})
    case = Case.objects.get()
    appraised(officer, case)
    for item in casework.PAPERS:
        upload(officer, case, item)
    do(officer, case, "trinh/")
    do(secretary, case, "bieu-quyet/", VOTE)
    do(secretary, case, "quyet-dinh/", {"answer": "agree", "term": TERM})
    do(officer, case, "cong-bo/")
    do(officer, case, "hoan-thanh/")

    shown = do(officer, case, "thuc-hien/")

    assert "Đã thực hiện: chức danh cũ kết thúc" in shown
    assert "Đã có hiệu lực" in shown


def test_what_stands_against_finishing_is_told_beforehand(
    case: Case, officer: Client
) -> None:
    shown = words(officer.get(f"/ho-so/{case.pk}/viec/hoan-thanh/"))

    assert "Chưa thể hoàn thành bước: «Đề xuất nhân sự»" in shown


def test_what_is_recorded_late_shows_both_days(
    case: Case, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(days, "today", lambda: date(2026, 12, 3))
    on = {"day": "01/12/2026"}

    do(officer, case, answered("proposal", "departure_unit"), LETTER | on)
    do(officer, case, "hoan-thanh/", on)
    do(officer, case, "tra-lai/", {"step": "proposal", "reason": "Vì…"} | on)

    told = words(officer.get(f"/ho-so/{case.pk}/nhat-ky/"))
    assert told.count("01/12/2026 ghi 03/12/2026") == 3


def test_sending_back_keeps_what_was_said(
    cast: Cast, officer: Client, secretary: Client
) -> None:
    case = casework.carried(cast, casework.appraised)
    given = {"step": "preparation", "reason": "Làm rõ nhận xét."}

    shown = do(secretary, case, "tra-lai/", given)

    assert "mọi ý kiến đã có vẫn được giữ" in shown
    assert step(case) == "preparation"
    assert "Phải hỏi lại" not in shown


def test_a_refusal_ends_the_case(case: Case, secretary: Client) -> None:
    given = {"reason": "Chưa phù hợp.", "handling": "Giữ chức danh hiện nay."}

    shown = do(secretary, case, "khong-dong-y/", given)

    assert "Không được đồng ý" in shown
    assert step(case) == ""


def test_a_form_just_opened_finds_nothing_wrong(case: Case, officer: Client) -> None:
    shown = words(officer.get(f"/ho-so/{case.pk}/viec/doi-du-kien/"))

    assert "bắt buộc" not in shown


def test_reasons_are_wanted(case: Case, officer: Client) -> None:
    shown = do(officer, case, "rut/", {"reason": " "})

    assert "bắt buộc" in shown
    assert step(case) == "proposal"


MINUTES = {
    "place": "Phòng họp số 1",
    "began": "08 giờ",
    "ended": "09 giờ",
    "secretary": "Sầm Văn Ghi",
    "absent": "Trần T3: đi công tác",
    "agenda": "Xét tờ trình.",
    "conclusion": "Đồng ý.",
}
TWO = VOTE | {"present": 2, "in_favour": 2, "against": 0}


def test_the_meeting_is_recorded_where_the_vote_is(
    cast: Cast, secretary: Client
) -> None:
    case = casework.carried(cast, casework.submitted)

    shown = do(secretary, case, "bieu-quyet/", TWO | MINUTES)

    assert "Thư ký: Sầm Văn Ghi. Vắng: Trần T3 (đi công tác)." in shown


def test_the_meeting_is_recorded_after_the_vote(cast: Cast, secretary: Client) -> None:
    case = casework.carried(cast, casework.submitted)
    before = do(secretary, case, "bieu-quyet/", TWO)
    vote = case.votes.get()

    shown = do(secretary, case, f"bien-ban-hop/?muc={vote.pk}", MINUTES)

    assert "Ghi biên bản họp" in before
    assert "Thư ký: Sầm Văn Ghi. Vắng: Trần T3 (đi công tác)." in shown
    assert "Sửa biên bản họp" in shown
    page = secretary.get(f"/ho-so/{case.pk}/viec/bien-ban-hop/?muc={vote.pk}")
    assert "Trần T3: đi công tác" in words(page)
    history = words(secretary.get(f"/ho-so/{case.pk}/nhat-ky/"))
    assert "Thư ký: Sầm Văn Ghi. Kết luận: Đồng ý." in history


def test_minutes_of_no_vote_are_not_there(cast: Cast, secretary: Client) -> None:
    case = casework.carried(cast, casework.submitted)

    for key in ("0", "x"):
        page = secretary.get(f"/ho-so/{case.pk}/viec/bien-ban-hop/?muc={key}")
        assert page.status_code == 404
    shown = do(secretary, case, "bien-ban-hop/", MINUTES)
    assert "Hồ sơ chưa có biểu quyết nào" in shown


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"absent": "Trần T3"}, "«Trần T3»: hãy ghi họ tên, dấu hai chấm"),
        ({"agenda": ""}, "Biên bản họp còn thiếu: nội dung."),
    ],
)
def test_minutes_that_are_not_whole_are_refused_in_words(
    cast: Cast, secretary: Client, change: dict[str, str], told: str
) -> None:
    case = casework.carried(cast, casework.submitted)

    assert told in do(secretary, case, "bieu-quyet/", TWO | MINUTES | change)
    assert not case.votes.exists()


def test_the_dossier_is_printed_whole(case: Case, inspector: Client) -> None:
    shown = words(inspector.get(f"/ho-so/{case.pk}/giay-to/"))
    response = inspector.get(f"/ho-so/{case.pk}/giay-to/tron-bo/")

    assert "Tải trọn bộ để in (PDF)" in shown
    assert response["Content-Disposition"] == (
        f'attachment; filename="ho-so-{case.pk}-tron-bo.pdf"'
    )
    assert response.content.startswith(b"%PDF")


def test_a_dossier_nobody_asks_for_is_not_printed(cast: Cast, officer: Client) -> None:
    case = casework.transfer(cast)

    shown = words(officer.get(f"/ho-so/{case.pk}/giay-to/tron-bo/", follow=True))

    assert "Hồ sơ chưa có tài liệu nào." in shown


def test_a_paper_is_opened_as_it_was_handed_in(case: Case, officer: Client) -> None:
    upload(officer, case, "health")
    paper = case.papers.get()

    response = officer.get(f"/ho-so/{case.pk}/giay-to/{paper.pk}/")

    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert "health.pdf" in words(officer.get(f"/ho-so/{case.pk}/giay-to/"))


def test_a_unit_answers_for_itself(cast: Cast, case: Case, departure: Client) -> None:
    ask(cast, case)

    shown = do(
        departure, case, answered("proposal", "departure_unit"), {"answer": "agree"}
    )

    assert "Đã ghi trả lời." in shown
    assert case.acts.filter(kind=CaseActKind.ANSWERED, item="proposal").exists()


def test_a_unit_does_not_answer_for_another(
    cast: Cast, case: Case, departure: Client
) -> None:
    ask(cast, case)

    response = departure.post(
        f"/ho-so/{case.pk}/viec/{answered('units', 'arrival_unit')}",
        {"answer": "agree"},
    )

    assert response.status_code == 404


def test_a_letter_that_answers_is_named(case: Case, officer: Client) -> None:
    shown = do(
        officer, case, answered("proposal", "departure_unit"), {"answer": "agree"}
    )

    assert "bắt buộc" in shown


def test_an_election_is_recorded_step_by_step(cast: Cast, officer: Client) -> None:
    people.settle(casework.with_post("P3", elected=True))
    case = casework.carried(cast)
    for expected in ("nomination", "election", "ratification"):
        assert step(case) == expected
        do(officer, case, "bau-cu/", {"result": "dat", "document": "1-BB"})

    assert step(case) == ""


def test_a_transfer_is_opened_singly(cast: Cast, officer: Client) -> None:
    given = {"official": "A", "post": "P3", "rulebook": "lam-dong-2017"}

    response = officer.post("/ho-so/mo-dieu-dong/", given, follow=True)

    assert "Đã mở hồ sơ số" in words(response)
    assert Case.objects.get().kind == "transfer"


def test_a_name_that_means_several_is_asked_again(cast: Cast, officer: Client) -> None:
    given = {"official": "tran", "post": "P3", "rulebook": "lam-dong-2017"}

    shown = words(officer.post("/ho-so/mo-dieu-dong/", given))

    assert "“tran”" in shown
    assert not Case.objects.exists()


def test_what_is_proposed_is_changed_with_a_reason(case: Case, officer: Client) -> None:
    given = {"official": "A", "post": "P2", "reason": "P2 cần hơn."}

    shown = do(officer, case, "doi-du-kien/", given)

    assert "Đã đổi nội dung dự kiến" in shown
    assert Case.objects.get(pk=case.pk).proposal.to_post_id == "P2"
