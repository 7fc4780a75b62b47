"""The two forms of a name beside itself: one to sort by, one to search by."""

import unicodedata
from functools import lru_cache

from vn_collate import collate_key

_BETWEEN = b"\0"  # below every weight: who has no middle name comes first


def sort_key(name: str) -> bytes:
    """The key by which names stand in Vietnamese order: given name, middle names, family name.

    Each syllable is weighed by itself, as a dictionary does; compare the bytes.
    """
    family, *middle, given = _syllables(name)
    parts = (_weights(given), b"".join(map(_weights, middle)), _weights(family))
    return _BETWEEN.join(parts)


def fold(text: str) -> str:
    """Lower case without marks, đ as d, single spaces: "Đặng  Thị" becomes "dang thi"."""
    return " ".join(map(_folded, text.split()))


@lru_cache(maxsize=50_000)
def _folded(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _syllables(name: str) -> list[str]:
    """At least two: a name of one syllable is a given name with a blank family name."""
    syllables = name.split()
    return syllables if len(syllables) > 1 else ["", *(syllables or [""])]


@lru_cache(maxsize=50_000)
def _weights(syllable: str) -> bytes:
    return bytes.fromhex(collate_key(syllable))
