"""`luanchuyen files`: what is lost or changed is told, and only what nobody names can be removed."""

import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.apps import apps
from pytest_django import Settings

from luanchuyen.cli.main import cli
from luanchuyen.records.models import DossierItem, IssuedPaper
from luanchuyen.services import file_store, files
from tests import casework
from tests.casework import Cast

pytestmark = pytest.mark.django_db

TWO_DAYS = 2 * 24 * 60 * 60


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["files", *arguments])


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    settings.DATA = tmp_path
    return casework.settle()


@pytest.fixture
def paper(cast: Cast) -> DossierItem:
    casework.added(cast, casework.opened(cast), "health")
    return DossierItem.objects.get()


@pytest.fixture
def notice(cast: Cast, paper: DossierItem) -> IssuedPaper:
    return casework.notified(cast, paper.case)


def left_behind(name: str, *, age: int) -> Path:
    """A file whose row was never made."""
    path = files.path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(casework.PDF)
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_a_whole_store_is_told_in_a_sentence(paper: DossierItem) -> None:
    result = run()

    assert result.exit_code == 0
    assert result.stdout == (
        "1 tệp nguyên vẹn, 0 tệp mất hoặc bị sửa, 0 tệp không giấy tờ nào ghi (chưa xóa).\n"
    )


def test_a_file_that_is_gone_or_changed_is_told(paper: DossierItem) -> None:
    path = files.path_of(paper.stored)
    path.write_bytes(b"khac")
    changed = run()
    path.unlink()

    assert f"Hồ sơ số {paper.case_id}, «health.pdf»" in changed.stdout
    assert "đã bị thay đổi sau khi nộp" in changed.stdout
    assert "không còn trong kho lưu" in run().stdout
    assert (changed.exit_code, run().exit_code) == (1, 1)


def test_a_paper_that_went_out_and_was_changed_is_told(notice: IssuedPaper) -> None:
    files.path_of(notice.stored).write_bytes(b"khac")

    result = run()

    assert f"«{notice.symbol}» phát hành ngày 01/12/2026" in result.stdout
    assert "1 tệp nguyên vẹn, 1 tệp mất hoặc bị sửa" in result.stdout
    assert result.exit_code == 1


def test_every_table_that_names_a_file_is_compared() -> None:
    naming = {
        model
        for model in apps.get_app_config("records").get_models()
        if "stored" in {field.name for field in model._meta.get_fields()}
    }

    assert naming == set(file_store.NAMING)


def test_only_old_files_without_a_row_are_removed(
    paper: DossierItem, notice: IssuedPaper
) -> None:
    old, new = left_behind("aa1", age=TWO_DAYS), left_behind("bb1", age=0)
    kept = [files.path_of(one.stored) for one in (paper, notice)]
    for path in kept:
        os.utime(path, (time.time() - TWO_DAYS,) * 2)

    told = json.loads(run("--json").stdout)
    assert told["unnamed"] == [str(old)]
    assert old.exists()

    result = run("--remove-unnamed")

    assert "1 tệp không giấy tờ nào ghi (đã xóa)" in result.stdout
    assert not old.exists()
    assert new.exists()
    assert all(path.exists() for path in kept)
