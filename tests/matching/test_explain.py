"""Each answer is what solving again shows: forced by a row here, by looking at every choice there."""

from dataclasses import replace
from functools import partial
from random import Random

from luanchuyen.matching import asked
from luanchuyen.matching.answers import Ground
from luanchuyen.matching.explain import forced, why, why_empty, why_not
from luanchuyen.matching.instance import Quota
from luanchuyen.matching.problem import Question
from luanchuyen.matching.solve import feasible
from luanchuyen.rules.entries import Force
from tests.matching import checker, random_instances
from tests.matching.town import DAY, POSTS, solved, town

OLD = {"A": {"born": DAY.replace(year=1970)}}
CHARGED = {"A": {"under_proceedings": True}}


def test_a_line_is_there_for_the_aim_that_is_lost_without_it() -> None:
    found = why(*solved("must_leave: [A]\nmay_stay_open: [P1]\n"), "A")

    assert (found.ground, found.post) == (Ground.AIM, "P3")
    assert found.comparison is not None
    assert found.comparison.decisive is not None
    assert found.comparison.decisive.id == "moves"
    assert "Phải chuyển theo trường hợp" in found.sentences[0]
    assert "QD-65-2022/1.2" in found.cites


def test_a_pinned_line_is_there_because_it_is_pinned() -> None:
    found = why(*solved("pin: [{official: B, post: P3}]\n"), "B")

    assert found.ground is Ground.CONFLICT
    assert [one.rule for one in found.obstacles] == ["pin"]


def test_who_is_moved_there_is_told_so() -> None:
    asked_of = solved("must_leave: [A]\nmay_stay_open: [P1]\n")

    assert why_not(*asked_of, "A").ground is Ground.PROPOSED
    assert why_not(*asked_of, "A", "P3").ground is Ground.PROPOSED
    assert why_not(*asked_of, "A", "P2").ground is Ground.AIM


def test_who_could_move_is_told_what_the_plan_would_lose() -> None:
    found = why_not(*solved(), "A", "P3")

    assert found.ground is Ground.AIM
    assert found.comparison is not None
    assert found.comparison.decisive is not None
    assert (found.comparison.decisive.id, found.comparison.decisive.lost) == (
        "left_open",
        1,
    )
    assert [move.official for move in found.comparison.difference.added] == ["A"]


def test_a_rule_of_the_plan_in_the_way_is_named() -> None:
    found = why_not(*solved("forbid: [{official: B}]\n"), "A", "P2")

    assert found.ground is Ground.CONFLICT
    assert [one.rule for one in found.obstacles] == ["forbid", "seats"]


def test_the_law_in_the_way_is_named_with_who_may_waive_it() -> None:
    found = why_not(*solved("", town(people=OLD)), "A", "P3")

    (stop,) = found.obstacles
    assert found.ground is Ground.VERDICT
    assert (stop.rule, stop.force) == ("service_left", Force.WAIVABLE)
    assert stop.by == "cấp có thẩm quyền"
    assert "QD-65-2022/5.4" in stop.cites


def test_what_a_waiver_would_cost_is_told_with_it() -> None:
    found = why_not(*solved("", town(people=OLD)), "A", "P3")

    assert found.comparison is not None
    assert found.comparison.decisive is not None
    assert found.comparison.decisive.id == "left_open"
    assert "Nếu được chấp thuận" in found.sentences[1]


def test_what_nobody_may_waive_is_not_supposed_away() -> None:
    found = why_not(*solved("", town(people=CHARGED)), "A", "P3")

    assert found.ground is Ground.VERDICT
    assert Force.ABSOLUTE in [one.force for one in found.obstacles]
    assert found.comparison is None


def test_who_has_nowhere_to_go_is_told_the_rule() -> None:
    found = why_not(*solved("", town(people=CHARGED)), "A")

    assert [one.rule for one in found.obstacles] == ["not_under_proceedings"]


def test_who_may_be_transferred_too_is_told_what_stops_either_way() -> None:
    found = why_not(*solved("transfers: [A]\n", town(people=OLD)), "A", "P2")

    assert [one.rule for one in found.obstacles[:2]] == ["service_left", "open_seat"]
    assert found.sentences[0].startswith("Luân chuyển để đào tạo, rèn luyện: Chỉ còn")
    assert found.sentences[1].startswith("Điều động: ")


