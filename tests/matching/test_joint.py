"""Plans of one committee solved together: each keeps what is its own, and one may fill what another frees."""

import pytest

from luanchuyen.matching.plan_file import PlanError, read
from luanchuyen.matching.proposal import Proposal, propose_together
from luanchuyen.snapshot.snapshot import Snapshot
from tests.matching.inspection import TERM, commission
from tests.matching.town import HEAD

GENERAL = HEAD.replace("Đợt một", "Kế hoạch chung")
ROBUST = "max_chain: 3\nprefer_robust: true\n"
INSPECTION = (
    HEAD.replace("qd-65-2022", "my-hao-2023").replace("Đợt một", "Kiểm tra") + TERM
)


def together(
    inspection: str = "", general: str = "", snapshot: Snapshot | None = None
) -> list[Proposal]:
    written = [
        read(INSPECTION + inspection, "kiem-tra.yaml"),
        read(GENERAL + general, "chung.yaml"),
    ]
    return propose_together(written, snapshot or commission())


def pairs(found: Proposal) -> list[tuple[str, str]]:
    return [(move.official, move.target) for move in found.moves]


@pytest.mark.clause("MH-IV.2b")
def test_a_post_freed_in_one_is_filled_in_the_other() -> None:
    first, second = together("must_leave: [A]\n", "pin: [{official: D, post: K1}]\n")

    assert [official for official, _ in pairs(first)] == ["A"]
    assert pairs(second) == [("D", "K1")]
    assert first.chains == second.chains
    assert {move.official for move in first.chains[0].moves} == {"A", "D"}


@pytest.mark.clause("MH-IV.2b")
def test_no_person_is_in_both_and_no_seat_is_filled_twice() -> None:
    first, second = together("must_leave: [A]\n", "must_leave: [D, E]\n")

    moved = [*pairs(first), *pairs(second)]
    assert {official for official, _ in moved} >= {"A", "D", "E"}
    assert len({official for official, _ in moved}) == len(moved)
    assert len({post for _, post in moved}) == len(moved)


@pytest.mark.clause("MH-IV.2b", "MH-III.2.3")
def test_a_quota_counts_moves_of_either_plan() -> None:
    first, second = together("", "must_leave: [A, B, C]\n")

    (stayed,) = second.stayed
    assert "nhiều nhất 2" in stayed.why[1]
    assert [meter.quota.id for meter in first.quotas] == [
        "inspectors_out",
        "inspectors_in",
    ]
    assert first.quotas[0].planned == 2
    assert second.quotas == []


@pytest.mark.clause("MH-IV.2b")
def test_each_plan_keeps_its_own_number_of_moves() -> None:
    first, second = together("max_moves: 0\n", "must_leave: [D, E]\nmax_moves: 1\n")

    assert (len(first.moves), len(second.moves)) == (0, 1)


@pytest.mark.clause("MH-IV.2b", "MH-III.2.2b")
def test_an_inspector_leaves_through_neither_plan_before_the_middle() -> None:
    early = INSPECTION.replace(TERM, "term: 2025-2030\n")
    plans = [
        read(early, "kiem-tra.yaml"),
        read(GENERAL + "must_leave: [A]\n", "chung.yaml"),
    ]

    first, second = propose_together(plans, commission())

    assert not {"A", "B", "C"} & {official for official, _ in pairs(first)}
    assert [one.official for one in second.stayed] == ["A"]


@pytest.mark.parametrize("both", [("", ROBUST), (ROBUST, "")])
def test_the_robust_aim_is_kept_whichever_plan_asks_for_it(
    both: tuple[str, str],
) -> None:
    first, _ = together(*both)

    assert "robust" in [aim.id for aim in first.aims]


def test_what_cannot_be_is_told_with_both() -> None:
    found = together("forbid: [{official: A}]\n", "pin: [{official: D, post: K1}]\n")

    assert {one.status for one in found} == {"infeasible"}
    assert found[0].conflict == found[1].conflict


def held(
    inspection: str, moves: list[tuple[str, str]], general: str = "must_leave: [D]\n"
) -> list[Proposal]:
    """The inspection plan answered while the general plan makes exactly these moves."""
    written = [
        read(INSPECTION + inspection, "kiem-tra.yaml"),
        read(GENERAL + general, "chung.yaml"),
    ]
    return propose_together(written, commission(), {1: moves})


