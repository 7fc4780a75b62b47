"""Nobody with more merit is passed over without a reason that solving again confirms."""

from collections.abc import Mapping
from dataclasses import replace

from luanchuyen.matching.answers import Ground
from luanchuyen.matching.envy import Envy, can_be_submitted, envy_list
from luanchuyen.matching.plan import Forbid
from luanchuyen.matching.problem import Question
from tests.matching import checker, random_instances
from tests.matching.town import POSTS, instance, town

Merits = Mapping[tuple[str, str], int]
TWO_SEATS = POSTS | {"P4": "U4"}
BOTH = "must_leave: [A, B]\nmust_fill: [P3, P4]\n"


def envies(text: str, merits: Merits) -> list[Envy]:
    """The list of a plan in a town of four posts, whose moves are worth what is told."""
    given = instance(text, town(TWO_SEATS))
    worth = (
        replace(move, merit=merits.get((move.official, move.target), 0))
        for move in given.moves
    )
    question = Question(replace(given, moves=tuple(worth)))
    best = question.best()
    assert best is not None
    return envy_list(question, best)


def test_where_the_best_goes_nobody_is_passed_over() -> None:
    assert envies("must_fill: [P3]\n", {("A", "P3"): 2, ("B", "P3"): 1}) == []


def test_an_earlier_aim_is_a_reason() -> None:
    text = (
        "must_leave: [B]\nmay_stay_open: [P1, P2]\nforbid: [{official: B, post: P4}]\n"
    )

    (found,) = envies(text, {("A", "P3"): 2, ("B", "P3"): 1})

    assert (found.passed_over.official, found.chosen.official) == ("A", "B")
    assert found.answer.comparison is not None
    assert found.answer.comparison.decisive is not None
    assert found.has_reason


def test_a_rule_of_the_plan_is_a_reason() -> None:
    text = "must_fill: [P3]\npin: [{official: B, post: P3}]\n"

    (found,) = envies(text, {("A", "P3"): 2, ("B", "P3"): 1})

    assert found.answer.ground is Ground.CONFLICT
    assert [one.rule for one in found.answer.obstacles] == ["pin"]
    assert can_be_submitted([found])


def test_who_goes_to_a_post_worth_as_much_is_not_worse_off() -> None:
    found = envies(BOTH, {("A", "P3"): 2, ("A", "P4"): 2})

    assert [one.answer.ground for one in found] == [Ground.EQUAL]
    assert can_be_submitted(found)
    assert "cũng được bố trí, vào" in found[0].answer.sentences[0]
    assert "không thấp hơn 2" in found[0].answer.sentences[0]


def test_a_tie_break_alone_is_no_reason_against_more_merit() -> None:
    """The plan is the same both times: once A gets the post worth more to A, once the other."""
    (one,), (other,) = (
        envies(BOTH, {("A", more): 3, ("A", less): 2, ("B", more): 1})
        for more, less in (("P3", "P4"), ("P4", "P3"))
    )

    assert one.answer.ground is other.answer.ground is Ground.EQUAL
    assert can_be_submitted([one]) is not can_be_submitted([other])


def test_a_plan_people_made_has_no_reason_where_a_better_one_is_found() -> None:
    given = instance("must_fill: [P3]\nmay_stay_open: [P1, P2]\n", town(TWO_SEATS))
    worth = tuple(replace(m, merit=int(m.official == "A")) for m in given.moves)
    question = Question(replace(given, moves=worth))
    (lesser,) = (m for m in worth if (m.official, m.target) == ("B", "P3"))

    (found,) = envy_list(question, question.weighed([lesser]))

    assert found.answer.ground is Ground.NOT_PROVED
    assert not can_be_submitted([found])


def test_every_reason_is_what_looking_at_every_choice_finds() -> None:
    seen = 0
    for seed in range(150):
        question = Question(random_instances.draw(seed))
        best = question.best()
        if best is None:
            continue
        for envy in envy_list(question, best):
            seen += 1
            passed, chosen = envy.passed_over, envy.chosen
            forbid = Forbid(chosen.official, chosen.target)
            given = random_instances.with_move(question.instance, passed)
            wanted = checker.best(replace(given, forbids=(*given.forbids, forbid)))
            assert (wanted is None) == (envy.answer.ground is Ground.CONFLICT)
            if envy.answer.comparison is not None and wanted is not None:
                aims = tuple(one.other for one in envy.answer.comparison.aims)
                assert aims == wanted[0]
    assert seen > 30
