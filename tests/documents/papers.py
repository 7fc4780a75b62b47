"""A made-up plan of a made-up town, complete unless a test takes something away."""

from datetime import date
from pathlib import Path
from typing import Any

from docx.table import Table

from luanchuyen.documents.bases import DatedBasis, InstrumentBasis
from luanchuyen.documents.frame import TO_REPORT, Heading, Recipients, on_behalf_of
from luanchuyen.documents.lines import MoveLine, OpenLine, QuotaLine, Seat, StayLine
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.documents.printed import opened
from luanchuyen.rules.rulebook import load

DAY = date(2026, 12, 1)
NUMBERED = Heading(
    superior="Tỉnh ủy Vân Hải",
    body="Thị ủy Lạc Giang",
    code="TU",
    place="Lạc Giang",
    number=12,
    signed_on=date(2026, 12, 7),
)
DRAFT = Heading("Thị ủy Lạc Giang", "TU", "Lạc Giang", superior="Tỉnh ủy Vân Hải")
RURAL = Seat("Bí thư Đảng ủy", "Xã Bình Sa")
OFFICE = Seat("Trưởng phòng", "Phòng Nội vụ")
BOARD = Seat("Phó Trưởng ban", "Ban Tổ chức Thị ủy")
MOVES = (
    MoveLine(
        official="CB07",
        name="Đặng Thị Mai Sương",
        origin=OFFICE,
        target=RURAL,
        direction="down",
        case="training",
        cites=("QD-65-2022/1.2", "QD-65-2022/4", "ND-170-2025/42"),
    ),
    MoveLine(
        official="CB11",
        name="Trịnh Văn Thuỷ",
        origin=RURAL,
        target=OFFICE,
        direction="up",
        case="two_terms",
        cites=("QD-65-2022/4",),
        special="đã công bố thôi giữ chức vụ",
    ),
    MoveLine(
        official="CB20",
        name="Lò Thị Én",
        origin=Seat("Phó Trưởng phòng", "Phòng Tài chính & Kế hoạch"),
        target=BOARD,
        direction="lateral",
        case="transfer",
        cites=("QD-65-2022/1.4",),
    ),
)
ITEMS = {
    "numbers": (
        "Nhu cầu qua rà soát: 02 vị trí còn trống, 01 đồng chí đủ hai nhiệm kỳ.",
    ),
    "term": ("Ít nhất 36 tháng đối với một lần luân chuyển.",),
    "policy": ("Giữ phụ cấp chức vụ trong thời gian luân chuyển.",),
    "placement": ("Bố trí theo nhu cầu và kết quả nhận xét, đánh giá hằng năm.",),
    "start": ("Từ ngày 05/01/2027.",),
}


def paper(**changes: Any) -> PlanPaper:
    """The plan, numbered; `changes` replace what is usual."""
    usual: dict[str, Any] = {
        "heading": NUMBERED,
        "issuer": "Ban Thường vụ Thị ủy Lạc Giang",
        "title": "luân chuyển cán bộ lãnh đạo, quản lý thị xã",
        "period": (2026, 2030),
        "day": DAY,
        "rulebook": load("qd-65-2022"),
        "plan": "KH-2026-1/3",
        "snapshot": "5f0c9a1b2c3d4e5f60718293a4b5c6d7",
        "bases": (
            InstrumentBasis("QD-65-2022"),
            InstrumentBasis("ND-170-2025"),
            DatedBasis("kết quả rà soát nhu cầu, đánh giá đội ngũ", date(2026, 11, 9)),
        ),
        "purpose": (
            "Tạo điều kiện cho cán bộ trong quy hoạch được rèn luyện thực tiễn.",
            "Khắc phục tình trạng nơi thừa, nơi thiếu, cục bộ, khép kín.",
        ),
        "items": ITEMS,
        "moves": MOVES,
        "quotas": (
            QuotaLine("Từ cơ quan thị xã về xã, phường", done=1, planned=1, at_least=3),
            QuotaLine("Về Ban Tổ chức Thị ủy", 0, 1, at_least=1, at_most=2),
        ),
        "stayed": (
            StayLine(
                "CB31",
                "Hoàng Văn Vắng",
                Seat("Trưởng phòng", "Phòng Tư pháp"),
                ("Chưa có giấy chứng nhận sức khỏe.",),
            ),
        ),
        "left_open": (
            OpenLine(
                Seat("Phó Trưởng phòng", "Phòng Tài chính & Kế hoạch"),
                1,
                ("Không có ai đạt đủ điều kiện.",),
            ),
        ),
        "organisation": (
            "Ban Tổ chức Thị ủy chủ trì, phối hợp với nơi đi và nơi đến thực hiện kế hoạch.",
            "Ủy ban Kiểm tra Thị ủy kiểm tra, giám sát việc thực hiện.",
        ),
        "recipients": (
            Recipients(("Các đồng chí Thị ủy viên", "Các xã, phường")),
            Recipients(("Thường trực Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"), TO_REPORT),
        ),
        "kept_by": "Văn phòng Thị ủy",
        "signature": on_behalf_of("Ban Thường vụ", "Bí thư", "Vi Thị Hạ"),
    }
    return PlanPaper(**usual | changes)


def printed(file: bytes) -> list[str]:
    """The paper line by line, a row of a table with bars between its cells."""
    lines: list[str] = []
    for block in opened(file).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = ("\n".join(p.text for p in c.paragraphs) for c in row.cells)
                lines.append(" | ".join(cells))
        else:
            lines.append(block.text)
    return "\n".join(lines).splitlines()


KEPT = Path(__file__).parent / "kept" / "plan.txt"
