"""Writes the shipped map from the PyPI package vietnamadminunits 1.0.4 (MIT), by hand and never at run time.

    python -m venv venv && venv/bin/pip install vietnamadminunits==1.0.4
    python scripts/make_localities.py venv/lib/python3.11/site-packages/vietnamadminunits/data

How the codes are made and what the source does not know: docs/explanation/map.md.
"""

import csv
import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

REFORM = "2025-07-01"
TARGET = Path(__file__).parents[1] / "src/luanchuyen/snapshot/data/localities.csv"


class Row(NamedTuple):
    code: str
    name: str
    level: str
    parent: str
    valid_from: str
    valid_until: str
    succeeds: str


class Source(NamedTuple):
    """Old and new units as the package lists them; `becomes` leads from old keys to new ones."""

    old: list[dict[str, Any]]
    new: list[dict[str, Any]]
    provinces: dict[str, list[str]]
    becomes: dict[str, set[tuple[str, str]]]


def read(folder: Path) -> Source:
    database = sqlite3.connect(folder / "dataset.db")
    database.row_factory = sqlite3.Row
    conversion = json.loads((folder / "converter_2025.json").read_text("utf-8"))
    return Source(
        [dict(row) for row in database.execute("select * from admin_units_legacy")],
        [dict(row) for row in database.execute("select * from admin_units")],
        conversion["DICT_PROVINCE"],
        _successions(conversion),
    )


def _successions(conversion: dict[str, Any]) -> dict[str, set[tuple[str, str]]]:
    becomes: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for province, communes in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            for old in olds:
                becomes[old].add((province, commune))
    for province, divided in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, communes in divided.items():
            becomes[old] |= {(province, commune["newWardKey"]) for commune in communes}
    return becomes


def rows(source: Source) -> Iterator[Row]:
    yield from _provinces(source)
    yield from _old_districts_and_communes(source)
    yield from _new_communes(source)


def _province_code(source: Source, key: str, official: str) -> str:
    """A province that absorbed another is a new locality; one left as it was stays the same."""
    return f"T{official}" + ("-2025" if len(source.provinces[key]) > 1 else "")


def _goes_on(source: Source, key: str) -> bool:
    return source.provinces.get(key) == [key]


def _provinces(source: Source) -> Iterator[Row]:
    olds = {unit["provinceKey"]: unit for unit in source.old}
    for key, unit in olds.items():
        until = "" if _goes_on(source, key) else REFORM
        yield Row(
            f"T{unit['provinceCode']}", unit["province"], "Tỉnh", "", "", until, ""
        )
    for key, unit in {unit["provinceKey"]: unit for unit in source.new}.items():
        if not _goes_on(source, key):
            code = _province_code(source, key, unit["provinceCode"])
            merged = sorted(
                f"T{olds[old]['provinceCode']}" for old in source.provinces[key]
            )
            yield Row(code, unit["province"], "Tỉnh", "", REFORM, "", ";".join(merged))


def _old_code(unit: dict[str, Any]) -> str:
    """Of the commune; five island districts had none."""
    return f"X{unit['wardCode']}" if unit["wardCode"] else f"H{unit['districtCode']}"


def _old_districts_and_communes(source: Source) -> Iterator[Row]:
    for code, unit in {unit["districtCode"]: unit for unit in source.old}.items():
        above = f"T{unit['provinceCode']}"
        yield Row(f"H{code}", unit["district"], "Huyện", above, "", REFORM, "")
    for unit in source.old:
        if unit["wardCode"]:
            above = f"H{unit['districtCode']}"
            yield Row(_old_code(unit), unit["ward"], "Xã", above, "", REFORM, "")


def _new_communes(source: Source) -> Iterator[Row]:
    came_from: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in source.old:
        key = f"{unit['provinceKey']}_{unit['districtKey']}_{unit['wardKey'] or ''}"
        for successor in source.becomes[key]:
            came_from[successor].append(_old_code(unit))
    for unit in source.new:
        yield Row(
            f"X{unit['wardCode']}-2025",
            unit["ward"],
            "Xã",
            _province_code(source, unit["provinceKey"], unit["provinceCode"]),
            REFORM,
            "",
            ";".join(sorted(came_from[unit["provinceKey"], unit["wardKey"]])),
        )


def main(folder: str) -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(sorted(rows(read(Path(folder)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
