"""The list of moves as Excel: three sheets, every verdict criterion by criterion, ready to print."""

import io
from dataclasses import replace

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from luanchuyen.documents.lines import MoveLine, Seat
from luanchuyen.documents.moves_list import MovesList, write
from tests.documents.papers import DAY, MOVES, paper
from tests.documents.verdicts import screened

PLAN = paper()
LIST = MovesList(
    title="Kế hoạch mẫu",
    day=DAY,
    trace=PLAN.trace,
    moves=MOVES,
    stayed=PLAN.stayed,
    left_open=PLAN.left_open,
    quotas=PLAN.quotas,
)


def sheets(found: MovesList) -> list[Worksheet]:
    return list(openpyxl.load_workbook(io.BytesIO(write(found))).worksheets)


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The headings and the rows below them."""
    return list(sheet.iter_rows(min_row=3, values_only=True))


def test_each_move_is_a_row_with_its_places_and_texts() -> None:
    headings, first, *_ = rows(sheets(LIST)[0])

    assert headings[:4] == ("STT", "Họ và tên", "Mã cán bộ", "Chức danh đang giữ")
    assert first[:7] == (
        *(1, "Đặng Thị Mai Sương", "CB07", "Trưởng phòng", "Phòng Nội vụ"),
        *("Bí thư Đảng ủy", "Xã Bình Sa"),
    )
    assert "khoản 2 Điều 1 Quy định 65-QĐ/TW" in str(first[9])


def test_a_special_case_tells_its_reason() -> None:
    _, _, second, _ = rows(sheets(LIST)[0])

    assert "Trường hợp đặc biệt: đã công bố thôi giữ chức vụ" in str(second[8])


def test_each_criterion_of_a_mover_is_a_row() -> None:
    verdict = screened()

    _, *found = rows(sheets(replace(LIST, verdicts=[verdict]))[1])

    assert [row[5] for row in found] == [one.sentence for one in verdict.criteria]
    assert {row[1] for row in found} == {"Đặng Thị Mai Sương"}
    assert {row[4] for row in found} == {"Đạt", "Không đạt", "Chưa đủ hồ sơ"}
    assert all(row[7] for row in found)


def test_what_nobody_compared_with_its_source_is_marked() -> None:
    verdict = screened()

    _, *found = rows(sheets(replace(LIST, verdicts=[verdict]))[1])

    marked = [row[8] == "chưa đối chiếu" for row in found]
    assert marked == [one.unverified for one in verdict.criteria]


def test_who_stays_what_is_open_and_the_quotas_stand_on_one_sheet() -> None:
    _, stay, left, first, _ = rows(sheets(LIST)[2])

    assert stay[:3] == (
        "Phải chuyển mà ở lại",
        "Hoàng Văn Vắng",
        "Trưởng phòng, Phòng Tư pháp",
    )
    assert (left[3], left[6]) == (1, "Không có ai đạt đủ điều kiện.")
    assert first[:6] == (
        "Chỉ tiêu",
        "Từ cơ quan thị xã về xã, phường",
        "từ 03 trở lên",
        1,
        1,
        1,
    )


def test_every_sheet_prints_on_a4_across_with_its_headings_and_code() -> None:
    for sheet in sheets(LIST):
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.freeze_panes == "C4"
        assert sheet.print_title_rows == "$3:$3"
        assert PLAN.trace.plan in str(sheet.oddFooter)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert write(LIST) == write(LIST)


def test_text_is_never_a_formula() -> None:
    odd = MoveLine("=1", "{=1+1}", Seat("=A1", "=B1"), Seat("C", "D"), None, "training")

    _, row = rows(sheets(replace(LIST, moves=[odd]))[0])

    assert row[1:5] == ("{=1+1}", "=1", "=A1", "=B1")


def test_a_plan_without_moves_has_its_headings() -> None:
    empty = MovesList("Kế hoạch mẫu", DAY, PLAN.trace, ())

    assert [len(rows(sheet)) for sheet in sheets(empty)] == [1, 1, 1]
