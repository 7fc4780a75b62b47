"""One case: its steps, what is next of whom, gates with their law, opinions, and the acts on offer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.test import Client

from luanchuyen.records.models import Account, Case
from luanchuyen.rules.waivers import Waiver
from luanchuyen.services import case_papers, cases, issued_papers
from luanchuyen.services.case_papers import SHEETS
from tests import casework, people, planning
from tests.casework import Cast
from tests.planning import DAY
from tests.services.cases import test_law
from tests.web.reading import words

Enter = Callable[[Account], Client]


def page(client: Client, case: Case, rest: str = "") -> str:
    return words(client.get(f"/ho-so/{case.pk}/{rest}"))


def test_it_shows_the_steps_and_what_is_next(case: Case, officer: Client) -> None:
    shown = page(officer, case)

    assert "Luân chuyển Nguyễn Văn Mẫu" in shown
    assert "Việc tiếp theo: «Đề xuất nhân sự»: nơi đi chưa được hỏi." in shown
    assert "không quy định thời hạn" in shown
    assert "trình cho chủ trương : xong xong 01/12/2026" in shown


def test_a_gate_opens_its_law(case: Case, officer: Client) -> None:
    assert "khoản 2 Điều 7 Quy định 65-QĐ/TW" in page(officer, case)


def test_each_sees_only_the_acts_that_are_theirs(
    cast: Cast, case: Case, officer: Client, secretary: Client, inspector: Client
) -> None:
    assert "Rút hồ sơ" in page(officer, case)
    assert "Rút hồ sơ" not in page(secretary, case)
    assert "Không đồng ý, kết thúc hồ sơ" in page(secretary, case)
    assert "/viec/" not in inspector.get(f"/ho-so/{case.pk}/").content.decode()


def test_opinions_say_whom_by_name(cast: Cast, case: Case, officer: Client) -> None:
    casework.proposed(cast, case)
    casework.prepared(cast, case)

    shown = page(officer, case)

    assert "Nơi đi: U1" in shown
    assert "6 nội dung đã nêu" in shown
    assert "Chưa hỏi" in shown


def test_what_no_longer_fits_is_to_be_asked_again(cast: Cast, officer: Client) -> None:
    case = casework.carried(cast, casework.appraised)
    wish = casework.wish(to="P2")
    cases.change_proposal(
        case=case, wish=wish, reason="Nơi đến đổi.", by=cast.officer, on=DAY
    )

    shown = page(officer, case)

    assert "Phải hỏi lại, vì nội dung dự kiến đã khác" in shown
    assert "Trao đổi với nơi đi và nơi đến»: Nơi đi: U1" in shown


def test_a_decided_case_tells_vote_and_decision(cast: Cast, officer: Client) -> None:
    case = casework.carried(cast)

    shown = page(officer, case)

    assert "đồng ý 2, không đồng ý 1, không có ý kiến 0" in shown
    assert "Thông qua 2/3 thành viên đồng ý, cần quá 1/2." in shown
    assert "Quyết định số 1 (2025-2030)" in shown
    assert "Chưa đến ngày có hiệu lực" in shown
    assert "Đã xong mọi bước" in shown


def test_a_vote_that_did_not_pass_says_so(cast: Cast, officer: Client) -> None:
    case = casework.carried(cast, casework.submitted)
    ballot = replace(casework.PASSED, in_favour=1, against=2)
    cases.vote(case=case, ballot=ballot, by=cast.secretary, on=DAY)

    assert "Không thông qua 1/3 thành viên đồng ý" in page(officer, case)


def test_a_decision_is_named_by_its_symbol_once_its_paper_went_out(
    cast: Cast, officer: Client
) -> None:
    case = casework.carried(cast, casework.decided)
    sheet = SHEETS["quyet-dinh"]
    said = replace(case_papers.wording(case, sheet, on=DAY), signer="Phạm Ký")
    said = replace(said, more={**said.more, "proposed_by": "Ban Tổ chức"})
    issued_papers.issue(case=case, sheet=sheet, said=said, by=cast.secretary, on=DAY)

    assert "Quyết định số 01-QĐ/C của CU ngày 01/12/2026" in page(officer, case)


def test_a_submitted_case_is_not_offered_to_be_submitted_again(
    cast: Cast, officer: Client
) -> None:
    case = casework.carried(cast, casework.appraised)
    assert "Trình hồ sơ" in page(officer, case)

    casework.submitted(cast, case)

    assert "Trình hồ sơ" not in page(officer, case)


def test_a_waiver_says_what_it_waives(cast: Cast, officer: Client) -> None:
    case = casework.carried(cast, casework.submitted)
    people.settle(casework.with_post("P3", min_degree="Thạc sĩ"))
    waiver = Waiver(
        criterion="post_standard",
        book="qd-65-2022",
        reason="Không có nguồn khác.",
        by="managing_authority",
        document="12-TB/CU",
        day=DAY,
    )
    cases.grant_waiver(case=case, waiver=waiver, by=cast.secretary, on=DAY)

    shown = page(officer, case)

    assert "Trường hợp đặc biệt: Tiêu chuẩn chức danh , do cấp quản lý" in shown


def test_a_refused_case_says_why(cast: Cast, case: Case, officer: Client) -> None:
    cases.refuse(
        case=case,
        reason="Chưa phù hợp.",
        handling="Giữ lại.",
        by=cast.secretary,
        on=DAY,
    )

    shown = page(officer, case)

    assert "Không được đồng ý" in shown
    assert "Chưa phù hợp." in shown
    assert "Hướng xử lý: Giữ lại." in shown
    assert "Hướng xử lý: Giữ lại." in page(officer, case, "nhat-ky/")


def test_a_unit_sees_only_what_it_was_asked(
    cast: Cast, case: Case, departure: Client
) -> None:
    assert departure.get(f"/ho-so/{case.pk}/").status_code == 404
    cases.request_opinion(
        case=case, item="proposal", whom="departure_unit", by=cast.officer, on=DAY
    )

    shown = page(departure, case)

    assert "Điều hỏi đơn vị" in shown
    assert "Các bước" not in shown
    assert departure.get(f"/ho-so/{case.pk}/nhat-ky/").status_code == 403


def test_history_tells_every_act(cast: Cast, case: Case, officer: Client) -> None:
    casework.proposed(cast, case)

    shown = page(officer, case, "nhat-ky/")

    assert "Mở hồ sơ" in shown
    assert "Văn bản: 5-CV/U1" in shown
    assert "Hoàn thành bước" in shown


def test_history_names_the_files_of_the_dossier(
    cast: Cast, case: Case, officer: Client
) -> None:
    casework.added(cast, case, "health")

    shown = page(officer, case, "nhat-ky/")

    assert "Thêm giấy tờ vào hồ sơ Giấy chứng nhận sức khỏe Hoa" in shown


def test_what_the_dossier_lacks_is_said_once(case: Case, officer: Client) -> None:
    shown = page(officer, case, "giay-to/")

    assert shown.count("Giấy chứng nhận sức khỏe") == 1
    assert "Lập và phát hành ở trang Văn bản" in shown


def test_a_body_asked_is_called_by_its_name_everywhere(
    cast: Cast, officer: Client
) -> None:
    case = casework.carried(cast, casework.prepared)
    named = {"U2": {"name": "Ủy ban Kiểm tra Mẫu"}}
    people.settle(casework.committee_town(units=named))
    cases.request_opinion(
        case=case,
        item="appraisal",
        whom="related_bodies:U2",
        due=date(2026, 12, 10),
        by=cast.officer,
        on=DAY,
    )

    shown = page(officer, case)
    listed = words(officer.get("/ho-so/danh-sach/"))
    month = words(officer.get("/ho-so/lich/?thang=2026-12"))

    told = "«Ý kiến thẩm định»: cơ quan liên quan Ủy ban Kiểm tra Mẫu chưa nhận được"
    assert f"Việc tiếp theo: {told}" in shown
    assert told in listed
    assert (
        "Hạn trả lời «Ý kiến thẩm định»: cơ quan liên quan Ủy ban Kiểm tra Mẫu."
        in month
    )


def test_a_plan_leads_to_the_cases_of_its_moves(cast: Cast, officer: Client) -> None:
    plan = planning.approved(cast.of_plan)
    address = f"/ho-so/mo-tu-ke-hoach/{plan.pk}/"
    assert f'href="{address}"' in officer.get(f"/ke-hoach/{plan.pk}/").text
    assert "Nguyễn Văn Mẫu" in words(officer.get(address))

    case = casework.opened(cast, plan)

    shown = words(officer.get(address))
    assert "Mọi dòng của kế hoạch đã có hồ sơ." in shown
    assert f"Luân chuyển Nguyễn Văn Mẫu Hồ sơ số {case.pk}" in shown
    cases.withdraw(case=case, reason="Để đợt sau.", by=cast.officer, on=DAY)
    assert "Đã mở hồ sơ" not in words(officer.get(address))


def test_nobody_is_asked_and_no_step_chosen_unless_told(
    cast: Cast, officer: Client
) -> None:
    case = casework.carried(cast, casework.prepared)

    ask = officer.get(
        f"/ho-so/{case.pk}/viec/hoi/?muc=appraisal&noi=related_bodies"
    ).text
    back = officer.get(f"/ho-so/{case.pk}/viec/tra-lai/").text

    assert '<option value="" selected>Chọn đơn vị</option>' in ask
    assert '<option value="" selected>Chọn bước</option>' in back


def test_an_official_reads_the_own_sheet_alone(
    cast: Cast, case: Case, enter: Enter
) -> None:
    client = enter(cast.official)

    shown = words(client.get("/ho-so/cua-toi/"))

    assert f"Hồ sơ số {case.pk}" in shown
    assert "Biểu quyết" not in shown
    assert client.get(f"/ho-so/{case.pk}/").status_code == 403
    assert client.post("/ho-so/cua-toi/").status_code == 405


def test_it_says_where_there_is_newer_law(cast: Cast, officer: Client) -> None:
    case = test_law.begun_before(cast)
    told = "theo quy định ngày 01/12/2026 (nay đã có quy định mới hơn)"
    assert told in page(officer, case)

    response = officer.post(
        f"/ho-so/{case.pk}/viec/quy-trinh-moi/",
        {"reason": "Theo quy định mới.", "day": "01/12/2026"},
    )

    assert response.status_code == 302
    assert "nay đã có quy định mới hơn" not in page(officer, case)
    assert "danh mục theo quy định có hiệu lực ngày 01/12/2026" in page(
        officer, case, "giay-to/"
    )


def test_a_case_that_has_ended_looks_for_no_newer_law(
    cast: Cast, officer: Client
) -> None:
    case = test_law.begun_before(cast)
    cases.withdraw(case=case, reason="Thôi.", by=cast.officer, on=DAY)

    assert "nay đã có quy định mới hơn" not in page(officer, case)
