"""The values of a rulebook's entry as short Vietnamese phrases."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from luanchuyen.rules.entries import Entry, EquivalenceEntry, RetirementEntry
from luanchuyen.snapshot.titles import by_code
from luanchuyen.web.shared import formats

_OWN = frozenset(Entry.model_fields) | {"force", "by", "cases"}

_GROUPS: Mapping[str, str] = {
    "planned": "trong quy hoạch",
    "planned_for": "được quy hoạch chức danh",
    "young_and_promising": "trẻ, có triển vọng, trong quy hoạch",
    "holds_title": "đang giữ chức danh",
    "works_at": "đang công tác",
    "managed_by_committee": "thuộc diện cấp ủy quản lý",
    "never_worked_at": "chưa từng công tác",
    "not_yet_rotated_to": "chưa được luân chuyển đến",
    "local_in_non_local_post": "người địa phương giữ chức danh không bố trí người địa phương",
    "two_terms_served": "đã giữ chức vụ hai nhiệm kỳ liên tiếp",
}


def phrases(entry: Entry) -> list[str]:
    """What the entry asks, one phrase a value; nothing for who asks no value."""
    if isinstance(entry, RetirementEntry):
        return [_ages(sex, ages) for sex, ages in entry.ages.items()]
    if isinstance(entry, EquivalenceEntry):
        pairs = [_place(side.titles, side.levels) for side in entry.with_]
        return [
            f"{_place(entry.post.titles, entry.post.levels)} tương đương: {'; '.join(pairs)}"
        ]
    given = {
        name: value
        for name, value in entry.model_dump().items()
        if name not in _OWN and value
    }
    return [_phrase(name, value) for name, value in given.items()]


def _phrase(name: str, value: Any) -> str:
    return _WORDS.get(name, lambda given: f"{name}: {given}")(value)


def titles(codes: Iterable[str]) -> str:
    return ", ".join(by_code()[code].name for code in codes)


def levels(names: Iterable[str]) -> str:
    return "cấp " + ", ".join(name.lower() for name in names)


def _place(codes: Iterable[str], level_names: Iterable[str]) -> str:
    return f"{titles(codes)} ({levels(level_names)})"


def _ages(sex: str, ages: Mapping[int, int]) -> str:
    first, last = min(ages), max(ages)
    return (
        f"{sex}: từ {formats.months(ages[first])} đến năm {first} lên "
        f"{formats.months(ages[last])} từ năm {last}"
    )


def _group(group: Mapping[str, Any]) -> str:
    parts = [_GROUPS[group["group"]]]
    if group.get("titles"):
        parts.append(titles(group["titles"]))
    if group.get("levels"):
        parts.append(levels(group["levels"]))
    if group.get("at_levels"):
        parts.append(f"đang công tác {levels(group['at_levels'])}")
    if group.get("terms"):
        parts.append("nhiệm kỳ " + ", ".join(group["terms"]))
    if group.get("under_age"):
        parts.append(f"dưới {group['under_age']} tuổi")
    if group.get("promising"):
        parts.append("có nhận xét triển vọng")
    return " ".join(parts)


def _field(field: Mapping[str, Any]) -> str:
    ends = []
    for word, end in (("từ", "from"), ("đến", "to")):
        told = [
            *(f"ngành {sector}" for sector in field.get(f"{end}_sectors", ())),
            *([levels(field[f"{end}_levels"])] if field.get(f"{end}_levels") else []),
            *(
                [titles(field["to_titles"])]
                if end == "to" and field.get("to_titles")
                else []
            ),
        ]
        if told:
            ends.append(f"{word} {', '.join(told)}")
    return " ".join(ends)


def _body(body: Mapping[str, Any]) -> str:
    told = [titles(body["titles"])] if body["titles"] else []
    if body["levels"]:
        told.append(levels(body["levels"]))
    return ", ".join([*told, *(f"ngành {sector}" for sector in body["sectors"])])


def _percent(share: float) -> str:
    return f"{share * 100:g} %".replace(".", ",")


_BOTH_WAYS: Mapping[str, str] = {
    "one_sum": "hai chiều tính chung",
    "each_way": "mỗi chiều tính riêng",
}
_WORDS: Mapping[str, Callable[[Any], str]] = {
    "months": formats.months,
    "women": lambda age: f"nữ dưới {age} tuổi",
    "men": lambda age: f"nam dưới {age} tuổi",
    "titles": titles,
    "levels": levels,
    "key_levels": lambda names: f"mọi chức danh chủ chốt {levels(names)}",
    "floor": lambda rating: f"xếp loại từ {rating.lower()}",
    "low_confidence": lambda share: f"tín nhiệm thấp không quá {_percent(share)}",
    "if_any": lambda _: "nếu có",
    "weight": lambda points: f"{points} điểm",
    "under_age": lambda age: f"dưới {age} tuổi",
    "share": lambda share: f"từ {_percent(share)}",
    "leaders": lambda count: f"đơn vị có từ {count} lãnh đạo",
    "groups": lambda groups: "; ".join(map(_group, groups)),
    "fields": lambda fields: "; hoặc ".join(map(_field, fields)),
    "label": str,
    "out_of": lambda body: f"đi từ: {_body(body)}",
    "into": lambda body: f"đến: {_body(body)}",
    "both_ways": lambda way: _BOTH_WAYS[way],
    "at_least": lambda number: f"ít nhất {number} người",
    "at_most": lambda number: f"nhiều nhất {number} người",
    "at_least_share": lambda share: f"từ {_percent(share)} trở lên",
    "team": _body,
    "sector": lambda sector: f"ngành {sector}",
    "years": lambda years: f"từ {years} năm",
    "within": lambda years: f"trong {years} năm gần nhất",
    "most": lambda number: f"nhiều nhất {number} người đi cùng đợt",
    "body": _body,
    "tolerance_months": lambda count: f"được sớm hơn {formats.months(count)}",
    "opens": lambda day: f"từ ngày {formats.day(day)}",
    "first_term": lambda term: f"từ nhiệm kỳ {term}",
}
