"""What both sides are asked: a snapshot, its day and a committee for each seed."""

from datetime import date

from tests.independent.random_snapshots import DAYS, tables
from tests.independent.records import Records

SEEDS = range(56)
NATIONAL = "qd-65-2022"
LOCAL = ("lam-dong-2017", "dong-ha-2021", "my-hao-2023")
ASKED_POSTS = 4


def given(seed: int) -> tuple[Records, date]:
    day = DAYS[seed % len(DAYS)]
    return Records(tables(seed, day)), day


def committee_of(seed: int, records: Records) -> str | None:
    """Two seeds of three ask for the whole; the rest for one manager."""
    units = records.tables["units"]
    return None if seed % 3 else str(units[seed // 3 % len(units)]["code"])


def posts_of(records: Records) -> list[str]:
    return [post["code"] for post in records.tables["posts"]][-ASKED_POSTS:]
