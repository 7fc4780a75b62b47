"""The aims in strict order (contract, section 5), each as numbers a solver can weigh.

One aim never outweighs an earlier one, because each is fixed before the next is looked at; no weights
are mixed between aims.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from luanchuyen.matching.chains import falling
from luanchuyen.matching.instance import (
    Instance,
    Move,
    Quota,
    TeamShare,
    open_after,
    opened,
)
from luanchuyen.matching.rows import Terms, every, less_leavers


@dataclass(frozen=True)
class Shortfall:
    """A number that is (Σ terms + constant) ÷ per, rounded up, but never below zero.

    `per` is 1 where things are counted, such as seats that stand open, and the denominator where
    they are a share of people: whole people are missing, and everything stays whole numbers. In an
    aim it counts `weight` times.
    """

    terms: Terms
    constant: int
    per: int = 1
    weight: int = 1

    def value(self, chosen: Collection[int]) -> int:
        """The number with these columns at 1 and all others at 0."""
        total = sum(self.terms.get(column, 0) for column in chosen) + self.constant
        return max(0, -(-total // self.per))


@dataclass(frozen=True)
class Aim:
    """What is made least (or greatest): constant + Σ terms + Σ shortfalls.

    With `falls`, the moves that fall when one refuses are counted too, which depends on how the moves
    are strung together. `value` counts the same from the chosen moves alone.
    """

    id: str
    value: Callable[[Collection[Move]], int]
    constant: int = 0
    terms: Terms = field(default_factory=dict)
    shortfalls: tuple[Shortfall, ...] = ()
    greatest: bool = False
    falls: bool = False


def aims(instance: Instance) -> list[Aim]:
    """Every aim, the first one first."""
    return [
        fewest_who_stay(instance),
        fewest_unfilled(instance),
        least_short_of_quotas(instance),
        fewest_left_open(instance),
        *([fewest_changes(instance)] if instance.agreed else []),
        fewest_moves(instance),
        greatest_merit(instance),
        *([fewest_falling(instance)] if instance.robust else []),
        tie_break(instance),
    ]


def fewest_who_stay(instance: Instance) -> Aim:
    """Of those who must leave, as few as can be stay."""
    leaving = {person.official for person in instance.must_leave}
    columns = [
        column for column, move in enumerate(instance.moves) if move.official in leaving
    ]
    return Aim(
        "must_leave",
        constant=len(leaving),
        terms=dict.fromkeys(columns, -1),
        value=lambda chosen: len(leaving - {move.official for move in chosen}),
    )


def fewest_unfilled(instance: Instance) -> Aim:
    """Of the posts that must be filled, as few seats as can be stand open after the round."""
    arriving, leaving = instance.columns_by("target"), instance.columns_by("origin")
    wanted = [post for post in instance.must_fill if not instance.seats[post].closed]
    return Aim(
        "must_fill",
        shortfalls=tuple(
            Shortfall(
                every(leaving.get(post, ()))
                | dict.fromkeys(arriving.get(post, ()), -1),
                instance.seats[post].open,
            )
            for post in wanted
        ),
        value=lambda chosen: sum(open_after(instance, chosen)[post] for post in wanted),
    )


def least_short_of_quotas(instance: Instance) -> Aim:
    """Moves missing below the quotas, and people with a mark missing in the teams, all added up."""
    quotas = [quota for quota in instance.quotas if quota.at_least is not None]
    lines: tuple[Quota | TeamShare, ...] = (*quotas, *instance.shares)
    return Aim(
        "quota",
        shortfalls=(
            *(_moves_missing(instance, quota) for quota in quotas),
            *(_marks_missing(instance, share) for share in instance.shares),
        ),
        value=lambda chosen: sum(line.short(chosen) for line in lines),
    )


def _moves_missing(instance: Instance, quota: Quota) -> Shortfall:
    counted = dict.fromkeys(instance.columns_of(quota.counted), -1)
    return Shortfall(counted, (quota.at_least or 0) - quota.done)


def _marks_missing(instance: Instance, share: TeamShare) -> Shortfall:
    """share × members − marked, times the denominator of the share."""
    asked, per = share.at_least.as_integer_ratio()
    terms = {}
    for column in _touching(instance, share.posts):
        move = instance.moves[column]
        worth = asked - per * (move.official in share.marked)
        if share.joined_by(move):
            terms[column] = worth
        elif share.left_by(move):
            terms[column] = -worth
    marked = len(share.holders & share.marked)
    return Shortfall(terms, asked * len(share.holders) - per * marked, per)


def _touching(instance: Instance, posts: Iterable[str]) -> list[int]:
    """Columns of the moves from or to some posts."""
    ends = [instance.columns_by("origin"), instance.columns_by("target")]
    return sorted({at for post in posts for end in ends for at in end.get(post, ())})


def fewest_left_open(instance: Instance) -> Aim:
    """Of the seats vacated in the round, as few as can be stay empty, but for those that may."""
    arriving, leaving = instance.columns_by("target"), instance.columns_by("origin")
    watched = [
        (post, seat)
        for post, seat in instance.seats.items()
        if post in leaving and not seat.closed and post not in instance.may_stay_open
    ]
    return Aim(
        "left_open",
        shortfalls=tuple(
            Shortfall(
                every(leaving[post]) | dict.fromkeys(arriving.get(post, ()), -1),
                -seat.surplus,
            )
            for post, seat in watched
        ),
        value=lambda chosen: sum(
            number
            for post, number in opened(instance, chosen).items()
            if post not in instance.may_stay_open
        ),
    )


def fewest_changes(instance: Instance) -> Aim:
    """Of an earlier plan, keep what was told to people: each agreed line not kept, each new one counts.

    An official with an agreed line who goes elsewhere counts once: the line is lost, none is added.
    """
    agreed = set(instance.agreed)
    told = {official for official, _ in agreed}
    kept, new = [], []
    for column, move in enumerate(instance.moves):
        if (move.official, move.target) in agreed:
            kept.append(column)
        elif move.official not in told:
            new.append(column)
    return Aim(
        "changes",
        constant=len(agreed),
        terms=less_leavers(new, kept),
        value=lambda chosen: (
            len(agreed - {(move.official, move.target) for move in chosen})
            + sum(move.official not in told for move in chosen)
        ),
    )


def fewest_moves(instance: Instance) -> Aim:
    """No move without need."""
    return Aim("moves", terms=every(range(len(instance.moves))), value=len)


def greatest_merit(instance: Instance) -> Aim:
    """Among equals, the moves worth most by the weights of the rulebook."""
    return Aim(
        "merit",
        terms={
            column: move.merit
            for column, move in enumerate(instance.moves)
            if move.merit
        },
        greatest=True,
        value=lambda chosen: sum(move.merit for move in chosen),
    )


def fewest_falling(instance: Instance) -> Aim:
    """Of plans as good, one of which little falls when a single move is refused."""
    return Aim(
        "robust",
        falls=True,
        value=lambda chosen: falling(instance, chosen),
    )


def tie_break(instance: Instance) -> Aim:
    """Among plans equal in all else, the least sum of numbers drawn from the codes."""
    return Aim(
        "tie",
        terms={column: drawn(move) for column, move in enumerate(instance.moves)},
        value=lambda chosen: sum(map(drawn, chosen)),
    )


def drawn(move: Move) -> int:
    """A number from 1 to 65,536 that depends on the two codes alone.

    The first two bytes of SHA-256 over official, a line break and post, plus one: fixed for ever, and
    no code is favoured for standing early in the alphabet. Finer numbers would strain the tolerances
    of a solver; plans that still tie are told apart by `solve`.
    """
    digest = sha256(f"{move.official}\n{move.target}".encode()).digest()
    return int.from_bytes(digest[:2], "big") + 1
