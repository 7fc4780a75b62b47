"""`luanchuyen explain`: questions about a plan, for people and for machines."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from luanchuyen.cli.main import cli
from luanchuyen.snapshot import workbook
from tests.matching.town import HEAD, POSTS, town

LEAVING = HEAD + "must_leave: [A]\nmay_stay_open: [P1]\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    workbook.write(town(POSTS | {"P4": "U4"}), tmp_path / "so.xlsx")
    return tmp_path / "so.xlsx"


def run(book: Path, text: str, *options: str) -> Result:
    plan = book.with_name("ke-hoach.yaml")
    plan.write_text(text, "utf-8")
    return CliRunner().invoke(
        cli, ["explain", str(book), "--plan", str(plan), *options]
    )


def document(book: Path, text: str, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(book, text, *options, "--json").stdout)
    return found


def words(result: Result) -> str:
    return " ".join(result.stdout.split())


def test_only_what_was_asked_is_answered(book: Path) -> None:
    found = document(book, LEAVING, "--why", "A", "--curve")

    assert list(found) == [
        *("title", "rulebook", "version", "committee", "on", "snapshot"),
        *("status", "aims", "conflict", "why", "curve"),
    ]
    assert [step["most"] for step in found["curve"]] == [0, 1]
    assert found["curve"][1]["bought"] == {"id": "must_leave", "by": 1}


def test_why_and_why_not_are_answered_with_the_aims(book: Path) -> None:
    found = document(book, LEAVING, "--why-not", "A:P2", "--why-not", "b")

    by_post, alone = found["why_not"]
    assert (by_post["official"], by_post["post"], by_post["ground"]) == (
        *("A", "P2"),
        "aim",
    )
    assert by_post["comparison"]["decisive"] == "moves"
    assert by_post["comparison"]["changed"][0]["after"] == "P2"
    assert (alone["official"], alone["post"]) == ("B", None)


def test_refusals_give_another_plan_and_what_changes(book: Path) -> None:
    found = document(book, LEAVING, "--if-refused", "A", "--most-changes", "0")

    again = found["replan"]
    assert (again["refused"], again["most_changes"], again["changes"]) == (["A"], 0, 0)
    assert [line["official"] for line in again["fallen"]] == ["A"]
    assert again["comparison"]["dropped"] == again["fallen"]


def test_a_value_of_the_law_may_be_supposed(book: Path) -> None:
    found = document(book, LEAVING, "--what-if", "service_left.months=600")

    then = found["what_if"]
    assert then["no_longer"] == ["A", "B"]
    assert then["version"] != found["version"]
    assert then["comparison"]["decisive"] == "must_leave"


def test_people_read_every_answer(book: Path) -> None:
    options = "--why A --why-not B:P4 --empty P4 --curve --robustness --envy"
    more = "--if-refused A --what-if service_left.months=600"

    result = run(book, LEAVING, *options.split(), *more.split())

    told = words(result)
    assert result.exit_code == 0
    for sentence in (
        "Vì sao chuyển: ",
        "Phải chuyển theo trường hợp",
        "Căn cứ: ",
        "Vì sao không chuyển: ",
        "Vì sao còn trống: P4",
        "Mỗi người chuyển thêm được gì",
        "Nếu rút từng đồng chí",
        "Đổi 0 dòng ngoài 1 dòng bị rút; giữ 0 trong 1 dòng đã thống nhất.",
        "Không còn đủ điều kiện: ",
        "Mọi trường hợp đều có lý do.",
    ):
        assert sentence in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("", "Chưa hỏi gì"),
        ("--why ZZ", "Không có cán bộ mã «ZZ»"),
        ("--why-not A:ZZ", "Không có chức danh mã «ZZ»"),
        ("--why-not ZZ:P3", "Không có cán bộ mã «ZZ»"),
        ("--empty ZZ", "Không có chức danh mã «ZZ»"),
        ("--if-refused ZZ", "Không có cán bộ mã «ZZ»"),
        ("--curve --most-changes 2", "chỉ dùng cùng --if-refused"),
        ("--if-refused A --most-changes -1", "--most-changes"),
        ("--what-if months", "cần có dạng"),
        ("--what-if tuoi.months=3", "không có dòng «tuoi»"),
        ("--what-if service_left.months=-3", "rules.E004"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(
    book: Path, options: str, words: str
) -> None:
    result = run(book, LEAVING, *options.split())

    assert result.exit_code == 2
    assert words in result.stderr


def test_a_wrong_plan_is_told_line_by_line(book: Path) -> None:
    result = run(book, HEAD + "must_leave: [ZZ]\n", "--curve", "--json")

    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["errors"][0]["row"] == 5


def test_a_plan_that_cannot_be_is_an_answer(book: Path) -> None:
    text = HEAD + "pin: [{official: A, post: P2}]\nforbid: [{official: B}]\n"

    result = run(book, text, "--why", "A")
    found = document(book, text, "--why", "A")

    assert result.exit_code == 0
    assert "Không có phương án nào" in result.stdout
    assert found["status"] == "infeasible"
    assert [part["kind"] for part in found["conflict"]] == ["pin", "forbid", "seats"]
    assert "why" not in found
