"""What an account sees of a snapshot is what it may read in the records."""

from datetime import date

import pytest

from luanchuyen.services import access, scopes, snapshots
from luanchuyen.services.scopes import Seen
from tests import people
from tests.people import TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    people.settle()
    return people.cast()


ROLES = (
    "officer",
    "secretary",
    "inspector",
    "unit_officer",
    "stranger",
    "official",
    "administrator",
)


@pytest.mark.clause("DH-II.1.3")
@pytest.mark.parametrize("on", [TODAY, date(2020, 12, 31)])
@pytest.mark.parametrize("role", ROLES)
def test_it_comes_to_the_same_people_as_the_records(
    role: str, on: date, cast: Cast
) -> None:
    by = getattr(cast, role)

    seen = Seen(by, snapshots.take(), on).people

    recorded = access.people(by, on=on).values_list("pk", flat=True)
    assert sorted(seen) == sorted(recorded)


def test_a_committee_sees_its_own_unit_and_those_of_its_posts(cast: Cast) -> None:
    seen = Seen(cast.secretary, snapshots.take(), TODAY)

    assert seen.name == "Thành ủy Bình Yên"
    assert sorted(seen.posts["code"]) == ["P2", "P3"]
    assert sorted(seen.units["code"]) == ["DU", "KT", "TU"]


def test_who_has_no_committee_sees_no_post(cast: Cast) -> None:
    seen = Seen(cast.administrator, snapshots.take(), TODAY)

    assert (seen.name, seen.committee) == ("", None)
    assert seen.posts.is_empty()
    assert seen.units.is_empty()


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("unit", ["TW", "TU", "DU", "HV"])
def test_it_reaches_the_units_that_the_records_reach(unit: str, below: bool) -> None:
    people.settle()

    found = scopes.reached(snapshots.take(), unit, below=below)

    assert sorted(found) == access.reached(unit, below=below)
