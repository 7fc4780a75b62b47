"""Quotas by share: whom the share is of, who counts, and what was made before."""

from datetime import date

import pytest

from luanchuyen.rules.quotas import QuotaLine, quota_lines
from luanchuyen.rules.rulebook import Rulebook, load
from luanchuyen.snapshot.snapshot import Snapshot
from tests.rules.books import book
from tests.rules.province import DAY, SINCE, province, rotated

TEN = [f"C{number}" for number in range(10)]
LONG_AGO = date(2015, 1, 1)


def lines(snapshot: Snapshot, rulebook: Rulebook | None = None) -> dict[str, QuotaLine]:
    found = quota_lines(snapshot, rulebook or load("lam-dong-2017"), DAY, "TU", SINCE)
    return {line.id: line for line in found}


def shared(snapshot: Snapshot) -> QuotaLine:
    return lines(snapshot)["province_and_districts"]


@pytest.mark.clause("LD-III.2.1c")
@pytest.mark.parametrize(("officials", "least"), [(5, 1), (6, 2), (10, 2)])
def test_a_share_is_rounded_up_to_whole_people(officials: int, least: int) -> None:
    found = shared(province(TEN[:officials]))

    assert (found.base, found.at_least) == (officials, least)


@pytest.mark.clause("LD-III.2.1c")
def test_who_was_rotated_to_a_district_before_is_not_counted_unless_planned() -> None:
    back = [
        *rotated("C0", LONG_AGO)[:1],
        rotated("C0", LONG_AGO)[1] | {"held_until": date(2017, 1, 1)},
        rotated("C0", date(2017, 1, 1), "Điều động", end="SO")[1],
    ]

    assert shared(province(TEN, earlier=back)).base == 9
    assert shared(province(TEN, earlier=back, planned={"C0": "2020-2025"})).base == 10
    assert shared(province(TEN, earlier=back, planned={"C0": "2015-2020"})).base == 9


@pytest.mark.clause("LD-III.2.1c")
def test_the_planned_count_at_provincial_bodies_alone() -> None:
    there = rotated("D", LONG_AGO)

    found = shared(province(TEN, ["D"], earlier=there, planned={"D": "2020-2025"}))

    assert found.base == 10


@pytest.mark.clause("LD-III.2.1c")
@pytest.mark.parametrize(
    ("on", "form", "done"),
    [
        (SINCE, "Luân chuyển", ("C0",)),
        (DAY, "Luân chuyển", ("C0",)),
        (date(2017, 9, 30), "Luân chuyển", ()),
        (DAY, "Điều động", ()),
    ],
)
def test_rotations_made_since_the_day_count(
    on: date, form: str, done: tuple[str, ...]
) -> None:
    found = shared(province(TEN, earlier=rotated("C0", on, form)))

    assert found.done == done


def test_who_was_rotated_in_the_period_stays_in_the_base() -> None:
    assert shared(province(TEN, earlier=rotated("C0", DAY))).base == 10


@pytest.mark.clause("LD-III.2.1c")
def test_both_ways_are_one_sum() -> None:
    earlier = [*rotated("C0", DAY), *rotated("D0", DAY, end="SO")]

    found = shared(province(TEN, ["D0"], earlier=earlier))

    assert sorted(found.done) == ["C0", "D0"]
    assert (found.base, found.at_least) == (11, 3)


EACH_WAY = """
quotas:
  there:
    - from: 2017-10-01
      label: Mỗi chiều
      out_of: {levels: [Tỉnh]}
      into: {levels: [Huyện]}
      both_ways: each_way
      groups: [{group: managed_by_committee}]
      at_least_share: 0.2
      cites: [KH-LD-2017/III.2.1]
"""


@pytest.mark.clause("LD-III.2.1c")
def test_or_each_way_has_the_share_to_itself() -> None:
    earlier = rotated("C0", DAY)

    found = lines(province(TEN, ["D0", "D1"], earlier=earlier), book(EACH_WAY))

    there, back = found["there"], found["there/back"]
    assert (there.base, there.at_least, there.done) == (10, 2, ("C0",))
    assert (back.base, back.at_least, back.done) == (3, 1, ())


def test_officials_of_others_are_not_counted() -> None:
    assert shared(province(TEN, managed_by="SO")).base == 0


@pytest.mark.clause("LD-III.2.1d")
def test_lines_whose_number_the_plan_sets_have_none() -> None:
    found = lines(province(TEN))

    for id_ in ("young", "planned_for_key_district_posts"):
        assert (found[id_].at_least, found[id_].at_most) == (None, None)
        assert found[id_].members == frozenset()
