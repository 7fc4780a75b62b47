"""A second hand: judges any choice of moves by the contract's words, and knows no solver.

It shares with the product nothing but the data of an instance.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from math import inf

from luanchuyen.matching.instance import Instance, Move

Pair = tuple[str, str]
Aims = tuple[float, ...]


def faults(given: Instance, pairs: list[Pair]) -> list[str]:
    """Every hard rule the moves break, in words; none for a plan that may be proposed."""
    moves = [_move(given, pair) for pair in pairs]
    return [
        *_pins_and_forbids(given, pairs),
        *_verdicts(given, moves),
        *_places(given, moves),
        *_relatives(given, moves),
        *_numbers(given, moves),
        *_lengths(given, moves),
    ]


def aims(given: Instance, pairs: list[Pair]) -> Aims:
    """The values of the moves, in order of the contract; `robust` only where it is asked for."""
    moves = [_move(given, pair) for pair in pairs]
    there = _holders_after(given, moves)
    movers = {move.official for move in moves}
    unfilled = opened = 0
    for code, seat in given.seats.items():
        if seat.closed:
            continue
        empty = max(0, seat.seats - there[code])
        if code in given.must_fill:
            unfilled += empty
        if code not in given.may_stay_open:
            opened += max(0, empty - max(0, seat.seats - seat.holders))
    return (
        sum(one.must_leave and one.official not in movers for one in given.people),
        unfilled,
        _short(given, moves),
        opened,
        len(moves),
        sum(move.merit for move in moves),
        *([_fewest_falling(given, moves)] if given.robust else []),
        sum(_drawn(*pair) for pair in pairs),
    )


def best(given: Instance) -> tuple[Aims, list[Pair]] | None:
    """The best of all choices there are, each looked at; None if every one breaks a rule."""
    choices = [
        [None, *(m.target for m in given.moves if m.official == one.official)]
        for one in given.people
    ]
    found = []
    for chosen in product(*choices):
        pairs = [
            (one.official, post)
            for one, post in zip(given.people, chosen, strict=True)
            if post is not None
        ]
        if not faults(given, pairs):
            found.append((aims(given, pairs), sorted(pairs)))
    return min(found, key=_rank) if found else None


def _rank(found: tuple[Aims, list[Pair]]) -> tuple[object, ...]:
    (leave, fill, quota, opened, count, merit, *rest), pairs = found
    return (leave, fill, quota, opened, count, -merit, *rest, pairs)


def _drawn(official: str, post: str) -> int:
    digest = sha256(f"{official}\n{post}".encode()).hexdigest()
    return int(digest[:4], 16) + 1


def _move(given: Instance, pair: Pair) -> Move:
    return next(m for m in given.moves if (m.official, m.target) == pair)


def _holders_after(given: Instance, moves: list[Move]) -> Counter[str]:
    there = Counter({code: seat.holders for code, seat in given.seats.items()})
    there.subtract(move.origin for move in moves)
    there.update(move.target for move in moves)
    return there


def _pins_and_forbids(given: Instance, pairs: list[Pair]) -> list[str]:
    missing = [p for p in given.pins if (p.official, p.post) not in pairs]
    barred = [
        pair
        for pair in pairs
        for one in given.forbids
        if pair[0] == one.official and one.post in (None, pair[1])
    ]
    return [f"không theo ấn định {pin}" for pin in missing] + [
        f"chuyển dù bị cấm {pair}" for pair in barred
    ]


def _has_waiver(given: Instance, move: Move) -> bool:
    return any(
        pin.waiver
        for pin in given.pins
        if (pin.official, pin.post) == (move.official, move.target)
    )


def _verdicts(given: Instance, moves: list[Move]) -> list[str]:
    return [
        f"{move.official} chưa đạt"
        for move in moves
        if not move.met and not _has_waiver(given, move)
    ]


def _places(given: Instance, moves: list[Move]) -> list[str]:
    found = [
        f"{official} nhận {count} chức danh"
        for official, count in Counter(move.official for move in moves).items()
        if count > 1
    ]
    there = _holders_after(given, moves)
    for code in {move.target for move in moves}:
        seat = given.seats[code]
        if seat.closed or seat.holders > seat.seats or there[code] > seat.seats:
            found.append(f"{code} quá số chỗ")
    return found


def _relatives(given: Instance, moves: list[Move]) -> list[str]:
    going = {move.official: move for move in moves}
    found = []
    for pair in given.kin:
        for one, other in (pair, pair[::-1]):
            if one not in going or other not in going:
                continue
            mine, theirs = going[one], going[other]
            together = mine.to_unit == theirs.to_unit
            leading = given.seats[theirs.target].role in ("head", "deputy")
            asked = given.kin_cites.get(mine.case)
            if together and leading and asked and not _has_waiver(given, mine):
                found.append(f"{one} về nơi {other} làm lãnh đạo")
    return found


def _short(given: Instance, moves: list[Move]) -> int:
    """Moves missing below the quotas and marked people missing in the teams."""
    missing = 0
    for quota in given.quotas:
        made = quota.done + sum((m.official, m.target) in quota.counted for m in moves)
        missing += max(0, (quota.at_least or 0) - made)
    for share in given.shares:
        team = set(share.holders)
        team -= {m.official for m in moves if m.origin in share.posts}
        team |= {m.official for m in moves if m.target in share.posts}
        marked = sum(official in share.marked for official in team)
        while marked < share.at_least * len(team):
            marked += 1
            missing += 1
    return missing


def _numbers(given: Instance, moves: list[Move]) -> list[str]:
    found = []
    if given.max_moves is not None and len(moves) > given.max_moves:
        found.append("quá số người chuyển")
    left = Counter(m.from_unit for m in moves if m.from_unit != m.to_unit)
    found += [
        f"{cap.unit} đi quá nhiều" for cap in given.caps if left[cap.unit] > cap.most
    ]
    gone = {m.official for m in moves if m.from_unit != m.to_unit}
    found += [
        f"{rule.id}: đi cùng đợt"
        for rule in given.apart
        if len(gone & rule.officials) > rule.most
    ]
    for quota in given.quotas:
        planned = sum((m.official, m.target) in quota.counted for m in moves)
        most = quota.at_most
        if most is not None and planned and quota.done + planned > most:
            found.append(f"{quota.id} quá chỉ tiêu")
    return [*found, *_times_and_limits(given, moves)]


def _times_and_limits(given: Instance, moves: list[Move]) -> list[str]:
    pairs = {(m.official, m.target) for m in moves}
    found = [
        f"{wait.id}: chưa đến ngày"
        for wait in given.not_yet
        if given.day < wait.opens and pairs & wait.moves
    ]
    for rule in given.following:
        more = len(pairs & rule.arriving) - len(pairs & rule.leaving)
        if pairs & rule.arriving and more > max(0, rule.ahead):
            found.append(f"{rule.id}: đến trước khi có người đi")
    for limit in given.limits:
        came = sum(m.to_unit == limit.unit != m.from_unit for m in moves)
        went = sum(m.from_unit == limit.unit != m.to_unit for m in moves)
        after = limit.leaders + came - went
        if came and after > max(limit.approved, limit.leaders):
            found.append(f"{limit.unit}: quá số lãnh đạo được duyệt")
    return found


def _lengths(given: Instance, moves: list[Move]) -> list[str]:
    """No way to string the moves keeps chains and circles short."""
    if given.max_chain is None or _fewest_falling(given, moves) < inf:
        return []
    return ["chuỗi hoặc vòng quá dài"]


def _fewest_falling(given: Instance, moves: list[Move]) -> float:
    """Over all ways to string the moves within the limits, the fewest that fall; infinite if none."""
    seats = {
        code: max(0, seat.seats - seat.holders) for code, seat in given.seats.items()
    }
    return min(
        (_falling(given, moves, before) for before in _stringings(moves, seats)),
        default=inf,
    )


def _stringings(moves: list[Move], seats: dict[str, int]) -> Iterator[dict[int, int]]:
    """Who fills the seat each one vacates: everyone takes an open seat or that of one who leaves."""
    ways: list[list[int | None]] = [
        [None, *(one for one, other in enumerate(moves) if other.origin == move.target)]
        for move in moves
    ]
    for chosen in product(*ways):
        seated = [one for one in chosen if one is not None]
        free = Counter(
            m.target for m, one in zip(moves, chosen, strict=True) if one is None
        )
        if len(set(seated)) == len(seated) and all(
            count <= seats[post] for post, count in free.items()
        ):
            yield {one: at for at, one in enumerate(chosen) if one is not None}


def _falling(given: Instance, moves: list[Move], before: dict[int, int]) -> float:
    """Moves that fall over all single refusals; infinite if a chain or circle is too long."""
    most = 3 if given.max_cycle is None else given.max_cycle
    total = 0
    for refused in range(len(moves)):
        fallen = [refused]
        while (one := before.get(fallen[-1])) is not None and one != refused:
            fallen.append(one)
        if len(fallen) > (most if one == refused else given.max_chain or inf):
            return inf
        total += len(fallen)
    return total
