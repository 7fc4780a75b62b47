"""Verify an export of the audit log with nothing but Python: `python seal_verify.py events.jsonl`.

This file imports nothing of the product, so that an inspector can read it whole and run it alone. A line of
the export is {"event":TEXT,"hash":"HASH"}: HASH is the SHA-256 of the bytes of TEXT, and TEXT holds the number
of the event and, as `previous`, the hash of the event before. What is sealed is the text itself: nothing is
written anew before it is hashed.
"""

import argparse
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

NOTHING = "0" * 64  # the hash before the first event
_OPEN, _MIDDLE, _CLOSE = b'{"event":', b',"hash":"', b'"}'
_HASH = len(_MIDDLE) + len(NOTHING) + len(_CLOSE)


class Noted(NamedTuple):
    """The number and hash of an event, short enough to write down elsewhere."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


BEGINNING = Noted(0, NOTHING)
_NOTED = re.compile(rf"0:{NOTHING}|[1-9][0-9]{{0,17}}:[0-9a-f]{{64}}")


class Report(NamedTuple):
    """The last event up to which all is whole, and the first thing that is not."""

    last: Noted
    fault: str = ""


class Event(NamedTuple):
    """What the chain needs of one line; `whole` tells whether the text has its hash."""

    number: int
    previous: str
    hash: str
    whole: bool


class NotALineError(ValueError):
    """The line is not one of an export."""


def noted(text: str) -> Noted:
    """Read NUMBER:HASH; raises ValueError."""
    found = text.strip().lower()
    if not _NOTED.fullmatch(found):
        raise ValueError(f"“{text}” cần có dạng SỐ:MÃ; MÃ gồm 64 chữ số 0-9, a-f.")
    number, _, hash = found.partition(":")
    return Noted(int(number), hash)


def digest(text: bytes) -> str:
    """The hash of an event's text."""
    return hashlib.sha256(text).hexdigest()


def line(text: bytes, hash: str) -> bytes:
    """The line of the export for an event's text."""
    return _OPEN + text + _MIDDLE + hash.encode() + _CLOSE


def verify(lines: Iterable[bytes], expected: Noted = BEGINNING) -> Report:
    """Follow the chain to its end, or to the first place where it is not whole.

    `expected` is an event somebody noted: it must still be there, with the same hash.
    """
    last, rest = BEGINNING, iter(lines)
    for place, one in enumerate(rest, 1):
        try:
            event = _read(one)
        except NotALineError:
            return Report(last, f"Dòng {place} không phải là một dòng nhật ký.")
        if not (
            event.whole
            and event.number == last.number + 1
            and event.previous == last.hash
        ):
            return Report(last, f"Dòng {place}: {_told(event, last, rest)}")
        last = Noted(event.number, event.hash)
        if last.number == expected.number and last != expected:
            return Report(
                BEGINNING,
                f"Sự kiện số {last.number} có mã khác mã đã ghi lại: nhật ký đã bị viết lại"
                " từ sự kiện này hoặc từ trước đó.",
            )
    if last.number < expected.number:
        return Report(
            last,
            f"Nhật ký dừng ở số {last.number}, nhưng đã ghi lại số {expected.number}:"
            f" các sự kiện từ số {last.number + 1} đã bị xóa.",
        )
    return Report(last)


def _read(one: bytes) -> Event:
    one = one.rstrip(b"\r\n")
    text, tail = one[len(_OPEN) : -_HASH], one[-_HASH:]
    hash = tail[len(_MIDDLE) : -len(_CLOSE)].decode("latin-1")
    try:
        event = json.loads(text)
        number, previous = event["number"], event["previous"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NotALineError from error
    if type(number) is not int or line(text, hash) != one:
        raise NotALineError
    return Event(number, previous, hash, whole=digest(text) == hash)


def _told(wrong: Event, last: Noted, rest: Iterable[bytes]) -> str:
    """What happened at the first event that does not continue the chain.

    The lines after it tell: one that is missing here may stand further down.
    """
    due = last.number + 1
    later = _numbers(rest, {due, wrong.number})
    if not wrong.whole and due not in later:
        return f"sự kiện số {due} đã bị sửa; nội dung không còn khớp với mã của nó."
    if wrong.number < due or not wrong.whole or wrong.number in later:
        return (
            f"có một sự kiện mang số {wrong.number} bị chèn thêm vào chỗ của số {due}."
        )
    if wrong.number == due:
        return f"sự kiện số {due} không nối tiếp số {last.number}: một trong hai đã bị thay."
    if due in later:
        return f"sai thứ tự: sự kiện số {wrong.number} đứng ở chỗ của số {due}."
    gap = f"số {due}" if wrong.number == due + 1 else f"số {due} đến {wrong.number - 1}"
    return f"sự kiện {gap} đã bị xóa."


def _numbers(lines: Iterable[bytes], wanted: set[int]) -> set[int]:
    """Which of these numbers stand on the lines."""
    found = set()
    for one in lines:
        try:
            number = _read(one).number
        except NotALineError:
            continue
        if number in wanted:
            found.add(number)
    return found


def sentences(report: Report) -> str:
    """The report as it is told: whole, with what to note down, or what is wrong."""
    if not report.fault:
        return (
            f"Nhật ký nguyên vẹn: {report.last.number} sự kiện.\n"
            f"Hãy ghi lại ở nơi khác: {report.last}"
        )
    if report.last == BEGINNING:
        return f"Nhật ký KHÔNG nguyên vẹn. {report.fault}"
    return (
        f"Nhật ký KHÔNG nguyên vẹn. {report.fault}\n"
        f"Trước đó nguyên vẹn đến: {report.last}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Kiểm tra tệp nhật ký đã xuất.")
    parser.add_argument("file", help="tệp do `luanchuyen seal export` xuất ra")
    parser.add_argument(
        "--expect", default=str(BEGINNING), metavar="SỐ:MÃ", help="đã ghi lại lần trước"
    )
    given = parser.parse_args()
    if isinstance(sys.stdout, io.TextIOWrapper):  # Vietnamese where Windows would not
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        with open(given.file, "rb") as lines:
            report = verify(lines, noted(given.expect))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(sentences(report) + "\n")
    return 1 if report.fault else 0


if __name__ == "__main__":
    sys.exit(main())
