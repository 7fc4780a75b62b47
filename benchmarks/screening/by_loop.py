"""The same twenty-five conditions in a plain loop over dictionaries."""

from collections.abc import Iterable, Mapping
from typing import Any

from luanchuyen.snapshot.tables import DEGREES, RATINGS, STATE_MANAGEMENT, THEORY

Row = Mapping[str, Any]
AT_LEAST_DONE = RATINGS[1:]
NON_LOCAL = {
    "bi_thu", "ct_ubnd", "chanh_an", "vien_truong", "chanh_thanh_tra",
    "truong_cong_an", "truong_tai_chinh", "truong_thue", "truong_hai_quan",
}  # fmt: skip
NON_LOCAL_KL_201 = {"ct_ubnd", "chu_nhiem_ubkt", "chanh_thanh_tra"}
KEY_IN_COMMUNES = {"bi_thu", "pho_bi_thu", "ct_hdnd", "ct_ubnd"}


def judge(rows: Iterable[Row]) -> list[list[bool]]:
    """For each row whether each condition is met, in the order of `ours.CHOSEN`, then all."""
    found = []
    for row in rows:
        met = _one(row)
        found.append([*met, all(met)])
    return found


def _one(row: Row) -> list[bool]:
    age, left, stayed = row["age"], row["months_to_retirement"], row["months_in_post"]
    title, level, health = (
        row["target_title"],
        row["target_level"],
        row["health_months"],
    )
    return [
        row["in_committee"],
        row["planned"],
        row["non_local_post"] and row["held_local"] is True,
        row["planned"],
        row["planned_higher"] is True,
        age is not None and age < (45 if row["sex"] == "Nữ" else 47),
        left is not None and left >= 120,
        left is not None and left >= 60,
        not row["on_rotation"] or stayed >= 36,
        not row["on_rotation"] or stayed <= 60,
        not row["disciplined"],
        not row["under_proceedings"],
        row["last_rating"] in AT_LEAST_DONE
        and not (row["confidence_voted"] and row["low_confidence"] > 0.5)
        and not row["found_wanting"],
        row["promising"] is True,
        health is not None and health <= 6,
        row["relatives_declared"] is True,
        row["held_unit"] is not None and row["target_unit"] != row["held_unit"],
        row["held_level"] == "Huyện" and level == "Xã" and title in KEY_IN_COMMUNES,
        row["equivalent_pair"]
        or (row["target_rank"] is not None and row["target_rank"] == row["held_rank"]),
        all(_reaches(row, *one) for one in _STANDARDS),
        not (title in NON_LOCAL and level in ("Tỉnh", "Huyện"))
        or row["local_to"] is False,
        not (title in NON_LOCAL_KL_201 and level == "Tỉnh") or row["local_to"] is False,
        not row["relatives_there"],
        not (title == "pct_ubnd" and level == "Xã"),
        row["open_seats"] > 0,
    ]


_STANDARDS = tuple(
    (name, {word: place for place, word in enumerate(words)})
    for name, words in (
        ("degree", DEGREES),
        ("theory", THEORY),
        ("state_management", STATE_MANAGEMENT),
    )
)


def _reaches(row: Row, name: str, place: Mapping[str, int]) -> bool:
    asked, held = row[f"min_{name}"], row[name]
    return asked is None or (held is not None and place[held] >= place[asked])
