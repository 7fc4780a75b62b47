"""Who may move to a post."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from luanchuyen.records.models import Account
from tests import people
from tests.people import Cast, Row
from tests.web.reading import DAY, cells, words

PAGE = "/ung-vien/P2/"
HELD: Row = {"held_from": date(2021, 1, 1), "form": "Bổ nhiệm"}


def row(table: str, code: str, **changes: object) -> Row:
    """A usual row of a table with some of its cells changed."""
    found = next(one for one in people.rows(table) if one["code"] == code)
    return found | changes


def others(table: str, *codes: str) -> list[Row]:
    return [one for one in people.rows(table) if one["code"] not in codes]


def town() -> dict[str, list[Row]]:
    """The chair of the inspection committee is free, and two ward secretaries could take it.

    CB2 meets everything; of CB3, from another ward, health and schooling are not recorded.
    """
    healthy = date(2026, 10, 1)
    plan = people.rows("succession")[0]
    return {
        "units": [*people.rows("units"), row("units", "DU") | {"code": "DX"}],
        "posts": [
            *others("posts", "P2"),
            row("posts", "P2", min_degree="Thạc sĩ", min_theory="Cao cấp"),
            row("posts", "P3", unit="DX") | {"code": "PX"},
        ],
        "people": [
            *others("people", "CB2", "CB3"),
            row("people", "CB2", health_on=healthy, home="T92", degree="Tiến sĩ"),
            row("people", "CB3", home="T92"),
        ],
        "tenures": [
            HELD | {"official": "CB2", "post": "P3"},
            HELD | {"official": "CB3", "post": "PX"},
        ],
        "succession": [plan, plan | {"official": "CB3", "post": "P1"}],
        "ratings": [
            {"official": "CB2", "year": 2025, "rating": "Hoàn thành tốt"},
            {"official": "CB2", "year": 2024, "rating": "Hoàn thành xuất sắc"},
        ],
        "assessments": [
            people.rows("assessments")[0] | {"official": "CB2"},
        ],
        "kinship": [],
        "ranks": [],
    }


@pytest.fixture
def settled(cast: Cast) -> None:
    people.settle(people.town(**town()))


@pytest.mark.usefixtures("settled")
def test_who_meets_everything_stands_before_who_lacks_papers(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?{DAY}"))

    assert "Đạt 1 · Chưa đủ hồ sơ 1" in page
    assert page.index("Lê Văn An") < page.index("Nguyễn Hữu Ân")
    assert "Bí thư, Đảng ủy phường Sông Trăng Đạt Đạt cả" in page
    assert "Cần bổ sung: giấy chứng nhận sức khỏe" in page


@pytest.mark.clause("CT-3.2a")
@pytest.mark.usefixtures("settled")
def test_evaluation_plan_and_training_stand_side_by_side(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?{DAY}"))

    assert (
        "2025: Hoàn thành tốt 2024: Hoàn thành xuất sắc Nhận xét triển vọng (06/2025)"
        " Chính chức danh này, 2025-2030"
        " Chuyên môn: Tiến sĩ LLCT: Cao cấp QLNN: chưa ghi"
    ) in page
    assert (
        "Bí thư, Thành ủy Bình Yên, 2025-2030"
        " Chuyên môn: chưa ghi chưa rõ, cần Thạc sĩ LLCT: chưa ghi chưa rõ, cần Cao cấp"
    ) in page


@pytest.mark.usefixtures("settled")
def test_it_leads_to_the_sheet_with_that_post_chosen(officer: Client) -> None:
    page = officer.get(f"{PAGE}?{DAY}").content.decode()

    link = "/can-bo/ho-so/CB2/?ngay=2026-12-01&amp;quy_dinh=qd-65-2022"
    assert f"{link}&amp;truong_hop=training&amp;chuc_danh=P2" in page


@pytest.mark.usefixtures("settled")
def test_it_tells_how_many_seats_are_open(officer: Client) -> None:
    assert "1 chỗ, 1 còn trống · cần Thạc sĩ, Cao cấp" in words(
        officer.get(f"{PAGE}?{DAY}")
    )


@pytest.mark.usefixtures("settled")
def test_an_open_seat_leads_here_from_its_unit_and_from_the_review(
    officer: Client,
) -> None:
    unit = officer.get(f"/don-vi/xem/KT/?{DAY}").content.decode()
    review = officer.get(f"/nhu-cau/vacancy/?{DAY}").content.decode()

    assert 'href="/ung-vien/P2/?' in unit
    assert 'href="/ung-vien/P2/?' in review


def test_a_post_below_is_answered_for_by_who_manages_it(officer: Client) -> None:
    assert officer.get(f"/ung-vien/P4/?{DAY}").status_code == 200


def test_a_silent_rulebook_lists_nobody_and_says_so(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?ngay=2022-01-01"))

    assert "chưa có quy định nào có hiệu lực" in page


def test_a_stranger_cannot_tell_that_it_is_there(stranger: Client) -> None:
    there = stranger.get(f"{PAGE}?{DAY}")
    nowhere = stranger.get(f"/ung-vien/P777/?{DAY}")

    assert there.status_code == nowhere.status_code == 404
    assert stranger.get(f"{PAGE}tai-ve/?{DAY}").status_code == 404


def test_a_unit_may_not_open_it(cast: Cast, enter: Callable[[Account], Client]) -> None:
    assert enter(cast.unit_officer).get(f"/ung-vien/P3/?{DAY}").status_code == 403


@pytest.mark.usefixtures("settled")
def test_it_downloads_as_excel(officer: Client) -> None:
    rows = cells(officer.get(f"{PAGE}tai-ve/?{DAY}"))

    assert [row[:4] for row in rows] == [
        ["CB2", "Lê Văn An", "Bí thư, Đảng ủy phường Sông Trăng", "Đạt"],
        ["CB3", "Nguyễn Hữu Ân", "Bí thư, Đảng ủy phường Sông Trăng", "Chưa đủ hồ sơ"],
    ]
    assert "LLCT: chưa rõ, cần Cao cấp" in str(rows[1][8])
