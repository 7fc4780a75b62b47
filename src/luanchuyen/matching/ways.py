"""Ways a move is made: alone, at a place of a chain, or as part of a circle.

Without a limit on chains a move has one way. With one, the move that fills a seat open on the day is
at place 1; the one that fills the seat it vacates at place 2; and so on up to the limit. Circles are
listed, each a way of its own. So no choice of ways holds a chain or circle that is too long.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from luanchuyen.matching.instance import Instance
from luanchuyen.matching.matrix import Matrix, Numbers, Places
from luanchuyen.matching.rows import Row

CHAINS = "max_chain"  # the kind of the row that asks for short chains
MOST_IN_CIRCLE = 3  # longer circles are too many to list


@dataclass(frozen=True)
class Ways:
    """`moves` has a column a way with its moves; `order` the rows that keep places, each ≤ `most`.

    `falls` are the moves that fall when one refuses, added up over the moves of the way.
    """

    moves: Matrix
    order: Matrix
    most: Numbers
    falls: Numbers


def ways(instance: Instance, rows: Sequence[Row]) -> Ways:
    """Every way to make a move under the rows; only one with `CHAINS` limits chains."""
    if instance.max_chain is None or not any(row.kind == CHAINS for row in rows):
        return _of_any_length(len(instance.moves))
    made = short_ways(instance, {row.post for row in rows if row.kind == "seats"})
    kept_to_one = {row.official for row in rows if row.kind == "one_post"}
    others = [
        column
        for column, move in enumerate(instance.moves)
        if move.official not in kept_to_one
    ]
    return _each_once(made, np.array(others, dtype=np.int64))


def _each_once(made: Ways, moves: Places) -> Ways:
    """The ways, no two of which make the same of some moves."""
    return replace(
        made,
        order=made.order.above(made.moves.picked_rows(moves)),
        most=np.concatenate([made.most, np.ones(len(moves))]),
    )


def _of_any_length(count: int) -> Ways:
    each = np.arange(count)
    none = np.zeros(0, dtype=np.int64)
    return Ways(
        Matrix.of(count, count, each, each, np.ones(count)),
        Matrix.of(0, count, none, none, np.zeros(0)),
        np.zeros(0),
        np.ones(count),
    )


def short_ways(instance: Instance, strict: Collection[str | None]) -> Ways:
    """Every way to make a move in a chain or circle that is not too long.

    `strict` are the posts whose seats count; whoever goes to another finds a seat at once.
    """
    longest = instance.max_chain or 1
    codes = {code: number for number, code in enumerate(instance.seats)}
    origin = np.array([codes[move.origin] for move in instance.moves], dtype=np.int64)
    target = np.array([codes[move.target] for move in instance.moves], dtype=np.int64)
    seats = np.array(
        [
            max(0, seat.open) if code in strict else len(instance.moves)
            for code, seat in instance.seats.items()
        ],
        dtype=np.int64,
    )
    move, place = _places(origin, target, seats, longest)
    circles = _circles(instance) if largest_circle(instance) > 1 else []
    return Ways(
        _with_circles(move, circles, len(instance.moves)),
        *_order(origin[move], target[move], place, seats, longest, len(circles)),
        np.concatenate([place, [len(circle) ** 2 for circle in circles]]).astype(float),
    )


def largest_circle(instance: Instance) -> int:
    """The most moves a circle may have where chains are limited."""
    return MOST_IN_CIRCLE if instance.max_cycle is None else instance.max_cycle


def _places(
    origin: Places, target: Places, seats: Places, longest: int
) -> tuple[Places, Places]:
    """Moves and the places they can stand at, in order of place: somebody can leave at the one before."""
    free = seats > 0
    moves, places = [], []
    for place in range(1, longest + 1):
        here = np.flatnonzero(free[target])
        moves.append(here)
        places.append(np.full(len(here), place))
        free = np.zeros(len(seats), dtype=bool)
        free[origin[here]] = True
    return np.concatenate(moves), np.concatenate(places)


def _with_circles(
    move: Places, circles: Sequence[Sequence[int]], height: int
) -> Matrix:
    inside = np.array([one for circle in circles for one in circle], dtype=np.int64)
    counts = [1] * len(move) + [len(circle) for circle in circles]
    starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    rows = np.concatenate([move, inside])
    return Matrix(height, starts, rows, np.ones(len(rows)))


def _order(
    origin: Places,
    target: Places,
    place: Places,
    seats: Places,
    longest: int,
    circles: int,
) -> tuple[Matrix, Numbers]:
    """A row a post and place: arrivals there less leavers at the place before, at most the seats.

    Only arrivals at place 1 take a seat open on the day. Circles keep every place by themselves.
    """
    way = np.arange(len(place))
    goes_on = place < longest
    arrival = target * longest + place - 1
    leaver = (origin * longest + place)[goes_on]
    used, row = np.unique(arrival, return_inverse=True)
    found = np.minimum(np.searchsorted(used, leaver), max(0, len(used) - 1))
    asked = used[found] == leaver if len(used) else np.zeros(0, dtype=bool)
    matrix = Matrix.of(
        len(used),
        len(place) + circles,
        np.concatenate([row, found[asked]]),
        np.concatenate([way, way[goes_on][asked]]),
        np.concatenate([np.ones(len(way)), -np.ones(int(asked.sum()))]),
    )
    return matrix, np.where(used % longest == 0, seats[used // longest], 0).astype(
        float
    )


def _circles(instance: Instance) -> list[tuple[int, ...]]:
    """Every circle of two or three moves, each once, begun with its first move."""
    moves = instance.moves
    entered = {move.target for move in moves}
    leaving: dict[str, list[int]] = {}
    between: dict[tuple[str, str], list[int]] = {}
    for column, move in enumerate(moves):
        if move.origin in entered:
            leaving.setdefault(move.origin, []).append(column)
            between.setdefault((move.origin, move.target), []).append(column)
    found: list[tuple[int, ...]] = []
    for first, begin in enumerate(moves):
        back = between.get((begin.target, begin.origin), ())
        found += [(first, last) for last in back if last > first]
        if begin.origin in entered and largest_circle(instance) > 2:
            found += [
                (first, second, last)
                for second in leaving.get(begin.target, ())
                if second > first
                for last in between.get((moves[second].target, begin.origin), ())
                if last > first
            ]
    return found
