"""A large state of the data is kept in files, and never missed when they are gone."""

from pathlib import Path

import polars as pl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from luanchuyen.services import frozen, snapshots
from luanchuyen.snapshot.tables import TABLES
from tests import people

SCHEMAS = {"so": pl.Schema({"code": pl.String()})}
FRAMES = {"so": pl.DataFrame({"code": ["CB1", "CB2"]})}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, even small frames worth keeping, nothing remembered from other tests."""
    snapshots._at.cache_clear()
    settings.DATA = tmp_path
    monkeypatch.setattr(frozen, "_WORTH", 1)
    return tmp_path


def files(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


def test_what_is_kept_comes_back() -> None:
    frozen.keep("a1", FRAMES)

    assert frozen.load("a1", SCHEMAS)["so"].equals(FRAMES["so"])


def test_only_we_may_read_the_files(data: Path) -> None:
    frozen.keep("a1", FRAMES)

    assert [path.stat().st_mode & 0o077 for path in files(data)] == [0]


def test_another_state_takes_the_place() -> None:
    frozen.keep("a1", FRAMES)
    frozen.keep("b2", FRAMES)

    assert frozen.load("a1", SCHEMAS) == {}
    assert frozen.load("b2", SCHEMAS) != {}


def test_little_is_not_worth_a_file(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, "_WORTH", 3)

    frozen.keep("a1", FRAMES)

    assert files(data) == []


def test_a_damaged_file_is_no_file(data: Path) -> None:
    frozen.keep("a1", FRAMES)
    for path in files(data):
        path.write_bytes(b"x")

    assert frozen.load("a1", SCHEMAS) == {}


def test_a_file_of_another_form_is_no_file() -> None:
    frozen.keep("a1", FRAMES)

    assert frozen.load("a1", {"so": pl.Schema({"code": pl.Int64()})}) == {}


def test_a_folder_that_cannot_be_written_is_told_and_no_fault(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (data / "frozen").touch()

    frozen.keep("a1", FRAMES)

    assert "Không giữ được" in caplog.text


@pytest.mark.django_db
def test_another_process_reads_the_snapshot_out_of_the_files() -> None:
    people.settle()
    first = snapshots.take()
    snapshots._at.cache_clear()

    with CaptureQueriesContext(connection) as asked:
        second = snapshots.take()

    assert len(asked) == 1
    for table in TABLES:
        assert second.frame(table.name).equals(first.frame(table.name))


@pytest.mark.django_db
def test_an_import_keeps_what_it_has_brought(
    data: Path, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        people.settle()

    assert len(files(data)) == len(TABLES)
