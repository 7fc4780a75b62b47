"""The small town of `tests.planning`, and browsers of those who carry its plans on."""

from collections.abc import Callable

import pytest
from django.test import Client

from luanchuyen.records.models import Account, RotationPlan
from tests import planning
from tests.planning import Cast

Enter = Callable[[Account], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    return planning.settle()


@pytest.fixture
def plan(cast: Cast) -> RotationPlan:
    """A plan with one version of the machine and none chosen."""
    frozen = planning.frozen(cast)
    planning.saved(cast, frozen)
    return frozen


@pytest.fixture
def secretary(cast: Cast, enter: Enter) -> Client:
    return enter(cast.secretary)


@pytest.fixture
def inspector(cast: Cast, enter: Enter) -> Client:
    return enter(cast.inspector)


@pytest.fixture
def unit_officer(cast: Cast, enter: Enter) -> Client:
    return enter(cast.unit_officer)
