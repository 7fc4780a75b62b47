"""Small instances drawn by seed, with everything in them that a plan may ask."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

from luanchuyen.matching.instance import (
    Cap,
    Following,
    Instance,
    LeaderLimit,
    Move,
    NotTogether,
    NotYet,
    Participant,
    Quota,
    Seat,
    TeamShare,
)
from luanchuyen.matching.plan import Forbid, Pin
from luanchuyen.rules.entries import Case
from tests.matching.town import DAY

ROLES = ("head", "deputy", "member")
CASES = (Case.TRAINING, Case.NON_LOCAL)


def draw(seed: int) -> Instance:
    """An instance of three to six people and posts."""
    dice = Random(seed)  # noqa: S311 - a draw, not a secret
    posts = [f"P{number}" for number in range(dice.randint(3, 6))]
    people = _people(dice, posts)
    seats = _seats(dice, posts, people)
    people = [_in_unit(one, seats) for one in people]
    moves = _moves(dice, people, seats)
    pins = _pins(dice, moves)  # makes some of the moves not met
    return Instance(
        day=DAY,
        people=tuple(people),
        seats=seats,
        moves=tuple(moves),
        must_fill=tuple(code for code in posts if dice.random() < 0.4),
        may_stay_open=frozenset(code for code in posts if dice.random() < 0.2),
        pins=pins,
        forbids=_forbids(dice, people, posts),
        max_moves=dice.choice([None, None, 1, 2, 3]),
        caps=_caps(dice, people),
        kin=_kin(dice, people),
        kin_cites={Case.TRAINING: ("QD-114-2023",)},
        cites={},
        quotas=_quotas(dice, moves),
        shares=_shares(dice, people, posts),
        apart=_apart(dice, people),
        limits=_limits(dice, seats),
        not_yet=_not_yet(dice, moves),
        following=_following(dice, moves),
        **_lengths(dice),
    )


def with_move(given: Instance, move: Move) -> Instance:
    """The instance with the move pinned; other moves of the official, which cannot be, are left out."""
    ways = (m for m in given.moves if m.official != move.official or m == move)
    pin = Pin(move.official, move.target)
    return replace(given, moves=tuple(ways), pins=(*given.pins, pin))


def _people(dice: Random, posts: list[str]) -> list[Participant]:
    return [
        Participant(
            f"C{number}",
            dice.choice(posts),
            "",
            case=dice.choice(CASES),
            must_leave=dice.random() < 0.4,
        )
        for number in range(dice.randint(3, 6))
    ]


def _seats(
    dice: Random, posts: list[str], people: list[Participant]
) -> dict[str, Seat]:
    found = {}
    for code in posts:
        holders = sum(one.post == code for one in people) + (dice.random() < 0.1)
        found[code] = Seat(
            code,
            dice.choice(["U1", "U2", "U3"]),
            dice.choice(ROLES),
            seats=max(1, holders + dice.choice([-1, 0, 0, 0, 1])),
            holders=holders,
            closed=dice.random() < 0.08,
        )
    return found


def _in_unit(one: Participant, seats: dict[str, Seat]) -> Participant:
    return Participant(
        one.official, one.post, seats[one.post].unit, one.case, one.must_leave
    )


def _moves(
    dice: Random, people: list[Participant], seats: dict[str, Seat]
) -> list[Move]:
    return [
        Move(
            one.official,
            one.post,
            code,
            one.unit,
            seat.unit,
            case=one.case,
            merit=dice.randint(0, 3),
        )
        for one in people
        for code, seat in seats.items()
        if code != one.post and dice.random() < 0.6
    ]


def _pins(dice: Random, moves: list[Move]) -> tuple[Pin, ...]:
    """Now and then one or two pinned moves; some of them are not met, and some of those waived."""
    found: dict[str, Pin] = {}
    for _ in range(dice.choice([0, 0, 0, 1, 2])):
        if not moves:
            break
        at = dice.randrange(len(moves))
        move = moves[at]
        if move.official in found:
            continue
        waiver = dice.choice([None, "Đã có ý kiến"])
        if dice.random() < 0.5:
            moves[at] = Move(
                *(
                    move.official,
                    move.origin,
                    move.target,
                    move.from_unit,
                    move.to_unit,
                ),
                case=move.case,
                merit=move.merit,
                met=False,
                against=("Chưa đạt.",),
            )
        found[move.official] = Pin(move.official, move.target, waiver)
    return tuple(found[official] for official in sorted(found))


def _forbids(
    dice: Random, people: list[Participant], posts: list[str]
) -> tuple[Forbid, ...]:
    return tuple(
        Forbid(one.official, dice.choice([None, *posts]))
        for one in people
        if dice.random() < 0.15
    )


def _caps(dice: Random, people: list[Participant]) -> tuple[Cap, ...]:
    if dice.random() < 0.6:
        return ()
    units = sorted({one.unit for one in people})
    return tuple(Cap(unit, 4, dice.randint(0, 2)) for unit in units)


def _kin(dice: Random, people: list[Participant]) -> tuple[tuple[str, str], ...]:
    codes = [one.official for one in people]
    return tuple(
        (one, other)
        for one in codes
        for other in codes
        if one < other and dice.random() < 0.2
    )


def _quotas(dice: Random, moves: list[Move]) -> tuple[Quota, ...]:
    return tuple(
        Quota(
            f"Q{number}",
            "Chỉ tiêu",
            _some(dice, moves, 0.5),
            done=dice.randint(0, 2),
            at_least=dice.choice([None, 1, 2, 4]),
            at_most=dice.choice([None, None, 1, 2, 4]),
        )
        for number in range(dice.choice([0, 0, 1, 2]))
    )


def _shares(
    dice: Random, people: list[Participant], posts: list[str]
) -> tuple[TeamShare, ...]:
    """Teams of some posts; now and then somebody sits there beside a main post elsewhere."""
    found = []
    for number in range(dice.choice([0, 0, 1, 2])):
        team = frozenset(code for code in posts if dice.random() < 0.6)
        there = {o.official for o in people if o.post in team or dice.random() < 0.1}
        found.append(
            TeamShare(
                f"S{number}",
                "Tỷ lệ",
                team,
                frozenset(there),
                frozenset(o.official for o in people if dice.random() < 0.5),
                dice.choice([Fraction(1, 3), Fraction(1, 2), Fraction(7, 10)]),
            )
        )
    return tuple(found)


def _apart(dice: Random, people: list[Participant]) -> tuple[NotTogether, ...]:
    if dice.random() < 0.7:
        return ()
    officials = frozenset(one.official for one in people if dice.random() < 0.5)
    return (NotTogether("A", "Không cùng đi", officials, dice.choice([1, 1, 2])),)


def _lengths(dice: Random) -> dict[str, Any]:
    """Every other time short chains, and now and then short circles or little that falls beside."""
    if dice.random() < 0.5:
        return {}
    return {
        "max_chain": dice.choice([1, 2, 2, 3]),
        "max_cycle": dice.choice([None, 1, 2, 3]),
        "robust": dice.random() < 0.5,
    }


def _limits(dice: Random, seats: dict[str, Seat]) -> tuple[LeaderLimit, ...]:
    if dice.random() < 0.7:
        return ()
    found = {seat.unit: 0 for seat in seats.values()}
    for seat in seats.values():
        found[seat.unit] += seat.holders
    return tuple(
        LeaderLimit(unit, max(0, leaders + dice.choice([-1, 0, 1])), leaders)
        for unit, leaders in sorted(found.items())
    )


def _not_yet(dice: Random, moves: list[Move]) -> tuple[NotYet, ...]:
    if dice.random() < 0.8:
        return ()
    opens = DAY + timedelta(days=dice.choice([0, 1]))
    return (NotYet("N", "Chưa đến ngày", _some(dice, moves, 0.3), opens),)


def _following(dice: Random, moves: list[Move]) -> tuple[Following, ...]:
    if dice.random() < 0.7:
        return ()
    arriving = _some(dice, moves, 0.4)
    leaving = _some(dice, moves, 0.4) - arriving
    return (Following("F", "Đến sau", arriving, leaving, dice.choice([-1, 0, 1])),)


def _some(dice: Random, moves: list[Move], share: float) -> frozenset[tuple[str, str]]:
    return frozenset((m.official, m.target) for m in moves if dice.random() < share)
