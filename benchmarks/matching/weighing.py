"""One weighted number for all that a plan aims at, the same for every method."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from luanchuyen.matching.instance import Instance
from luanchuyen.matching.objective import Aim, aims

# What each aim counts; a move costs more than the merit any can bring (60).
WEIGHTS: Mapping[str, int] = {
    "must_leave": 200_000,
    "must_fill": 50_000,
    "quota": 10_000,
    "left_open": 2_000,
    "moves": 100,
    "merit": -1,
}


def parts(instance: Instance) -> list[Aim]:
    """The aims that have a weight."""
    return [aim for aim in aims(instance) if aim.id in WEIGHTS]


def weighed(added: Sequence[Aim]) -> Aim:
    """Aims added up by their weights."""
    terms: dict[int, int] = {}
    for aim in added:
        weight = WEIGHTS[aim.id]
        for column, factor in aim.terms.items():
            terms[column] = terms.get(column, 0) + weight * factor
    return Aim(
        "weighed",
        value=lambda chosen: sum(WEIGHTS[aim.id] * aim.value(chosen) for aim in added),
        constant=sum(WEIGHTS[aim.id] * aim.constant for aim in added),
        terms=terms,
        shortfalls=tuple(
            replace(one, weight=WEIGHTS[aim.id])
            for aim in added
            for one in aim.shortfalls
        ),
    )
