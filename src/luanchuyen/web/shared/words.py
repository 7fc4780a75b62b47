"""The words people read for the keys the law and the records use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules.facts.vocabulary import vocabulary
from luanchuyen.web.shared import formats


@dataclass(frozen=True)
class Mark:
    """A word with its colour (a CSS class ending) and icon; none of the three stands alone."""

    key: str
    word: str
    icon: str


OUTCOMES: Mapping[str, Mark] = {
    "met": Mark("met", "Đạt", "met"),
    "not_met": Mark("not_met", "Không đạt", "not_met"),
    "not_known": Mark("not_known", "Chưa đủ hồ sơ", "not_known"),
}

CASES: Mapping[str, str] = {
    "training": "Luân chuyển để đào tạo, rèn luyện",
    "non_local": "Bố trí không là người địa phương",
    "two_terms": "Đã giữ chức vụ hai nhiệm kỳ liên tiếp",
    "transfer": "Điều động",
}

FORCES: Mapping[str, str] = {
    "absolute": "bắt buộc",
    "waivable": "có thể xem xét trường hợp đặc biệt",
    "advisory": "khuyến nghị",
}

DIRECTIONS: Mapping[str, str] = {
    "down": "từ trên xuống",
    "up": "từ dưới lên",
    "locality": "sang địa phương khác",
    "lateral": "ngang cấp",
}


@dataclass(frozen=True)
class Kind:
    """A kind of demand: its name on a tile, what it means, its icon."""

    key: str
    name: str
    meaning: str
    icon: str


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("two_terms", "Đã đủ hai nhiệm kỳ", "Giữ chức vụ liên tục đến giới hạn", "two_terms"),
        Kind("two_terms_soon", "Sắp đủ hai nhiệm kỳ", "Còn không quá 12 tháng", "clock"),
        Kind("local_holder", "Là người địa phương", "Giữ chức danh không bố trí người địa phương", "local"),
        Kind("stay_over", "Quá thời hạn luân chuyển", "Đã hết thời hạn tối đa", "alert"),
        Kind("stay_reached", "Đủ thời gian luân chuyển", "Đã qua thời gian tối thiểu, có thể bố trí", "clock"),
        Kind("retiring", "Nghỉ hưu trong 12 tháng", "Tính theo tháng nghỉ hưu", "retiring"),
        Kind("vacancy", "Chức danh còn trống", "Mỗi chỗ trống một dòng", "vacancy"),
        Kind("surplus", "Thừa so với số lượng", "Số người giữ nhiều hơn số lượng", "surplus"),
        Kind("shortage", "Đơn vị thiếu cán bộ", "Được đánh dấu thiếu, hoặc ít hơn số lãnh đạo được duyệt", "vacancy"),
        Kind("no_successor", "Chưa có người quy hoạch", "Chức danh không có nguồn kế cận", "successor"),
        Kind("closed_unit", "Đơn vị khép kín", "Phần lớn lãnh đạo chưa từng công tác ở đơn vị khác", "closed"),
    )
}  # fmt: skip


def kind(key: str) -> Kind:
    return KINDS.get(key) or Kind(key, key, "", "info")


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def fact_label(name: str) -> str:
    """What a fact is called: "Số tháng giữ chức danh"."""
    fact = vocabulary().get(name)
    return sentence_case(fact.label if fact else name)


def paper(name: str) -> str:
    """The paper that would settle a fact the record does not tell; blank if none is named."""
    fact = vocabulary().get(name)
    return fact.paper if fact else ""


_MONTHS = {"months_to_retirement", "months_in_post", "head_months", "two_term_limit"}


def fact_value(name: str, value: object) -> str:
    """A fact as a person reads it; what the record does not tell is "chưa rõ"."""
    if value is None:
        return formats.NOT_TOLD
    if isinstance(value, bool):
        return "có" if value else "không"
    if name == "retirement_month":
        return formats.month(month_day(value))
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, int):
        return formats.months(value) if name in _MONTHS else formats.number(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value) or "không có"
    return DIRECTIONS.get(str(value), str(value))


def month_day(value: object) -> date | None:
    """The first day of a month told as 2031-04."""
    if value is None:
        return None
    year, month = str(value).split("-")[:2]
    return date(int(year), int(month), 1)
