"""One weighted number for all that a plan aims at, the same for every method."""

from collections.abc import Mapping
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


def weighed(instance: Instance) -> Aim:
    """The aims added up by their weights."""
    parts = [(WEIGHTS[aim.id], aim) for aim in aims(instance) if aim.id in WEIGHTS]
    terms: dict[int, int] = {}
    for weight, aim in parts:
        for column, factor in aim.terms.items():
            terms[column] = terms.get(column, 0) + weight * factor
    return Aim(
        "weighed",
        value=lambda chosen: sum(weight * aim.value(chosen) for weight, aim in parts),
        constant=sum(weight * aim.constant for weight, aim in parts),
        terms=terms,
        shortfalls=tuple(
            replace(one, weight=weight)
            for weight, aim in parts
            for one in aim.shortfalls
        ),
    )
