"""A proposal tells what is done, what is left and why, and is the same for the same facts."""

from dataclasses import replace
from datetime import date

import pytest

from luanchuyen.matching.plan_file import read
from luanchuyen.matching.proposal import Proposal, propose
from luanchuyen.matching.words import AIMS
from luanchuyen.snapshot.demo import make
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES
from tests.matching.inspection import TERM, commission
from tests.matching.town import HEAD, town

TOWN = HEAD.replace("CU", "TU")


def proposed(text: str = "", snapshot: Snapshot | None = None) -> Proposal:
    return propose(read(HEAD + text, "ke-hoach.yaml"), snapshot or town())


def test_a_plan_that_asks_nothing_moves_nobody_and_is_proved() -> None:
    found = proposed()

    assert found.status == "optimal"
    assert found.moves == ()
    assert [aim.id for aim in found.aims] == [
        *("must_leave", "must_fill", "quota", "left_open", "moves", "merit", "tie")
    ]


def test_where_nobody_may_move_staying_is_proved_best() -> None:
    charged = {"under_proceedings": True}

    found = proposed("must_fill: [P3]\n", town(people={"A": charged, "B": charged}))

    assert found.status == "optimal"
    assert (found.aims[1].value, found.aims[1].bound) == (1, 1)


def test_a_move_cites_the_texts_of_its_case() -> None:
    found = proposed("must_leave: [{official: A, case: training}]\n")

    assert found.moves
    for move in found.moves:
        assert "QD-65-2022/1.2" in found.cites[move]


def test_a_seat_left_open_is_told_with_the_reason() -> None:
    found = proposed(
        "must_leave: [A]\nforbid: [{official: A, post: P2}, {official: B, post: P1}]\n"
    )

    (left,) = found.left_open
    assert (left.post, left.seats) == ("P1", 1)
    assert left.why == [
        "Chỗ này trống ra do chính phương án chuyển Nguyễn Văn Mẫu (A) đi; "
        "ngoài ra không có ai đạt đủ điều kiện và được kế hoạch cho chuyển vào."
    ]


def test_a_seat_open_before_that_nobody_may_take_is_told_so() -> None:
    found = proposed("must_fill: [P3]\nforbid: [{official: A}, {official: B}]\n")

    (left,) = found.left_open
    (why,) = left.why
    assert "không có ai đạt đủ điều kiện và được kế hoạch cho chuyển vào" in why


def test_a_seat_that_must_be_filled_and_is_not_is_told() -> None:
    found = proposed("must_fill: [P3]\nmax_moves: 0\n")

    (left,) = found.left_open
    assert left.post == "P3"
    assert "Người đạt điều kiện: Nguyễn Văn Mẫu (A); Nguyễn Văn Mẫu (B)." in left.why[0]


@pytest.mark.parametrize(
    ("person", "plan", "words"),
    [
        ({"under_proceedings": True}, "", "Đang"),
        ({}, "forbid: [{official: A}]\n", "Kế hoạch không cho chuyển"),
        ({}, "max_moves: 0\n", "Chức danh đạt điều kiện: P2, U2; P3, U3."),
    ],
)
def test_who_must_leave_and_stays_is_told_why(
    person: dict[str, object], plan: str, words: str
) -> None:
    found = proposed("must_leave: [A]\n" + plan, town(people={"A": person}))

    (stayed,) = found.stayed
    assert stayed.official == "A"
    assert words in stayed.why[0]


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("max_moves: 0\n", "Kế hoạch chuyển nhiều nhất 0 người."),
        ("max_leaving: 0\n", "nhiều nhất 0 người được đi cùng đợt"),
    ],
)
def test_a_limit_in_the_way_of_every_move_is_named(limit: str, words: str) -> None:
    found = proposed(f"must_leave: [A]\n{limit}")

    (stayed,) = found.stayed
    assert words in stayed.why[1]


def test_where_each_candidate_meets_a_limit_all_are_named() -> None:
    found = proposed("must_fill: [P3]\nmax_leaving: 0\n")

    (left,) = found.left_open
    assert [sentence.split()[0] for sentence in left.why[1:]] == ["U1", "U2"]


def test_limits_are_not_named_where_somebody_meets_none() -> None:
    found = proposed("must_leave: [A]\nforbid: [{official: B}]\nmust_fill: [P1]\n")

    (left,) = found.left_open
    assert len(left.why) == 1


@pytest.mark.clause("MH-III.2.3")
def test_a_quota_in_the_way_is_named() -> None:
    text = HEAD.replace("qd-65-2022", "my-hao-2023") + TERM + "must_leave: [A, B, C]\n"

    found = propose(read(text, "ke-hoach.yaml"), commission())

    (stayed,) = found.stayed
    assert "nhiều nhất 2, đã có 0, đợt này thêm nhiều nhất 2" in stayed.why[1]


def test_what_cannot_be_is_told_as_a_conflict() -> None:
    old = town(people={"A": {"born": date(1970, 1, 1)}})

    found = proposed("pin: [{official: A, post: P3}]\n", old)

    assert found.status == "infeasible"
    assert [row.kind for row in found.conflict] == ["pin", "verdict"]
    assert found.conflict[1].cites


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    facts = make("town")
    shuffled = Snapshot.of(
        {
            table.name: facts.frame(table.name).sample(
                fraction=1, shuffle=True, seed=seed
            )
            for table in TABLES
        }
    )
    written = read(TOWN, "ke-hoach.yaml")

    one, other = propose(written, facts), propose(written, shuffled)

    assert one.moves
    assert replace(one, snapshot=shuffled) == other


def test_the_order_of_a_plan_changes_nothing() -> None:
    one = proposed("must_leave: [A, B]\nmust_fill: [P1, P3]\n")
    other = proposed("must_fill: [P3, P1]\nmust_leave: [B, A]\n")

    assert (one.moves, one.aims, one.chains) == (other.moves, other.aims, other.chains)


def test_every_aim_has_its_word() -> None:
    found = proposed("must_leave: [A]\nmax_chain: 2\nprefer_robust: true\n")

    assert [aim.id for aim in found.aims if aim.id not in AIMS] == []
    assert "robust" in [aim.id for aim in found.aims]


def test_a_seat_the_plan_lets_stay_open_is_told_apart() -> None:
    found = proposed("must_leave: [A]\nmay_stay_open: [P1]\nforbid: [{official: B}]\n")

    (left,) = found.left_open
    assert (left.post, left.on_purpose) == ("P1", True)
