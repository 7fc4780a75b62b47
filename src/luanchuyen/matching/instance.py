"""What is given: the people and posts that take part in a plan, and the moves the law allows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil
from operator import attrgetter

from luanchuyen.matching.names import Names
from luanchuyen.matching.plan import Forbid, Pin
from luanchuyen.rules.entries import Case
from luanchuyen.snapshot.titles import MEMBER


@dataclass(frozen=True)
class Seat:
    """A post with its seats and who sits there on the day, in main or concurrent tenures.

    A post of a unit no longer in force is closed: who leaves it leaves no seat behind.
    """

    post: str
    unit: str
    role: str
    seats: int
    holders: int
    closed: bool = False

    @property
    def open(self) -> int:
        """Seats nobody holds; below zero with more holders than seats, none in a closed post."""
        return 0 if self.closed else self.seats - self.holders

    @property
    def surplus(self) -> int:
        """Holders beyond the seats: as many may leave before a seat falls open."""
        return self.holders if self.closed else max(0, -self.open)

    @property
    def takes_nobody(self) -> bool:
        return self.closed or self.surplus > 0


@dataclass(frozen=True)
class Participant:
    """An official whose main post the committee manages, and the case a move would be under."""

    official: str
    post: str
    unit: str
    case: Case = Case.TRAINING
    must_leave: bool = False


@dataclass(frozen=True)
class Move:
    """A move that may be proposed: its verdict is met, or somebody pinned it.

    `against` tells, in sentences, what speaks against a pinned move whose verdict is not met; `merit`
    is what the move is worth by the weights of the rulebook.
    """

    official: str
    origin: str
    target: str
    from_unit: str
    to_unit: str
    direction: str | None = None
    case: Case = Case.TRAINING
    merit: int = 0
    met: bool = True
    against: tuple[str, ...] = ()
    against_cites: tuple[str, ...] = ()

    @property
    def leaves_unit(self) -> bool:
        return self.from_unit != self.to_unit


@dataclass(frozen=True)
class Cap:
    """How many of a unit's leaders may leave, the smaller of a number and a share of them."""

    unit: str
    leaders: int
    most: int
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeaderLimit:
    """The number of leaders approved for a unit; one that is over it takes nobody beyond its leavers."""

    unit: str
    approved: int
    leaders: int
    cites: tuple[str, ...] = ()

    @property
    def free(self) -> int:
        return max(0, self.approved - self.leaders)


@dataclass(frozen=True)
class Quota:
    """How many of some moves are asked for; `done` of them were made earlier in the term.

    `counted` are pairs of official and target. Below `at_least` a plan falls short, `at_most` is never
    passed; a blank end asks nothing. `transferred` were moved the same way by transfer, which does
    not count; `base` is how many people a share was taken of.
    """

    id: str
    label: str
    counted: frozenset[tuple[str, str]]
    done: int = 0
    at_least: int | None = None
    at_most: int | None = None
    cites: tuple[str, ...] = ()
    transferred: int = 0
    base: int | None = None

    def counts(self, move: Move) -> bool:
        return (move.official, move.target) in self.counted

    def planned(self, moves: Iterable[Move]) -> int:
        """How many of the moves count."""
        return sum(map(self.counts, moves))

    def short(self, moves: Iterable[Move]) -> int:
        """How many are missing once the moves are made."""
        return max(0, (self.at_least or 0) - self.done - self.planned(moves))


@dataclass(frozen=True)
class TeamShare:
    """The share of a team that has a mark once the round is over, below which a plan falls short.

    The team are those who hold one of `posts`: `holders` on the day. `marked` are all officials with
    the mark, there or not; of whom the record does not say whether they have it are in `unknown`.
    """

    id: str
    label: str
    posts: frozenset[str]
    holders: frozenset[str]
    marked: frozenset[str]
    at_least: Fraction
    unknown: frozenset[str] = frozenset()
    cites: tuple[str, ...] = ()

    def joined_by(self, move: Move) -> bool:
        """Whether the move brings somebody into the team who was not in it."""
        return move.target in self.posts and move.official not in self.holders

    def left_by(self, move: Move) -> bool:
        """Whether the move takes somebody out; who only sits there beside a main post stays."""
        return move.origin in self.posts and move.target not in self.posts

    def after(self, moves: Iterable[Move]) -> frozenset[str]:
        """Who is in the team once the moves are made."""
        made = list(moves)
        joining = {move.official for move in made if self.joined_by(move)}
        leaving = {move.official for move in made if self.left_by(move)}
        return (self.holders | joining) - leaving

    def short(self, moves: Iterable[Move]) -> int:
        """How many with the mark are missing once the moves are made: whole people."""
        team = self.after(moves)
        return max(0, ceil(self.at_least * len(team)) - len(team & self.marked))


