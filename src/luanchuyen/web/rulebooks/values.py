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


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "months": formats.months,
    "women": lambda age: f"nữ dưới {age} tuổi",
    "men": lambda age: f"nam dưới {age} tuổi",
    "titles": titles,
    "levels": levels,
    "key_levels": lambda names: f"mọi chức danh chủ chốt {levels(names)}",
    "floor": lambda rating: f"xếp loại từ {rating.lower()}",
    "low_confidence": lambda share: (
        f"tín nhiệm thấp không quá {share * 100:g} %".replace(".", ",")
    ),
    "if_any": lambda _: "nếu có",
    "weight": lambda points: f"{points} điểm",
    "under_age": lambda age: f"dưới {age} tuổi",
    "share": lambda share: f"từ {share * 100:g} %",
    "leaders": lambda count: f"đơn vị có từ {count} lãnh đạo",
    "groups": lambda groups: "; ".join(map(_group, groups)),
    "fields": lambda fields: "; hoặc ".join(map(_field, fields)),
}
