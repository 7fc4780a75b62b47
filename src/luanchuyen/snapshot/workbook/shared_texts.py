"""The texts that cells share: how long each is, and how much the cells claim together."""

import re
from collections.abc import Iterable

import polars as pl

from luanchuyen.snapshot.workbook.faults import UnreadableError

MOST_TEXTS = 4_000_000
_LONGEST = 4 << 20  # Excel's own limit is 32,767 characters
_END = re.compile(rb"<(?:/(?:[\w.-]+:)?si\s*|(?:[\w.-]+:)?si\s*/)>")
_ODD_END = re.compile(rb"<si\s*/|:si[\s>/]|</si\s")
_USE = r't="s"><v>[0-9]{1,7}<'
_INDEX_AT = len('t="s"><v>')


def lengths(pieces: Iterable[bytes]) -> pl.Series:
    """The length in bytes of each shared text, its XML included."""
    carry, found = b"", pl.Series(dtype=pl.Int64)
    for piece in pieces:
        *texts, carry = _split(carry + piece)
        found.append(pl.Series([*map(len, texts)], dtype=pl.Int64))
        if len(carry) > _LONGEST or len(found) > MOST_TEXTS:
            raise too_much_text()
    return found


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
