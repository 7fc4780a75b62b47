"""`luanchuyen review`: demands with their days and texts, for people and for machines."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from luanchuyen.cli.main import cli
from tests.snapshot.damaged import sound

ASKED = ("--rulebook", "qd-65-2022", "--on", "2026-12-01")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return sound.save(sound.sheets(), tmp_path / "so.xlsx")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def demands(*arguments: object) -> list[dict[str, Any]]:
    told = json.loads(run("review", *arguments, "--json").stdout)
    assert {"demands", "unknown"} <= set(told)
    found: list[dict[str, Any]] = told["demands"]
    return found


def test_a_demand_has_the_keys_of_the_contract(book: Path) -> None:
    (local,) = [d for d in demands(book, *ASKED) if d["kind"] == "local_holder"]

    assert local == {
        "kind": "local_holder",
        "unit": "TU",
        "post": "P1",
        "official": "C1",
        "since": "2020-01-01",
        "months": 83,
        "cites": ["QD-65-2022/4", "CT-36-2014", "CT-45-2025"],
    }


def test_a_committee_narrows_it_to_the_posts_it_manages(book: Path) -> None:
    found = demands(book, *ASKED, "--committee", "TU")

    assert "local_holder" not in [demand["kind"] for demand in found]


def test_people_read_a_table_and_a_count(book: Path) -> None:
    result = run("review", book, *ASKED)

    assert result.exit_code == 0
    assert "là người địa phương 1" in result.stdout


def test_an_unknown_committee_is_a_wrong_call(book: Path) -> None:
    result = run("review", book, *ASKED, "--committee", "ZZ", "--json")

    assert result.exit_code == 2
    assert "ZZ" in json.loads(result.stdout)["errors"][0]["message"]
