"""Whether a home is the unit's place, where it became several or its way up is lost."""

from datetime import date

import polars as pl
import pytest

from luanchuyen.rules.facts.places import is_local
from luanchuyen.snapshot.localities import Map

DAY = date(2024, 6, 1)
MAP = pl.DataFrame(
    [
        ("T", "Tỉnh", None, None, None, []),
        ("H", "Huyện", "T", None, None, []),
        ("X1", "Xã", "H", None, date(2015, 1, 1), []),
        ("X2", "Xã", "H", date(2015, 1, 1), date(2019, 1, 1), ["X1"]),
        ("X3", "Xã", "H", date(2015, 1, 1), None, ["X1"]),
        ("LOST", "Xã", None, None, None, []),
        ("T2", "Tỉnh", None, None, None, []),
    ],
    schema={
        "code": pl.String,
        "level": pl.String,
        "parent": pl.String,
        "valid_from": pl.Date,
        "valid_until": pl.Date,
        "succeeds": pl.List(pl.String),
    },
    orient="row",
)


@pytest.mark.parametrize(
    ("home", "unit", "level", "expected"),
    [
        ("X3", "X3", "Xã", True),
        ("X1", "X3", "Xã", None),  # one part is X3, the other fell back to the district
        ("X1", "H", "Huyện", True),  # both parts lie in it
        ("H", "X3", "Xã", None),  # recorded only above, around the unit
        ("T2", "X3", "Xã", False),  # recorded only above, elsewhere
        ("LOST", "T", "Tỉnh", None),  # the map does not say what it lies in
        (None, "T", "Tỉnh", None),
        ("X3", None, "Trung ương", False),
    ],
)
def test_a_home_is_the_place_only_when_all_it_became_is(
    home: str | None, unit: str | None, level: str, expected: bool | None
) -> None:
    cases = pl.DataFrame(
        {"home": [home], "unit": [unit], "level": [level], "on": [DAY]},
        schema={
            "home": pl.String,
            "unit": pl.String,
            "level": pl.String,
            "on": pl.Date,
        },
    )

    (found,) = cases.select(is_local(Map.of(MAP), "unit", "level")).to_series()

    assert found is expected
