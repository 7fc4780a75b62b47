"""`luanchuyen propose`: a plan in, the proposal out, for people and for machines."""

import json
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from click.testing import CliRunner, Result

from luanchuyen.cli.main import cli
from luanchuyen.snapshot import workbook
from luanchuyen.snapshot.demo import make
from tests.bad_plans import BAD_PLANS, facts
from tests.matching.inspection import TERM, commission
from tests.matching.town import HEAD, town


@pytest.fixture
def book(tmp_path: Path) -> Path:
    workbook.write(town(), tmp_path / "so.xlsx")
    return tmp_path / "so.xlsx"


def run(book: Path, text: str, *options: str) -> Result:
    plan = book.with_name("ke-hoach.yaml")
    plan.write_text(text, "utf-8")
    return CliRunner().invoke(
        cli, ["propose", str(book), "--plan", str(plan), *options]
    )


def document(book: Path, text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(book, text, "--json").stdout)
    return found


def test_the_document_has_the_keys_of_the_contract(book: Path) -> None:
    found = document(book, HEAD + "must_leave: [A]\nmay_stay_open: [P1]\n")

    assert found["status"] == "optimal"
    assert found["aims"][4] == {"id": "moves", "value": 1, "bound": 1}
    (move,) = found["moves"]
    assert move["cites"]
    assert {
        key: move[key] for key in ("official", "from", "to", "direction", "kind")
    } == {
        "official": "A",
        "from": "P1",
        "to": "P3",
        "direction": "lateral",
        "kind": "fill",
    }
    assert found["chains"] == [["P1", "P3"]]
    assert found["strings"] == [
        {"kind": "fill", "posts": ["P1", "P3"], "officials": ["A"]}
    ]
    assert (found["stayed"], found["conflict"]) == ([], [])
    assert found["left_open"] == []
    assert [left["post"] for left in found["let_open"]] == ["P1"]


def test_people_read_the_moves_and_that_they_are_proved(book: Path) -> None:
    result = run(book, HEAD + "must_leave: [A]\n")

    assert result.exit_code == 0
    assert "đổi chỗ cho nhau" in " ".join(result.stdout.split())
    assert "đã chứng minh là tốt nhất" in result.stdout


@pytest.fixture
def inspectors(tmp_path: Path) -> Path:
    workbook.write(commission(), tmp_path / "ubkt.xlsx")
    return tmp_path / "ubkt.xlsx"


INSPECTION = HEAD.replace("qd-65-2022", "my-hao-2023") + (
    TERM
    + "team_shares: [{id: experienced_inspectors, years: 3, at_least_share: 0.3}]\n"
)


@pytest.mark.clause("MH-III.2.3")
def test_the_document_tells_how_far_quotas_and_teams_are(inspectors: Path) -> None:
    found = document(inspectors, INSPECTION)

    out, into = found["quotas"]
    assert {
        key: out[key]
        for key in ("id", "at_least", "at_most", "done", "planned", "short")
    } == {
        "id": "inspectors_out",
        "at_least": 1,
        "at_most": 2,
        "done": 0,
        "planned": 1,
        "short": 0,
    }
    assert (into["planned"], into["cites"]) == (1, ["KH-MH-2023/III.2.3"])
    assert found["teams"][0]["marked"] >= 1


def test_people_read_quotas_as_a_meter(inspectors: Path) -> None:
    shown = " ".join(run(inspectors, INSPECTION + "max_moves: 0\n").stdout.split())

    assert "1–2" in shown
    assert "0 + 0" in shown
    assert "░░░" in shown


@pytest.mark.clause("MH-IV.2b")
def test_two_plans_are_answered_together(inspectors: Path) -> None:
    general = inspectors.with_name("chung.yaml")
    general.write_text(HEAD + "must_leave: [D]\n", "utf-8")

    found = json.loads(
        run(inspectors, INSPECTION, "--plan", str(general), "--json").stdout
    )
    shown = run(inspectors, INSPECTION, "--plan", str(general)).stdout

    assert (found["status"], len(found["plans"])) == ("optimal", 2)
    assert [move["official"] for move in found["plans"][1]["moves"]] == ["D"]
    assert shown.count("đã chứng minh là tốt nhất.") == 1


def test_an_impossible_plan_is_an_answer(book: Path) -> None:
    text = HEAD + "pin: [{official: A, post: P2}]\nforbid: [{official: B}]\n"

    result = run(book, text)
    found = document(book, text)

    assert result.exit_code == 0
    assert "Không có phương án nào" in result.stdout
    assert found["status"] == "infeasible"
    assert [part["kind"] for part in found["conflict"]] == ["pin", "forbid", "seats"]


def test_a_wrong_plan_is_told_line_by_line(book: Path) -> None:
    result = run(book, HEAD + "max_moves: -1\nmust_fill: P3\n", "--json")

    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["ok"] is False
    assert [error["row"] for error in found["errors"]] == [5, 6]
    assert found["errors"][0]["column"] == "max_moves"


def test_people_read_what_is_wrong_too(book: Path) -> None:
    result = run(book, HEAD + "must_leave: [ZZ]\n")

    assert result.exit_code == 1
    assert "ke-hoach.yaml, dòng 5: không có cán bộ mã «ZZ»" in result.stderr


@pytest.mark.parametrize(("text", "words"), BAD_PLANS.values(), ids=BAD_PLANS)
def test_what_cannot_be_asked_is_a_sentence_and_exit_1(
    text: str, words: str, tmp_path: Path
) -> None:
    book = tmp_path / "so.xlsx"
    workbook.write(facts(), book)

    told, found = run(book, text), run(book, text, "--json")

    assert (told.exit_code, found.exit_code) == (1, 1)
    assert words in told.stderr
    assert told.stdout == ""
    assert "Traceback" not in told.stderr
    errors = json.loads(found.stdout)["errors"]
    assert any(words in error["message"] for error in errors)
    assert sorted(tmp_path.iterdir()) == [tmp_path / "ke-hoach.yaml", book]


def test_a_plan_that_is_no_text_is_refused(book: Path) -> None:
    plan = book.with_name("ke-hoach.yaml")
    plan.write_bytes(b"\xff\xfe\x00")

    result = CliRunner().invoke(cli, ["propose", str(book), "--plan", str(plan)])

    assert result.exit_code == 1
    assert "UTF-8" in result.stderr


def test_a_plan_must_be_named(book: Path) -> None:
    result = CliRunner().invoke(cli, ["propose", str(book)])

    assert result.exit_code == 2


def test_the_made_up_town_is_answered_at_once(tmp_path: Path) -> None:
    book = tmp_path / "thi-xa.xlsx"
    workbook.write(make("town"), book)
    began = perf_counter()

    found = document(book, HEAD.replace("CU", "TU"))

    assert found["status"] == "optimal"
    assert perf_counter() - began < 2
