"""An officer's way from the desk to the verdict on one official."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.conftest import Opener

pytestmark = pytest.mark.browser

DAY = "ngay=2026-12-01"

PAGES = (
    f"/?{DAY}",
    f"/nhu-cau/?{DAY}",
    f"/nhu-cau/vacancy/?{DAY}",
    f"/ung-vien/X0201-2025.MTTQ-CT/?{DAY}",
    f"/can-bo/?{DAY}",
    f"/can-bo/sang-loc/?{DAY}",
    f"/can-bo/ho-so/CB000001/?{DAY}",
    f"/don-vi/?{DAY}",
    f"/don-vi/xem/UBKT/?{DAY}",
    "/ke-hoach/",
    "/ke-hoach/mo/",
    "/ke-hoach/1/",
    "/ke-hoach/1/nhat-ky/",
    "/ke-hoach/1/de-xuat/",
    "/ke-hoach/1/viec/trinh/",
    "/ke-hoach/1/phuong-an/",
    "/ke-hoach/1/phuong-an/so-sanh/?mot=1&hai=2",
    "/ke-hoach/1/phuong-an/2/",
    "/ke-hoach/1/phuong-an/2/chon/",
    "/ke-hoach/1/phuong-an/2/ly-do/",
    "/ke-hoach/1/phuong-an/2/van-ban/",
    "/ke-hoach/1/phuong-an/2/dieu-chinh/",
    "/ke-hoach/1/phuong-an/2/tu-choi/",
    "/ke-hoach/1/phuong-an/1/vi-sao/?can_bo=hoa",
    "/ke-hoach/1/phuong-an/1/vi-sao/?can_bo=CB000001&chuc_danh=dai+tien",
    "/ke-hoach/1/phuong-an/1/hon-diem/",
    "/ke-hoach/1/phuong-an/1/them-duoc-gi/",
    "/ke-hoach/1/phuong-an/1/neu-rut/",
    "/ke-hoach/1/phuong-an/1/neu-doi/?gia_tri=qd-65-2022:service_left.months&moi=60",
    "/ke-hoach/1/phuong-an/1/doi-ngu/",
    "/ke-hoach/1/phuong-an/1/cho-bo-tri/",
    "/quy-dinh/",
    f"/quy-dinh/bo/my-hao-2023/?{DAY}",
    "/quy-dinh/bo/qd-65-2022/so-sanh/?tu=2024-01-01&den=2026-01-01",
    "/quy-dinh/van-ban/",
    "/nhap-du-lieu/",
    "/doi-mat-khau/",
)

PLAN_PAGES = tuple(page for page in PAGES if page.startswith("/ke-hoach/1/"))


def test_from_the_desk_to_a_verdict_with_its_law(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"/?{DAY}")

    page.get_by_role("link", name=re.compile("Sắp nghỉ hưu")).click()
    page.locator("table.rows tbody a.name").first.click()

    expect(page.get_by_role("heading", name="Kết luận", exact=True)).to_be_visible()
    page.locator("details.cite summary").first.click()
    expect(page.get_by_text("Ban hành:").first).to_be_visible()


def test_from_an_open_seat_to_who_may_take_it(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"/ung-vien/X0201-2025.MTTQ-CT/?{DAY}")

    expect(page.get_by_role("heading", name="Ai có thể đến")).to_be_visible()
    page.goto(f"/nhu-cau/vacancy/?{DAY}")
    page.get_by_role("link", name="Ai có thể đến Chủ tịch UBMTTQ").first.click()
    page.locator("table.rows tbody a.name").first.click()

    expect(page.get_by_label("Chức danh dự kiến")).to_have_value(re.compile("UBMTTQ"))
    expect(page.get_by_role("heading", name="Kết luận", exact=True)).to_be_visible()


def test_names_are_found_while_typing_without_accents(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"/can-bo/?{DAY}")

    page.get_by_label("Họ tên hoặc mã").press_sequentially("dang thi")

    expect(page.locator("#ket-qua a.name").first).to_contain_text("Đặng Thị")
    expect(page).to_have_url(re.compile("tim=dang"))


def test_the_keyboard_alone_is_enough(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"/can-bo/?{DAY}")

    page.keyboard.press("Tab")
    expect(page.get_by_text("Bỏ qua trình đơn")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Họ tên hoặc mã")).to_be_focused()
    page.keyboard.type("CB000001")
    page.keyboard.press("Enter")
    expect(page.locator("#ket-qua")).to_contain_text("1 cán bộ")
    page.locator("#ket-qua a.name").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Kết luận", exact=True)).to_be_visible()


def test_nothing_is_lost_without_javascript(open_page: Opener) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"/can-bo/?{DAY}")

    page.get_by_label("Họ tên hoặc mã").fill("dang")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator("#ket-qua a.name").first).to_contain_text("Đặng")
    page.locator("#ket-qua a.name").first.click()
    expect(page.locator("svg.line-row rect").first).to_be_visible()
    page.goto(f"/?{DAY}")
    page.get_by_text("Số liệu của biểu đồ").click()

    expect(page.get_by_role("cell", name=re.compile("người")).first).to_be_visible()


def test_a_telephone_needs_no_sideways_scrolling(open_page: Opener) -> None:
    page = open_page(viewport={"width": 360, "height": 740})

    widths = {}
    for address in PAGES:
        page.goto(address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(PAGES, 360)
    page.get_by_text("Trình đơn", exact=True).click()
    expect(page.get_by_role("link", name="Rà soát nhu cầu").first).to_be_visible()


@pytest.mark.parametrize(
    ("width", "pages"), [(1280, PAGES), (360, PAGES[3:7] + PLAN_PAGES)]
)
def test_axe_finds_nothing_serious(
    width: int, pages: tuple[str, ...], open_page: Opener
) -> None:
    page = open_page(viewport={"width": width, "height": 800})

    found = {}
    for address in pages:
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        found[address] = [
            (violation["id"], violation["nodes"][0]["html"])
            for violation in violations
            if violation["impact"] in {"serious", "critical"}
        ]

    assert found == {address: [] for address in pages}


def test_the_chart_is_drawn_under_the_policy(open_page: Opener) -> None:
    page = open_page()
    page.goto(f"/?{DAY}")

    expect(page.locator("[data-chart] canvas")).to_be_visible()
