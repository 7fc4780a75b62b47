"""Tables of a snapshot joined once, so that each question asked of it stays cheap."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
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
    ranks: pl.DataFrame
    map: Map

    def of(self, officials: Iterable[str], posts: Iterable[str] = ()) -> "Prepared":
        """The same with only the rows of these officials, the posts in them and those named.

        Of relatives the tenures come along, to see where they lead.
        """
        codes = sorted(set(officials))
        frames = {
            name: _rows_of(self.snapshot.frame(name), key, codes)
            for name, key in _KEYS_OF_PEOPLE.items()
        }
        kin = _rows_of(self.kin, "official", codes)
        tenures = _rows_of(self.tenures, "official", sorted({*codes, *kin["relative"]}))
        named = {*posts, *tenures["post"], *frames["succession"]["post"]} - {None}
        return replace(
            self,
            snapshot=replace(self.snapshot, **frames),
            posts=_rows_of(self.posts, "post", sorted(named)),
            tenures=tenures,
            kin=kin,
            ranks=_rows_of(self.ranks, "post", sorted(named)),
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
        ranks=_ranks(snapshot),
        map=Map.of(snapshot.localities),
    )


def _posts(snapshot: Snapshot) -> pl.DataFrame:
    """Posts with their title's role and their unit's level, sector, locality and days."""
    codes = pl.Enum([title.code for title in TITLES])  # compared as numbers
    roles = pl.DataFrame(
        {"title": codes.categories, "role": [title.role for title in TITLES]},
        schema_overrides={"title": codes},
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
        .with_columns(pl.col("title").cast(codes))
        .join(roles, on="title", how="left")
        .join(units, on="unit", how="left", maintain_order="left")
    )


def _predecessors(units: pl.DataFrame) -> pl.DataFrame:
    """Columns unit and predecessor: the unit itself and all it succeeds, through others too."""
    itself = units.select(pl.col("code").alias("unit"), predecessor="code")
    heirs = units.filter(pl.col("succeeds").list.len() > 0)
    succeeds = dict(zip(heirs["code"], heirs["succeeds"].to_list(), strict=True))
    rows = [(unit, code) for unit in succeeds for code in _all_before(unit, succeeds)]
    before = pl.DataFrame(rows, schema=itself.schema, orient="row")
    return pl.concat([itself, before])


def _all_before(unit: str, succeeds: Mapping[str, list[str]]) -> list[str]:
    """Units succeeded directly or through others, in order of code."""
    found: set[str] = set()
    waiting = [unit]
    while waiting:
        before = [code for code in succeeds.get(waiting.pop(), []) if code not in found]
        found.update(before)
        waiting.extend(before)
    return sorted(found - {unit})


def _ranks(snapshot: Snapshot) -> pl.DataFrame:
    """Columns post, rank, ranked_from, ranked_until: the post's own rank until its first list begins."""
    own = snapshot.posts.select(pl.col("code").alias("post"), "rank")
    listed = snapshot.ranks.select("post", "rank", pl.col("from").alias("ranked_from"))
    return (
        pl.concat([own, listed], how="diagonal")
        .sort("post", "ranked_from", maintain_order=True)
        .with_columns(ranked_until=pl.col("ranked_from").shift(-1).over("post"))
        .select("post", "rank", "ranked_from", "ranked_until")
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
    rows = snapshot.tenures.with_row_index("row")
    of_posts = rows.drop("unit").join(
        posts.select("post", "unit", "title", "role", "key", "managed_by", *_OF_UNIT),
        on="post",
    )
    elsewhere = rows.filter(pl.col("post").is_null()).join(
        snapshot.units.select(pl.col("code").alias("unit"), *_OF_UNIT),
        on="unit",
        how="left",
    )
    told = pl.concat([of_posts, elsewhere], how="diagonal")
    return (
        told.join(_head_runs(told, predecessors), on="row", how="left")
        .sort("row")
        .drop("row")
    )


_OF_UNIT = ("level", "sector", "locality")


def _head_runs(tenures: pl.DataFrame, predecessors: pl.DataFrame) -> pl.DataFrame:
    """For each main tenure as head, the day its unbroken run began (contract, section 2, head_months).

    The run holds main tenures of the same title in the same unit or one it succeeds; a gap of at
    most 31 days does not break it. Columns: row, head_from.
    """
    heads = tenures.filter((pl.col("role") == HEAD) & ~pl.col("concurrent")).select(
        "row", "official", "title", "unit", "held_from", "held_until"
    )
    again = pl.len().over("official", "title") > 1
    once = heads.filter(~again).select("row", pl.col("held_from").alias("head_from"))
    return pl.concat([once, _joined_runs(heads.filter(again), predecessors)])


def _joined_runs(heads: pl.DataFrame, predecessors: pl.DataFrame) -> pl.DataFrame:
    """The same for those who held the title more than once."""
    earlier = heads.select(
        "official",
        "title",
        pl.col("unit").alias("predecessor"),
        pl.col("held_from").alias("earlier_from"),
        pl.col("held_until").alias("earlier_until"),
    )
    members = (
        heads.join(earlier, on=["official", "title"])
        .filter(pl.col("earlier_from") <= pl.col("held_from"))
        .join(predecessors, on=["unit", "predecessor"], how="semi")
        .sort("row", "earlier_from", descending=[False, True])
    )
    gap = pl.col("earlier_from").shift(1).over("row") - pl.col("earlier_until")
    broken = (gap > LONGEST_GAP).fill_null(False).cast(pl.Int32)
    return (
        members.filter(broken.cum_sum().over("row") == 0)
        .group_by("row")
        .agg(pl.col("earlier_from").min().alias("head_from"))
    )
