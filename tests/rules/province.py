"""A made-up province for quotas by share: officials of a department and of a district office."""

from collections.abc import Iterable, Mapping
from datetime import date

from luanchuyen.snapshot.snapshot import Snapshot
from tests.rules import world

DAY = date(2018, 6, 1)
SINCE = date(2017, 10, 1)


def province(
    department: Iterable[str] = (),
    district: Iterable[str] = (),
    *,
    earlier: Iterable[world.Row] = (),
    planned: Mapping[str, str] | None = None,
    managed_by: str = "TU",
) -> Snapshot:
    """Officials by code, each in a post of the same number; `planned` for a post of the standing committee."""
    there = [(code, "SO") for code in department] + [(code, "HU") for code in district]
    rows = {
        "localities": world.localities(),
        "units": [
            world.unit("TU", "Tỉnh", "T-NAM", bloc="Đảng"),
            world.unit("SO", "Tỉnh", "T-NAM"),
            world.unit("HU", "Huyện", "H-NAM1"),
        ],
        "posts": [
            world.post("BTV", "TU", "uy_vien_btv", seats=15, managed_by="TU"),
            *(
                world.post(
                    f"{unit}-{code}", unit, "pho_giam_doc_so", managed_by=managed_by
                )
                for code, _ in there
                for unit in ("SO", "HU")
            ),
        ],
        "people": [world.person(code) for code, _ in there],
        "tenures": [
            world.tenure(code, f"{unit}-{code}", date(2014, 1, 1))
            for code, unit in there
            if code not in {row["official"] for row in earlier}
        ]
        + list(earlier),
        "succession": [
            world.succession(code, "BTV", DAY) | {"term": term}
            for code, term in (planned or {}).items()
        ],
    }
    return world.snapshot(rows)


def rotated(
    code: str, on: date, form: str = "Luân chuyển", end: str = "HU"
) -> list[world.Row]:
    """Tenures of an official who moved on the day to the district office, or to the department."""
    start = "SO" if end == "HU" else "HU"
    return [
        world.tenure(code, f"{start}-{code}", date(2014, 1, 1), held_until=on),
        world.tenure(code, f"{end}-{code}", on, form=form),
    ]
