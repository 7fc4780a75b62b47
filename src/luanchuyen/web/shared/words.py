"""The words people read for the keys the law and the records use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules import words as law
from luanchuyen.rules.facts.vocabulary import vocabulary
from luanchuyen.snapshot.titles import by_code
from luanchuyen.web.shared import formats


@dataclass(frozen=True)
class Mark:
    """A word with its colour (a CSS class ending) and icon; none of the three stands alone."""

    key: str
    word: str
    icon: str


OUTCOMES: Mapping[str, Mark] = {
    key: Mark(key, word, icon=key) for key, word in law.OUTCOMES.items()
}

DIRECTIONS: Mapping[str, str] = law.DIRECTIONS


@dataclass(frozen=True)
class Kind:
    """A kind of demand: its name on a tile, what it means, its icon."""

    key: str
    name: str
    meaning: str
    icon: str


_KINDS = (
    ("two_terms", "two_terms", "Giữ chức vụ liên tục đến giới hạn"),
    ("two_terms_soon", "clock", "Còn không quá 12 tháng đến giới hạn"),
    ("local_holder", "local", "Giữ chức danh không bố trí người địa phương"),
    ("vacancy", "vacancy", "Mỗi chỗ trống một dòng"),
    ("surplus", "surplus", "Số người giữ nhiều hơn số lượng"),
    ("stay_over", "alert", "Đã hết thời hạn luân chuyển tối đa"),
    ("stay_reached", "clock", "Đã qua thời gian luân chuyển tối thiểu, có thể bố trí"),
    ("retiring", "retiring", "Trong 12 tháng tới, theo tháng nghỉ hưu"),
    ("shortage", "people", "Được đánh dấu thiếu, hoặc ít hơn số lãnh đạo được duyệt"),
    ("no_successor", "successor", "Chức danh không có nguồn kế cận"),
    ("closed_unit", "closed", "Phần lớn lãnh đạo chưa từng công tác ở đơn vị khác"),
)
KINDS: Mapping[str, Kind] = {
    key: Kind(key, law.KINDS[key], meaning, icon) for key, icon, meaning in _KINDS
}


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


# What null says of these is known: the post held is no head.
_NULLS = {"head_months": "không giữ cấp trưởng", "head_from": "không giữ cấp trưởng"}
_MONTHS = {"months_to_retirement", "months_in_post", "head_months", "two_term_limit"}


def fact_value(name: str, value: object) -> str:
    """A fact as a person reads it; what the record does not tell is "chưa rõ"."""
    if value is None:
        return _NULLS.get(name, formats.NOT_TOLD)
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
    if name.endswith("_title") and str(value) in by_code():
        return by_code()[str(value)].name
    return DIRECTIONS.get(str(value), str(value))


def month_day(value: object) -> date | None:
    """The first day of a month told as 2031-04."""
    if value is None:
        return None
    year, month = str(value).split("-")[:2]
    return date(int(year), int(month), 1)
