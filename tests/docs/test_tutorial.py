"""The tutorial's commands run, and say what it says they say."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import override_settings

from luanchuyen.cli.main import cli
from tests.architecture.source import ROOT

TUTORIAL = ROOT / "docs/tutorial/tu-so-du-lieu-den-phieu-ra-soat.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINES_OF_A_TABLE = re.compile(r"[\s┏┳┓┡╇┩│┃└┴┘━─]+")

# What a reader types that is not our command; the test's own database stands in for it.
ELSEWHERE = {
    "export LUANCHUYEN_DEBUG=1",
    "python -m luanchuyen migrate",
    "python -m luanchuyen runserver",
}


def steps(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a page with the lines it is said to print."""
    for block in CONSOLE.findall(text):
        for step in block.split("$ ")[1:]:
            command, *printed = step.splitlines()
            yield command, printed


def as_told(output: str) -> str:
    """Output without the lines of its tables, so that a row reads as a line."""
    return LINES_OF_A_TABLE.sub(" ", output)


@pytest.mark.django_db
@override_settings(DEBUG=True)  # a machine to try things on: it may open accounts
def test_every_command_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "250")

    for command, printed in steps(TUTORIAL.read_text("utf-8")):
        if command in ELSEWHERE:
            continue
        program, *arguments = shlex.split(command)
        result = CliRunner().invoke(cli, arguments)
        told = as_told(result.output)

        assert program == "luanchuyen"
        assert result.exit_code == 0, f"{command}\n{result.output}"
        assert [line for line in printed if line not in told] == [], command


def test_a_page_is_read_as_commands_with_what_they_print() -> None:
    page = "```console\n$ luanchuyen check a.xlsx\nmột\nhai\n$ export B=1\n```\n"

    assert list(steps(page)) == [
        ("luanchuyen check a.xlsx", ["một", "hai"]),
        ("export B=1", []),
    ]
    assert as_told("┃ một ┃\n│ hai │") == " một hai "
