"""The ten shared criteria by openfisca-core in an environment of its own, and by us."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import polars as pl

from benchmarks.environments import environment_with
from benchmarks.measuring import Timing, in_own_process, joined
from benchmarks.screening import ours
from benchmarks.screening.answers import checksum
from benchmarks.screening.columns import Columns
from luanchuyen.rules.rulebook import Rule
from luanchuyen.rules.screening import expression
from luanchuyen.snapshot.tables import SEXES

VERSION = "openfisca-core==46.0.1"
PEER = Path(__file__).with_name("openfisca_peer.py")
FACTS = (
    "sex", "age", "months_to_retirement", "months_in_post", "open_seats",
    "in_committee", "planned", "on_rotation",
    "disciplined", "under_proceedings", "promising",
)  # fmt: skip


def measure(columns: Columns, rounds: int) -> dict[str, Timing]:
    """Seconds of both with and without loading, in turn; AssertionError where they disagree."""
    arrays = {name: columns.arrays[name] for name in FACTS}
    rules = ours.shared_rules()
    theirs: list[dict[str, Any]] = []
    mine: list[dict[str, Timing]] = []
    with environment_with(VERSION) as python, TemporaryDirectory() as folder:
        for name, values in arrays.items():
            np.save(Path(folder, f"{name}.npy"), values)
        for _ in range(rounds):
            theirs.append(in_own_process([python, str(PEER), folder]))
            mine.append(_ours(arrays, rules))
    expected = checksum(_judged(_loaded(arrays), rules))
    assert all(one["checksum"] == expected for one in theirs), "OpenFisca disagrees"
    return {
        "theirs": joined([Timing(*one["judging"]) for one in theirs]),
        "theirs with loading": joined([Timing(*one["both"]) for one in theirs]),
        "ours": joined([one["judging"] for one in mine]),
        "ours with loading": joined([one["both"] for one in mine]),
    }


def _ours(arrays: dict[str, np.ndarray], rules: list[Rule]) -> dict[str, Timing]:
    """One round after an untimed one, as the peer does it."""
    _judged(_loaded(arrays), rules)
    clock, processor = time.perf_counter(), time.process_time()
    frame = _loaded(arrays)
    ready, used = time.perf_counter(), time.process_time()
    _judged(frame, rules)
    done, spent = time.perf_counter(), time.process_time()
    return {
        "judging": Timing([done - ready], [spent - used]),
        "both": Timing([done - clock], [spent - processor]),
    }


def _loaded(arrays: dict[str, np.ndarray]) -> pl.DataFrame:
    """The arrays as fact columns; a word the product keeps by its number gets its word back."""
    words = pl.Series(SEXES, dtype=pl.Enum(SEXES))
    return pl.DataFrame(dict(arrays)).with_columns(sex=words.gather(arrays["sex"]))


def _judged(frame: pl.DataFrame, rules: list[Rule]) -> pl.DataFrame:
    """The ten alone: the peer is not asked for the outcome over all."""
    return frame.select(expression(one).alias(one.column) for one in rules)
