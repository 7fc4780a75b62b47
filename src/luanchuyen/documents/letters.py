"""Vietnamese letters compared as offices write them: uỷ or ủy, oà or òa, composed or not."""

import re
import unicodedata

# An open rhyme keeps its mark on the last vowel in the old spelling, on the first in the new one.
_OPEN_RHYMES = re.compile(r"\b(\w*?)(oa|oe|uy)([\u0300\u0301\u0303\u0309\u0323])(?!\w)")
_GAPS = re.compile(r"\s+")


def folded(text: str) -> str:
    """The text for comparing: one spelling of marks, single gaps, no capitals."""
    apart = unicodedata.normalize("NFD", text.lower())
    newer = _OPEN_RHYMES.sub(lambda m: m[1] + m[2][0] + m[3] + m[2][1], apart)
    return unicodedata.normalize("NFC", _GAPS.sub(" ", newer)).strip()
