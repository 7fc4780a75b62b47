"""The made-up town settled, its cast, and a browser of each of them."""

from collections.abc import Callable

import pytest
from django.test import Client

from luanchuyen.records.models import Account
from tests import people
from tests.people import Cast

BACKEND = "django.contrib.auth.backends.ModelBackend"
DAY = f"ngay={people.TODAY}"


@pytest.fixture
def cast(db: None) -> Cast:
    people.settle()
    return people.cast()


@pytest.fixture
def enter() -> Callable[[Account], Client]:
    """A client that has logged in."""

    def entered(account: Account) -> Client:
        client = Client()
        client.force_login(account, backend=BACKEND)
        return client

    return entered


@pytest.fixture
def officer(cast: Cast, enter: Callable[[Account], Client]) -> Client:
    return enter(cast.officer)


@pytest.fixture
def stranger(cast: Cast, enter: Callable[[Account], Client]) -> Client:
    return enter(cast.stranger)


@pytest.fixture
def official(cast: Cast, enter: Callable[[Account], Client]) -> Client:
    return enter(cast.official)


@pytest.fixture
def administrator(cast: Cast, enter: Callable[[Account], Client]) -> Client:
    return enter(cast.administrator)
