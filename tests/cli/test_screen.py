"""`luanchuyen screen`: verdicts with citations, for people and for machines."""

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


def document(*arguments: object) -> Any:
    return json.loads(run("screen", *arguments, "--json").stdout)


def test_it_lists_everybody_with_a_main_post_by_code(book: Path) -> None:
    told = document(book, *ASKED)

    assert list(told) == ["rulebook", "version", "on", "snapshot", "verdicts"]
    assert (told["rulebook"], told["on"]) == ("qd-65-2022", "2026-12-01")
    assert [(v["official"], v["post"]) for v in told["verdicts"]] == [
        ("C1", None),
        ("C2", None),
    ]


def test_a_verdict_has_the_facts_and_criteria_of_the_contract(book: Path) -> None:
    verdict = document(book, *ASKED)["verdicts"][0]

    assert verdict["facts"] == {
        "age": 51,
        "retirement_month": "2034-11",
        "months_to_retirement": 95,
        "months_in_post": 83,
        "head_months": 83,
        "on_rotation": False,
        "planned": False,
        "planned_higher": False,
        "disciplined": False,
        "last_rating": "Hoàn thành tốt",
        "local_to": None,
        "direction": None,
        "open_seats": None,
    }
    service_left = next(c for c in verdict["criteria"] if c["id"] == "service_left")
    assert service_left["outcome"] == "not_met"
    assert service_left["force"] == "waivable"
    assert service_left["cites"] == ["QD-65-2022/5.4", "ND-170-2025/43.4"]
    assert service_left["facts"] == {"months_to_retirement": 95}
    assert "95 tháng" in service_left["sentence"]


def test_each_post_adds_a_verdict_for_each_listed_official(book: Path) -> None:
    told = document(book, *ASKED, "--official", "C2", "--post", "P1", "--post", "P2")

    assert [(v["official"], v["post"]) for v in told["verdicts"]] == [
        ("C2", None),
        ("C2", "P1"),
        ("C2", "P2"),
    ]
    assert told["verdicts"][1]["facts"]["direction"] == "up"


def test_a_committee_lists_whom_it_manages(book: Path) -> None:
    told = document(book, *ASKED, "--committee", "TU")

    assert [v["official"] for v in told["verdicts"]] == ["C2"]


def test_the_window_is_told_only_when_asked(book: Path) -> None:
    (plain,) = document(book, *ASKED, "--official", "C2")["verdicts"]
    (windowed,) = document(book, *ASKED, "--official", "C2", "--window", "2")[
        "verdicts"
    ]

    assert "eligible_from" not in plain
    assert (windowed["eligible_from"], windowed["eligible_until"]) == (None, None)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--rulebook", "khong-co", "--on", "2026-12-01"), "các bộ hiện có"),
        (("--rulebook", "qd-65-2022", "--on", "01/12/2026"), "YYYY-MM-DD"),
        (("--rulebook", "qd-65-2022", "--on", "2020-01-01"), "28/04/2022"),
        ((*ASKED, "--official", "C9"), "C9"),
        ((*ASKED, "--post", "P9"), "P9"),
        ((*ASKED, "--committee", "ZZ"), "ZZ"),
        ((*ASKED, "--case", "khac"), "training, non_local, two_terms, transfer"),
        ((*ASKED, "--window", "0"), "--window"),
    ],
)
def test_a_wrong_call_exits_with_2_and_a_sentence(
    book: Path, options: tuple[str, ...], words: str
) -> None:
    result = run("screen", book, *options, "--json")

    assert result.exit_code == 2
    (error,) = json.loads(result.stdout)["errors"]
    assert words in error["message"]


def test_a_wrong_workbook_exits_with_1_and_every_error(tmp_path: Path) -> None:
    sheets = sound.put(sound.sheets(), "Quá trình", 2, "Từ ngày", "31/02/2020")
    bad = sound.save(sheets, tmp_path / "hong.xlsx")

    result = run("screen", bad, *ASKED, "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["errors"][0]["row"] == 2


def test_people_read_a_table_and_a_count(book: Path) -> None:
    result = run("screen", book, *ASKED)

    assert result.exit_code == 0
    assert "2 kết luận: đạt 0, không đạt 2, chưa đủ hồ sơ 0." in result.stdout


def test_codes_in_options_match_as_they_do_in_cells(book: Path) -> None:
    told = document(
        book, *ASKED, "--official", "c2", "--post", " p1 ", "--committee", "tu"
    )

    assert [(v["official"], v["post"]) for v in told["verdicts"]] == [
        ("C2", None),
        ("C2", "P1"),
    ]
