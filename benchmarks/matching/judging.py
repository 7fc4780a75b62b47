"""A judge of plans that knows no solver: every hard rule looked at again, and what a plan is worth.

Shares with the product nothing but the data of an instance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.matching.weighing import WEIGHTS
from luanchuyen.matching.instance import Instance, Move


@dataclass(frozen=True)
class Judgement:
    """Rules broken, in words; who must leave and stays; and the weighed value."""

    broken: Sequence[str]
    stay: int
    value: int


def judge(given: Instance, moves: Sequence[Move]) -> Judgement:
    movers = {move.official for move in moves}
    stay = sum(one.must_leave and one.official not in movers for one in given.people)
    empty, opened = _empty(given, moves)
    value = (
        WEIGHTS["must_leave"] * stay
        + WEIGHTS["must_fill"] * empty
        + WEIGHTS["quota"] * _short(given, moves)
        + WEIGHTS["left_open"] * opened
        + WEIGHTS["moves"] * len(moves)
        + WEIGHTS["merit"] * sum(move.merit for move in moves)
    )
    broken = [*_seats(given, moves), *_teams(given, moves), *_chains(given, moves)]
    return Judgement(broken, stay, value)


def _there(given: Instance, moves: Sequence[Move]) -> Counter[str]:
    there = Counter({code: seat.holders for code, seat in given.seats.items()})
    there.subtract(move.origin for move in moves)
    there.update(move.target for move in moves)
    return there


def _empty(given: Instance, moves: Sequence[Move]) -> tuple[int, int]:
    """Seats empty that must not be, and seats newly empty."""
    there = _there(given, moves)
    empty = sum(max(0, given.seats[p].seats - there[p]) for p in given.must_fill)
    opened = 0
    for code, seat in given.seats.items():
        before, after = seat.seats - seat.holders, seat.seats - there[code]
        if code not in given.may_stay_open:
            opened += max(0, after - max(0, before))
    return empty, opened


def _short(given: Instance, moves: Sequence[Move]) -> int:
    pairs = [(move.official, move.target) for move in moves]
    missing = 0
    for quota in given.quotas:
        made = sum(pair in quota.counted for pair in pairs)
        missing += max(0, (quota.at_least or 0) - made)
    for share in given.shares:
        gone = {m.official for m in moves if m.origin in share.posts}
        come = {m.official for m in moves if m.target in share.posts}
        team = (share.holders - gone) | come
        wanted = -(-len(team) * share.at_least.numerator // share.at_least.denominator)
        missing += max(0, wanted - len(team & share.marked))
    return missing


def _seats(given: Instance, moves: Sequence[Move]) -> Iterator[str]:
    for official, count in Counter(move.official for move in moves).items():
        if count > 1:
            yield f"{official} goes to {count} posts"
    there = _there(given, moves)
    for code in sorted({move.target for move in moves}):
        if there[code] > given.seats[code].seats:
            yield f"{code} has more people than seats"


def _teams(given: Instance, moves: Sequence[Move]) -> Iterator[str]:
    left = Counter(m.from_unit for m in moves if m.from_unit != m.to_unit)
    for cap in given.caps:
        if left[cap.unit] > cap.most:
            yield f"{left[cap.unit]} leave {cap.unit}"
    pairs = [(move.official, move.target) for move in moves]
    for quota in given.quotas:
        if quota.at_most is not None:
            made = sum(pair in quota.counted for pair in pairs)
            if made > quota.at_most:
                yield f"{quota.id} is passed"
    going = {move.official: move for move in moves}
    for one, other in given.kin:
        if one in going and other in going:
            first, second = going[one], going[other]
            roles = {given.seats[move.target].role for move in (first, second)}
            if first.to_unit == second.to_unit and roles != {"member"}:
                yield f"{one} and {other} come to {first.to_unit}"


def _chains(given: Instance, moves: Sequence[Move]) -> Iterator[str]:
    """Groups of moves that no stringing keeps short."""
    for group in _groups(moves):
        if not _strings(given, group):
            yield f"{len(group)} moves hang together beyond the limits"


def _groups(moves: Sequence[Move]) -> list[list[Move]]:
    """Moves that share a post where one arrives and one leaves, directly or through others."""
    leaving = defaultdict(list)
    for at, move in enumerate(moves):
        leaving[move.origin].append(at)
    root = list(range(len(moves)))

    def top(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    arrived: dict[str, int] = {}
    for at, move in enumerate(moves):
        for other in leaving.get(move.target, ()):
            root[top(at)] = top(other)
        if move.target in arrived:
            root[top(at)] = top(arrived[move.target])
        arrived[move.target] = at
    groups = defaultdict(list)
    for at, move in enumerate(moves):
        groups[top(at)].append(move)
    return list(groups.values())


def _strings(given: Instance, moves: list[Move]) -> bool:
    """Whether each can take an open seat or that of a leaver with no chain or circle too long."""
    free = {post: max(0, s.seats - s.holders) for post, s in given.seats.items()}
    before: dict[Move, Move] = {}
    after: dict[Move, Move] = {}

    def short(move: Move) -> bool:
        count, one = 1, move
        while one in after and after[one] != move:
            one, count = after[one], count + 1
        if one in after:
            return count <= (given.max_cycle or 3)
        one = move
        while one in before:
            one, count = before[one], count + 1
        return count <= (given.max_chain or len(moves))

    def place(at: int) -> bool:
        if at == len(moves):
            return True
        move = moves[at]
        for other in moves:
            if other.origin == move.target and other not in before:
                after[move], before[other] = other, move
                if short(move) and place(at + 1):
                    return True
                del after[move], before[other]
        if free[move.target] > 0:
            free[move.target] -= 1
            if short(move) and place(at + 1):
                return True
            free[move.target] += 1
        return False

    return place(0)
