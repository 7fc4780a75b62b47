"""`luanchuyen seal`: the log leaves as a file, and file and database tell whether they are whole."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from luanchuyen.cli.main import cli
from luanchuyen.records.models import AuditEvent, EventType
from luanchuyen.services import audit
from tests.people import OPERATOR, TODAY

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["seal", *map(str, arguments)])


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    for name in ("Lê Hoa", "Trần Bình", "Đỗ Lan"):
        audit.record(
            EventType.PASSWORD_SET, by=OPERATOR, on=TODAY, subject=(name, name)
        )
    file = tmp_path / "events.jsonl"
    assert run("export", file).output == f"Đã xuất 3 sự kiện vào {file}.\n"
    return file


def test_what_is_exported_is_whole(exported: Path) -> None:
    last = AuditEvent.objects.get(number=3)

    result = run("verify", exported)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Nhật ký nguyên vẹn: 3 sự kiện.",
        f"Hãy ghi lại ở nơi khác: 3:{last.hash}",
    ]


def test_a_line_can_be_read_by_any_program(exported: Path) -> None:
    first = json.loads(exported.read_text("utf-8").splitlines()[0])["event"]

    assert set(first) == set(AuditEvent.SEALED)
    assert (first["number"], first["subject_label"], first["on"]) == (
        1,
        "Lê Hoa",
        "2026-12-01",
    )


def test_the_database_says_the_same_as_its_export(exported: Path) -> None:
    assert run("verify").output == run("verify", exported).output


def test_a_changed_file_is_told_with_the_place(exported: Path) -> None:
    exported.write_text(exported.read_text("utf-8").replace("Trần", "Tràn"), "utf-8")

    result = run("verify", exported)

    assert result.exit_code == 1
    assert "Dòng 2: sự kiện số 2 đã bị sửa" in result.output


def test_a_cut_file_is_told_to_who_noted_its_end(exported: Path) -> None:
    noted = json.loads(run("verify", "--json").stdout)["last"]
    exported.write_text(exported.read_text("utf-8").split("\n")[0] + "\n", "utf-8")

    result = run("verify", exported, "--expect", noted, "--json")

    assert run("verify", exported).exit_code == 0
    assert result.exit_code == 1
    assert "từ số 2 đã bị xóa" in json.loads(result.stdout)["fault"]


def test_an_export_does_not_take_the_place_of_a_file_unasked(exported: Path) -> None:
    refused = run("export", exported)

    assert refused.exit_code == 2
    assert "thêm --force" in refused.output
    assert run("export", exported, "--force").exit_code == 0
    assert [path.name for path in exported.parent.iterdir()] == ["events.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("verify", "--expect", "7"), "cần có dạng SỐ:MÃ"),
        (("verify", "khong-co.jsonl"), "không có tệp"),
        (("export", "khong-co/events.jsonl"), "Không ghi được"),
    ],
)
def test_a_wrong_call_is_told(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert words in result.output
