"""Pages of a case on a telephone: nothing to scroll sideways, nothing that axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import Office, Opener
from tests.journeys.settle import OFFICER

pytestmark = pytest.mark.browser

CASE = "/ho-so/1/"
BESIDE = f"{CASE}van-ban/song-song/?xem=gt-1&xem=gt-2"
PAGES = (
    "/ho-so/",
    "/ho-so/danh-sach/",
    "/ho-so/lich/?thang=2027-01",
    "/ho-so/mo-dieu-dong/",
    CASE,
    f"{CASE}giay-to/",
    f"{CASE}van-ban/",
    f"{CASE}van-ban/thong-bao/",
    BESIDE,
    f"{CASE}nhat-ky/",
    f"{CASE}viec/tra-lai/",
    f"{CASE}viec/gap-go/",
    f"{CASE}viec/hoi/?muc=appraisal&noi=related_bodies",
)


def test_pages_of_a_case_need_no_sideways_scrolling_and_axe_finds_nothing(
    office: Office, open_page: Opener
) -> None:
    page = open_page(
        OFFICER, site=office("decided"), viewport={"width": 360, "height": 740}
    )

    found = {}
    for address in PAGES:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        violations = Axe().run(page).response["violations"]
        serious = [
            (one["id"], one["nodes"][0]["html"])
            for one in violations
            if one["impact"] in {"serious", "critical"}
        ]
        found[address] = (width, serious)

    assert found == dict.fromkeys(PAGES, (360, []))


def test_papers_are_read_beside_each_other_on_a_wide_screen(
    office: Office, open_page: Opener
) -> None:
    page = open_page(
        OFFICER, site=office("decided"), viewport={"width": 1400, "height": 900}
    )

    page.goto(CASE)
    page.get_by_role("link", name="Đọc song song").click()
    page.goto(BESIDE)
    page.wait_for_load_state("networkidle")

    left, right = page.locator(".beside > section").all()
    at, beside = left.bounding_box(), right.bounding_box()
    assert at is not None
    assert beside is not None
    assert (at["y"], at["x"] + at["width"] < beside["x"]) == (beside["y"], True)
    for pane in (left, right):
        drawn = pane.locator("img").first.evaluate("one => one.naturalWidth")
        assert drawn > 0
