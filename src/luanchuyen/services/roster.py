"""The roster: every official in Vietnamese order, with the form of the name that is searched in."""

from functools import lru_cache

import polars as pl

from luanchuyen.services import frozen, names, snapshots
from luanchuyen.services.snapshots import Revision
from luanchuyen.snapshot.snapshot import Snapshot

_ROSTER = "roster"
_SCHEMAS = {_ROSTER: pl.Schema({"code": pl.String(), "name": pl.String()})}


@lru_cache(maxsize=1)
def of(state: Revision) -> pl.DataFrame:
    """Columns code and name (folded) at a state of the data, read or made once by a process."""
    if kept := frozen.load(state.fingerprint, _SCHEMAS):
        return kept[_ROSTER]
    made = make(snapshots.take())
    frozen.keep(state.fingerprint, {_ROSTER: made})
    return made


def make(snapshot: Snapshot) -> pl.DataFrame:
    given = snapshot.people["name"]
    return (
        snapshot.people.select(
            "code",
            pl.Series("name", map(names.fold, given), dtype=pl.String),
            pl.Series("order", map(names.sort_key, given), dtype=pl.Binary),
        )
        .sort("order", "code")
        .drop("order")
    )
