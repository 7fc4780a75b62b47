"""What was solved is kept for one state of the data."""

from luanchuyen.matching.plan_file import read
from luanchuyen.services import plan_answers
from tests.matching.town import town
from tests.planning import TEXT


def test_the_same_question_is_solved_once() -> None:
    snapshot = town()

    assert plan_answers.solved(snapshot, TEXT) is plan_answers.solved(snapshot, TEXT)


def test_a_newer_state_lets_the_older_go() -> None:
    old, new = town(), town(key=["P1"])
    before = plan_answers.solved(old, TEXT)

    plan_answers.solved(new, TEXT)

    assert plan_answers.solved(old, TEXT) is not before


def test_only_so_many_answers_are_kept() -> None:
    kept = plan_answers._Kept(most=1)
    made = [kept.of(town(), key, lambda: read(TEXT, "t")) for key in "aba"]

    assert made[0] is not made[2]


def test_the_moves_of_a_settled_version_are_found_again() -> None:
    found = plan_answers.solved(town(), TEXT)

    assert found is not None
    assert [move.official for move in found.best.moves] == ["A"]