@pytest.mark.clause("MH-IV.2b")
def test_the_moves_of_a_held_plan_stay() -> None:
    first, second = held("must_leave: [A]\n", [("D", "K1"), ("E", "P4")])

    assert pairs(second) == [("D", "K1"), ("E", "P4")]
    assert [official for official, _ in pairs(first)] == ["A"]
    assert not {"K1", "P4"} & {target for _, target in pairs(first)}


@pytest.mark.clause("MH-IV.2b")
def test_a_held_plan_makes_no_other_move() -> None:
    first, second = held("must_leave: [A]\n", [])

    assert pairs(second) == []
    assert [one.official for one in second.stayed] == ["D"]
    assert "A" in dict(pairs(first))


def test_a_seat_a_held_move_needs_is_left() -> None:
    staying = held("forbid: [{official: A}]\n", [("D", "K1")])

    assert {one.status for one in staying} == {"infeasible"}
    conflict = {row.kind: row.sentence for row in staying[0].conflict}
    assert conflict.keys() == {"held", "forbid", "seats"}
    assert conflict["held"].startswith("Kế hoạch «Kế hoạch chung» giữ nguyên: ")


def test_a_held_move_that_is_no_longer_possible_is_told() -> None:
    first, _ = held("", [("D", "P1")])

    (row,) = first.conflict
    assert (row.kind, row.official, row.post) == ("held", "D", "P1")
    assert "nay không còn chuyển được như vậy" in row.sentence


def test_what_a_plan_claims_says_nothing_beside_a_held_one() -> None:
    first, second = held("must_leave: [A]\nmust_fill: [K1]\n", [("D", "K1")])

    assert pairs(second) == [("D", "K1")]
    assert [post.post for post in first.left_open if post.post == "K1"] == []


def test_a_held_plan_without_moves_keeps_no_pin_of_its_text() -> None:
    _, second = held("must_leave: [A]\n", [], "pin: [{official: D, post: K1}]\n")

    assert (second.status, pairs(second)) == ("optimal", [])


def test_whom_a_held_plan_names_the_other_moves_only_by_a_pin() -> None:
    # Only D could fill the post A leaves.
    asked = "must_leave: [A]\nmust_fill: [K1]\nforbid: [{official: E}, {official: F}]\n"
    untouched, _ = held(asked, [])
    pinned, _ = held(asked + "pin: [{official: D, post: K1}]\n", [])
    free, _ = held(asked, [], "must_leave: []\n")

    assert ("D", "K1") not in pairs(untouched)
    assert ("D", "K1") in pairs(pinned)
    assert ("D", "K1") in pairs(free)


def test_a_move_of_a_held_plan_stays_its_own_where_the_other_pins_it() -> None:
    first, second = held("pin: [{official: D, post: K1}]\n", [("D", "K1")])

    assert ("D", "K1") in pairs(second)
    assert ("D", "K1") not in pairs(first)


FAULTS = {
    "cấp ủy khác": (
        "committee: KHAC\n",
        "phải cùng cấp ủy «CU»: mỗi chức danh do một cấp ủy quản lý",
    ),
    "ngày khác": ("day: 2026-12-02\n", "phải cùng ngày 01/12/2026"),
    "một người ở hai kế hoạch": ("must_leave: [A]\n", "«A» đã có trong kế hoạch"),
    "một chức danh ở hai kế hoạch": ("must_fill: [P4]\n", "«P4» đã có trong kế hoạch"),
}


@pytest.mark.clause("MH-IV.2b")
@pytest.mark.parametrize(("text", "words"), FAULTS.values(), ids=FAULTS)
def test_plans_that_do_not_go_together_are_refused(text: str, words: str) -> None:
    key = text.partition(":")[0]
    head = "".join(
        f"{row}\n" for row in GENERAL.splitlines() if not row.startswith(f"{key}:")
    )
    first = INSPECTION + "must_leave: [A]\nmust_fill: [P4]\n"

    with pytest.raises(PlanError, match=r"chung\.yaml") as caught:
        propose_together(
            [read(first, "kiem-tra.yaml"), read(head + text, "chung.yaml")],
            commission(),
        )

    assert words in str(caught.value)
