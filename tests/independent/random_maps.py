"""Small maps with merged, split, renamed and dissolved localities around the reform of 2025."""

from collections.abc import Mapping
from datetime import date
from random import Random

import polars as pl

from luanchuyen.snapshot.tables import BY_NAME
from tests.independent.records import Row

REFORM = date(2025, 7, 1)
RENAMED = date(2023, 3, 1)


def with_all_columns(table: str, row: Mapping[str, object]) -> Row:
    """The row with its blank cells: a mark is no, a list is empty, all else is unknown."""
    blank: Row = {}
    for name, dtype in BY_NAME[table].schema.items():
        blank[name] = {pl.Boolean: False, pl.List: []}.get(dtype.base_type())
    return blank | dict(row)


def localities(random: Random) -> list[Row]:
    """Two or three old provinces, their districts and communes, and what became of them."""
    rows: list[Row] = []
    for name in "ABC"[: random.randint(2, 3)]:
        rows.append(_place(f"T{name}", "Tỉnh"))
        _districts(random, rows, name)
    _merge_provinces(random, rows)
    _reform_communes(random, rows)
    return [with_all_columns("localities", row) for row in rows]


def _place(code: str, level: str, parent: str | None = None, **row: object) -> Row:
    empty: Row = {"valid_from": None, "valid_until": None, "succeeds": []}
    return {
        "code": code,
        "name": code,
        "level": level,
        "parent": parent,
        **empty,
        **row,
    }


def _districts(random: Random, rows: list[Row], name: str) -> None:
    for number in range(random.randint(1, 2)):
        code = f"H{name}{number}"
        if random.random() < 0.25:  # renamed once before it was dissolved
            rows.append(_place(f"{code}c", "Huyện", f"T{name}", valid_until=RENAMED))
            renamed = {"valid_from": RENAMED, "succeeds": [f"{code}c"]}
            rows.append(
                _place(code, "Huyện", f"T{name}", valid_until=REFORM, **renamed)
            )
        else:
            rows.append(_place(code, "Huyện", f"T{name}", valid_until=REFORM))
        for commune in range(random.randint(1, 3)):
            rows.append(_place(f"X{name}{number}{commune}", "Xã", code))


def _merge_provinces(random: Random, rows: list[Row]) -> None:
    """None, a new province out of two, or one that takes in the other and keeps its code."""
    kind = random.choice(("none", "new", "absorbed"))
    one, other = (row for row in rows if row["code"] in ("TA", "TB"))
    if kind == "new":
        one["valid_until"] = other["valid_until"] = REFORM
        rows.append(_place("TN", "Tỉnh", valid_from=REFORM, succeeds=["TA", "TB"]))
    elif kind == "absorbed":
        other["valid_until"] = REFORM
        one["succeeds"] = ["TB"]


def _reform_communes(random: Random, rows: list[Row]) -> None:
    """Some communes stay under their dead district, the others are merged or split."""
    for row in [row for row in rows if row["level"] == "Xã"]:
        fate = random.choice(("stays", "stays", "moved", "split", "dissolved"))
        if fate != "stays":
            row["valid_until"] = REFORM
            _successors(
                random, rows, row["code"], {"moved": 1, "split": 2}.get(fate, 0)
            )


def _successors(random: Random, rows: list[Row], code: str, count: int) -> None:
    province = _province_after(rows, code)
    for number in range(count):
        new = f"N{code}{number}"
        parent = province if random.random() < 0.8 else random.choice(_provinces(rows))
        rows.append(_place(new, "Xã", parent, valid_from=REFORM, succeeds=[code]))
    if count == 1 and random.random() < 0.4:
        gone = [r for r in rows if r["level"] == "Xã" and r["valid_until"] == REFORM]
        rows[-1]["succeeds"] = sorted({code, random.choice(gone)["code"]})


def _provinces(rows: list[Row]) -> list[str]:
    return [r["code"] for r in rows if r["level"] == "Tỉnh" and not r["valid_until"]]


def _province_after(rows: list[Row], code: str) -> str:
    old = f"T{code[1]}"
    return (
        old
        if old in _provinces(rows)
        else _provinces(rows)[-1 if "TN" in _provinces(rows) else 0]
    )
