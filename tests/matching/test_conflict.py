"""A conflict is one, and no longer is when any single part is taken away."""

from luanchuyen.matching.conflict import minimal_conflict
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance
from luanchuyen.matching.rows import Row
from luanchuyen.matching.solve import feasible
from tests.matching import random_instances
from tests.matching.town import instance


def conflict(given: Instance) -> list[Row]:
    return minimal_conflict(
        constraints(given), lambda rows: feasible(given, rows) is not None
    )


def test_it_names_the_pin_and_what_stands_in_its_way() -> None:
    given = instance("pin: [{official: A, post: P2}]\nforbid: [{official: B}]\n")

    found = conflict(given)

    assert [(row.kind, row.official or row.post) for row in found] == [
        ("pin", "A"),
        ("forbid", "B"),
        ("seats", "P2"),
    ]


def test_every_part_is_needed() -> None:
    seen = 0
    for seed in range(300):
        given = random_instances.draw(seed)
        if feasible(given, constraints(given)) is not None:
            continue
        seen += 1

        found = conflict(given)

        assert feasible(given, found) is None
        for row in found:
            rest = [other for other in found if other is not row]
            assert feasible(given, rest) is not None
    assert seen > 20
