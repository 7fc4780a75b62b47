"""Chains: the chosen moves strung together by the seats they vacate and fill."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from luanchuyen.matching.instance import Move


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


def chains(moves: Iterable[Move]) -> list[Chain]:
    """Every move in exactly one chain, in order of the posts.

    Where a post of several seats has several arrivals and leavers, two who exchange posts are strung
    together first; then the first arrival by code takes the seat of the first leaver by code.
    """
    ordered = sorted(moves, key=lambda move: move.official)
    following = _following(ordered)
    begun = [move for move in ordered if move not in following.values()]
    found = [_open_chain(move, following) for move in begun]
    strung = {move for chain in found for move in chain.moves}
    for move in sorted(ordered, key=lambda move: (move.origin, move.official)):
        if move not in strung:
            circle = _circle(move, following)
            strung.update(circle.moves)
            found.append(circle)
    return sorted(
        found, key=lambda chain: (chain.posts, [move.official for move in chain.moves])
    )


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


def _open_chain(first: Move, following: dict[Move, Move]) -> Chain:
    strung = [first]
    while strung[-1] in following:
        strung.append(following[strung[-1]])
    return Chain(Shape.FILL if len(strung) == 1 else Shape.CHAIN, tuple(strung))


def _circle(first: Move, following: dict[Move, Move]) -> Chain:
    strung = [first]
    while following[strung[-1]] != first:
        strung.append(following[strung[-1]])
    return Chain(Shape.SWAP if len(strung) == 2 else Shape.CYCLE, tuple(strung))
