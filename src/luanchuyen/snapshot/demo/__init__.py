"""Made-up people in a made-up apparatus, by seed: a town, a province, a country.

The small sizes live on a made-up map. The country lives on the national map, and there everybody is named
after weather, land, plants or birds, so that nobody is taken for the holder of a real office.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from luanchuyen.snapshot.demo import crowd, files, places, tenures, units
from luanchuyen.snapshot.demo.places import REFORM
from luanchuyen.snapshot.localities import national
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.titles import MEMBER, by_code

__all__ = ["REFORM", "SIZES", "Size", "make"]

_DAY = date(2026, 12, 1)


@dataclass(frozen=True)
class Size:
    """How many people, and how many communes of today they lead; None: the national map."""

    people: int
    communes: int | None


SIZES = {
    "town": Size(250, 8),
    "province": Size(3_500, 108),
    "country": Size(300_000, None),
}


def make(size: str, seed: int = 1, on: date = _DAY) -> Snapshot:
    """A snapshot of made-up people as they stand on a day after the reform of 1/7/2025.

    The same size, seed and day give the same snapshot. `size` is a key of SIZES; KeyError otherwise.
    """
    wanted = SIZES[size]
    small = wanted.communes is not None
    if wanted.communes is None:
        localities, provinces = national(), None
    else:
        localities, provinces = places.made_up(wanted.communes, seed), ["LG-2025"]
    apparatus = units.set_up(
        places.of(localities, provinces),
        small=size == "town",
        services=not small,
        one_province=small,
        seed=seed,
    )
    people = crowd.gather(
        apparatus, localities, wanted.people, on, seed, plain=not small
    )
    return Snapshot.of(
        {
            "localities": localities,
            "units": _with_leaders(apparatus),
            "posts": apparatus.posts,
            "people": people.people,
            "tenures": tenures.write(apparatus, people, on, seed),
            "succession": files.succession(apparatus, people, on, seed),
            "discipline": files.discipline(people, on, seed),
            "ratings": files.ratings(people, on, seed),
            "kinship": people.relatives,
            "confidence": files.confidence(apparatus, people, on, seed),
            "assessments": files.assessments(apparatus, people, on, seed),
            "ranks": files.ranks(apparatus.posts),
            "certificates": files.certificates(people, on, seed),
        }
    )


def _with_leaders(apparatus: units.Apparatus) -> pl.DataFrame:
    """In every unit of today as many leaders approved as it has heads and deputies of its own."""
    members = [code for code, title in by_code().items() if title.role == MEMBER]
    leading = apparatus.posts.filter(
        pl.col("closed").is_null(), ~pl.col("title").is_in(members)
    )
    approved = leading.group_by(code="unit").agg(
        approved_leaders=pl.col("own_seats").sum()
    )
    return apparatus.units.join(approved, on="code", how="left", maintain_order="left")
