"""A town with its cast, and a folder of its own for files."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests import casework
from tests.casework import Cast


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    return casework.settle()
