"""Whatever is changed in ten thousand events, the verifier finds the first place and says what it is."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luanchuyen.records import seal_verify
from luanchuyen.records.models import AuditEvent
from luanchuyen.records.seal_verify import (
    BEGINNING,
    NOTHING,
    Noted,
    digest,
    line,
    noted,
    verify,
)
from luanchuyen.records.sealing import canonical

MANY = 10_000
USUAL = dict.fromkeys(AuditEvent.SEALED, "Đặng Ánh")
places = st.integers(1, MANY)
tampering = settings(max_examples=25, deadline=None)


def sealed(number: int, previous: str, **said: Any) -> bytes:
    text = canonical(USUAL | {"number": number, "previous": previous} | said)
    return line(text, digest(text))


def hash_of(one: bytes) -> str:
    return str(json.loads(one)["hash"])


@cache
def chain() -> tuple[bytes, ...]:
    lines: list[bytes] = []
    for number in range(1, MANY + 1):
        lines.append(sealed(number, hash_of(lines[-1]) if lines else NOTHING))
    return tuple(lines)


def fault(lines: list[bytes], **asked: Noted) -> str:
    return verify(lines, **asked).fault


def note(number: int) -> Noted:
    return Noted(number, hash_of(chain()[number - 1]))


def test_a_chain_nobody_touched_is_whole() -> None:
    assert verify(chain(), note(MANY // 2)) == (note(MANY), "")


def test_an_empty_log_is_whole() -> None:
    assert verify([]) == (BEGINNING, "")


@pytest.mark.clause("QD-2.2")
@given(places, st.sampled_from(AuditEvent.SEALED))
@tampering
def test_it_finds_any_field_changed(place: int, field: str) -> None:
    lines = list(chain())
    event = json.loads(lines[place - 1])["event"]
    event[field] = {"number": place + 1}.get(field, "khác")
    lines[place - 1] = line(canonical(event), hash_of(lines[place - 1]))

    report = verify(lines)

    assert f"Dòng {place}: sự kiện số {place} đã bị sửa" in report.fault
    assert report.last.number == place - 1


@given(st.integers(1, MANY - 1))
@tampering
def test_it_finds_an_event_written_anew_with_its_own_hash(place: int) -> None:
    lines = list(chain())
    previous = json.loads(lines[place - 1])["event"]["previous"]
    lines[place - 1] = sealed(place, previous, after={"role": "secretary"})

    assert f"sự kiện số {place + 1} không nối tiếp số {place}" in fault(lines)


@given(st.integers(1, MANY - 1), st.integers(1, 3))
@tampering
def test_it_finds_any_removed(place: int, many: int) -> None:
    lines = list(chain())
    del lines[place - 1 : min(place - 1 + many, MANY - 1)]

    told = fault(lines)

    assert f"Dòng {place}: sự kiện số {place}" in told
    assert "đã bị xóa" in told


@given(places, places)
@tampering
def test_it_finds_a_copy_put_in(copied: int, place: int) -> None:
    lines = list(chain())
    lines.insert(place - 1, lines[copied - 1])
    first = place + 1 if copied == place else place  # before itself it is the event

    told = fault(lines)

    assert f"Dòng {first}:" in told
    assert f"số {copied} bị chèn thêm" in told


@given(places, st.booleans())
@tampering
def test_it_finds_an_event_put_in_that_was_never_there(place: int, good: bool) -> None:
    lines = list(chain())
    before = json.loads(lines[place - 1])["event"]["previous"]
    lines.insert(place - 1, sealed(place, before if good else NOTHING[:-1] + "1"))
    if not good:
        assert f"Dòng {place}: có một sự kiện mang số {place} bị chèn" in fault(lines)
        return
    assert f"Dòng {place + 1}: có một sự kiện mang số {place} bị chèn" in fault(lines)


@given(places, places)
@tampering
def test_it_finds_any_two_swapped(one: int, other: int) -> None:
    lines = list(chain())
    lines[one - 1], lines[other - 1] = lines[other - 1], lines[one - 1]
    first, later = sorted((one, other))

    told = fault(lines)

    assert told == (
        f"Dòng {first}: sai thứ tự: sự kiện số {later} đứng ở chỗ của số {first}."
        if first != later
        else ""
    )


@given(st.integers(0, MANY - 1))
@tampering
def test_a_cut_end_is_found_by_who_noted_a_later_event(kept: int) -> None:
    lines = list(chain()[:kept])

    assert fault(lines) == ""
    assert f"các sự kiện từ số {kept + 1} đã bị xóa" in fault(
        lines, expected=note(MANY)
    )


def test_a_chain_written_anew_is_found_by_who_noted_an_event() -> None:
    lines = [sealed(1, NOTHING, after={"role": "secretary"})]
    lines.append(sealed(2, hash_of(lines[0])))

    assert fault(lines) == ""
    assert "đã bị viết lại" in fault(lines, expected=note(2))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        b'{"event":[1],"hash":"' + b"0" * 64 + b'"}',
        b'{"event":' + b"[" * 100_000,
        b'{"event":{"number":true,"previous":""},"hash":"' + b"0" * 64 + b'"}',
        b'{"event":{"number":' + b"9" * 5000 + b'},"hash":"' + b"0" * 64 + b'"}',
    ],
    ids=range(7),
)
def test_a_line_that_is_none_is_told(damaged: bytes) -> None:
    lines = [*chain()[:2], damaged]

    assert verify(lines) == (note(2), "Dòng 3 không phải là một dòng nhật ký.")


def test_a_line_cut_short_is_told() -> None:
    lines = [chain()[0], chain()[1][:-20]]

    assert fault(lines) == "Dòng 2 không phải là một dòng nhật ký."


@pytest.mark.parametrize("text", ["", "7", "0:" + "1" * 64, "-1:" + NOTHING, "7:abc"])
def test_it_refuses_a_note_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="cần có dạng SỐ:MÃ"):
        noted(text)


def test_a_note_is_read_as_it_is_told() -> None:
    assert noted(f" {str(note(7)).upper()}\n") == note(7)
    assert noted(str(BEGINNING)) == BEGINNING


@pytest.fixture
def alone(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The verifier by itself in a folder, without the product, on three events."""
    program = shutil.copy(seal_verify.__file__, tmp_path / "seal_verify.py")
    events = tmp_path / "events.jsonl"

    def run(*arguments: str, cut: int = 0) -> subprocess.CompletedProcess[str]:
        events.write_bytes(b"\r\n".join(chain()[: 3 - cut]) + b"\r\n")
        command = [sys.executable, "-I", "-S", program, str(events), *arguments]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", cwd=tmp_path
        )

    return run


def test_the_file_runs_alone(alone: Callable[..., Any]) -> None:
    done = alone("--expect", str(note(2)))

    assert (done.returncode, done.stderr) == (0, "")
    assert "Nhật ký nguyên vẹn: 3 sự kiện." in done.stdout
    assert str(note(3)) in done.stdout


def test_alone_it_tells_what_is_wrong(alone: Callable[..., Any]) -> None:
    done = alone("--expect", str(note(3)), cut=1)

    assert done.returncode == 1
    assert "các sự kiện từ số 3 đã bị xóa" in done.stdout


def test_alone_it_tells_a_wrong_call(alone: Callable[..., Any]) -> None:
    done = alone("--expect", "7")

    assert done.returncode == 2
    assert "cần có dạng SỐ:MÃ" in done.stderr
