"""A made-up town for plans: every holder may go to any post of another unit, unless a test says otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from luanchuyen.matching.building import build
from luanchuyen.matching.instance import Instance
from luanchuyen.matching.plan_checks import checked_field, rulebook_of
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.problem import Problem, problem_of
from luanchuyen.matching.solve import Solution
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.snapshot import Snapshot
from tests.rules import world

DAY = date(2026, 12, 1)
HEAD = "title: Đợt một\nrulebook: qd-65-2022\ncommittee: CU\nday: 2026-12-01\n"

# Post → unit; officials by the post they hold.
POSTS = {"P1": "U1", "P2": "U2", "P3": "U3"}
HOLDERS = {"A": "P1", "B": "P2"}


def town(
    posts: Mapping[str, str] = POSTS,
    holders: Mapping[str, str] = HOLDERS,
    *,
    seats: Mapping[str, int] | None = None,
    key: Iterable[str] = (),
    kin: Iterable[tuple[str, str]] = (),
    people: Mapping[str, Mapping[str, Any]] | None = None,
    titles: Mapping[str, str] | None = None,
    concurrent: Mapping[str, str] | None = None,
    units: Mapping[str, Mapping[str, Any]] | None = None,
    more: Mapping[str, Sequence[world.Row]] | None = None,
    since: Mapping[str, date] | None = None,
) -> Snapshot:
    """A snapshot of the posts and who holds them.

    `people`, `titles` and `units` change what is usual; `more` are further rows by table.
    """
    places = sorted(set(posts.values()))
    told = people or {}
    rows: dict[str, list[world.Row]] = {
        "localities": world.localities(),
        "units": [
            world.unit("CU", "Huyện", "H-NAM1", bloc="Đảng"),
            world.unit("KHAC", "Huyện", "H-NAM1", bloc="Đảng"),
            *(
                world.unit(code, "Huyện", "H-NAM1") | dict((units or {}).get(code, {}))
                for code in places
            ),
        ],
        "posts": [
            world.post(
                code,
                unit,
                (titles or {}).get(code, "truong_phong"),
                seats=(seats or {}).get(code, 1),
                key=code in key,
            )
            for code, unit in posts.items()
        ]
        + [world.post("NGOAI", "KHAC", managed_by="KHAC")],
        "people": [
            world.person(code, health_on=DAY) | dict(told.get(code, {}))
            for code in [*holders, "LA"]
        ],
        "tenures": [
            world.tenure(code, post, (since or {}).get(code, date(2022, 1, 1)))
            for code, post in [*holders.items(), ("LA", "NGOAI")]
        ]
        + [
            world.tenure(code, post, date(2023, 1, 1), concurrent=True)
            for code, post in (concurrent or {}).items()
        ],
        "succession": [
            world.succession(code, "NGOAI", DAY) for code in [*holders, "LA"]
        ],
        "kinship": [
            {"official": one, "relative": other, "relation": "Vợ chồng"}
            for one, other in kin
        ],
    }
    for table, further in (more or {}).items():
        rows[table] = [*rows.get(table, []), *further]
    return world.snapshot(rows)


def instance(
    text: str = "",
    snapshot: Snapshot | None = None,
    rulebook: Rulebook | None = None,
) -> Instance:
    """The instance of a plan in the town; `text` goes on where the head of the plan ends."""
    written = read(HEAD + text, "ke-hoach.yaml")
    facts = snapshot or town()
    book = rulebook or rulebook_of(written)
    field = checked_field(written, facts, book)
    return build(written.plan, facts, book, field)


def solved(
    text: str = "", snapshot: Snapshot | None = None
) -> tuple[Problem, Solution]:
    """The problem of a plan in the town, and the best plan there is."""
    problem = problem_of(read(HEAD + text, "ke-hoach.yaml"), snapshot or town())
    best = problem.best()
    assert best is not None
    return problem, best


def moves(found: Instance) -> list[tuple[str, str]]:
    return [(move.official, move.target) for move in found.moves]
