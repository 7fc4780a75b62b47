"""The database keeps the chain of the log: old events join it, new ones continue it, none goes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from luanchuyen.records.models import AuditEvent, EventType
from luanchuyen.records.seal_verify import NOTHING, verify
from luanchuyen.services import audit, seals
from tests.people import OPERATOR, TODAY

BEFORE_THE_CHAIN = [("records", "0005_plans_are_append_only")]
Migrated = Callable[[list[tuple[str, str]]], Any]


def recorded(times: int = 1) -> list[AuditEvent]:
    return [
        audit.record(
            EventType.PASSWORD_SET, by=OPERATOR, on=TODAY, subject=("hoa", f"Hoa {n}")
        )
        for n in range(times)
    ]


def execute(statement: str, *values: int | str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def migrated(committed: None) -> Iterator[Migrated]:
    """Migrate to some names and give the models of that time; the newest ones come back."""

    def to(names: list[tuple[str, str]]) -> Any:
        return MigrationExecutor(connection).migrate(names).apps

    yield to

    to(MigrationExecutor(connection).loader.graph.leaf_nodes())


def test_events_from_before_the_chain_join_it(migrated: Migrated) -> None:
    old = migrated(BEFORE_THE_CHAIN).get_model("records", "AuditEvent").objects
    for label in ("Đặng Ánh", "Đỗ Hoa"):
        old.create(type="password_set", on=TODAY, subject_label=label, after={"a": 1.5})

    migrated(MigrationExecutor(connection).loader.graph.leaf_nodes())
    recorded()

    report = verify(seals.lines(by=OPERATOR))
    assert (report.last.number, report.fault) == (3, "")


def test_a_log_on_its_way_to_the_chain_is_protected(migrated: Migrated) -> None:
    old = migrated(BEFORE_THE_CHAIN).get_model("records", "AuditEvent").objects
    old.create(type="password_set", on=TODAY, subject_label="Hoa")
    migrated([("records", "0007_old_events_join_the_chain")])

    with pytest.raises(IntegrityError, match="audit_is_append_only"):
        execute("UPDATE audit_events SET subject_label = 'Lan'")
    with pytest.raises(IntegrityError, match="audit_is_append_only"):
        execute("DELETE FROM audit_events")


@pytest.mark.django_db
def test_an_event_continues_the_one_before() -> None:
    first, second = recorded(2)

    assert (first.number, first.previous) == (1, NOTHING)
    assert (second.number, second.previous) == (2, first.hash)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("number", "previous"),
    [
        (2, "the last"),
        (4, "the last"),
        (3, NOTHING),
        (3, "the first"),
    ],
)
def test_it_refuses_an_event_that_does_not_continue_the_chain(
    number: int, previous: str
) -> None:
    first, last = recorded(2)
    hashes = {"the first": first.hash, "the last": last.hash}
    last.pk, last.number = None, number
    last.previous = hashes.get(previous, previous)

    with pytest.raises(IntegrityError, match="audit_continues_the_chain"):
        last.save(force_insert=True)


@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite knows INSERT OR REPLACE"
)
def test_it_refuses_an_event_that_takes_the_row_of_another() -> None:
    first, last = recorded(2)

    with pytest.raises(IntegrityError, match="audit_continues_the_chain"):
        execute(
            "INSERT OR REPLACE INTO audit_events (id, number, previous) VALUES (%s, 3, %s)",
            first.pk,
            last.hash,
        )


@pytest.mark.postgres
@pytest.mark.django_db
def test_an_account_that_may_only_append_can_record() -> None:
    execute("CREATE ROLE luanchuyen_clerk")
    execute("GRANT SELECT, INSERT ON audit_events TO luanchuyen_clerk")
    execute("GRANT USAGE ON SEQUENCE audit_events_id_seq TO luanchuyen_clerk")
    execute("SET LOCAL ROLE luanchuyen_clerk")

    assert recorded(2)[1].number == 2
    with pytest.raises(ProgrammingError, match="permission denied"):
        execute("UPDATE audit_events SET number = 3")


@pytest.mark.postgres
@pytest.mark.django_db
def test_it_refuses_to_empty_the_log() -> None:
    recorded()

    with pytest.raises(IntegrityError, match="audit_is_append_only"):
        execute("TRUNCATE audit_events")
