"""What still stands if one move is withdrawn: which moves fall with it, which seats stay open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from luanchuyen.matching.chains import strung
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.reasons import open_seats


@dataclass(frozen=True)
class Withdrawal:
    """One official withdrawn from a plan.

    `falls` are the moves that cannot be made any more, the official's own among them; `stays` are
    officials who must leave and now do not; `open` counts seats by post that stand open for it alone.
    """

    move: Move
    falls: tuple[Move, ...]
    remain: int
    stays: tuple[str, ...]
    open: Mapping[str, int]


def withdrawals(instance: Instance, moves: Sequence[Move]) -> list[Withdrawal]:
    """Every move of a plan withdrawn in turn, in order of official."""
    fallen = {
        move: chain.falling(move)
        for chain in strung(instance, moves)
        for move in chain.moves
    }
    return [
        _withdrawal(instance, moves, move, fallen[move])
        for move in sorted(moves, key=lambda one: one.official)
    ]


def _withdrawal(
    instance: Instance, moves: Sequence[Move], move: Move, falls: tuple[Move, ...]
) -> Withdrawal:
    standing = tuple(one for one in moves if one not in falls)
    leaving = {person.official for person in instance.must_leave}
    before = open_seats(instance, tuple(moves))
    return Withdrawal(
        move=move,
        falls=falls,
        remain=len(standing),
        stays=tuple(sorted(leaving & {one.official for one in falls})),
        open={
            post: seats - before.get(post, 0)
            for post, seats in open_seats(instance, standing).items()
            if seats > before.get(post, 0)
        },
    )
