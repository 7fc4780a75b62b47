"""A made-up inspection commission beside two offices, for plans under the rulebook of Mỹ Hào."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance
from luanchuyen.matching.solve import solve
from luanchuyen.rules.rulebook import load
from luanchuyen.snapshot.snapshot import Snapshot
from tests.matching.town import instance, town
from tests.rules import world

POSTS = {"K1": "UBKT", "K2": "UBKT", "K3": "UBKT"} | {
    "P1": "U1",
    "P2": "U1",
    "P3": "U1",
    "P4": "U2",
    "P5": "U2",
    "P6": "U2",
}
HOLDERS = {"A": "K1", "B": "K2", "C": "K3", "D": "P1", "E": "P2", "F": "P3"}
TITLES = dict.fromkeys(("K1", "K2", "K3"), "uy_vien_ubkt") | dict.fromkeys(
    ("P1", "P2", "P3", "P4", "P5", "P6"), "pho_truong_phong"
)


def commission(
    earlier: Iterable[world.Row] = (),
    *,
    posts: Mapping[str, str] = POSTS,
    seats: Mapping[str, int] | None = None,
    units: Mapping[str, Mapping[str, Any]] | None = None,
    inspecting_since: date = date(2022, 1, 1),
) -> Snapshot:
    """Three members, three deputies of an office, three open posts; `earlier` are further tenures."""
    ratings = [
        {"official": code, "year": 2025, "rating": "Hoàn thành tốt"} for code in HOLDERS
    ]
    before = [
        world.tenure(
            code, None, inspecting_since, unit="UBKT", held_until=date(2022, 1, 1)
        )
        for code in ("A", "B", "C")
        if inspecting_since < date(2022, 1, 1)
    ]
    return town(
        posts,
        HOLDERS,
        seats=seats,
        titles=TITLES,
        units={"UBKT": {"sector": "Kiểm tra"}} | dict(units or {}),
        more={
            "people": [world.person("X")],
            "ratings": ratings,
            "tenures": [*earlier, *before],
        },
    )


def gone(on: date, form: str = "Luân chuyển") -> list[world.Row]:
    """Tenures of X, who left the commission on the day."""
    return [
        world.tenure("X", "K1", date(2019, 1, 1), held_until=on),
        world.tenure("X", "NGOAI", on, form=form),
    ]


def come(on: date) -> list[world.Row]:
    """Tenures of X, who rotated to the commission on the day and has been called back."""
    back = date(2026, 6, 1)
    return [
        world.tenure("X", "NGOAI", date(2019, 1, 1), held_until=on),
        world.tenure("X", "K1", on, form="Luân chuyển", held_until=back),
        world.tenure("X", "NGOAI", back, form="Điều động"),
    ]


# A term whose middle is near enough on the day of the town.
TERM = "term: 2025-2029\n"


def asked(text: str = "", snapshot: Snapshot | None = None) -> Instance:
    """The instance of a plan; one that names no term is in a term whose middle is near."""
    told = text if "term" in text else text + TERM
    return instance(told, snapshot or commission(), load("my-hao-2023"))


def planned(given: Instance) -> list[tuple[str, str]]:
    """The moves of the best plan."""
    found = solve(given, constraints(given))
    assert found is not None
    return [(move.official, move.target) for move in found.moves]
