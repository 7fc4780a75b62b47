"""Procedures, authorities, votes, dossiers, waivers and bases of a rulebook, in words, with text and day."""

import re

import pytest
from django.test import Client

from luanchuyen.rules import rulebook
from luanchuyen.rules.parts.table import PARTS
from luanchuyen.web.rulebooks import parts
from tests.web.reading import DAY, cells, words


def shown(officer: Client, book: str, asked: str = DAY) -> str:
    return words(officer.get(f"/quy-dinh/bo/{book}/quy-trinh/?{asked}"))


def test_a_procedure_shows_its_steps_with_actor_papers_gates_and_text(
    officer: Client,
) -> None:
    page = shown(officer, "qd-65-2022")

    for told in (
        "Quy trình luân chuyển công chức (Nghị định 170/2025/NĐ-CP, thời hạn theo Nghị định 300/2026/NĐ-CP)",
        "Áp dụng khi chức danh nơi đến thuộc khối Nhà nước.",
        "1. Đề xuất chủ trương",
        "Cấp ủy, tổ chức đảng, lãnh đạo cơ quan, đơn vị",
        "Vào: kết quả rà soát, đánh giá đội ngũ.",
        "Ra: kế hoạch luân chuyển, tờ trình, văn bản cho chủ trương.",
        "Được đồng ý: Cho chủ trương.",
        "Đạt: hồ sơ đủ và còn thời hạn.",
        "Ý kiến thẩm định: cơ quan liên quan (hỏi từng nơi); quá hạn không trả lời coi là không có ý kiến",
        "phải ghi quán triệt mục đích, yêu cầu, tâm tư, nguyện vọng, xác định trách nhiệm",
        "Trả lời «Cho chủ trương» trong 15 ngày làm việc kể từ ngày nhận. (chưa đối chiếu)",
        "Cấp có thẩm quyền quyết định ở bước này.",
        "Chức danh phải bầu thì tiếp theo là các bước bầu cử.",
        "Bầu cử chức danh phải qua bầu cử",
        "khoản 2 Điều 7 Quy định 65-QĐ/TW",
        "Có hiệu lực từ 01/08/2026 · thay cho quy định từ 01/07/2025 theo Điều 46 Nghị định 170/2025/NĐ-CP",
    ):
        assert told in page, told


def test_a_procedure_is_drawn_as_its_steps(officer: Client) -> None:
    page = officer.get(f"/quy-dinh/bo/lam-dong-2017/quy-trinh/?{DAY}").content.decode()
    drawn = page.partition('<ol class="way"')[2].partition("</ol>")[0]

    assert drawn.count('class="stage"') == 5
    assert "Khảo sát nhu cầu, dự kiến danh sách" in drawn


def test_the_other_parts_are_tables_in_words(officer: Client) -> None:
    page = shown(officer, "qd-65-2022")

    for told in (
        "Hai chức danh do cùng một cấp quản lý",
        "Có mặt ít nhất 2/3 tổng số thành viên.",
        "Được đồng ý khi trên 1/2 tổng số thành viên tán thành.",
        "Thời hạn của giấy tờ tính đến ngày xem xét.",
        "Dùng lại được trong 6 tháng ở cùng cấp có thẩm quyền.",
        "10. Giấy chứng nhận sức khỏe 6 tháng",
        "1. Quy định 65-QĐ/TW ngày 28/04/2022",
    ):
        assert told in page, told
    assert "Phải có đủ: nêu rõ trường hợp đặc biệt" in shown(officer, "dong-ha-2021")


def test_a_local_procedure_stands_in_the_place_of_the_national_one(
    officer: Client,
) -> None:
    page = shown(officer, "lam-dong-2017")

    assert "Quy trình luân chuyển năm bước của tỉnh Lâm Đồng" in page
    assert "ủy quyền được cho cơ quan tham mưu tổ chức - cán bộ" in page
    assert "Cơ quan tham mưu tổ chức - cán bộ, cùng cơ quan nội vụ" in page
    general = rulebook.load("qd-65-2022").parts.others["procedures"][0]
    assert general.versions[-1].title not in page  # type: ignore[attr-defined]  # a procedure
    assert "Quy trình luân chuyển công chức" in page


def test_an_addition_names_the_step_and_the_question_it_adds_to(
    officer: Client,
) -> None:
    page = shown(officer, "my-hao-2023")

    assert "Cộng vào mọi quy trình có bước này" in page
    assert "Đủ nội dung: Gặp gỡ cán bộ." in page
    own = shown(officer, "lam-dong-2017").partition("Cộng vào mọi quy trình")[2]
    step = (
        "Báo cáo danh sách chính thức và các ý kiến, Ban Thường vụ Tỉnh ủy quyết định"
    )
    assert step in own.partition("Thẩm quyền quyết định")[0]


def test_another_day_shows_the_list_of_that_day(officer: Client) -> None:
    page = shown(officer, "qd-65-2022", "ngay=2026-07-31")

    assert "Thời hạn của giấy tờ tính đến ngày trình." in page
    assert "Dùng lại được" not in page


def test_it_says_when_nothing_is_in_force_yet(officer: Client) -> None:
    assert "chưa có quy trình" in shown(officer, "qd-65-2022", "ngay=2010-01-01")


@pytest.mark.parametrize("id_", rulebook.ids())
def test_no_part_in_force_is_left_out(id_: str) -> None:
    book = rulebook.load(id_)
    for on in book.change_days:
        told = {
            piece.key
            for section in parts.sections(book, on)
            for piece in section.pieces
        }
        held = {
            f"{one.id}:{name}:{line.key}"
            for one in book.chain
            for name, part in PARTS.items()
            for line in one.parts.other(name, part.kind)
            if line.in_force(on)
        }
        missing = {key for key in held - told if ":procedures:" not in key}

        assert told <= held
        assert missing == set()


@pytest.mark.parametrize("id_", rulebook.ids())
def test_no_key_of_the_rulebook_is_left_in_the_words(id_: str, officer: Client) -> None:
    book = rulebook.load(id_)
    for day in book.change_days:
        page = shown(officer, id_, f"ngay={day}")
        assert not re.search(r"\b[a-z]+_[a-z_]+\b", page), day


def test_the_file_and_the_comparison_have_them_too(officer: Client) -> None:
    values = cells(officer.get(f"/quy-dinh/bo/qd-65-2022/tai-ve/?{DAY}"))
    asked = {"tu": "2026-07-31", "den": "2026-08-01"}
    changed = words(officer.get("/quy-dinh/bo/qd-65-2022/so-sanh/", asked))

    assert "Biểu quyết: của tập thể" in [row[1] for row in values]
    assert "Hồ sơ: luân chuyển thay đổi" in changed
