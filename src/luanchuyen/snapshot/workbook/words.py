"""Eight bytes of XML at a time as one number: compared, and read as digits, a million at once."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]  # the first byte is the lowest

PADDING = b"<<<" + b" " * 29  # after the XML, so that its last byte begins a word too
_ZEROS = np.uint64(0x3030303030303030)  # "00000000"
_HIGH_BITS = np.uint64(0x8080808080808080)
_UP_TO_HIGH_BIT = np.uint64(0x7676767676767676)  # makes 10 and more reach it, not 9
MASKS = np.array([256**length - 1 for length in range(9)], np.uint64)


def words_of(xml: npt.NDArray[np.uint8]) -> Words:
    """The words that begin at each byte."""
    return np.ndarray((len(xml) - 7,), "<u8", xml, strides=(1,))


def word(text: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(text, "little"))


def start_with(words: Words, text: bytes) -> Truths:
    begins: Truths = words & MASKS[len(text)] == word(text)
    return begins


def byte(words: Words, index: Numbers | int) -> Words:
    shift = np.asarray(index, np.uint64) * np.uint64(8)
    return words >> shift & np.uint64(255)


def until_quote(words: Words) -> Numbers:
    """How many bytes stand before the first quotation mark; 0 where there is none."""
    length = np.zeros(len(words), np.int64)
    for index in range(7, 0, -1):
        length[byte(words, index) == ord('"')] = index
    return length


def whole(words: Words, length: Numbers) -> Numbers:
    """The number that the first `length` bytes of each word write; -1 where they do not."""
    fits = (length > 0) & (length <= 8)
    shift = np.where(fits, 64 - 8 * length, 0).astype(np.uint64)
    digits = (words ^ _ZEROS) << shift  # the missing ones in front become 0
    strange = (digits | digits + _UP_TO_HIGH_BIT) & _HIGH_BITS
    pairs = _joined(digits, 10, 8, 0x00FF00FF00FF00FF)
    fours = _joined(pairs, 100, 16, 0x0000FFFF0000FFFF)
    number = _joined(fours, 10_000, 32, 0x00000000FFFFFFFF)
    return np.where(fits & (strange == 0), number.astype(np.int64), -1)


def _joined(parts: Words, base: int, bits: int, kept: int) -> Words:
    """Every two neighbouring parts as one number."""
    return parts * np.uint64(base) + (parts >> np.uint64(bits)) & np.uint64(kept)
