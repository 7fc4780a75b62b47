"""Where made-up people work: a made-up province for the small sizes, the national map for the country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from luanchuyen.snapshot.demo.dice import Dice
from luanchuyen.snapshot.tables import LOCALITIES

REFORM = date(2025, 7, 1)
# Two syllables make a name for a commune or district.
_FIRST = "An Bình Cẩm Đại Đông Hòa Hương Kim Lộc Mỹ Nam Phú Phước Tam Tân Thanh Thượng Trung Vĩnh Xuân"
_SECOND = "An Cường Đức Giang Hải Hòa Khánh Lâm Long Minh Nghĩa Phong Phúc Quang Sơn Thành Thịnh Tiến Vân Yên"
_SIZES_OF_MERGERS = (2, 3, 2, 1, 3, 2)


@dataclass(frozen=True)
class Places:
    """The map, and the localities that have units, one frame a layer.

    Every frame has `locality, name, province` (the province of today it lies in).
    provinces  also: absorbed (it ended in the merger)
    districts  all ended with the reform; also: under (locality of the province of its time)
    communes   of today; also: district (that of its first old commune), continuing (one old
               commune, whole: its offices went on)
    ended      communes that ended in a merger or split; also: district, heirs
    """

    localities: pl.DataFrame
    provinces: pl.DataFrame
    districts: pl.DataFrame
    communes: pl.DataFrame
    ended: pl.DataFrame


def of(localities: pl.DataFrame, provinces: list[str] | None = None) -> Places:
    """Read the layers from a map; only of the provinces of today that are named, if any are."""
    now = localities.filter(pl.col("valid_until").is_null())
    today = now.filter(level="Tỉnh")
    if provinces is not None:
        today = today.filter(pl.col("code").is_in(provinces))
    merged = today.explode("succeeds").join(
        localities.select("name", succeeds="code"),
        on="succeeds",
        how="inner",
        suffix="_old",
    )
    became = pl.concat(
        [
            merged.select(old="succeeds", province="code"),
            today.select(old="code", province="code"),
        ]
    )
    gone = merged.filter(pl.col("name") != pl.col("name_old"))
    layers = pl.concat(
        [
            today.select("name", locality="code", province="code", absorbed=False),
            gone.select(
                name="name_old", locality="succeeds", province="code", absorbed=True
            ),
        ]
    )
    districts = localities.filter(level="Huyện").join(
        became, left_on="parent", right_on="old"
    )
    communes, ended = _communes(localities, now.filter(level="Xã"), today)
    return Places(
        localities,
        layers.sort("locality"),
        districts.select("name", "province", locality="code", under="parent").sort(
            "locality"
        ),
        communes.sort("locality"),
        ended.join(
            districts.select(district="code", province="province"), on="district"
        ).sort("locality"),
    )


def _communes(
    localities: pl.DataFrame, now: pl.DataFrame, today: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    lines = now.explode("succeeds").select("code", old="succeeds")
    heirs = lines.group_by("old").agg(heirs=pl.col("code").sort())
    whole = heirs.filter(pl.col("heirs").list.len() == 1).select(
        pl.col("old"), code=pl.col("heirs").list.first()
    )
    alone = lines.filter(pl.len().over("code") == 1).join(whole, on=["old", "code"])
    communes = now.join(
        today.select("code"), left_on="parent", right_on="code", how="semi"
    )
    communes = communes.join(_districts(lines, localities), on="code")
    ended = (
        localities.filter(level="Xã")
        .join(heirs, left_on="code", right_on="old")
        .join(alone, left_on="code", right_on="old", how="anti")
    )
    return (
        communes.select(
            "name",
            "district",
            locality="code",
            province="parent",
            continuing=pl.col("code").is_in(alone["code"].implode()),
        ),
        ended.select("name", "heirs", locality="code", district="parent"),
    )


def _districts(lines: pl.DataFrame, localities: pl.DataFrame) -> pl.DataFrame:
    """The former district of each commune; an island commune was one itself."""
    olds = localities.select("level", "parent", old="code")
    own = pl.when(level="Huyện").then("old").otherwise("parent")
    found = lines.join(olds, on="old").sort("code", "old")
    return found.group_by("code", maintain_order=True).agg(district=own.first())


def made_up(communes: int, seed: int) -> pl.DataFrame:
    """A province of so many communes that absorbed its neighbour on 1/7/2025, and one left as it was."""
    dice = Dice(seed, "places")
    names = iter(_names(dice))
    districts = max(3, communes // 5)
    rows = [
        _row("LG", "Tỉnh Lạc Giang", "Tỉnh", None, until=REFORM),
        _row("VH", "Tỉnh Vân Hải", "Tỉnh", None, until=REFORM),
        _row(
            "LG-2025",
            "Tỉnh Lạc Giang",
            "Tỉnh",
            None,
            first=REFORM,
            succeeds=["LG", "VH"],
        ),
        _row("DS", "Tỉnh Đông Sa", "Tỉnh", None),
    ]
    share = [
        communes // districts + (at < communes % districts) for at in range(districts)
    ]
    for at, count in enumerate(share, start=1):
        under = "VH" if at > districts * 2 / 3 else "LG"
        rows += _district(f"H{at:02}", under, "LG-2025", count, names)
    rows += _district(f"H{districts + 1:02}", "DS", "DS", 3, names)
    return pl.DataFrame(rows, schema=LOCALITIES.schema)


def _names(dice: Dice) -> list[str]:
    every = [
        f"{one} {two}"
        for one in _FIRST.split()
        for two in _SECOND.split()
        if one != two
    ]
    return [every[at] for at in dice.order(len(every))]


def _district(
    code: str, under: str, province: str, communes: int, names: Iterator[str]
) -> list[dict[str, object]]:
    """A district that ended, its old communes, and the communes they were merged into.

    The first goes on as it was; the last also took a part of the second's first, thereby split.
    """
    rows = [_row(code, f"Huyện {next(names)}", "Huyện", under, until=REFORM)]
    number = 0
    divided = ""
    for at in range(communes):
        merged = []
        for _ in range(_SIZES_OF_MERGERS[(at + len(code)) % len(_SIZES_OF_MERGERS)]):
            number += 1
            merged.append(f"X{code[1:]}{number:02}")
        kind = "Phường" if at == 0 else "Xã"
        olds = [
            _row(old, f"{kind} {next(names)}", "Xã", code, until=REFORM)
            for old in merged
        ]
        divided = merged[0] if at == 1 else divided
        name = str(olds[0]["name"])
        parts = [divided, *merged] if at == communes - 1 and at > 1 else merged
        new = _row(
            f"{merged[0]}-2025", name, "Xã", province, first=REFORM, succeeds=parts
        )
        rows += [*olds, new]
    return rows


def _row(
    code: str,
    name: str,
    level: str,
    parent: str | None,
    *,
    first: date | None = None,
    until: date | None = None,
    succeeds: list[str] | None = None,
) -> dict[str, object]:
    return {
        "code": code,
        "name": name,
        "level": level,
        "parent": parent,
        "valid_from": first,
        "valid_until": until,
        "succeeds": succeeds or [],
    }
