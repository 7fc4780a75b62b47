"""A plan that is written reads back as the same plan."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from luanchuyen.matching.plan import Forbid, MustLeave, Pin, Plan, QuotaNumbers, Survey
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.plan_writing import write
from luanchuyen.rules.entries import Case

printed = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
codes = st.text(printed, min_size=1, max_size=8) | st.sampled_from(
    ["007", "NO", "auto", "2026-12-01", "1e3", "~", "- a: b", "lý do: đã\nđổi"]
)
numbers = st.none() | st.integers(1, 99)


def many(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=3).map(tuple)


plans = st.builds(
    Plan,
    title=codes,
    rulebook=codes,
    committee=codes,
    day=st.dates(),
    term=st.none() | st.just("2025-2030"),
    term_begins=st.none() | st.dates(),
    must_leave=st.none()
    | many(st.builds(MustLeave, codes, st.sampled_from(list(Case)))),
    must_fill=st.none() | many(codes),
    may_stay_open=many(codes),
    pin=many(st.builds(Pin, codes, codes, st.none() | codes)),
    forbid=many(st.builds(Forbid, codes, st.none() | codes)),
    transfers=many(codes),
    quotas=many(st.builds(QuotaNumbers, codes, numbers)),
    max_moves=numbers,
    max_share_leaving=st.none()
    | st.integers(0, 10**9).map(lambda part: Fraction(part, 10**9)),
    max_chain=numbers,
    prefer_robust=st.booleans(),
    bases=many(codes | st.builds(Survey, codes, st.dates())),
)


@given(plans)
def test_what_is_written_reads_back_as_it_was(plan: Plan) -> None:
    assert read(write(plan), "ke-hoach.yaml").plan == plan


def test_only_what_a_plan_says_is_written() -> None:
    plan = Plan("Đợt một", "qd-65-2022", "TU", date(2026, 12, 1), must_leave=())

    assert write(plan) == (
        "title: Đợt một\nrulebook: qd-65-2022\ncommittee: TU\n"
        "day: 2026-12-01\nmust_leave: []\n"
    )
