"""One official's sheet."""

import pytest
from django.test import Client

from tests.web.reading import DAY, cells, words

PAGE = "/can-bo/ho-so/CB2/"


def test_it_tells_post_career_facts_and_verdict(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?{DAY}"))

    assert "Lê Văn An" in page
    assert "01/01/2021 – đến nay" in page
    assert "Tháng nghỉ hưu 05/2042" in page
    assert "Kết luận Chưa đủ hồ sơ" in page


def test_it_names_the_paper_that_is_missing(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?{DAY}"))

    assert "cần giấy chứng nhận sức khỏe" in page


def test_it_opens_the_citation_to_the_instrument(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?{DAY}"))

    assert "khoản 4 Điều 5 Quy định 65-QĐ/TW ngày 28/04/2022" in page
    assert "về luân chuyển cán bộ Ban hành: Bộ Chính trị" in page


def test_it_marks_what_nobody_compared_with_its_source(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?{DAY}"))

    assert "giá trị chưa đối chiếu" in page


@pytest.mark.parametrize(
    "asked", ["P2", "chu nhiem", "Chủ nhiệm, Ủy ban Kiểm tra [P2]"]
)
def test_it_judges_the_move_to_a_post(asked: str, officer: Client) -> None:
    page = words(officer.get(PAGE, {"ngay": "2026-12-01", "chuc_danh": asked}))

    assert "đến Chủ nhiệm, Ủy ban Kiểm tra [P2]" in page
    assert "Chuyển đơn vị" in page


def test_it_offers_the_posts_that_fit_a_vague_name(officer: Client) -> None:
    page = words(officer.get(PAGE, {"ngay": "2026-12-01", "chuc_danh": "song trang"}))

    assert "Có 2 chức danh khớp" in page
    assert "Bí thư, Đảng ủy phường Sông Trăng [P3]" in page


def test_it_says_so_when_no_post_fits(officer: Client) -> None:
    page = words(officer.get(PAGE, {"ngay": "2026-12-01", "chuc_danh": "P9"}))

    assert "Không có chức danh nào trong phạm vi" in page


def test_it_follows_the_chosen_rulebook_and_case(officer: Client) -> None:
    asked = {
        "ngay": "2026-12-01",
        "quy_dinh": "dong-ha-2021",
        "truong_hop": "two_terms",
    }

    page = words(officer.get(PAGE, asked))

    assert "Độ tuổi" in page
    assert "Đã giữ chức vụ hai nhiệm kỳ liên tiếp" in page


def test_it_shows_the_record_where_the_rulebook_is_silent(officer: Client) -> None:
    page = words(officer.get(f"{PAGE}?ngay=2022-01-01"))

    assert "chưa có quy định nào có hiệu lực" in page
    assert "Quá trình công tác" in page


def test_a_stranger_cannot_tell_that_it_is_there(stranger: Client) -> None:
    there = stranger.get(f"{PAGE}?{DAY}")
    nowhere = stranger.get(f"/can-bo/ho-so/CB777/?{DAY}")

    assert there.status_code == nowhere.status_code == 404
    assert words(there) == words(nowhere)


def test_the_official_opens_the_own_sheet_and_no_other(official: Client) -> None:
    assert official.get(f"{PAGE}?{DAY}").status_code == 200
    assert official.get(f"/can-bo/ho-so/CB1/?{DAY}").status_code == 404


def test_the_administrator_may_not_read_it(administrator: Client) -> None:
    assert administrator.get(f"{PAGE}?{DAY}").status_code == 403


def test_it_downloads_as_excel(officer: Client) -> None:
    rows = cells(officer.get(f"{PAGE}phieu/?{DAY}"))

    assert rows[0][:2] == ["Kết luận", "Chưa đủ hồ sơ"]
    assert "Trong quy hoạch" in [row[0] for row in rows]