@dataclass(frozen=True)
class NotTogether:
    """Officials of whom at most `most` may leave in one round, such as a head and the first deputy."""

    id: str
    label: str
    officials: frozenset[str]
    most: int = 1
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotYet:
    """Moves, as pairs of official and target, that may take effect from a later day only."""

    id: str
    label: str
    moves: frozenset[tuple[str, str]]
    opens: date
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Following:
    """Arrivals that follow departures: never more of them, those made earlier counted in.

    `ahead` is by how many departures were ahead before the round.
    """

    id: str
    label: str
    arriving: frozenset[tuple[str, str]]
    leaving: frozenset[tuple[str, str]]
    ahead: int = 0
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Instance:
    """One problem: everything in order of code, so that the same facts give the same problem.

    `kin` are pairs of officials declared as relatives, each pair once; `kin_cites` has the texts that
    keep them apart, `cites` those a move rests on, by the case of the move. `agreed` are lines, official
    and post, of an earlier plan that are kept where the first aims allow it. `robust` asks for chains of
    which little falls when one move is refused. `closed_units` are units not in force whose posts are
    taken as if they were, so that what closes them is a rule like others: where a conflict is looked for.
    """

    day: date
    people: tuple[Participant, ...]
    seats: Mapping[str, Seat]
    moves: tuple[Move, ...]
    must_fill: tuple[str, ...] = ()
    may_stay_open: frozenset[str] = frozenset()
    pins: tuple[Pin, ...] = ()
    forbids: tuple[Forbid, ...] = ()
    max_moves: int | None = None
    max_chain: int | None = None
    max_cycle: int | None = None
    robust: bool = False
    caps: tuple[Cap, ...] = ()
    quotas: tuple[Quota, ...] = ()
    shares: tuple[TeamShare, ...] = ()
    apart: tuple[NotTogether, ...] = ()
    limits: tuple[LeaderLimit, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    following: tuple[Following, ...] = ()
    kin: tuple[tuple[str, str], ...] = ()
    names: Names = field(default_factory=Names)
    kin_cites: Mapping[Case, tuple[str, ...]] = field(default_factory=dict)
    cites: Mapping[Case, tuple[str, ...]] = field(default_factory=dict)
    agreed: tuple[tuple[str, str], ...] = ()
    closed_units: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> Mapping[tuple[str, str], int]:
        """The column of the move of an official to a target."""
        return {(one.official, one.target): at for at, one in enumerate(self.moves)}

    def columns_by(self, attribute: str) -> Mapping[str, Sequence[int]]:
        """Columns of the moves by official, origin, target, from_unit or to_unit."""
        if attribute not in self._grouped:
            found: dict[str, list[int]] = {}
            for column, key in enumerate(map(attrgetter(attribute), self.moves)):
                found.setdefault(key, []).append(column)
            self._grouped[attribute] = found
        return self._grouped[attribute]

    @cached_property
    def _grouped(self) -> dict[str, dict[str, list[int]]]:
        return {}

    def column(self, move: Move) -> int:
        """The column of a move."""
        return self.columns[move.official, move.target]

    def columns_of(self, pairs: Iterable[tuple[str, str]]) -> list[int]:
        """Columns of those of some pairs, official and target, that are moves."""
        found = map(self.columns.get, pairs)
        return sorted(column for column in found if column is not None)

    @property
    def must_leave(self) -> tuple[Participant, ...]:
        return tuple(person for person in self.people if person.must_leave)

    def pin(self, move: Move) -> Pin | None:
        """The pin that asks for the move, if one does."""
        return next(
            (
                pin
                for pin in self.pins
                if (pin.official, pin.post) == (move.official, move.target)
            ),
            None,
        )

    def waived(self, move: Move) -> bool:
        pin = self.pin(move)
        return pin is not None and pin.waiver is not None


def leads(seat: Seat) -> bool:
    """Whether the post is one a relative may not hold beside another: head or deputy."""
    return seat.role != MEMBER


def opened(instance: Instance, chosen: Collection[Move]) -> dict[str, int]:
    """Seats of each post that the chosen moves leave newly open."""
    net = arrivals_less_leavers(instance, chosen)
    return {
        code: max(0, -net[code] - seat.surplus)
        for code, seat in instance.seats.items()
        if -net[code] > seat.surplus
    }


def open_after(instance: Instance, chosen: Collection[Move]) -> dict[str, int]:
    """Seats of each post that stand open once the chosen moves are made."""
    net = arrivals_less_leavers(instance, chosen)
    return {
        code: 0 if seat.closed else max(0, seat.open - net[code])
        for code, seat in instance.seats.items()
    }


def arrivals_less_leavers(
    instance: Instance, chosen: Collection[Move]
) -> dict[str, int]:
    net = dict.fromkeys(instance.seats, 0)
    for move in chosen:
        net[move.target] += 1
        net[move.origin] -= 1
    return net
