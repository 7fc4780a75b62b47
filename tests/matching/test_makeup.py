"""Teams before and after a round, counted by hand."""

from datetime import date
from typing import Any

from luanchuyen.matching.instance import Move
from luanchuyen.matching.makeup import Makeup, Team, teams
from luanchuyen.rules.rulebook import load
from tests.matching.town import DAY, town

MOVE = Move("A", "P1", "P3", "U1", "U3")
PEOPLE: dict[str, dict[str, Any]] = {
    "A": {
        "sex": "Nữ",
        "born": date(1986, 12, 1),
        "ethnicity": "Tày",
        "degree": "Thạc sĩ",
        "theory": "Cao cấp",
    },
    "B": {"sex": "Nam", "born": date(1976, 12, 2), "ethnicity": "Kinh"},
}


def found(*moves: Move) -> dict[str | None, Team]:
    snapshot = town(people=PEOPLE)
    told = teams(snapshot, load("qd-65-2022"), DAY, "CU", moves)
    return {team.unit: team for team in told}


def test_a_unit_loses_and_another_gains_who_moves() -> None:
    left, come_to = found(MOVE)["U1"], found(MOVE)["U3"]

    assert (left.before.leaders, left.after) == (1, Makeup())
    assert come_to.before == Makeup()
    assert come_to.after.leaders == come_to.after.women == come_to.after.minorities == 1
    assert come_to.after.postgraduates == come_to.after.higher_theory == 1


def test_the_whole_team_stays_the_same_people() -> None:
    whole = found(MOVE)[None]

    assert whole.before.leaders == whole.after.leaders == 2
    assert whole.before.age == whole.after.age == 44.5  # 40 full years and 49


def test_units_nobody_leaves_or_comes_to_are_not_told() -> None:
    assert found(MOVE).keys() == {None, "U1", "U3"}
    assert found().keys() == {None}
