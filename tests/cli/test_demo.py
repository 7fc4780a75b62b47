"""The command that writes made-up people."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from luanchuyen.cli import demo
from luanchuyen.cli.main import cli
from luanchuyen.snapshot.demo import make
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.workbook import read


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["demo", *map(str, arguments)])


def test_it_writes_a_sound_workbook_of_the_seed(tmp_path: Path) -> None:
    result = run("town", tmp_path / "thu.xlsx", "--seed", "5")

    reading = read(tmp_path / "thu.xlsx")
    assert result.exit_code == 0
    assert reading.ok
    assert reading.snapshot is not None
    assert reading.snapshot.fingerprint == make("town", seed=5).fingerprint


def test_a_name_without_xlsx_becomes_a_folder_of_parquet(tmp_path: Path) -> None:
    run("town", tmp_path / "thu")

    frames = {path.stem: pl.read_parquet(path) for path in (tmp_path / "thu").iterdir()}
    assert Snapshot.of(frames).fingerprint == make("town").fingerprint


def test_json_tells_the_counts_and_the_fingerprint(tmp_path: Path) -> None:
    result = run("town", tmp_path / "thu.xlsx", "--json", "--on", "2026-06-01")

    told = json.loads(result.stdout)
    assert told["counts"]["people"] == 250
    assert told["snapshot"] == make("town", on=date(2026, 6, 1)).fingerprint


def test_it_does_not_write_over_a_file_unless_told_to(tmp_path: Path) -> None:
    target = tmp_path / "thu.xlsx"
    target.write_text("của người khác")

    refused = run("town", target)

    assert refused.exit_code == 2
    assert "đã có" in refused.output
    assert target.read_text() == "của người khác"
    assert run("town", target, "--force").exit_code == 0


def test_it_does_not_fill_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "khác.txt").touch()

    assert run("town", tmp_path).exit_code == 2


def test_a_sheet_longer_than_excel_allows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "_MOST_ROWS", 300)

    result = run("town", tmp_path / "thu.xlsx")

    assert result.exit_code == 2
    assert "Quá trình" in result.output
    assert "Parquet" in result.output
    assert not (tmp_path / "thu.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("village", "a.xlsx"), "town, province, country"),
        (("town", "a.xlsx", "--seed", "-1"), "số nguyên"),
        (("town", "a.xlsx", "--on", "2025-06-30"), "01/07/2025"),
        (("town",), "Thiếu"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(
    arguments: tuple[str, ...], sentence: str
) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert sentence in result.output
