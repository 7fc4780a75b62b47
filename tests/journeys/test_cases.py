"""Cases in a browser: from the plan to a decision in force, sent back, refused, waived, dated ahead, Lâm Đồng's."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import casework
from tests.casework import PDF, TERM
from tests.journeys.conftest import Office, Opener
from tests.journeys.settle import SECRETARY

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CASE = "/ho-so/1/"


def fill(page: "Page", given: dict[str, str]) -> None:
    for label, text in given.items():
        page.get_by_label(label, exact=True).fill(text)


def do(page: "Page", deed: str, given: dict[str, str] | None = None) -> None:
    """Open the page of an act from that of the case, fill it in and send it."""
    page.goto(CASE)
    link = page.get_by_role("link", name=deed, exact=True)
    if not link.is_visible():
        page.get_by_text("Việc khác").click()
    link.click()
    fill(page, given or {})
    page.locator("form.card-body button[type=submit]").click()
    expect(page.get_by_role("status").first).to_be_visible()


def answer(page: "Page", row: str, given: dict[str, str]) -> None:
    page.goto(CASE)
    page.get_by_role("link", name=re.compile(f"^Ghi trả lời: {row}")).first.click()
    fill(page, {"Số, ngày của văn bản trả lời": "5-CV/U1"} | given)
    page.get_by_role("button", name="Ghi trả lời").click()
    expect(page.get_by_text("Đã ghi trả lời.")).to_be_visible()


ASSESSED = {
    "Phẩm chất đạo đức": "Tốt.",
    "Lối sống": "Giản dị.",
    "Năng lực công tác": "Vững.",
    "Uy tín": "Có uy tín.",
    "Tiêu chuẩn chính trị": "Bảo đảm.",
    "Các vấn đề khác có liên quan": "Không.",
    "Người chủ trì nhận xét, đánh giá": casework.CHAIR,
}
TALKED = {
    "Quán triệt mục đích, yêu cầu": "Đào tạo qua thực tiễn.",
    "Tâm tư, nguyện vọng": "Sẵn sàng.",
    "Xác định trách nhiệm": "Hoàn thành nhiệm vụ.",
}
VOTE = {
    "Số người dự (hoặc đã trả lời bằng văn bản)": "3",
    "Đồng ý": "2",
    "Không đồng ý": "1",
    "Không có ý kiến": "0",
    "Người chủ trì": "T1",
}


MINUTES = {
    "Địa điểm họp": "Phòng họp số 1",
    "Họp từ lúc": "08 giờ",
    "Đến lúc": "09 giờ",
    "Thư ký cuộc họp": "Sầm Văn Ghi",
    "Nội dung cuộc họp (mỗi dòng một ý)": "Xét tờ trình.",
    "Kết luận (mỗi dòng một ý)": "Đồng ý.",
}
SIGNER = {"Họ tên người ký (bắt buộc khi phát hành)": "Phạm Ký"}


def issue(page: "Page", paper: str, given: dict[str, str], told: str) -> None:
    """Issue a paper from its page; its number is told, and it can be had again."""
    page.goto(f"{CASE}van-ban/{paper}/")
    fill(page, SIGNER | given)
    page.get_by_role("button", name="Phát hành, lấy số").click()
    expect(page.get_by_text(told)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^PDF: Số")).last.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def appraise(page: "Page") -> None:
    """Steps 2 to 4 of Quy định 65."""
    answer(page, "Đề xuất nhân sự", {})
    do(page, "Hoàn thành bước")
    answer(page, "Nhận xét, đánh giá cán bộ", ASSESSED)
    do(page, "Hoàn thành bước")
    page.goto(CASE)
    page.get_by_role("link", name=re.compile("^Hỏi ý kiến: Ý kiến thẩm định")).click()
    page.get_by_label("Hỏi đơn vị").select_option("U2")
    page.get_by_role("button", name="Hỏi ý kiến").click()
    answer(page, "Ý kiến thẩm định", {})
    answer(page, "Trao đổi với nơi đi và nơi đến", {})
    answer(page, "Trao đổi với nơi đi và nơi đến", {})
    do(page, "Ghi biên bản gặp gỡ cán bộ", TALKED)
    page.goto(CASE)
    page.get_by_role("link", name="Ghi giấy tờ đã ban hành").click()
    page.get_by_label("Giấy tờ").select_option("appraisal_summary")
    page.get_by_role("button", name="Ghi giấy tờ đã ban hành").click()
    do(page, "Hoàn thành bước")


def hand_in(page: "Page") -> None:
    """Every paper of the dossier with its file."""
    for _ in casework.PAPERS:
        page.goto(f"{CASE}giay-to/")
        page.get_by_role("link", name=re.compile("^Thêm tệp")).first.click()
        page.get_by_label("Ngày ghi trên giấy").fill("01/12/2026")
        page.get_by_label("Tệp (PDF").set_input_files(
            {"name": "giay.pdf", "mimeType": "application/pdf", "buffer": PDF}
        )
        page.get_by_role("button", name="Thêm giấy tờ").click()
        expect(page.get_by_text("Đã thêm giấy tờ vào hồ sơ.")).to_be_visible()


def test_from_an_approved_plan_to_an_elected_post_in_force(
    office: Office, open_page: Opener
) -> None:
    site = office("elected")
    page, deciding = open_page(site=site), open_page(SECRETARY, site=site)
    page.goto("/ho-so/danh-sach/")
    page.get_by_role("link", name="Đợt một").click()
    page.get_by_role("button", name="Mở hồ sơ").click()
    appraise(page)
    hand_in(page)
    term = {"Nhiệm kỳ của sổ văn bản": TERM}
    issue(page, "to-trinh", term, "Đã phát hành tờ trình số 01-TTr/BTCC.")
    do(deciding, "Ghi biểu quyết", VOTE | MINUTES)
    do(deciding, "Quyết định", term)
    issue(deciding, "quyet-dinh", {}, "Đã phát hành quyết định luân chuyển số 01-QĐ/C.")
    do(page, "Công bố, triển khai")
    do(page, "Hoàn thành bước")
    for step in ("Giới thiệu nhân sự ứng cử", "Bầu cử", "Phê chuẩn kết quả bầu cử"):
        page.goto(CASE)
        page.get_by_role("link", name=step, exact=True).click()
        fill(page, {"Số, ngày của văn bản hoặc biên bản": "1-BB"})
        page.locator("form.card-body button[type=submit]").click()
    do(page, "Thực hiện quyết định")

    expect(page.get_by_text("Đã có hiệu lực", exact=True)).to_be_visible()


def test_a_sending_back_keeps_two_opinions_and_asks_one_again(
    office: Office, open_page: Opener
) -> None:
    site = office("appraised")
    page, deciding = open_page(site=site), open_page(SECRETARY, site=site)
    deciding.goto(f"{CASE}viec/tra-lai/")
    deciding.get_by_label("Trả về bước").select_option("proposal")
    fill(deciding, {"Lý do trả lại, việc cần làm": "Đổi nơi đến."})
    deciding.get_by_role("button", name="Trả lại").click()
    change = {"Chức danh dự kiến": "P2", "Lý do đổi nội dung dự kiến": "Cần hơn."}
    do(page, "Đổi nội dung dự kiến", change)
    do(page, "Hoàn thành bước")
    do(page, "Hoàn thành bước")

    answered = page.get_by_role("row").filter(has_text="Đã trả lời")
    for kept in ("Đề xuất nhân sự", "Nhận xét, đánh giá cán bộ"):
        expect(answered.filter(has_text=kept)).to_have_count(1)
    page.get_by_role("link", name=re.compile("^Hỏi lại: Ý kiến thẩm định")).click()
    page.get_by_role("button", name="Hỏi ý kiến").click()
    expect(page.get_by_text("Đã ghi việc hỏi.")).to_be_visible()


def test_a_refusal_ends_the_case_with_what_becomes_of_it(
    office: Office, open_page: Opener
) -> None:
    site = office("submitted")
    deciding = open_page(SECRETARY, site=site)
    deciding.goto(CASE)
    deciding.get_by_text("Việc khác").click()
    deciding.get_by_role("link", name="Không đồng ý, kết thúc hồ sơ").click()
    fill(
        deciding,
        {
            "Lý do không đồng ý": "Chưa phù hợp.",
            "Hướng xử lý đối với cán bộ và chức danh": "Giữ chức danh hiện nay.",
        },
    )
    deciding.get_by_role("button", name="Không đồng ý").click()

    expect(deciding.get_by_text("Không được đồng ý")).to_be_visible()
    deciding.goto(f"{CASE}nhat-ky/")
    expect(deciding.get_by_text("Giữ chức danh hiện nay.")).to_be_visible()


def test_a_transfer_dated_ahead_waits_for_its_day(
    office: Office, open_page: Opener
) -> None:
    page = open_page(site=office("transfer"))
    page.goto(CASE)
    expect(page.get_by_text("Chưa đến ngày có hiệu lực")).to_be_visible()
    page.get_by_role("link", name="Thực hiện quyết định").click()
    page.get_by_role("button", name="Thực hiện quyết định").click()
    expect(page.get_by_text("chưa đến ngày.")).to_be_visible()

    later = open_page(site=office(JOURNEY_DAY="2027-01-01"))
    do(later, "Thực hiện quyết định")

    expect(later.get_by_text("Đã có hiệu lực", exact=True)).to_be_visible()


def test_a_waiver_opens_the_gate_and_leaves_the_verdict(
    office: Office, open_page: Opener
) -> None:
    deciding = open_page(SECRETARY, site=office("demanding"))
    deciding.goto(CASE)
    expect(deciding.get_by_text("xem xét trường hợp đặc biệt").first).to_be_visible()
    deciding.get_by_text("Việc khác").click()
    deciding.get_by_role("link", name="Cho trường hợp đặc biệt").click()
    deciding.get_by_label("Cấp quyết định").select_option("managing_authority")
    fill(
        deciding,
        {
            "Lý do": "Không có nguồn khác.",
            "Số, ký hiệu văn bản quyết định": "12-TB/CU",
            "Ngày văn bản": "01/12/2026",
        },
    )
    deciding.get_by_role("button", name="Cho trường hợp đặc biệt").click()

    expect(deciding.get_by_text("12-TB/CU")).to_be_visible()
    do(deciding, "Ghi biểu quyết", VOTE)
    do(deciding, "Quyết định", {"Nhiệm kỳ của sổ văn bản": TERM})
    expect(deciding.get_by_text("Quyết định số 1")).to_be_visible()


def test_lam_dongs_own_five_steps(office: Office, open_page: Opener) -> None:
    site = office("lam_dong")
    page, deciding = open_page(site=site), open_page(SECRETARY, site=site)
    opinion = "Ý kiến của Thường trực Tỉnh ủy"
    deciding.goto(CASE)
    deciding.get_by_role("link", name=re.compile(f"^Ghi trả lời: {opinion}")).click()
    deciding.get_by_role("button", name="Ghi trả lời").click()
    do(page, "Hoàn thành bước")
    do(deciding, "Ủy quyền bước", {"Nội dung ủy quyền": "Theo phân công."})
    answer(page, "Sự thống nhất của nơi đi và nơi đến", {})
    answer(page, "Sự thống nhất của nơi đi và nơi đến", {})
    do(page, "Hoàn thành bước")
    heard = {"Công tác tư tưởng": "Đã làm.", "Ý kiến của cán bộ": "Sẵn sàng."}
    do(page, "Ghi biên bản gặp gỡ cán bộ", heard)
    answer(page, "Nhận xét, đánh giá cán bộ", ASSESSED)
    do(page, "Trình hồ sơ")
    do(deciding, "Ghi biểu quyết", VOTE)
    do(deciding, "Quyết định")
    do(page, "Hoàn thành bước")
    do(deciding, "Ban hành quyết định", {"Nhiệm kỳ của sổ văn bản": TERM})
    do(deciding, "Công bố, triển khai")
    do(deciding, "Hoàn thành bước")
    do(page, "Công bố, triển khai")
    do(page, "Hoàn thành bước")
    do(page, "Thực hiện quyết định")

    expect(page.get_by_text("Đã có hiệu lực", exact=True)).to_be_visible()
