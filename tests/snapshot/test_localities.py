"""The dated map, walked through mergers, splits, renames and ends; and the one we ship."""

from datetime import date
from functools import cache

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luanchuyen.snapshot.localities import Map, national
from luanchuyen.snapshot.tables import LOCALITIES

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def a_map(*rows: str) -> Map:
    """Rows written `code level parent from until succeeds…`, with `-` for blank."""
    return Map.of(a_frame(*rows))


def a_frame(*rows: str) -> pl.DataFrame:
    records = []
    for row in rows:
        code, level, parent, first, until, *succeeds = row.split()
        records.append(
            {
                "code": code,
                "name": code,
                "level": level,
                "parent": None if parent == "-" else parent,
                "valid_from": None if first == "-" else date.fromisoformat(first),
                "valid_until": None if until == "-" else date.fromisoformat(until),
                "succeeds": succeeds,
            }
        )
    return pl.DataFrame(records, schema=LOCALITIES.schema)


def carried(places: Map, code: str, on: date) -> set[str]:
    return set(places.carried(code, places.epoch(on)))


def at_level(places: Map, code: str, level: str, on: date) -> set[str]:
    return set(places.at_level(code, level, places.epoch(on)))


MERGER = (
    "PT Tỉnh - - 2025-07-01",
    "VP Tỉnh - - 2025-07-01",
    "PT2 Tỉnh - 2025-07-01 - PT VP",
    "VY Huyện VP - 2025-07-01",
    "DT Xã VY - 2025-07-01",
    "TT Xã VY - -",
    "VY2 Xã PT2 2025-07-01 - DT",
)


def test_a_place_in_force_stands_for_itself() -> None:
    assert carried(a_map(*MERGER), "DT", BEFORE) == {"DT"}


def test_a_renamed_place_is_followed_both_ways() -> None:
    places = a_map("A Tỉnh - - 2020-01-01", "B Tỉnh - 2020-01-01 - A")

    assert carried(places, "A", date(2020, 1, 1)) == {"B"}
    assert carried(places, "B", date(2019, 12, 31)) == {"A"}


def test_a_merged_place_leads_to_the_one_and_back_to_both() -> None:
    places = a_map(*MERGER)

    assert carried(places, "VP", AFTER) == {"PT2"}
    assert carried(places, "PT2", BEFORE) == {"PT", "VP"}


def test_a_split_place_has_several_successors() -> None:
    places = a_map(
        "A Xã - - 2025-07-01", "B Xã - 2025-07-01 - A", "C Xã - 2025-07-01 - A"
    )

    assert carried(places, "A", AFTER) == {"B", "C"}


def test_an_ended_place_without_successor_is_replaced_by_its_parent() -> None:
    assert carried(a_map(*MERGER), "VY", AFTER) == {"PT2"}


def test_a_commune_that_goes_on_lies_in_the_merged_province() -> None:
    places = a_map(*MERGER)

    assert at_level(places, "TT", "Tỉnh", BEFORE) == {"VP"}
    assert at_level(places, "TT", "Tỉnh", AFTER) == {"PT2"}


def test_a_level_that_has_ended_has_no_place() -> None:
    places = a_map(*MERGER)

    assert at_level(places, "DT", "Huyện", BEFORE) == {"VY"}
    assert at_level(places, "DT", "Huyện", AFTER) == set()


def test_a_place_recorded_above_the_level_has_none_there() -> None:
    assert at_level(a_map(*MERGER), "VP", "Xã", BEFORE) == set()


def test_a_gap_in_the_dates_leads_to_the_parent() -> None:
    places = a_map("P Tỉnh - - -", "A Huyện P - 2020-01-01", "B Huyện P 2021-01-01 - A")

    assert carried(places, "A", date(2020, 6, 1)) == {"P"}
    assert carried(places, "B", date(2020, 6, 1)) == {"P"}


def test_a_circle_of_successions_and_parents_ends() -> None:
    places = a_map("A Xã B - 2020-01-01 B", "B Xã A - 2020-01-01 A")

    assert carried(places, "A", AFTER) == set()
    assert places.above("A", places.epoch(BEFORE)) == frozenset()


def test_two_ways_to_one_successor_give_it_once() -> None:
    places = a_map(
        "A Xã - - 2010-01-01",
        "B Xã - 2010-01-01 2020-01-01 A",
        "C Xã - 2010-01-01 2020-01-01 A",
        "D Xã - 2020-01-01 - B C",
    )

    assert carried(places, "A", AFTER) == {"D"}


