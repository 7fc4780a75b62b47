"""The small town of `tests.casework` on a fixed day, and browsers of those who carry its cases on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from luanchuyen.records.models import Account, Case
from luanchuyen.services import cases
from luanchuyen.web.shared import days
from tests import casework
from tests.casework import Cast
from tests.planning import DAY

Enter = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: DAY)


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    return casework.settle()


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case of the approved plan, its first step done."""
    return casework.opened(cast)


@pytest.fixture
def secretary(cast: Cast, enter: Enter) -> Client:
    return enter(cast.secretary)


@pytest.fixture
def inspector(cast: Cast, enter: Enter) -> Client:
    return enter(cast.inspector)


@pytest.fixture
def departure(cast: Cast, enter: Enter) -> Client:
    return enter(cast.departure)


def ask(cast: Cast, case: Case, due: date | None = None) -> None:
    """Ask the unit of departure for its proposal."""
    cases.request_opinion(
        case=case,
        item="proposal",
        whom="departure_unit",
        due=due,
        by=cast.officer,
        on=DAY,
    )
