"""Possible moves are those a screening of everybody with every post would find met."""

from datetime import date

import polars as pl
import pytest

from luanchuyen.rules.entries import Case
from luanchuyen.rules.pairs import possible_moves
from luanchuyen.rules.rulebook import load
from luanchuyen.rules.screening import screen
from luanchuyen.snapshot.demo import make
from luanchuyen.snapshot.snapshot import Snapshot

DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def town() -> Snapshot:
    return make("town", on=DAY)


def posts_in_force(snapshot: Snapshot) -> list[str]:
    units = snapshot.units.filter(
        (pl.col("valid_from").is_null() | (pl.col("valid_from") <= DAY))
        & (pl.col("valid_until").is_null() | (pl.col("valid_until") > DAY))
    )
    return snapshot.posts.join(units, left_on="unit", right_on="code", how="semi")[
        "code"
    ].to_list()


def met(moves: pl.DataFrame) -> set[tuple[str, str]]:
    kept = moves.filter(pl.col("outcome") & pl.col("post").is_not_null())
    return set(kept.select("official", "post").iter_rows())


@pytest.mark.clause("MH-0.1b", "MH-III.1.2b", "MH-III.1.2c", "MH-III.1.2d")
@pytest.mark.parametrize("case", [Case.TRAINING, Case.TRANSFER])
@pytest.mark.parametrize("rulebook", ["qd-65-2022", "my-hao-2023", "lam-dong-2017"])
def test_they_are_what_screening_all_with_all_finds(
    rulebook: str, case: Case, town: Snapshot
) -> None:
    everything = screen(
        town, load(rulebook), DAY, posts=posts_in_force(town), case=case
    )

    found = possible_moves(town, load(rulebook), DAY, case=case)

    assert met(found) == met(everything.outcomes)


def test_nothing_not_met_is_listed(town: Snapshot) -> None:
    found = possible_moves(town, load("my-hao-2023"), DAY)

    assert False not in found["outcome"].to_list()


def test_only_the_posts_asked_are_looked_at(town: Snapshot) -> None:
    one = posts_in_force(town)[0]

    found = possible_moves(town, load("qd-65-2022"), DAY, posts=[one])

    assert set(found["post"]) <= {one}
