"""Chains: the chosen moves strung together by the seats they vacate and fill."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from luanchuyen.matching.highs import Program, whole
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.ways import short_ways


class Shape(StrEnum):
    """How a move hangs together with others (contract, section 5, `kind`)."""

    FILL = "fill"
    SWAP = "swap"
    CHAIN = "chain"
    CYCLE = "cycle"


@dataclass(frozen=True)
class Chain:
    """Moves of which each fills the seat the next one vacates.

    `posts` are in the order they are vacated, last the seat filled; a circle repeats its first.
    """

    shape: Shape
    moves: tuple[Move, ...]

    @property
    def posts(self) -> tuple[str, ...]:
        return (*(move.origin for move in self.moves), self.moves[-1].target)

    def falling(self, move: Move) -> tuple[Move, ...]:
        """The moves that fall when one of the chain is withdrawn, itself among them.

        Whoever was to fill the seat of one who stays cannot come: in a chain of k that is all before
        it, 1 + 2 + … + k over all its moves; of a circle nothing stands, k times k.
        """
        if self.shape in (Shape.SWAP, Shape.CYCLE):
            return self.moves
        return self.moves[: self.moves.index(move) + 1]


def strung(instance: Instance, moves: Collection[Move]) -> list[Chain]:
    """Every move in exactly one chain, in order of the posts.

    Each arrival takes a seat open on the day or the seat of one who leaves, no seat twice. Open seats
    are taken first: who arrives in one waits for nobody, though somebody leaves that post too. A path
    that ends in an open seat is a fill (one move) or a chain, even where two exchange posts by it; what
    comes back to where it began is a swap (two) or a cycle.

    Under `max_chain` no chain or circle is longer than the instance allows, and of all ways to string
    the moves so it is the one of which least falls when one is refused: the caps, the aim `robust` and
    the withdrawals speak of the same chains. Without it, and of moves that cannot be strung so, seats
    are taken in the order `chains` tells.
    """
    seats = {code: seat.open for code, seat in instance.seats.items()}
    if instance.max_chain is None or not moves:
        return chains(moves, seats)
    following = _following_within(instance, moves)
    return chains(moves, seats) if following is None else _chains(moves, following)


def falling(instance: Instance, moves: Collection[Move]) -> int:
    """Moves that fall when a single one is refused, added up over every one that may be."""
    return sum(
        len(chain.falling(move))
        for chain in strung(instance, moves)
        for move in chain.moves
    )


def chains(moves: Iterable[Move], seats: Mapping[str, int]) -> list[Chain]:
    """Every move in exactly one chain of any length, in order of the posts; `seats` are those open.

    Open seats are taken first, then the seats their takers vacate, and so on; of several who could take
    one, the first by code who exchanges posts with nobody. What is left are circles: two who exchange
    posts first, then the first arrival by code with the first leaver by code.
    """
    ordered = sorted(moves, key=lambda move: move.official)
    following, waiting = _from_open_seats(ordered, seats)
    return _chains(ordered, following | _following(waiting))


def _from_open_seats(
    moves: Sequence[Move], seats: Mapping[str, int]
) -> tuple[dict[Move, Move], list[Move]]:
    """What follows each move that gets a seat in turn, and the moves that get none."""
    ways = {(move.origin, move.target) for move in moves}
    last = {move for move in moves if (move.target, move.origin) in ways}
    waiting = sorted(moves, key=lambda move: (move in last, move.official))
    free: dict[str, list[Move | None]] = {
        post: [None] * count for post, count in seats.items()
    }
    found: dict[Move, Move] = {}
    while seated := _seated(waiting, free):
        found |= {move: leaver for move, leaver in seated.items() if leaver}
        waiting = [move for move in waiting if move not in seated]
        for move in seated:
            free.setdefault(move.origin, []).append(move)
    return found, sorted(waiting, key=lambda move: move.official)


def _seated(
    moves: Sequence[Move], free: Mapping[str, list[Move | None]]
) -> dict[Move, Move | None]:
    """Moves that take a free seat now, with who vacated it; nobody vacated one open on the day."""
    return {move: free[move.target].pop(0) for move in moves if free.get(move.target)}


def _chains(moves: Iterable[Move], following: Mapping[Move, Move]) -> list[Chain]:
    """The chains that come of what follows each move."""
    after = set(following.values())
    found = [_open_chain(move, following) for move in moves if move not in after]
    strung = {move for chain in found for move in chain.moves}
    for move in sorted(moves, key=lambda move: (move.origin, move.official)):
        if move not in strung:
            circle = _circle(move, following)
            strung.update(circle.moves)
            found.append(circle)
    return sorted(
        found, key=lambda chain: (chain.posts, [move.official for move in chain.moves])
    )


def _following_within(
    instance: Instance, moves: Collection[Move]
) -> dict[Move, Move] | None:
    """What follows each move in the best stringing within the limits, if there is one."""
    ordered = sorted(moves, key=lambda move: move.official)
    made = short_ways(replace(instance, moves=tuple(ordered)), instance.seats.keys())
    once = np.ones(len(ordered))
    program = Program(
        costs=made.falls,
        least=np.zeros(made.moves.width),
        most=np.ones(made.moves.width),
        low=np.concatenate([once, np.full(len(made.most), -np.inf)]),
        high=np.concatenate([once, made.most]),
        matrix=made.moves.above(made.order),
    )
    values, _ = whole(program)
    if values is None:
        return None
    chosen = np.flatnonzero(values)
    parts = made.moves.picked(chosen)
    return _joined(
        [
            ([ordered[row] for row in parts.rows[begin:end]], int(falls))
            for begin, end, falls in zip(
                parts.starts[:-1], parts.starts[1:], made.falls[chosen], strict=True
            )
        ]
    )


def _joined(ways: Sequence[tuple[list[Move], int]]) -> dict[Move, Move]:
    """What follows each move, from circles and from moves with their places in chains."""
    found: dict[Move, Move] = {}
    waiting: dict[tuple[str, int], list[Move]] = {}
    for moves, place in ways:
        if len(moves) > 1:
            found |= zip(moves, [*moves[1:], moves[0]], strict=True)
        else:
            waiting.setdefault((moves[0].origin, place), []).append(moves[0])
    for moves, place in ways:
        if len(moves) == 1 and place > 1:
            found[moves[0]] = waiting[moves[0].target, place - 1].pop(0)
    return found


def _following(moves: Sequence[Move]) -> dict[Move, Move]:
    """For each move the one that vacates the seat it fills, if any does."""
    found = _exchanges(moves)
    taken = set(found.values())
    for move in moves:
        if move in found:
            continue
        vacating = (
            other
            for other in moves
            if other.origin == move.target and other not in taken
        )
        if (leaver := next(vacating, None)) is not None:
            found[move] = leaver
            taken.add(leaver)
    return found


def _exchanges(moves: Sequence[Move]) -> dict[Move, Move]:
    found: dict[Move, Move] = {}
    for move in moves:
        back = (
            other
            for other in moves
            if (other.origin, other.target) == (move.target, move.origin)
            and other not in found
        )
        if move not in found and (other := next(back, None)) is not None:
            found |= {move: other, other: move}
    return found


def _open_chain(first: Move, following: Mapping[Move, Move]) -> Chain:
    strung = [first]
    while strung[-1] in following:
        strung.append(following[strung[-1]])
    return Chain(Shape.FILL if len(strung) == 1 else Shape.CHAIN, tuple(strung))


def _circle(first: Move, following: Mapping[Move, Move]) -> Chain:
    strung = [first]
    while following[strung[-1]] != first:
        strung.append(following[strung[-1]])
    return Chain(Shape.SWAP if len(strung) == 2 else Shape.CYCLE, tuple(strung))
