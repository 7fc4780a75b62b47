"""Made-up snapshots kept on disk for the processes that are measured."""

from pathlib import Path

import polars as pl

from luanchuyen.snapshot import demo
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES


def keep(snapshot: Snapshot, folder: Path) -> None:
    """Write every table, to be read in no time by another process."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        snapshot.frame(table.name).write_parquet(folder / f"{table.name}.parquet")


def kept(folder: Path) -> Snapshot:
    """What `keep` has written."""
    return Snapshot(
        **{
            table.name: pl.read_parquet(folder / f"{table.name}.parquet")
            for table in TABLES
        }
    )


def made(size: str, folder: Path) -> Snapshot:
    """The demonstration of a size, made once a run."""
    if not folder.exists():
        keep(demo.make(size), folder)
    return kept(folder)


def cut(snapshot: Snapshot, people: int) -> Snapshot:
    """The first people with all that is recorded of them, and the posts and units that names.

    Units and localities keep what lies above them and what they succeed.
    """
    officials = snapshot.people.head(people)
    known = officials["code"].implode()
    frames = {table.name: snapshot.frame(table.name) for table in TABLES}
    for name, frame in frames.items():
        if "official" in frame.columns:
            frames[name] = frame.filter(pl.col("official").is_in(known))
    frames["kinship"] = frames["kinship"].filter(pl.col("relative").is_in(known))
    named = pl.concat([frames["tenures"]["post"], frames["succession"]["post"]])
    posts = snapshot.posts.filter(pl.col("code").is_in(named.drop_nulls().implode()))
    ranks = snapshot.ranks.filter(pl.col("post").is_in(posts["code"].implode()))
    asked = pl.concat([frames["tenures"]["unit"], posts["unit"], posts["managed_by"]])
    units = _with_all_they_name(snapshot.units, set(asked.drop_nulls()))
    return Snapshot.of(
        frames | {"people": officials, "posts": posts, "ranks": ranks, "units": units}
    )


def _with_all_they_name(units: pl.DataFrame, asked: set[str]) -> pl.DataFrame:
    rows = units.select("code", "parent", "succeeds").iter_rows()
    names = {code: [parent, *succeeds] for code, parent, succeeds in rows}
    wanted: set[str] = set()
    while asked:
        wanted |= asked
        asked = {one for code in asked for one in names[code] if one} - wanted
    return units.filter(pl.col("code").is_in(list(wanted)))
