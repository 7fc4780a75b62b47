"""The log in the database is one chain, whoever writes at the same time, and shows what was changed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction

from luanchuyen.records.models import AuditEvent, EventType, Role
from luanchuyen.records.seal_verify import Report, verify
from luanchuyen.services import access, audit, seals
from tests import people
from tests.people import OPERATOR, TODAY

ACTS, HANDS = 25, 8
IN_A_FILE = """
import django; django.setup()
from django.core.management import call_command
from tests.services import test_seals
call_command("migrate", verbosity=0)
print(test_seals.written_by_many_hands())
"""


def report() -> Report:
    return verify(seals.lines(by=OPERATOR))


def recorded(label: str, **after: object) -> AuditEvent:
    return audit.record(
        EventType.PASSWORD_SET,
        by=OPERATOR,
        on=TODAY,
        subject=("hoa", label),
        after=after,
    )


def written_by_many_hands() -> Report:
    """Each act in a transaction of its own, some given up after they appended."""

    def act(hand: int) -> None:
        for number in range(ACTS):
            with transaction.atomic():
                recorded(f"{hand}/{number}")
                transaction.set_rollback(number % 5 == 4)
        connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(act, range(HANDS)))
    return report()


@contextmanager
def unprotected() -> Iterator[None]:
    """The log without its triggers, as who owns the database can have it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_events DISABLE TRIGGER ALL")
        else:
            for event in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER audit_is_append_only_{event}")
    yield


@pytest.mark.django_db
def test_what_is_kept_is_what_was_sealed() -> None:
    recorded(
        "Le\u0302 Hoa", share=0.1, large=1e22, whole=1.0, years={2026: ("Đ", None)}
    )
    recorded("Lê Hoa \u2028 'x' \"y\" 😀")

    assert report().fault == ""
    first, second = AuditEvent.objects.order_by("number")
    assert first.subject_label == "Lê Hoa"
    assert report().last == (2, second.hash)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE audit_events SET subject_label = 'X' WHERE number = 2", "2 đã bị sửa"),
        (
            "UPDATE audit_events SET \"on\" = '2026-12-02' WHERE number = 1",
            "1 đã bị sửa",
        ),
        ("UPDATE audit_events SET number = 9 WHERE number = 2", "2 đã bị xóa"),
        ("UPDATE audit_events SET after = '[]' WHERE number = 3", "3 đã bị sửa"),
        ("UPDATE audit_events SET hash = '' WHERE number = 3", "Dòng 3"),
        ("DELETE FROM audit_events WHERE number = 2", "2 đã bị xóa"),
    ],
)
def test_a_change_behind_the_product_shows(statement: str, words: str) -> None:
    for label in "abc":
        recorded(label)

    with unprotected(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert words in report().fault


@pytest.mark.django_db
def test_a_row_that_cannot_be_read_shows() -> None:
    recorded("a")
    day = "infinity" if connection.vendor == "postgresql" else "2026-13-45"

    with unprotected(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_events SET \"on\" = '{day}'")  # noqa: S608 - ours

    assert "Dòng 1 không phải" in report().fault


@pytest.mark.django_db
def test_only_who_reaches_everything_takes_the_log_away() -> None:
    people.settle()
    cast = people.cast()
    above = people.account("dung", Role.INSPECTOR, committee="TW")

    assert len(list(seals.lines(by=above))) == 1
    with pytest.raises(access.NotAllowed, match="Vai trò"):
        seals.lines(by=cast.officer)
    for narrower in (cast.inspector, cast.administrator):
        with pytest.raises(access.NotAllowed, match="ngoài phạm vi"):
            seals.lines(by=narrower)


@pytest.mark.django_db
def test_a_check_is_kept_in_the_log() -> None:
    people.settle()
    by = people.cast().inspector

    first = seals.check(by=by, on=TODAY)
    second = seals.check(by=by, on=TODAY, expected=first.last)

    assert (first.last.number, first.fault) == (1, "")
    assert (second.last.number, second.fault) == (2, "")
    assert audit.sentence(AuditEvent.objects.latest("number")) == (
        "Ngày 01/12/2026, Chien kiểm tra nhật ký: nguyên vẹn đến sự kiện số 2."
    )


@pytest.mark.django_db
def test_a_check_tells_what_it_found() -> None:
    people.settle()
    with unprotected(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_events SET subject_label = 'khac.xlsx'")

    report = seals.check(by=OPERATOR, on=TODAY)

    assert "đã bị sửa" in report.fault
    told = audit.sentence(AuditEvent.objects.latest("number"))
    assert "KHÔNG nguyên vẹn" in told
    assert "đã bị sửa" in told


@pytest.mark.django_db
def test_a_log_too_long_for_a_page_is_not_checked_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people.settle()
    monkeypatch.setattr(seals, "MOST_WHILE_SOMEBODY_WAITS", 0)

    with pytest.raises(seals.RefusedError, match="luanchuyen seal verify"):
        seals.check(by=OPERATOR, on=TODAY)
    assert AuditEvent.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.usefixtures("committed")
def test_acts_at_the_same_time_never_fork_the_chain() -> None:
    done = written_by_many_hands()

    assert (done.last.number, done.fault) == (HANDS * ACTS * 4 // 5, "")


def test_acts_at_the_same_time_never_fork_the_chain_in_a_file(tmp_path: Path) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "luanchuyen.settings",
        "LUANCHUYEN_DATA": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    environment.pop("DATABASE_URL", None)

    told = subprocess.run(
        [sys.executable, "-c", IN_A_FILE], env=environment, stdout=subprocess.PIPE
    ).stdout.decode()

    assert f"number={HANDS * ACTS * 4 // 5}," in told
    assert "fault=''" in told
