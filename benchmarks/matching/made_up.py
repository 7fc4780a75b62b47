"""Committees made up by seed, in the shape of real ones: posts, holders, outsiders, and what is asked."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from luanchuyen.matching.instance import (
    Cap,
    Instance,
    Move,
    Participant,
    Quota,
    Seat,
    TeamShare,
)
from luanchuyen.rules.entries import Case
from luanchuyen.snapshot.titles import DEPUTY, HEAD, MEMBER

DAY = date(2026, 12, 1)
RANKS = 3
# Of all officials, who has a mark; and the share of the leaders of a sector the plan asks for.
MARKS = {"women": (0.20, Fraction(19, 100)), "young": (0.14, Fraction(13, 100)), "minority": (0.12, Fraction(10, 100))}  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How large a committee is; `eligible` people may come to a post."""

    officials: int
    posts: int
    eligible: int = 50
    sectors: int = 3

    @property
    def units(self) -> int:
        return max(4, self.posts // 10)


TOWN = Size(200, 60, sectors=1)
PROVINCE = Size(3_000, 600)
COMMITTEE = Size(30_000, 6_000)
OF_COUNTRY = Size(8_824, 882)  # one of 34: 300,000 officials and 30,000 posts in all
SIZES = {
    "town": TOWN,
    "province": PROVINCE,
    "committee": COMMITTEE,
    "country": OF_COUNTRY,
}


def committee(size: Size, seed: int) -> Instance:
    """The instance of one committee.

    Nineteen in twenty posts are held; the other officials hold posts below, one pool a unit, that may
    stay open. Who may come to a post is of its rank and sector and of another unit. Heads have to be
    there, some holders have to leave, and of each unit at least one and at most four posts get
    somebody from elsewhere, a fifth of all.
    """
    draw = np.random.default_rng(seed)
    posts = _Posts(draw, size)
    people = _People(draw, size, posts)
    moves = _moves(draw, size, posts, people)
    return Instance(
        day=DAY,
        people=people.told(posts),
        seats=posts.seats(people),
        moves=moves,
        must_fill=tuple(posts.codes[at] for at in np.flatnonzero(posts.rank == 0)),
        may_stay_open=frozenset(map(_pool, range(size.units))),
        max_chain=4,
        max_cycle=3,
        caps=tuple(Cap(_unit(at), 50, 6) for at in range(size.units)),
        quotas=_quotas(draw, size, moves),
        shares=_shares(size, posts, people),
        kin=_kin(draw, people),
        kin_cites={Case.TRAINING: ("QD-114-2023",)},
    )


class _Posts:
    """Posts in order, ten a unit: one head, three deputies, six members."""

    def __init__(self, draw: np.random.Generator, size: Size) -> None:
        place = np.arange(size.posts)
        self.codes = [f"P{at:05}" for at in place]
        self.unit = place % size.units
        self.rank = np.digitize(place // size.units, [1, 4])
        self.sector = self.unit % size.sectors
        self.seats_of = np.where(
            (self.rank == 2) & (draw.random(size.posts) < 0.1), 2, 1
        )
        self.vacant = draw.random(size.posts) < 0.05

    def seats(self, people: "_People") -> dict[str, Seat]:
        """Posts and pools by code."""
        roles = (HEAD, DEPUTY, MEMBER)
        holders = np.bincount(people.post[people.post >= 0], minlength=len(self.codes))
        found = {
            code: Seat(code, _unit(unit), roles[rank], int(seats), int(held))
            for code, unit, rank, seats, held in zip(
                self.codes, self.unit, self.rank, self.seats_of, holders, strict=True
            )
        }
        pools = np.bincount(people.unit[people.post < 0], minlength=self.unit.max() + 1)
        for unit, held in enumerate(pools):
            found[_pool(unit)] = Seat(
                _pool(unit), _unit(unit), MEMBER, int(held), int(held)
            )
        return found


class _People:
    """Holders of the posts first, then outsiders, who hold a seat of the pool of a unit."""

    def __init__(self, draw: np.random.Generator, size: Size, posts: _Posts) -> None:
        seats = np.repeat(np.arange(size.posts), posts.seats_of - posts.vacant)
        self.post = np.concatenate([seats, np.full(size.officials - len(seats), -1)])
        outside = self.post < 0
        self.unit = np.where(
            outside, draw.integers(0, size.units, size.officials), posts.unit[self.post]
        )
        self.rank = np.where(
            outside,
            draw.choice(RANKS, size.officials, p=[0.1, 0.3, 0.6]),
            posts.rank[self.post],
        )
        self.sector = self.unit % size.sectors
        self.must_leave = ~outside & (draw.random(size.officials) < 0.08)
        self.marks = {
            mark: draw.random(size.officials) < there
            for mark, (there, _) in MARKS.items()
        }

    def told(self, posts: _Posts) -> tuple[Participant, ...]:
        return tuple(
            Participant(
                _official(at),
                posts.codes[post] if post >= 0 else _pool(unit),
                _unit(unit),
                must_leave=bool(leave),
            )
            for at, (post, unit, leave) in enumerate(
                zip(self.post, self.unit, self.must_leave, strict=True)
            )
        )


def _moves(
    draw: np.random.Generator, size: Size, posts: _Posts, people: _People
) -> tuple[Move, ...]:
    found = []
    for post in range(size.posts):
        fit = (people.rank == posts.rank[post]) & (people.sector == posts.sector[post])
        able = np.flatnonzero(fit & (people.unit != posts.unit[post]))
        for at in draw.choice(able, min(size.eligible, len(able)), replace=False):
            found.append((int(at), post, int(draw.integers(0, 61))))
    return tuple(
        Move(
            _official(at),
            posts.codes[people.post[at]]
            if people.post[at] >= 0
            else _pool(people.unit[at]),
            posts.codes[post],
            _unit(people.unit[at]),
            _unit(posts.unit[post]),
            merit=merit,
        )
        for at, post, merit in sorted(found)
    )


def _quotas(
    draw: np.random.Generator, size: Size, moves: tuple[Move, ...]
) -> tuple[Quota, ...]:
    coming: dict[str, list[tuple[str, str]]] = {}
    for move in moves:
        coming.setdefault(move.to_unit, []).append((move.official, move.target))
    everyone = frozenset((move.official, move.target) for move in moves)
    share = Quota("all", "Một phần năm", everyone, at_least=size.posts // 5)
    return share, *(
        Quota(unit, f"Về {unit}", frozenset(pairs), at_least=1, at_most=4)
        for unit, pairs in sorted(coming.items())
    )


def _shares(size: Size, posts: _Posts, people: _People) -> tuple[TeamShare, ...]:
    found = []
    for sector in range(size.sectors):
        team = np.flatnonzero(posts.sector == sector)
        there = np.flatnonzero(np.isin(people.post, team))
        for mark, (_, wanted) in MARKS.items():
            marked = np.flatnonzero(people.marks[mark])
            found.append(
                TeamShare(
                    f"{mark}-{sector}",
                    mark,
                    frozenset(posts.codes[at] for at in team),
                    frozenset(map(_official, there)),
                    frozenset(map(_official, marked)),
                    wanted,
                )
            )
    return tuple(found)


def _kin(draw: np.random.Generator, people: _People) -> tuple[tuple[str, str], ...]:
    """One official in fifty has a relative among the others."""
    count = len(people.post)
    some = draw.permutation(count)[: count // 50 * 2].reshape(-1, 2)
    return tuple(sorted((_official(min(pair)), _official(max(pair))) for pair in some))


def _official(at: int) -> str:
    return f"C{at:06}"


def _unit(at: int) -> str:
    return f"U{at:04}"


def _pool(unit: int) -> str:
    return f"N{unit:04}"
