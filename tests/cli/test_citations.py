"""People read citations as law is cited; machines get the keys."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from luanchuyen.cli.main import cli
from tests.snapshot.damaged import sound

ASKED = ("--rulebook", "qd-65-2022", "--on", "2026-12-01")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return sound.save(sound.sheets(), tmp_path / "so.xlsx")


@pytest.mark.parametrize("command", ["screen", "review"])
def test_people_read_the_instrument_and_machines_its_key(
    command: str, book: Path
) -> None:
    wide = CliRunner(env={"COLUMNS": "600"})

    told = wide.invoke(cli, [command, str(book), *ASKED]).stdout
    document = wide.invoke(cli, [command, str(book), *ASKED, "--json"]).stdout

    assert "Quy định 65-QĐ/TW ngày 28/04/2022" in told
    assert "QD-65-2022/" not in told
    assert "QD-65-2022/" in document
