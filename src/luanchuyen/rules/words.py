"""What keys of the law, posts and units are called in Vietnamese."""

from collections.abc import Mapping

OUTCOMES: Mapping[str, str] = {
    "met": "Đạt",
    "not_met": "Không đạt",
    "not_known": "Chưa đủ hồ sơ",
}
FORCES: Mapping[str, str] = {
    "absolute": "bắt buộc",
    "waivable": "có thể xem xét trường hợp đặc biệt",
    "advisory": "khuyến nghị",
}
CASES: Mapping[str, str] = {
    "training": "Luân chuyển để đào tạo, rèn luyện",
    "non_local": "Bố trí không là người địa phương",
    "two_terms": "Đã giữ chức vụ hai nhiệm kỳ liên tiếp",
    "transfer": "Điều động",
}
MERITS: Mapping[str, str] = {
    "planned_for_post": "Được quy hoạch đúng chức danh đến",
    "difficult_unit": "Tăng cường cho nơi khó khăn",
    "short_unit": "Tăng cường cho nơi thiếu cán bộ",
    "young": "Cán bộ trẻ",
    "promising": "Cán bộ có triển vọng",
    "woman": "Cán bộ nữ",
    "minority": "Cán bộ người dân tộc thiểu số",
}
STABILITY: Mapping[str, str] = {
    "leaving": "Số người được đi khỏi một đơn vị",
    "approved_leaders": "Số lãnh đạo được duyệt của đơn vị",
}
TIMINGS: Mapping[str, str] = {
    "terms": "Nhiệm kỳ",
    "mid_term": "Đi từ khoảng giữa nhiệm kỳ",
    "in_follows_out": "Đến sau khi có người đi",
    "window": "Bắt đầu thực hiện",
}
KINDS: Mapping[str, str] = {
    "two_terms": "Đã đủ hai nhiệm kỳ",
    "two_terms_soon": "Sắp đủ hai nhiệm kỳ",
    "local_holder": "Là người địa phương",
    "vacancy": "Chức danh còn trống",
    "surplus": "Thừa so với số lượng",
    "stay_over": "Quá thời hạn luân chuyển",
    "stay_reached": "Đủ thời gian luân chuyển",
    "retiring": "Sắp nghỉ hưu",
    "shortage": "Đơn vị thiếu cán bộ",
    "no_successor": "Chưa có người quy hoạch",
    "closed_unit": "Đơn vị khép kín",
}
DIRECTIONS: Mapping[str, str] = {
    "down": "từ trên xuống",
    "up": "từ dưới lên",
    "locality": "sang địa phương khác",
    "lateral": "ngang cấp",
}
# In the order in which a plan says them.
PLAN_ITEMS: Mapping[str, str] = {
    "numbers": "Số lượng, nhu cầu",
    "posts": "Vị trí, chức danh",
    "form": "Hình thức",
    "area": "Địa bàn",
    "term": "Thời hạn luân chuyển",
    "policy": "Chế độ, chính sách",
    "placement": "Dự kiến bố trí sau luân chuyển",
    "start": "Thời gian bắt đầu",
}

# How offices shorten the names of units inside the names of posts.
_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubkt": "ủy ban kiểm tra",
}


def at_unit(post: str, unit: str) -> str:
    """A post with its unit, which is not said twice where the post's name already says it."""
    return post if in_full(unit) in in_full(post) else f"{post}, {unit}"


def in_full(name: str) -> str:
    """The name for comparing, with its short forms written out."""
    return " ".join(_SHORT.get(word, word) for word in name.casefold().split())
