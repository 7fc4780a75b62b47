"""`luanchuyen import`: shown before it happens, all or nothing, told in one JSON document."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from luanchuyen.cli import database
from luanchuyen.cli.main import cli
from luanchuyen.records.models import Account, Person, Role
from luanchuyen.services import snapshots
from luanchuyen.snapshot import workbook
from tests import people

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "so-can-bo.xlsx"
    workbook.write(people.town(), path)
    return path


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "so-can-bo.xlsx"
    path.write_text("không phải bảng tính", encoding="utf-8")
    return path


def test_a_sound_workbook_becomes_the_records(book: Path) -> None:
    result = run("import", book)

    assert result.exit_code == 0
    assert "Đã nhập xong." in result.output
    assert snapshots.take().fingerprint == people.town().fingerprint


def test_a_dry_run_shows_the_changes_and_writes_nothing(book: Path) -> None:
    result = run("import", book, "--dry-run")

    assert result.exit_code == 0
    assert "Sẽ thay đổi" in result.output
    assert not Person.objects.exists()


def test_json_is_one_document(book: Path) -> None:
    result = run("import", book, "--json")

    document = json.loads(result.stdout)
    assert (document["ok"], document["imported"]) == (True, True)
    assert document["changes"]["people"] == {"added": 5, "changed": 0, "removed": 0}
    assert document["snapshot"] == people.town().fingerprint


def test_errors_end_with_one_and_leave_nothing(damaged: Path) -> None:
    result = run("import", damaged, "--json")

    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (document["ok"], document["imported"]) == (False, False)
    assert document["errors"]
    assert not Person.objects.exists()


def test_who_still_has_an_account_is_named(book: Path) -> None:
    people.settle(
        people.town(
            people=[*people.rows("people"), people.rows("people")[0] | {"code": "CB7"}]
        )
    )
    people.account("an", Role.OFFICIAL, official="CB7")

    result = run("import", book)

    assert result.exit_code == 1
    assert "CB7" in result.output
    assert Person.objects.filter(pk="CB7").exists()


def test_without_tables_it_says_what_to_do(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_has_tables", lambda: False)

    result = run("import", book)

    assert result.exit_code == 2
    assert "python -m luanchuyen migrate" in result.output


def test_a_command_without_a_file_reads_the_records(book: Path) -> None:
    run("import", book)

    result = run("screen", "--rulebook", "qd-65-2022", "--on", "2026-12-01", "--json")

    assert json.loads(result.stdout)["snapshot"] == people.town().fingerprint


def test_a_command_without_a_file_says_when_there_is_nothing() -> None:
    result = run("screen", "--rulebook", "qd-65-2022", "--on", "2026-12-01")

    assert result.exit_code == 2
    assert "luanchuyen import" in result.output


def test_accounts_to_try_need_a_machine_to_try_on(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", book)
    monkeypatch.setattr(settings, "DEBUG", False)

    refused = run("accounts", "demo")
    opened = run("accounts", "demo", "--force")

    assert refused.exit_code == 2
    assert opened.exit_code == 0
    assert Account.objects.filter(role=Role.OFFICER).exists()
