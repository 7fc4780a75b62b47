"""Tables of a snapshot joined once, so that each question asked of it stays cheap."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import polars as pl

from luanchuyen.snapshot.localities import Map
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.titles import HEAD, TITLES

LONGEST_GAP = pl.duration(days=31)  # contract, section 2: a longer one breaks a run


@dataclass(frozen=True, eq=False)
class Prepared:
    """What facts are computed from; `of` narrows the tables of people to a few officials.

    `all_tenures` is never narrowed: who sits in a post is not a question about the officials asked.
    """

    snapshot: Snapshot
    posts: pl.DataFrame
    tenures: pl.DataFrame
    all_tenures: pl.DataFrame
    predecessors: pl.DataFrame
    kin: pl.DataFrame
    map: Map

    def of(self, officials: Iterable[str]) -> "Prepared":
        """The same with only the rows of these officials; of their relatives, the tenures too."""
        codes = sorted(set(officials))
        frames = {
            name: _rows_of(self.snapshot.frame(name), key, codes)
            for name, key in _KEYS_OF_PEOPLE.items()
        }
        kin = _rows_of(self.kin, "official", codes)
        return replace(
            self,
            snapshot=replace(self.snapshot, **frames),
            kin=kin,
            tenures=_rows_of(
                self.tenures, "official", sorted({*codes, *kin["relative"]})
            ),
        )

    def succeeded_by(self, unit: str) -> list[str]:
        """The unit itself and every unit it succeeds, directly or through others."""
        rows = self.predecessors.filter(pl.col("unit") == unit)
        return [unit, *(code for code in rows["predecessor"] if code != unit)]


_KEYS_OF_PEOPLE = {
    "people": "code",
    "succession": "official",
    "discipline": "official",
    "ratings": "official",
    "confidence": "official",
    "assessments": "official",
    "certificates": "official",
}
_FEW = 64  # below this, cutting slices out of the sorted tables beats a scan


def _rows_of(frame: pl.DataFrame, key: str, codes: list[str]) -> pl.DataFrame:
    if len(codes) > _FEW:
        return frame.filter(pl.col(key).is_in(codes))
    column = frame[key]
    slices = []
    for code in codes:
        first = bisect_left(column, code)
        slices.append(frame.slice(first, bisect_right(column, code, first) - first))
    return pl.concat(slices) if slices else frame.clear()


@lru_cache(maxsize=4)
def prepare(snapshot: Snapshot) -> Prepared:
    """Join what does not depend on the day; kept for the few snapshots in use."""
    posts = _posts(snapshot)
    predecessors = _predecessors(snapshot.units)
    tenures = _tenures(snapshot, posts, predecessors)
    return Prepared(
        snapshot=snapshot,
        posts=posts,
        tenures=tenures,
        all_tenures=tenures,
        predecessors=predecessors,
        kin=_kin(snapshot.kinship),
        map=Map.of(snapshot.localities),
    )


def _posts(snapshot: Snapshot) -> pl.DataFrame:
    """Posts with their title's role and their unit's level, sector, locality and days."""
    roles = pl.DataFrame(
        {
            "title": [title.code for title in TITLES],
            "role": [title.role for title in TITLES],
        }
    )
    units = snapshot.units.select(
        pl.col("code").alias("unit"),
        "level",
        "sector",
        "locality",
        pl.col("valid_from").alias("unit_from"),
        pl.col("valid_until").alias("unit_until"),
    )
    return (
        snapshot.posts.rename({"code": "post"})
        .join(roles, on="title", how="left")
        .join(units, on="unit", how="left", maintain_order="left")
    )


def _predecessors(units: pl.DataFrame) -> pl.DataFrame:
    """Columns unit and predecessor: the unit itself and all it succeeds, through others too."""
    succeeds: dict[str, list[str]] = dict(
        zip(units["code"], units["succeeds"].to_list(), strict=True)
    )
    rows: list[tuple[str, str]] = []
    for unit in succeeds:
        found, waiting = {unit}, [unit]
        while waiting:
            before = [
                code for code in succeeds.get(waiting.pop(), []) if code not in found
            ]
            found.update(before)
            waiting.extend(before)
        rows.extend((unit, code) for code in sorted(found))
    return pl.DataFrame(
        rows, schema={"unit": pl.String, "predecessor": pl.String}, orient="row"
    )


def _kin(kinship: pl.DataFrame) -> pl.DataFrame:
    """Columns official and relative, told both ways whoever declared it."""
    told = kinship.select("official", "relative")
    turned = kinship.select(
        pl.col("relative").alias("official"), pl.col("official").alias("relative")
    )
    return pl.concat([told, turned]).unique().sort("official", "relative")


def _tenures(
    snapshot: Snapshot, posts: pl.DataFrame, predecessors: pl.DataFrame
) -> pl.DataFrame:
    """Tenures with what is told of post and unit, and the first day of each run as head."""
    told = posts.select(
        "post", pl.col("unit").alias("post_unit"), "title", "role", "key", "managed_by"
    )
    places = snapshot.units.select(
        pl.col("code").alias("unit"), "level", "sector", "locality"
    )
    rows = (
        snapshot.tenures.with_row_index("row")
        .join(told, on="post", how="left")
        .with_columns(unit=pl.coalesce("post_unit", "unit"))
        .drop("post_unit")
        .join(places, on="unit", how="left")
    )
    return (
        rows.join(_head_runs(rows, predecessors), on="row", how="left")
        .sort("row")
        .drop("row")
    )


def _head_runs(tenures: pl.DataFrame, predecessors: pl.DataFrame) -> pl.DataFrame:
    """For each main tenure as head, the day its unbroken run began (contract, section 2, head_months).

    The run holds main tenures of the same title in the same unit or one it succeeds; a gap of at
    most 31 days does not break it.
    """
    heads = tenures.filter((pl.col("role") == HEAD) & ~pl.col("concurrent")).select(
        "row", "official", "title", "unit", "held_from", "held_until"
    )
    earlier = heads.rename(
        {
            "unit": "predecessor",
            "held_from": "earlier_from",
            "held_until": "earlier_until",
        }
    ).drop("row")
    members = (
        heads.join(earlier, on=["official", "title"])
        .filter(pl.col("earlier_from") <= pl.col("held_from"))
        .join(predecessors, on=["unit", "predecessor"], how="semi")
        .sort("row", "earlier_from", descending=[False, True])
    )
    gap = pl.col("earlier_from").shift(1).over("row") - pl.col("earlier_until")
    broken = (gap > LONGEST_GAP).fill_null(False).cast(pl.Int32).cum_sum().over(
        "row"
    ) > 0
    return (
        members.filter(~broken)
        .group_by("row")
        .agg(pl.col("earlier_from").min().alias("head_from"))
    )
