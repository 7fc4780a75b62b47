"""A verdict as a screening gives it, for the papers that show one."""

from datetime import date

from luanchuyen.rules.rulebook import load
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import Verdict, verdicts
from tests.documents.papers import DAY
from tests.rules import world


def screened() -> Verdict:
    """A verdict with the criteria of the official and of the pair."""
    facts = world.snapshot(
        {
            "localities": world.localities(),
            "units": [
                world.unit("CU", "Huyện", "H-NAM1", bloc="Đảng"),
                world.unit("U1", "Huyện", "H-NAM1"),
                world.unit("U2", "Huyện", "H-NAM1"),
            ],
            "posts": [world.post("P1", "U1"), world.post("P2", "U2")],
            "people": [world.person("CB07")],
            "tenures": [world.tenure("CB07", "P1", date(2022, 1, 1))],
        }
    )
    found = screen(
        facts, load("qd-65-2022"), DAY, committee="CU", officials=["CB07"], posts=["P2"]
    )
    return next(verdict for verdict in verdicts(found) if verdict.post)
