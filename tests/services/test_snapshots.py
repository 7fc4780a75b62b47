"""The database gives back the very snapshot that was imported."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luanchuyen.services import snapshots
from luanchuyen.snapshot import demo
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES
from tests import people

pytestmark = pytest.mark.django_db

SNAPSHOTS: dict[str, Callable[[], Snapshot]] = {
    "thị xã mẫu": lambda: demo.make("town"),
    "bảng nào cũng có dòng": people.town,
    "trống": lambda: Snapshot.of({}),
}


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_the_snapshot_equals_what_was_imported_frame_by_frame(name: str) -> None:
    given = SNAPSHOTS[name]()
    people.settle(given)

    taken = snapshots.take()

    for table in TABLES:
        assert taken.frame(table.name).equals(given.frame(table.name)), table.name
        assert taken.frame(table.name).schema == table.schema
    assert taken.fingerprint == given.fingerprint


def test_text_with_quotes_breaks_and_marks_comes_back_as_it_was() -> None:
    odd = people.rows("people")
    odd[0]["name"] = 'Đặng "Ánh",\nthị trấn\\N; 100%'
    given = people.town(people=odd)
    people.settle(given)

    assert snapshots.take().people.equals(given.people)


def test_a_process_reads_the_tables_once_for_each_state() -> None:
    people.settle()
    first = snapshots.take()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        again = snapshots.take()

    assert again is first
    assert len(asked) == 1


def test_the_next_import_is_seen_at_once() -> None:
    people.settle()
    snapshots.take()
    people.settle(people.town(ratings=[]))

    assert snapshots.take().ratings.is_empty()
