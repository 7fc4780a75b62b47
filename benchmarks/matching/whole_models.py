"""The whole model on a file, for peers that know nothing of ours."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.matching.weighing import parts, weighed
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.model import Model
from luanchuyen.matching.rows import Row


def with_all(given: Instance, rows: Sequence[Row]) -> Model:
    """Every rule and every way."""
    return Model(given, rows, [weighed(parts(given))])


def with_seats_alone(given: Instance, rows: Sequence[Row]) -> Model:
    """What is left when only people and seats count: a flow, whose relaxation is whole."""
    few = [row for row in rows if row.kind in ("one_post", "seats")]
    plain = replace(given, max_chain=None, quotas=(), shares=())
    return Model(plain, few, [weighed(parts(plain))])


def write(model: Model, path: Path) -> None:
    """All columns and rows as arrays."""
    matrix = model.columns(np.arange(model.width))
    np.savez(
        path,
        costs=model.costs(0),
        constant=model.aims[0].constant,
        upper=model.upper,
        low=model.low,
        high=model.high,
        starts=matrix.starts,
        rows=matrix.rows,
        values=matrix.values,
    )


def moves_of(model: Model, chosen: Sequence[int]) -> list[Move]:
    """The moves of the columns a peer chose."""
    ways = np.array([one for one in chosen if one < model.ways], dtype=np.int64)
    return [model.instance.moves[at] for at in model.moves_of(ways)]
