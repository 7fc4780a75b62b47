"""Chains: the chosen moves strung together by the seats they vacate and fill."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from luanchuyen.matching.highs import Problem, whole
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

    @property
    def falling(self) -> int:
        """Moves that fall when one of the chain is refused, added up over every one that may be.

        Whoever was to fill the seat of one who stays cannot come: with the move all those before it
        fall, in a circle all others.
        """
        count = len(self.moves)
        if self.shape in (Shape.SWAP, Shape.CYCLE):
            return count * count
        return count * (count + 1) // 2


def strung(instance: Instance, moves: Collection[Move]) -> list[Chain]:
    """Every move in exactly one chain, none longer than the instance allows, in order of the posts.

    Of several ways to string the moves, the one of which least falls when one is refused. Moves that
    cannot be strung so are strung as if chains had no limit.
    """
    if instance.max_chain is None or not moves:
        return chains(moves)
    following = _following_within(instance, moves)
    return chains(moves) if following is None else _chains(moves, following)


def falling(instance: Instance, moves: Collection[Move]) -> int:
    """Moves that fall when a single one is refused, added up over every one that may be."""
    return sum(chain.falling for chain in strung(instance, moves))


def chains(moves: Iterable[Move]) -> list[Chain]:
    """Every move in exactly one chain of any length, in order of the posts.

    Where a post of several seats has several arrivals and leavers, two who exchange posts are strung
    together first; then the first arrival by code takes the seat of the first leaver by code.
    """
    ordered = sorted(moves, key=lambda move: move.official)
    return _chains(ordered, _following(ordered))


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
    problem = Problem(
        costs=made.falls,
        least=np.zeros(made.moves.width),
        most=np.ones(made.moves.width),
        low=np.concatenate([once, np.full(len(made.most), -np.inf)]),
        high=np.concatenate([once, made.most]),
        matrix=made.moves.above(made.order),
    )
    values, _ = whole(problem)
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
