"""What still stands if one move is withdrawn: which moves fall with it, which seats stay open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from luanchuyen.matching.chains import Chain, Shape, strung
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
        move: falls
        for chain in strung(instance, moves)
        for move, falls in falling(chain)
    }
    return [
        _withdrawal(instance, moves, move, fallen[move])
        for move in sorted(moves, key=lambda one: one.official)
    ]


def falling(chain: Chain) -> Iterator[tuple[Move, tuple[Move, ...]]]:
    """With a move falls everything that waited for the seat it would have vacated.

    In a chain of k that is all before it, 1 + 2 + … + k over all its moves; of a circle nothing stands.
    """
    for place, move in enumerate(chain.moves):
        opens_nothing = chain.shape in (Shape.SWAP, Shape.CYCLE)
        yield move, chain.moves if opens_nothing else chain.moves[: place + 1]


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
