"""Made-up people: the same by seed, sound as a workbook, and with something to find for every rulebook."""

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from luanchuyen.rules import demand, rulebook
from luanchuyen.snapshot import workbook
from luanchuyen.snapshot.demo import make, names
from luanchuyen.snapshot.localities import Map
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES

DAY = date(2026, 12, 1)


@cache
def town() -> Snapshot:
    return make("town")


@cache
def province() -> Snapshot:
    return make("province")


def now(snapshot: Snapshot) -> pl.DataFrame:
    """Main tenures of the day, with their posts and units."""
    posts = snapshot.posts.rename(
        {"code": "post", "unit": "office", "name": "post_name"}
    )
    units = snapshot.units.rename({"code": "office", "name": "office_name"})
    current = snapshot.tenures.filter(
        pl.col("held_until").is_null(), ~pl.col("concurrent")
    )
    return current.join(posts, on="post").join(units, on="office")


def test_a_seed_gives_the_same_people_again() -> None:
    assert make("town", seed=7).fingerprint == make("town", seed=7).fingerprint


def test_another_seed_gives_other_people() -> None:
    assert make("town", seed=7).fingerprint != town().fingerprint


@pytest.mark.parametrize(("size", "people"), [("town", 250), ("province", 3500)])
def test_a_size_has_its_people(size: str, people: int) -> None:
    assert make(size).people.height == people


def test_an_unknown_size_is_refused() -> None:
    with pytest.raises(KeyError):
        make("village")


@pytest.mark.parametrize(
    ("seed", "on"), [(1, DAY), (2, date(2025, 7, 2)), (3, date(2034, 5, 31))]
)
def test_the_workbook_passes_the_check_and_comes_back_the_same(
    seed: int, on: date, tmp_path: Path
) -> None:
    made = make("town", seed, on)
    workbook.write(made, tmp_path / "town.xlsx")

    reading = workbook.read(tmp_path / "town.xlsx")

    assert reading.errors == []
    assert reading.snapshot is not None
    assert reading.snapshot.fingerprint == made.fingerprint


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_has_rows(table: str) -> None:
    assert town().frame(table).height > 0


def test_names_begin_with_a_family_name_and_end_with_a_given_one() -> None:
    women = np.array([True] * 200 + [False] * 200)

    made = names.make(women, np.arange(400), 1, plain=False)

    assert made.str.split(" ").list.len().min() == 3
    assert made.str.starts_with("Nguyễn ").mean() == pytest.approx(0.33, abs=0.04)
    assert made.head(200).str.contains(" Thị ").any()
    assert not made.tail(200).str.contains(" Thị ").any()


def test_on_the_real_map_people_are_named_after_things() -> None:
    made = names.make(np.array([False] * 50), np.arange(50), 1, plain=True)

    given = made.str.split(" ").list.last()
    assert given.is_in(
        ["Mưa", "Nắng", "Gió", "Mây", "Sương", "Suối", "Sông", "Biển"]
    ).any()
    assert not given.is_in(["Hùng", "Dũng", "Tuấn", "Lan"]).any()


def test_nobody_holds_a_post_of_a_unit_before_or_after_its_life() -> None:
    posts = province().posts.select("unit", post="code")
    units = province().units.select("valid_from", "valid_until", unit="code")
    lines = (
        province().tenures.drop("unit").join(posts, on="post").join(units, on="unit")
    )

    assert lines.filter(pl.col("held_from") < pl.col("valid_from")).is_empty()
    assert lines.filter(
        pl.col("held_until").fill_null(DAY) > pl.col("valid_until")
    ).is_empty()


def test_about_one_seat_in_twelve_is_open() -> None:
    snapshot = province()
    in_force = snapshot.units.filter(pl.col("valid_until").is_null())
    seats = snapshot.posts.filter(pl.col("unit").is_in(in_force["code"].implode()))
    held = snapshot.tenures.filter(pl.col("held_until").is_null())

    assert 0.05 < 1 - held.height / seats["seats"].sum() < 0.11


def test_a_head_led_one_of_the_offices_that_were_merged_into_the_own() -> None:
    before = province().posts.select("title", post_before="code", office_before="unit")
    ended = (
        province()
        .tenures.select("official", post_before="post", held_from="held_until")
        .join(before, on="post_before")
    )
    continued = (
        now(province())
        .filter(pl.col("title") == "bi_thu")
        .join(ended, on=["official", "held_from", "title"])
    )

    merged = continued.filter(pl.col("office_before").is_in(pl.col("succeeds")))
    assert merged.height > 10


def test_a_head_became_a_local_with_the_merger_of_provinces() -> None:
    places = Map.of(province().localities)
    before, after = places.epoch(date(2025, 6, 30)), places.epoch(date(2025, 7, 1))
    homes = (
        now(province())
        .filter(level="Tỉnh")
        .join(province().people.select("home", official="code"), on="official")["home"]
        .drop_nulls()
    )

    made_local = [
        home
        for home in homes
        if places.at_level(home, "Tỉnh", before) == {"VH"}
        and places.at_level(home, "Tỉnh", after) == {"LG-2025"}
    ]
    assert made_local


@pytest.mark.parametrize("book", rulebook.ids())
def test_every_rulebook_finds_somebody_who_must_move(book: str) -> None:
    found = demand.review(town(), rulebook.load(book), DAY)

    kinds = {line.kind.value for line in found.demands}
    assert kinds >= {
        "two_terms",
        "local_holder",
        "vacancy",
        "surplus",
        "stay_reached",
        "retiring",
    }
    assert found.unknown


def test_some_facts_are_missing() -> None:
    blank = town().people.null_count().row(0, named=True)

    assert all(
        blank[name] for name in ("home", "theory", "state_management", "health_on")
    )


def test_relatives_are_told_from_both_sides() -> None:
    lines = town().kinship
    back = {"Cha mẹ": "Con", "Con": "Cha mẹ"}

    told = set(lines.select("official", "relative", "relation").iter_rows())

    assert {(two, one, back.get(kind, kind)) for one, two, kind in told} == told
