"""What the styles of cells make of a number: a day, or the number itself."""

import re
from collections.abc import Iterable
from enum import IntEnum

import numpy as np
import numpy.typing as npt


class Shown(IntEnum):
    """How a number is shown; UNSURE leaves it to the foreign parser."""

    NUMBER = 0
    DAY = 1
    UNSURE = 2


# Of the formats every program knows: General to scientific and @; days without a time.
_BUILT_IN = dict.fromkeys(
    ["0", "1", "2", "3", "4", "9", "10", "11", "49"], Shown.NUMBER
)
_BUILT_IN |= dict.fromkeys(["14", "15", "16", "17"], Shown.DAY)
_NUMBER = re.compile(r"General|@|[#0.,]+%?")
_DAY = re.compile(
    r"(?:\[\$-[0-9A-Fa-f]+\])?[dmyDMY]+(?:[/., -]|\\[/., -]|[dmyDMY])*(?:;@)?"
)

Elements = Iterable[tuple[str, dict[str, str]]]


def shown_by_style(elements: Elements) -> npt.NDArray[np.uint8]:
    """For each style a cell can have, how it shows a number; `elements` are of styles.xml."""
    codes: dict[str, str] = {}
    formats: list[str] = []
    inside = ""
    for tag, attributes in elements:
        if tag == "numFmt" and inside == "numFmts":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and inside == "cellXfs":
            formats.append(attributes.get("numFmtId", "0"))
        elif tag not in ("numFmt", "xf", "alignment", "protection"):
            inside = tag
    return np.array([_shown(number, codes) for number in formats], np.uint8)


def _shown(number: str, codes: dict[str, str]) -> Shown:
    code = codes.get(number)
    if code is None:
        return _BUILT_IN.get(number, Shown.UNSURE)
    if _DAY.fullmatch(code):
        return Shown.DAY
    return Shown.NUMBER if _NUMBER.fullmatch(code) else Shown.UNSURE
