"""`luanchuyen check`: exit codes, one JSON document, sentences in Vietnamese."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from luanchuyen.cli.main import cli
from tests.snapshot.damaged import sound


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def _json(result: Result) -> Any:
    return json.loads(result.stdout)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return sound.save(sound.sheets(), tmp_path / "tốt.xlsx")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    sheets = sound.put(sound.sheets(), "Quá trình", 2, "Từ ngày", "31/02/2020")
    sound.put(sheets, "Cán bộ", 3, "Quê quán", None)
    return sound.save(sheets, tmp_path / "hỏng.xlsx")


def test_a_sound_workbook_exits_with_0(good: Path) -> None:
    result = _run("check", good, "--json")

    assert result.exit_code == 0
    document = _json(result)
    assert list(document) == ["ok", "errors", "warnings", "counts"]
    assert document["ok"] is True
    assert document["counts"]["tenures"] == 3


def test_a_wrong_workbook_exits_with_1(bad: Path) -> None:
    result = _run("check", bad, "--json")

    assert result.exit_code == 1
    (error,) = _json(result)["errors"]
    assert list(error) == ["sheet", "row", "column", "value", "message"]
    assert error["sheet"] == "Quá trình"
    assert error["row"] == 2
    assert error["column"] == "Từ ngày"
    assert error["value"] == "31/02/2020"
    assert _json(result)["warnings"][0]["column"] == "Quê quán"


def test_it_speaks_to_people(bad: Path) -> None:
    result = _run("check", bad)

    assert result.exit_code == 1
    assert "Lỗi (1)" in result.stdout
    assert "31/02/2020" in result.stdout


def test_an_unreadable_file_is_wrong_input(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("Mã,Tên")

    result = _run("check", path, "--json")

    assert result.exit_code == 1
    assert _json(result)["errors"][0]["row"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "không có.xlsx"),
        ("check", "."),
        ("check", "a" * 5000),
        ("check", "a", "b", "c"),
        ("check", "--lạ"),
        ("lệnh lạ",),
        (),
    ],
)
def test_a_wrong_call_exits_with_2(arguments: tuple[str, ...]) -> None:
    for_people = _run(*arguments)
    for_machines = _run(*arguments, "--json") if arguments else for_people

    assert for_people.exit_code == 2
    assert "Traceback" not in for_people.output
    assert for_machines.exit_code == 2
    if arguments:
        assert _json(for_machines)["ok"] is False


def test_help_speaks_vietnamese_and_loads_no_command() -> None:
    result = _run("--help")

    assert result.exit_code == 0
    assert "Cách dùng:" in result.stdout
    assert "check" in result.stdout
    assert "Usage" not in _run("check", "--help").stdout


def test_it_says_its_version() -> None:
    assert _run("--version").stdout.startswith("luanchuyen ")
