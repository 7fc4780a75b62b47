"""The texts that cells share: how long each is, and how much the cells claim together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from luanchuyen.snapshot.workbook.faults import UnreadableError

MOST_TEXTS = 4_000_000
_LONGEST = 4 << 20  # Excel's own limit is 32,767 characters
_KEEPS_SPACES = '<si><t xml:space="preserve">'
_USUAL = r'^<si><t(?: xml:space="preserve")?>([^<\r]*)</t>$'
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}  # beside &amp;
_END = re.compile(rb"<(?:/(?:[\w.-]+:)?si\s*|(?:[\w.-]+:)?si\s*/)>")
_ODD_END = re.compile(rb"<si\s*/|:si[\s>/]|</si\s")
_USE = r't="s"><v>[0-9]{1,7}<'
_INDEX_AT = len('t="s"><v>')


@dataclass(frozen=True)
class SharedTexts:
    """All texts that cells share."""

    lengths: pl.Series  # in bytes, with the XML
    texts: pl.Series  # null where only the foreign parser can tell

    @cached_property
    def usual(self) -> npt.NDArray[np.bool_]:
        """Which of them are known here."""
        return self.texts.is_not_null().to_numpy()


def no_texts() -> SharedTexts:
    return SharedTexts(pl.Series(dtype=pl.Int64), pl.Series(dtype=pl.String))


def shared_texts(pieces: Iterable[bytes]) -> SharedTexts:
    """The texts in the part of a workbook that holds them."""
    carry, found = b"", no_texts()
    for piece in pieces:
        *texts, carry = _split(carry + piece)
        xml = pl.Series(texts, dtype=pl.Binary)
        found.lengths.append(xml.bin.size().cast(pl.Int64))
        found.texts.append(_understood(xml.cast(pl.String, strict=False)))
        if len(carry) > _LONGEST or len(found.lengths) > MOST_TEXTS:
            raise too_much_text()
    return found


def _understood(xml: pl.Series) -> pl.Series:
    """The texts themselves; null for one with formats, escapes or spaces not to be kept."""
    text = xml.str.extract(_USUAL)
    text = text.set(text.str.contains("_x", literal=True), None)  # may be an escape
    trimmed = text.str.strip_chars(" \t\n") != text
    text = text.set(trimmed & ~xml.str.starts_with(_KEEPS_SPACES), None)
    for entity, character in _ENTITIES.items():
        text = text.str.replace_all(entity, character, literal=True)
    entities = text.str.count_matches("&", literal=True)
    text = text.set(entities != text.str.count_matches("&amp;", literal=True), None)
    return text.str.replace_all("&amp;", "&", literal=True)


def _split(window: bytes) -> list[bytes]:
    """Shared texts, the last one not yet complete; what stands before the first goes."""
    texts = _END.split(window) if _ODD_END.search(window) else window.split(b"</si>")
    texts[0] = texts[0][max(texts[0].find(b"<si"), 0) :]
    return texts


def claimed(xml: pl.Series, uses: int, lengths: pl.Series) -> int | None:
    """Bytes that the cells in a piece of a sheet claim of the shared texts.

    `uses` is how many such cells there are; None where not each has the usual form.
    """
    found = xml.str.extract_all(_USE).explode().drop_nulls()
    if len(found) != uses:
        return None
    index = found.str.slice(_INDEX_AT).str.strip_suffix("<").cast(pl.UInt32)
    known = index.filter(index < len(lengths))
    return int(lengths.gather(known).sum())


def too_much_text() -> UnreadableError:
    return UnreadableError(
        "Quá nhiều ô chứa văn bản rất dài; hãy xóa các cột ghi chú rồi lưu lại."
    )
