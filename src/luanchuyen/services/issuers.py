"""Who issues a paper, as its heading, its symbol and its place name that body."""

from collections.abc import Mapping, Sequence

from luanchuyen.documents.letters import folded
from luanchuyen.records.models import Unit
from luanchuyen.services.names import fold

STATE = "Nhà nước"  # the bloc whose papers have the form of the State
# The Đảng bộ a committee leads, as headings name it above a committee below. The heading of KL-DH-2021
# has the one of a province; the others are made like it and unverified.
_PARTY_BODIES: Mapping[str, str] = {
    "Tỉnh ủy": "Đảng bộ tỉnh",
    "Thành ủy": "Đảng bộ thành phố",
    "Thị ủy": "Đảng bộ thị xã",
    "Huyện ủy": "Đảng bộ huyện",
    "Quận ủy": "Đảng bộ quận",
    "Đảng ủy": "Đảng bộ",
}

_PLACES = ("tỉnh", "thành", "thị", "huyện", "quận", "xã", "phường", "đặc")


def is_committee(unit: Unit) -> bool:
    """Whether the unit is a committee of the Party, which signs as a collective."""
    return any(folded(unit.name).startswith(folded(name)) for name in _PARTY_BODIES)


def superior(unit: Unit) -> str:
    """Whom the heading of a paper names above who issues it.

    Above a committee the Đảng bộ it belongs to, none where that is the whole Party; above another
    body the one it is under, if that is of the same kind.
    """
    above = unit.parent
    if above is None or (above.bloc == STATE) != (unit.bloc == STATE):
        return ""
    if not is_committee(unit):
        return above.name
    for name, whole in _PARTY_BODIES.items():
        if folded(above.name).startswith(folded(name)):
            return f"{whole} {above.name[len(name) :].strip()}"
    return ""


def letters(name: str) -> str:
    """The letters of an issuer's symbol: Tỉnh ủy is TU, Đảng ủy ĐU, Ủy ban nhân dân UBND, Sở Nội vụ SNV."""
    first = (word[0].upper() for word in _kind(name.split()))
    return "".join(one if one == "Đ" else fold(one).upper() for one in first)


def _kind(words: Sequence[str]) -> Sequence[str]:
    """What kind of body a name tells, before it says of which place: two words of a committee."""
    if " ".join(words[:2]) in _PARTY_BODIES:
        return words[:2]
    ends = (n for n, word in enumerate(words) if n and word.lower() in _PLACES)
    return words[: next(ends, len(words))]


def place(name: str) -> str:
    """The place a committee sits in: the words of its name after the last one in small letters."""
    words = name.split()
    small = [index for index, word in enumerate(words) if word[0].islower()]
    return " ".join(words[small[-1] + 1 :] if small else words)
