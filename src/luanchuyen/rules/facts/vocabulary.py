"""Every fact a criterion may speak of: a name, what it is called in Vietnamese, what would settle it."""

from collections.abc import Mapping
from functools import cache

import polars as pl


class Fact:
    """A column of the facts frame. `label` names it to people, `paper` is what settles it when blank."""

    def __init__(self, label: str, paper: str = "") -> None:
        self.label = label
        self.paper = paper
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: object, owner: type | None = None) -> pl.Expr:
        return pl.col(self.name)


class Facts:
    """Columns of the facts frame, one row a case: an official on a day, perhaps with a target post.

    A fact is null where the record does not say (contract, section 2).
    """

    # The case.
    on = Fact("ngày xét")

    # The official.
    sex = Fact("giới tính")
    age = Fact("tuổi tròn")
    retirement_month = Fact("tháng nghỉ hưu")
    months_to_retirement = Fact("số tháng còn công tác")
    theory = Fact("trình độ lý luận chính trị", "bằng lý luận chính trị")
    degree = Fact("trình độ chuyên môn", "văn bằng chuyên môn")
    state_management = Fact("trình độ quản lý nhà nước", "chứng chỉ quản lý nhà nước")
    health_months = Fact(
        "tuổi của giấy sức khỏe, tính tháng chưa tròn là một tháng",
        "giấy chứng nhận sức khỏe",
    )
    under_proceedings = Fact("đang bị xem xét kỷ luật, điều tra, truy tố, xét xử")
    council = Fact("là đại biểu HĐND của")
    disciplined = Fact("đang bị kỷ luật")
    last_rating = Fact(
        "xếp loại gần nhất", "kết quả xếp loại của một trong hai năm trước"
    )
    top_rated_ago = Fact(
        "các năm được xếp loại xuất sắc, tính lùi từ năm xét",
        "kết quả xếp loại hằng năm",
    )
    confidence_voted = Fact("đã lấy phiếu tín nhiệm")
    low_confidence = Fact("tỷ lệ phiếu tín nhiệm thấp gần nhất")
    promising = Fact(
        "được nhận xét có triển vọng", "nhận xét, đánh giá đã ký về triển vọng"
    )
    found_wanting = Fact("bị nhận xét không đạt")
    relatives_declared = Fact("đã kê khai gia đình", "bản kê khai quan hệ gia đình")
    planned = Fact("trong quy hoạch")
    planned_for = Fact("chức danh được quy hoạch")
    planned_higher = Fact(
        "quy hoạch chức vụ cao hơn", "bậc của chức danh giữ và được quy hoạch"
    )
    worked_at = Fact("các cấp đã công tác", "quá trình công tác đầy đủ")
    history_told = Fact("quá trình công tác liên tục", "quá trình công tác đầy đủ")
    rotated_to = Fact("các cấp đã luân chuyển đến")

    # The post held.
    held_post = Fact("chức danh đang giữ", "quyết định bổ nhiệm, bầu cử hiện hành")
    held_unit = Fact("đơn vị đang công tác", "quyết định bổ nhiệm, bầu cử hiện hành")
    held_title = Fact(
        "loại chức danh đang giữ", "quyết định bổ nhiệm, bầu cử hiện hành"
    )
    held_role = Fact("vai trò đang giữ")
    held_level = Fact(
        "cấp của đơn vị đang công tác", "quyết định bổ nhiệm, bầu cử hiện hành"
    )
    held_sector = Fact(
        "ngành của đơn vị đang công tác", "ngành của đơn vị đang công tác"
    )
    held_key = Fact("đang giữ chức danh chủ chốt")
    held_rank = Fact("bậc của chức danh đang giữ", "bậc của chức danh đang giữ")
    held_from = Fact("giữ chức danh từ ngày")
    months_in_post = Fact(
        "số tháng giữ chức danh", "quyết định bổ nhiệm, bầu cử hiện hành"
    )
    head_from = Fact("giữ cấp trưởng liên tục từ ngày")
    head_months = Fact("số tháng giữ cấp trưởng liên tục")
    on_rotation = Fact("đang luân chuyển", "quyết định bổ nhiệm, bầu cử hiện hành")
    held_local = Fact("là người địa phương nơi đang công tác", "quê quán")
    in_committee = Fact("thuộc diện quản lý")

    # What the rulebook makes of the post held.
    non_local_post = Fact("đang giữ chức danh phải không là người địa phương")
    two_term_limit = Fact("giới hạn hai nhiệm kỳ liên tiếp (tháng)")

    # The post looked at, and the move to it.
    post = Fact("chức danh dự kiến")
    target_unit = Fact("đơn vị dự kiến đến")
    target_title = Fact("loại chức danh dự kiến")
    target_level = Fact("cấp của đơn vị dự kiến đến")
    target_sector = Fact("ngành của đơn vị dự kiến đến", "ngành của đơn vị dự kiến đến")
    target_locality = Fact("địa phương của đơn vị dự kiến đến")
    target_key = Fact("chức danh dự kiến là chủ chốt")
    target_rank = Fact("bậc của chức danh dự kiến", "bậc của chức danh dự kiến")
    min_degree = Fact("chuyên môn tối thiểu")
    min_theory = Fact("lý luận chính trị tối thiểu")
    min_state_management = Fact("quản lý nhà nước tối thiểu")
    open_seats = Fact("số chỗ còn trống")
    local_to = Fact("là người địa phương nơi đến", "quê quán")
    direction = Fact("hướng luân chuyển", "quyết định bổ nhiệm, bầu cử hiện hành")
    equivalent_pair = Fact("cặp chức danh tương đương của bộ quy định")
    relatives_there = Fact("có người thân giữ chức lãnh đạo ở đơn vị đến")


@cache
def vocabulary() -> Mapping[str, Fact]:
    """Every fact by name."""
    return {name: fact for name, fact in vars(Facts).items() if isinstance(fact, Fact)}


# Facts of contract, section 2: what a verdict always tells.
TOLD_OF_OFFICIAL = (
    "age",
    "retirement_month",
    "months_to_retirement",
    "months_in_post",
    "head_months",
    "on_rotation",
    "planned",
    "planned_higher",
    "disciplined",
    "last_rating",
)
TOLD_OF_MOVE = ("local_to", "direction", "open_seats")
