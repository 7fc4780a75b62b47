"""A plan's way from opening to chủ trương: the machine proposes, people adjust, the secretary decides."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opener
from tests.journeys.settle import SECRETARY

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PLAN = "/ke-hoach/1/"


def open_plan(page: "Page") -> None:
    """Open a plan and have its review frozen and a version made by the machine."""
    page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
    page.get_by_role("link", name="Lập kế hoạch").click()
    page.get_by_label("Tên kế hoạch").fill("Kế hoạch của chuyến đi")
    page.get_by_label("Xét tại ngày").fill("01/12/2026")
    page.get_by_role("button", name="Mở kế hoạch").click()
    page.get_by_role("button", name="Chốt rà soát nhu cầu").click()
    page.get_by_role("button", name="Để máy đề xuất").click()
    expect(page.get_by_text("Máy đã lập phương án 1.")).to_be_visible()


def adjust(page: "Page") -> None:
    """Pin the first line, forbid the second, and save what comes of it."""
    page.get_by_role("link", name="Điều chỉnh, tính lại").click()
    choices = page.get_by_role("radiogroup")
    choices.nth(0).get_by_text("Ấn định").click()
    choices.nth(1).get_by_text("Không chuyển").click()
    page.get_by_role("button", name="Tính thử, chưa lưu").click()
    expect(page.get_by_text("Kết quả tính thử, chưa lưu")).to_be_visible()
    expect(choices.nth(0).get_by_label("Ấn định")).to_be_checked()
    page.get_by_label("Đã đổi gì, vì sao").fill("Một đồng chí vừa nhận việc khác.")
    page.get_by_role("button", name="Tính lại và lưu").click()
    expect(page.get_by_text("Đã lưu phương án 2")).to_be_visible()


def plan_again(page: "Page", refusing: str) -> None:
    """Refuse the line of somebody, let few others differ, and save what comes of it."""
    page.get_by_role("link", name="Điều chỉnh", exact=True).click()
    page.get_by_role("link", name="Lập lại sau khi bị từ chối").click()
    line = page.get_by_role("row").filter(has_text=refusing)
    line.get_by_text("Từ chối nơi đến này").click()
    page.get_by_label("Đổi tối đa").fill("2")
    page.get_by_label("Đã đổi gì, vì sao").fill("Nơi đến không nhận.")
    page.get_by_role("button", name="Tính lại và lưu").click()
    expect(page.get_by_text("Đã lưu phương án 3")).to_be_visible()


def compare(page: "Page", one: str, other: str) -> None:
    page.get_by_role("link", name="Phương án", exact=True).click()
    page.get_by_role("link", name="So sánh hai phương án").click()
    page.get_by_label("Phương án này").select_option(one)
    page.get_by_label("so với phương án kia").select_option(other)
    page.get_by_role("button", name="So sánh", exact=True).click()
    expect(page.get_by_text("Thêm, bớt, đổi")).to_be_visible()


def test_from_the_first_page_a_person_pins_forbids_plans_again_and_compares(
    open_page: Opener,
) -> None:
    """By links and buttons alone; nothing of it is an address somebody has to know."""
    page = open_page()
    open_plan(page)
    adjust(page)
    settled = page.locator(
        "section", has=page.get_by_role("heading", name="Điều đã ấn định")
    )
    row = settled.get_by_role("row")
    expect(row.filter(has_text="Không chuyển")).to_be_visible()
    pinned = row.filter(has_text="Ấn định").get_by_role("link").first.inner_text()

    plan_again(page, pinned)
    compare(page, "2", "3")

    differing = page.get_by_role("row").filter(has_text=pinned)
    changed = differing.get_by_role("cell", name=re.compile("^(bớt|đổi)$"))
    expect(changed).to_be_visible()


def give_reasons(page: "Page") -> None:
    page.get_by_role("link", name="Nêu lý do khác với máy").click()
    for field in page.get_by_role("textbox", name=re.compile("Lý do đối với")).all():
        field.fill("Theo ý kiến của Ban Thường vụ.")
    page.get_by_role("button", name="Lưu lý do").click()
    expect(page.get_by_text(re.compile(r"Đã ghi [1-9]\d* lý do\."))).to_be_visible()


def test_from_a_proposal_to_its_approval(open_page: Opener) -> None:
    page = open_page()
    open_plan(page)
    address = page.url
    adjust(page)
    page.goto(f"{address}phuong-an/so-sanh/?mot=1&hai=2")
    expect(page.get_by_text("Thêm, bớt, đổi")).to_be_visible()
    page.goto(f"{address}phuong-an/2/")
    give_reasons(page)
    page.goto(f"{address}phuong-an/2/chon/")
    page.get_by_role("button", name="Chọn phương án").click()
    page.get_by_role("link", name="Trình xin chủ trương").click()
    page.get_by_role("button", name="Trình xin chủ trương").click()
    expect(page.get_by_text("Đã trình kế hoạch")).to_be_visible()

    deciding = open_page(SECRETARY)
    deciding.goto(address)
    deciding.get_by_role("link", name="Cho chủ trương").click()
    deciding.get_by_role("button", name="Cho chủ trương").click()

    expect(deciding.get_by_text("Đã có chủ trương").first).to_be_visible()


def test_a_plan_is_made_again_around_a_refusal(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"{PLAN}phuong-an/1/tu-choi/")

    page.get_by_role("radiogroup").nth(1).get_by_text("Từ chối người này").click()
    page.get_by_label("Đổi tối đa").fill("2")
    page.get_by_role("button", name="Tính thử, chưa lưu").click()

    expect(page.get_by_text("Ngoài các dòng bị từ chối, đổi")).to_be_visible()
    expect(page.get_by_text("bớt", exact=True).first).to_be_visible()


def test_a_question_is_answered_by_name(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"{PLAN}phuong-an/1/")

    page.get_by_role("link", name=re.compile("^Vì sao .")).first.click()
    expect(page.get_by_text("Nếu làm khác đi")).to_be_visible()
    page.get_by_label(re.compile("^Cán bộ")).fill("pham van tai")
    page.get_by_role("button", name="Hỏi").click()

    expect(page.locator("#tra-loi, #chon-nguoi").first).to_be_visible()


def test_nothing_of_a_plan_is_lost_without_javascript(open_page: Opener) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(PLAN)

    expect(page.locator("svg.arrow-across").first).to_be_visible()
    page.get_by_text("Số liệu của sơ đồ").click()
    expect(page.get_by_role("columnheader", name="Nơi đi")).to_be_visible()
    page.goto(f"{PLAN}phuong-an/1/dieu-chinh/")
    page.get_by_role("radiogroup").first.get_by_text("Ấn định").click()
    page.get_by_role("button", name="Tính thử, chưa lưu").click()

    expect(page.get_by_text("Kết quả tính thử, chưa lưu")).to_be_visible()


def test_the_flow_is_drawn_under_the_policy(open_page: Opener) -> None:
    page = open_page()
    page.goto(PLAN)

    expect(page.locator("[data-chart=flow] canvas")).to_be_visible()


def test_a_line_is_pinned_by_the_keyboard_alone(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"{PLAN}phuong-an/1/dieu-chinh/")
    first = page.get_by_role("radiogroup").first

    first.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")

    expect(first.get_by_label("Ấn định")).to_be_checked()
