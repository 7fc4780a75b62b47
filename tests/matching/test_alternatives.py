"""The curve: each step is the best plan of so many moves, and the last is the best plan."""

from dataclasses import replace

from luanchuyen.matching.alternatives import curve
from luanchuyen.matching.problem import Question
from tests.matching import checker, random_instances
from tests.matching.town import POSTS, solved, town


def test_it_tells_what_each_further_move_buys() -> None:
    posts = POSTS | {"P4": "U4"}

    found = curve(*solved("must_leave: [A, B]\nmay_stay_open: [P1]\n", town(posts)))

    assert [step.most for step in found] == [0, 1, 2]
    bought = [step.bought and (step.bought.id, -step.bought.lost) for step in found]
    assert bought == [None, ("must_leave", 1), ("must_leave", 1)]


def test_a_move_that_buys_nothing_alone_is_a_step_without_gain() -> None:
    found = curve(*solved("must_leave: [A]\n", town({"P1": "U1", "P2": "U2"})))

    assert [step.bought and step.bought.id for step in found] == [
        *(None, None, "must_leave")
    ]


def test_fewer_moves_than_are_pinned_are_no_plan() -> None:
    found = curve(*solved("pin: [{official: B, post: P3}]\n"))

    assert [step.solution is None for step in found] == [True, False]


def test_every_step_is_the_best_there_is() -> None:
    steps = 0
    for seed in range(150):
        question = Question(random_instances.draw(seed))
        best = question.best()
        if best is None or question.instance.max_moves is not None:
            continue
        for step in curve(question, best):
            steps += 1
            wanted = checker.best(replace(question.instance, max_moves=step.most))
            assert (step.solution is None) == (wanted is None)
            if step.solution and wanted:
                values = tuple(aim.value for aim in step.solution.aims)
                assert values == wanted[0]
    assert steps > 100