def test_a_code_nobody_knows_leads_nowhere() -> None:
    assert carried(a_map(*MERGER), "XX", AFTER) == set()


def test_above_holds_the_place_and_all_it_lies_in() -> None:
    places = a_map(*MERGER)

    assert places.above("DT", places.epoch(BEFORE)) == {"DT", "VY", "VP"}
    assert places.above("DT", places.epoch(AFTER)) == {"VY2", "PT2"}


def test_days_between_two_changes_share_an_epoch() -> None:
    places = a_map(*MERGER)

    assert places.epoch(date(1990, 1, 1)) == places.epoch(BEFORE)
    assert places.epoch(BEFORE) != places.epoch(AFTER)
    assert places.epoch(AFTER) == places.epoch(date(2035, 1, 1))


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from("ABCDE-"),
            st.sampled_from(("-", "2010-01-01", "2020-01-01")),
            st.sampled_from(("-", "2015-01-01", "2025-07-01")),
            st.lists(st.sampled_from("ABCDE"), max_size=3),
        ),
        min_size=5,
        max_size=5,
    ),
    on=st.dates(date(2005, 1, 1), date(2030, 1, 1)),
)
def test_whatever_the_map_only_places_in_force_are_found(
    rows: list[tuple[str, str, str, list[str]]], on: date
) -> None:
    frame = a_frame(
        *(
            " ".join((code, "Xã", parent, first, until, *succeeds))
            for code, (parent, first, until, succeeds) in zip(
                "ABCDE", rows, strict=True
            )
        )
    )
    places = Map.of(frame)
    in_force = frame.filter(
        pl.col("valid_from").fill_null(date.min) <= on,
        pl.col("valid_until").fill_null(date.max) > on,
    )

    for code in "ABCDE":
        assert places.above(code, places.epoch(on)) <= set(in_force["code"])


@cache
def vietnam() -> Map:
    return Map.of(national())


def test_the_shipped_map_has_the_schema_of_the_table() -> None:
    assert national().schema == LOCALITIES.schema


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (BEFORE, {"Tỉnh": 63, "Huyện": 696, "Xã": 10035}),
        (AFTER, {"Tỉnh": 34, "Xã": 3321}),
    ],
)
def test_the_shipped_map_holds_every_locality_of_the_day(
    on: date, counts: dict[str, int]
) -> None:
    in_force = national().filter(
        pl.col("valid_from").fill_null(date.min) <= on,
        pl.col("valid_until").fill_null(date.max) > on,
    )

    assert dict(in_force["level"].value_counts().iter_rows()) == counts


def test_every_ended_commune_has_a_successor_in_the_province_of_its_own() -> None:
    places = vietnam()
    epoch = places.epoch(AFTER)
    ended = national().filter(level="Xã", valid_until=AFTER)

    for code, parent in ended.select("code", "parent").iter_rows():
        heirs = places.carried(code, epoch)
        assert {places.level(heir) for heir in heirs} == {"Xã"}
        assert places.at_level(code, "Tỉnh", epoch) == places.carried(parent, epoch)


def test_every_new_commune_comes_from_somewhere() -> None:
    begun = national().filter(valid_from=AFTER)

    assert begun["succeeds"].list.len().min() == 1
    assert begun.height == 3321 + 23


def test_natives_of_vinh_phuc_become_locals_of_the_merged_phu_tho() -> None:
    places = vietnam()
    vinh_phuc, phu_tho = "T26", "T25-2025"

    assert at_level(places, vinh_phuc, "Tỉnh", BEFORE) == {vinh_phuc}
    assert at_level(places, vinh_phuc, "Tỉnh", AFTER) == {phu_tho}


def test_a_province_left_as_it_was_goes_on() -> None:
    assert (
        carried(vietnam(), "T01", BEFORE) == carried(vietnam(), "T01", AFTER) == {"T01"}
    )


def test_a_district_has_gone_up_into_its_province() -> None:
    assert carried(vietnam(), "H243", AFTER) == {"T25-2025"}


def test_an_island_district_without_communes_became_a_commune() -> None:
    assert carried(vietnam(), "H755", AFTER) == {"X26732-2025"}


def test_a_commune_split_among_several_has_several_successors() -> None:
    split = national().filter(pl.col("valid_from") == AFTER).explode("succeeds")
    code = split["succeeds"].value_counts().sort("count", "succeeds")[-1, "succeeds"]

    assert len(carried(vietnam(), code, AFTER)) == 5
