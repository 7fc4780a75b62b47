"""Moves are strung together as the contract says: fill, chain, swap, cycle."""

import pytest

from luanchuyen.matching.chains import chains, falling, strung
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, Move, Seat
from luanchuyen.matching.solve import solve
from tests.matching import random_instances
from tests.matching.town import DAY


def moves(*told: str) -> list[Move]:
    """Moves told as "A: P1 → P2"."""
    found = []
    for text in told:
        official, origin, _, target = text.replace(":", "").split()
        found.append(Move(official, origin, target, f"U{origin}", f"U{target}"))
    return found


@pytest.mark.parametrize(
    ("told", "kind", "posts"),
    [
        (["A: P1 → P3"], "fill", ("P1", "P3")),
        (["A: P2 → P3", "B: P1 → P2"], "chain", ("P1", "P2", "P3")),
        (["A: P2 → P1", "B: P1 → P2"], "swap", ("P1", "P2", "P1")),
        (
            ["A: P7 → P5", "B: P5 → P6", "C: P6 → P7"],
            "cycle",
            ("P5", "P6", "P7", "P5"),
        ),
    ],
)
def test_a_chain_lists_posts_as_they_are_vacated(
    told: list[str], kind: str, posts: tuple[str, ...]
) -> None:
    (chain,) = chains(moves(*told), OPEN)

    assert (chain.shape, chain.posts) == (kind, posts)


def test_two_who_exchange_are_a_swap_even_where_others_come_too() -> None:
    found = chains(moves("A: P2 → P1", "B: P1 → P2", "C: P3 → P1"), {"P1": 1})

    assert [(chain.shape, chain.posts) for chain in found] == [
        ("swap", ("P1", "P2", "P1")),
        ("fill", ("P3", "P1")),
    ]


def test_the_first_by_code_takes_the_seat_of_the_first() -> None:
    found = chains(moves("A: P1 → P2", "B: P1 → P2", "C: P2 → P3", "D: P2 → P4"), OPEN)

    assert [chain.posts for chain in found] == [("P1", "P2", "P3"), ("P1", "P2", "P4")]


# Seats open on the day.
OPEN = {"P3": 1, "P4": 1}


def within(longest: int | None, *told: str, **seats: int) -> Instance:
    """An instance of the moves whose posts have one holder each and `seats`, else one seat."""
    made = moves(*told)
    posts = sorted({post for move in made for post in (move.origin, move.target)})
    return Instance(
        day=DAY,
        people=(),
        seats={
            post: Seat(post, f"U{post}", "member", seats.get(post, 1), 1)
            for post in posts
        },
        moves=tuple(made),
        max_chain=longest,
    )


def open_of(given: Instance) -> dict[str, int]:
    return {post: seat.open for post, seat in given.seats.items()}


def test_a_chain_too_long_by_code_is_strung_otherwise() -> None:
    told = ("A: P1 → P2", "B: P2 → P4", "D: P5 → P2", "E: P6 → P5")
    given = within(2, *told, P2=2, P4=2)

    longest = [chain.posts for chain in chains(given.moves, open_of(given))]
    assert longest == [("P1", "P2"), ("P6", "P5", "P2", "P4")]
    assert [chain.posts for chain in strung(given, given.moves)] == [
        ("P1", "P2", "P4"),
        ("P6", "P5", "P2"),
    ]


@pytest.mark.parametrize("longest", [None, 3])
def test_who_comes_to_an_open_seat_waits_for_nobody(longest: int | None) -> None:
    given = within(longest, "A: P1 → P2", "B: P2 → P3", P2=2, P3=2)

    found = strung(given, given.moves)

    assert [(chain.shape, chain.posts) for chain in found] == [
        ("fill", ("P1", "P2")),
        ("fill", ("P2", "P3")),
    ]


@pytest.mark.parametrize("longest", [None, 3])
def test_two_who_exchange_by_an_open_seat_are_a_chain(longest: int | None) -> None:
    given = within(longest, "A: P1 → P2", "B: P2 → P1", P1=2)

    (chain,) = strung(given, given.moves)

    assert (chain.shape, chain.posts) == ("chain", ("P1", "P2", "P1"))


@pytest.mark.parametrize(
    ("told", "fallen"),
    [
        (["A: P1 → P2"], 1),
        (["A: P1 → P2", "B: P2 → P3"], 3),
        (["A: P1 → P2", "B: P2 → P1"], 4),
    ],
)
def test_with_a_move_falls_all_that_waits_for_it(told: list[str], fallen: int) -> None:
    given = within(3, *told, **{told[-1][-2:]: 2 if fallen < 4 else 1})

    assert falling(given, given.moves) == fallen


def test_every_move_stands_in_one_chain_and_open_ends_are_open_seats() -> None:
    for seed in range(100):
        given = random_instances.draw(seed)
        found = solve(given, constraints(given))
        if found is None:
            continue

        told = strung(given, found.moves)

        assert sorted(m.official for c in told for m in c.moves) == [
            move.official for move in found.moves
        ]
        ends = [chain.posts[-1] for chain in told if chain.shape in ("fill", "chain")]
        for post in ends:
            arrivals = [move.target for move in found.moves].count(post)
            taken = min(arrivals, given.seats[post].open)
            assert ends.count(post) == taken or given.max_chain
