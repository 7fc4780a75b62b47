"""`luanchuyen template`: a workbook to fill in, never over one that is filled."""

from pathlib import Path

from click.testing import CliRunner, Result

from luanchuyen.cli.main import cli


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_the_template_passes_the_check(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"

    assert _run("template", path).exit_code == 0
    assert _run("check", path).exit_code == 0


def test_it_does_not_write_over_a_filled_file(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    path.write_bytes(b"x")

    refused = _run("template", path)

    assert refused.exit_code == 2
    assert "--force" in refused.output
    assert path.read_bytes() == b"x"
    assert _run("template", path, "--force").exit_code == 0


def test_it_refuses_a_place_it_cannot_write_to(tmp_path: Path) -> None:
    result = _run("template", tmp_path / "không có" / "mẫu.xlsx")

    assert result.exit_code == 2
    assert "Không ghi được" in result.output


def test_it_refuses_another_ending(tmp_path: Path) -> None:
    assert _run("template", tmp_path / "mẫu.csv").exit_code == 2