def test_a_line_that_counts_for_a_quota_says_so() -> None:
    problem, best = solved("must_leave: [A]\nmay_stay_open: [P1]\n")
    women = Quota("women", "cán bộ nữ", frozenset({("A", "P3")}))
    counted = replace(problem, instance=replace(problem.instance, quotas=(women,)))

    assert "Tính vào chỉ tiêu: cán bộ nữ." in why(counted, best, "A").sentences


def test_the_plan_is_not_about_others() -> None:
    asked_of = solved("", town(concurrent={"A": "P3"}, seats={"P3": 2}))

    for official, post, words in (
        ("LA", "P3", "không giữ chức danh nào"),
        ("A", "NGOAI", "không do CU quản lý"),
        ("A", "P1", "đang giữ chính"),
        ("A", "P3", "đang kiêm nhiệm"),
    ):
        found = why_not(*asked_of, official, post)
        assert found.ground is Ground.OUTSIDE
        assert words in found.sentences[0]


def test_a_seat_stays_empty_for_the_aim_that_filling_it_would_cost() -> None:
    found = why_empty(*solved(), "P3")

    assert found.ground is Ground.AIM
    assert found.comparison is not None
    assert found.comparison.difference.lines == 1


def test_a_seat_nobody_may_take_names_the_nearest() -> None:
    nobody = town(people=dict.fromkeys(("A", "B"), OLD["A"]))

    found = why_empty(*solved("must_fill: [P3]\n", nobody), "P3")

    assert found.ground is Ground.VERDICT
    assert [one.official for one in found.obstacles] == ["A", "B"]
    assert {one.rule for one in found.obstacles} == {"service_left"}


def test_a_seat_that_is_filled_is_not_empty() -> None:
    assert why_empty(*solved("must_fill: [P3]\n"), "P3").ground is Ground.PROPOSED
    assert why_empty(*solved(), "NGOAI").ground is Ground.OUTSIDE


def test_two_equal_ways_are_told_apart_by_the_tie_break_alone() -> None:
    posts = POSTS | {"P4": "U4"}
    asked_of = solved("must_leave: [A]\nmay_stay_open: [P1]\n", town(posts))
    other = {"P3": "P4", "P4": "P3"}[asked_of[1].moves[0].target]

    assert why_not(*asked_of, "A", other).ground is Ground.EQUAL


def test_two_hundred_questions_are_answered_as_looking_at_every_choice_does() -> None:
    seen = {Ground.AIM: 0, Ground.EQUAL: 0, Ground.CONFLICT: 0}
    for seed in range(1000):
        question = Question(random_instances.draw(seed))
        best = question.best()
        if sum(seen.values()) == 200:
            break
        if best is None or not question.instance.moves:
            continue
        dice = Random(seed)  # noqa: S311 - a draw, not a secret
        move = dice.choice(question.instance.moves)
        if move in best.moves:
            continue
        ask = partial(asked.made, official=move.official, post=move.target)
        wanted = checker.best(random_instances.with_move(question.instance, move))

        found = forced(question, best, [ask])

        seen[found.ground] += 1
        if wanted is None:
            assert found.ground is Ground.CONFLICT
            continue
        assert found.comparison is not None
        assert tuple(one.other for one in found.comparison.aims) == wanted[0]
    assert sum(seen.values()) == 200
    assert min(seen[Ground.AIM], seen[Ground.CONFLICT]) > 40


def test_every_rule_named_is_in_the_way_and_none_beside() -> None:
    seen = 0
    for seed in range(150):
        question = Question(random_instances.draw(seed))
        given = question.instance
        if not given.moves or feasible(given, question.rows) is None:
            continue
        move = Random(seed).choice(given.moves)  # noqa: S311 - a draw, not a secret
        ask = partial(asked.made, official=move.official, post=move.target)
        row = ask(given)
        if feasible(given, [*question.rows, row]) is not None:
            continue
        seen += 1

        found = question.conflict([ask])

        assert row in found
        assert feasible(given, found) is None
        for one in found:
            rest = [other for other in found if other is not one]
            assert feasible(given, rest) is not None
    assert seen > 40
