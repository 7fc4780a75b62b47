"""Who is listed, in which order, over which criteria, and that a person is judged alike alone or among many."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luanchuyen.rules.entries import Case
from luanchuyen.rules.rulebook import NotInForceError, load
from luanchuyen.rules.screening import UnknownCodeError, screen
from luanchuyen.rules.verdicts import Outcome, Verdict, verdicts
from luanchuyen.snapshot.snapshot import Snapshot
from tests.rules import world

DAY = date(2026, 1, 15)
HELD = {"Chức danh": world.HELD_POST, "Từ ngày": date(2020, 1, 1)}
PROVINCE = {"Mã": "TU", "Cấp": "Tỉnh", "Khối": "Đảng", "Địa phương": "T-NAM"}


def town() -> Snapshot:
    """A holds a post of the town, B one of the province, C none, D only a concurrent one."""
    given = {
        "Cán bộ": [{}, *({"Mã": code} for code in "DBCA")],
        "Đơn vị": [PROVINCE],
        "Chức danh": [{"Mã": "CD-TINH", "Đơn vị": "TU", "Cấp quản lý": "TU"}],
        "Quá trình": [
            HELD | {"Cán bộ": "A"},
            {"Cán bộ": "B", "Chức danh": "CD-TINH", "Từ ngày": date(2020, 1, 1)},
            HELD | {"Cán bộ": "D", "Kiêm nhiệm": "x"},
        ],
    }
    return world.snapshot_of(given, DAY)


def screened(**asked: Any) -> list[Verdict]:
    return verdicts(screen(town(), load("qd-65-2022"), DAY, **asked))


def listed(**asked: Any) -> list[tuple[str, str | None]]:
    return [(verdict.official, verdict.post) for verdict in screened(**asked)]


def of(verdict: Verdict, criterion: str) -> list[Outcome]:
    return [one.outcome for one in verdict.criteria if one.id == criterion]


def test_without_a_committee_all_with_a_main_post_are_listed_by_code() -> None:
    assert listed() == [("A", None), ("B", None), ("CB", None)]


@pytest.mark.clause("DH-II.1.3")
def test_a_committee_lists_whom_it_manages() -> None:
    assert listed(committee="CU") == [("A", None), ("CB", None)]
    assert listed(committee="TU") == [("B", None)]


@pytest.mark.clause("DH-II.1.3")
def test_naming_officials_lists_them_also_out_of_scope() -> None:
    found = screened(committee="CU", officials=["C", "B", "A"])

    assert [verdict.official for verdict in found] == ["A", "B", "C"]
    assert [of(verdict, "in_scope") for verdict in found] == [
        [Outcome.MET],
        [Outcome.NOT_MET],
        [Outcome.NOT_MET],
    ]
    assert [verdict.outcome for verdict in found[1:]] == [Outcome.NOT_MET] * 2


def test_naming_nobody_lists_nobody() -> None:
    assert listed(officials=[]) == []


def test_naming_an_official_twice_lists_once() -> None:
    assert listed(officials=["A", "A"]) == [("A", None)]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"committee": "KHÔNG"}, "Không có đơn vị mã «KHÔNG» trong trang Đơn vị."),
        (
            {"officials": ["A", "KHÔNG"]},
            "Không có cán bộ mã «KHÔNG» trong trang Cán bộ.",
        ),
        ({"posts": ["KHÔNG"]}, "Không có chức danh mã «KHÔNG» trong trang Chức danh."),
    ],
)
def test_an_unknown_code_is_refused_in_a_sentence(
    asked: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        screened(**asked)

    assert str(caught.value) == sentence


def test_a_day_before_the_rulebook_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotInForceError, match="có hiệu lực từ ngày 28/04/2022"):
        screen(town(), load("qd-65-2022"), date(2022, 4, 27))


def test_each_post_adds_one_row_for_each_official_after_the_own_row() -> None:
    posts = [world.TARGET_POST, "CD-TINH"]

    assert listed(officials=["A", "C"], posts=posts) == [
        ("A", None),
        ("A", world.TARGET_POST),
        ("A", "CD-TINH"),
        ("C", None),
        ("C", world.TARGET_POST),
        ("C", "CD-TINH"),
    ]


def test_without_posts_no_criterion_of_a_move_is_asked() -> None:
    (verdict,) = screened(officials=["CB"])

    assert {one.id for one in verdict.criteria} == {
        *("in_scope", "subject", "planned", "service_left", "minimum_stay"),
        *("not_under_proceedings", "health_certified", "kinship_declared"),
    }


def test_a_move_holds_the_criteria_of_the_official_and_of_the_pair() -> None:
    alone, moved = screened(officials=["CB"], posts=[world.TARGET_POST])

    assert {one.id for one in moved.criteria} - {one.id for one in alone.criteria} == {
        *("changes_unit", "equivalent", "post_standard", "not_local", "no_relative"),
    }
    assert moved.outcome == Outcome.MET


def test_the_outcome_of_a_move_is_over_both() -> None:
    fails_alone = screened(officials=["C"], posts=[world.TARGET_POST])[-1]
    fails_as_a_pair = screened(officials=["CB"], posts=[world.HELD_POST])[-1]

    assert of(fails_alone, "planned") == [Outcome.NOT_MET]
    assert fails_alone.outcome == Outcome.NOT_MET
    assert of(fails_as_a_pair, "changes_unit") == [Outcome.NOT_MET]
    assert fails_as_a_pair.outcome == Outcome.NOT_MET


def test_advice_never_stops() -> None:
    (verdict,) = screened(officials=["CB"])

    assert of(verdict, "kinship_declared") == [Outcome.NOT_KNOWN]
    assert verdict.outcome == Outcome.MET


def test_what_is_not_met_outweighs_what_is_not_known() -> None:
    given = {"Cán bộ": {"Giấy sức khỏe": None}, "Quy hoạch": []}

    (verdict,) = verdicts(
        screen(world.snapshot_of(given, DAY), load("qd-65-2022"), DAY, officials=["CB"])
    )

    assert of(verdict, "health_certified") == [Outcome.NOT_KNOWN]
    assert verdict.outcome == Outcome.NOT_MET


def test_what_is_not_known_outweighs_what_is_met() -> None:
    given = {"Cán bộ": {"Giấy sức khỏe": None}}

    (verdict,) = verdicts(
        screen(world.snapshot_of(given, DAY), load("qd-65-2022"), DAY, officials=["CB"])
    )

    assert verdict.outcome == Outcome.NOT_KNOWN


@pytest.mark.clause("LD-III.3.1")
def test_a_transfer_asks_the_pair_alone() -> None:
    alone, moved = screened(
        officials=["C"], posts=[world.TARGET_POST], case=Case.TRANSFER
    )

    assert alone.criteria == ()
    assert {one.id for one in moved.criteria} == {
        *("post_standard", "open_seat", "not_local"),
    }
    assert moved.outcome == Outcome.MET


@pytest.mark.clause("MH-III.2.1b")
@pytest.mark.parametrize("case", Case)
def test_every_verdict_names_its_ground(case: Case) -> None:
    assert {verdict.case for verdict in screened(case=case.value)} == {case.value}


def test_the_same_asked_twice_is_answered_alike() -> None:
    asked: dict[str, Any] = {"posts": [world.TARGET_POST], "committee": "CU"}

    assert screened(**asked) == screened(**asked)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    officials=st.sets(st.sampled_from(["A", "B", "C", "D", "CB"]), min_size=1),
    rulebook=st.sampled_from(["qd-65-2022", "lam-dong-2017", "can-tho-2022"]),
    case=st.sampled_from(Case),
)
def test_a_person_is_judged_alike_alone_and_among_others(
    officials: set[str], rulebook: str, case: Case
) -> None:
    def asked(codes: list[str]) -> list[Verdict]:
        return verdicts(
            screen(
                town(),
                load(rulebook),
                DAY,
                committee="CU",
                officials=codes,
                posts=[world.TARGET_POST],
                case=case,
            )
        )

    together = asked(sorted(officials))

    assert together == [
        verdict for code in sorted(officials) for verdict in asked([code])
    ]
