"""Units a version leaves without a head or any leader are named."""

import pytest

from luanchuyen.services import plan_losses, plan_versions
from luanchuyen.services.plan_losses import Loss
from tests import planning
from tests.matching.town import town
from tests.planning import TEXT

pytestmark = pytest.mark.django_db


def lost(deputy: bool, moves: list[tuple[str, str]]) -> list[Loss]:
    """What the moves cost a town where U1 perhaps has a deputy too."""
    posts = {"P1": "U1", "P2": "U2", "P3": "U3", "P4": "U1"}
    holders = {"A": "P1", "B": "P2"} | ({"C": "P4"} if deputy else {})
    titles = {"P4": "pho_truong_phong"}
    cast = planning.settle(town(posts, holders, titles=titles))
    text = plan_versions.settled(TEXT, moves)
    return plan_losses.losses(planning.saved(cast, planning.frozen(cast), text))


def test_a_unit_that_loses_its_head_is_named() -> None:
    assert lost(True, [("A", "P3")]) == [Loss("U1", ("A",), all_leaders=False)]


def test_a_unit_that_loses_every_leader_is_told_apart() -> None:
    assert lost(False, [("A", "P3")]) == [Loss("U1", ("A",), all_leaders=True)]


def test_a_unit_to_which_another_head_comes_loses_none() -> None:
    assert lost(True, [("A", "P2"), ("B", "P1")]) == []
