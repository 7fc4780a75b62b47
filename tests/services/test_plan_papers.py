"""Papers of a version: what the record says, what people say, and what keeps one from being written."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import issuers, plan_papers
from luanchuyen.services.plan_papers import Wording
from tests import people, planning
from tests.documents.papers import printed
from tests.matching.town import town
from tests.planning import Cast

BASES = (
    planning.TEXT
    + "bases: [CV-4741-2013, {title: kết quả rà soát quy hoạch, day: 2026-11-01}]\n"
)


@pytest.fixture
def cast(db: None) -> Cast:
    return planning.settle()


@pytest.fixture
def version(cast: Cast) -> PlanVersion:
    return planning.saved(cast, planning.frozen(cast))


def said(version: PlanVersion) -> Wording:
    return replace(
        plan_papers.wording(version),
        policy="Giữ nguyên phụ cấp chức vụ.",
        placement="Theo nhu cầu và kết quả đánh giá.",
        start="Từ ngày 05/01/2027.",
        organisation="Ban Tổ chức chủ trì thực hiện.",
    )


def test_a_draft_names_people_and_posts(version: PlanVersion) -> None:
    lines = printed(plan_papers.document(version, said(version)))

    assert any("DỰ THẢO" in line.upper() for line in lines)
    assert any("Nguyễn Văn Mẫu" in line and "P3" in line for line in lines)
    assert any(line.startswith("Căn cứ") and "65-QĐ/TW" in line for line in lines)
    assert any("Ít nhất 36 tháng" in line for line in lines)


@pytest.mark.clause("MH-0.1", "LD-0")
def test_bases_stand_in_the_order_of_book_and_plan_each_with_its_issuer(
    cast: Cast,
) -> None:
    plan = planning.frozen(cast)
    version = planning.saved(cast, plan, BASES)

    lines = printed(plan_papers.document(version, said(version)))

    found = [line for line in lines if line.startswith("Căn cứ")]
    assert "65-QĐ/TW" in found[0]
    assert [line.rstrip(".;,") for line in found][1:5] == [
        "Căn cứ Nghị định số 170/2025/NĐ-CP ngày 30/6/2025 của Chính phủ "
        "quy định về tuyển dụng, sử dụng và quản lý công chức",
        "Căn cứ Công văn số 4741-CV/BTCTW ngày 20/5/2013 của Ban Tổ chức Trung ương "
        "về một số vấn đề về đào tạo cao cấp lý luận chính trị - hành chính",
        "Căn cứ kết quả rà soát quy hoạch ngày 01/11/2026",
        "Căn cứ kết quả rà soát nhu cầu, đánh giá đội ngũ ngày 01/12/2026",
    ]


def test_what_a_plan_must_state_is_asked_for(version: PlanVersion) -> None:
    with pytest.raises(
        PaperError, match="Thiếu nội dung bắt buộc «Chế độ, chính sách»"
    ):
        plan_papers.document(version, plan_papers.wording(version))


def test_letters_and_place_come_from_the_name() -> None:
    assert issuers.letters("Tỉnh ủy Lạc Giang") == "TU"
    assert issuers.letters("Đảng ủy xã An Hòa") == "ĐU"
    assert issuers.letters("Ban Tổ chức Tỉnh ủy Lạc Giang") == "BTC"
    assert issuers.letters("Ủy ban nhân dân xã An Hòa") == "UBND"
    assert issuers.letters("Hội đồng nhân dân thành phố Lạc Giang") == "HĐND"
    assert issuers.letters("Sở Nội vụ") == "SNV"
    assert issuers.place("Tỉnh ủy Lạc Giang") == "Lạc Giang"
    assert issuers.place("Đảng ủy xã An Hòa") == "An Hòa"
    assert issuers.place("CU") == "CU"


def sheets(version: PlanVersion) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(plan_papers.workbook(version)))
    return {
        sheet.title: list(sheet.iter_rows(min_row=4, values_only=True))
        for sheet in book.worksheets
    }


def test_the_list_has_each_move_with_its_verdicts(version: PlanVersion) -> None:
    found = sheets(version)

    assert [row[2] for row in found["Danh sách chuyển"]] == ["A"]
    assert len(found["Phiếu rà soát"]) > 5


def test_verdicts_of_other_facts_are_left_out(version: PlanVersion) -> None:
    people.settle(town(key=["P1"]))

    assert sheets(version)["Phiếu rà soát"] == []
