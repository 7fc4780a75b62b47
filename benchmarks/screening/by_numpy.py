"""The same twenty-five conditions written by hand on plain arrays: yes or no, nothing unknown."""

import numpy as np

from benchmarks.screening.columns import TITLE_CODES, Arrays
from luanchuyen.snapshot.tables import LEVELS, RATINGS

FEMALE = 1
PROVINCE, DISTRICT, COMMUNE = (LEVELS.index(level) for level in LEVELS[1:])


def _listed(*titles: str) -> np.ndarray:
    return np.isin(np.array(TITLE_CODES), titles)


NON_LOCAL = _listed(
    "bi_thu", "ct_ubnd", "chanh_an", "vien_truong", "chanh_thanh_tra",
    "truong_cong_an", "truong_tai_chinh", "truong_thue", "truong_hai_quan",
)  # fmt: skip
NON_LOCAL_KL_201 = _listed("ct_ubnd", "chu_nhiem_ubkt", "chanh_thanh_tra")
KEY_IN_COMMUNES = _listed("bi_thu", "pho_bi_thu", "ct_hdnd", "ct_ubnd")
SPECIAL = _listed("pct_ubnd")
FLOOR = RATINGS.index("Hoàn thành")


def judge(facts: Arrays) -> list[np.ndarray]:
    """An array a condition, in the order of `ours.CHOSEN`, then whether all hold."""
    title, level = facts["target_title"], facts["target_level"]
    months_left, rotating = facts["months_to_retirement"], facts["on_rotation"]
    local = facts["local_to"]
    met = [
        facts["in_committee"],
        facts["planned"],
        facts["non_local_post"] & facts["held_local"],
        facts["planned"],
        facts["planned_higher"],
        facts["age"] < np.where(facts["sex"] == FEMALE, np.int8(45), np.int8(47)),
        months_left >= 120,
        months_left >= 60,
        ~rotating | (facts["months_in_post"] >= 36),
        ~rotating | (facts["months_in_post"] <= 60),
        ~facts["disciplined"],
        ~facts["under_proceedings"],
        (facts["last_rating"] >= FLOOR)
        & (facts["low_confidence"] <= 0.5)
        & ~facts["found_wanting"],
        facts["promising"],
        facts["health_months"] <= 6,
        facts["relatives_declared"],
        facts["target_unit"] != facts["held_unit"],
        (facts["held_level"] == DISTRICT) & (level == COMMUNE) & KEY_IN_COMMUNES[title],
        facts["equivalent_pair"] | (facts["target_rank"] == facts["held_rank"]),
        (facts["degree"] >= facts["min_degree"])
        & (facts["theory"] >= facts["min_theory"])
        & (facts["state_management"] >= facts["min_state_management"]),
        ~(NON_LOCAL[title] & ((level == PROVINCE) | (level == DISTRICT)) & local),
        ~(NON_LOCAL_KL_201[title] & (level == PROVINCE) & local),
        ~facts["relatives_there"],
        ~(SPECIAL[title] & (level == COMMUNE)),
        facts["open_seats"] > 0,
    ]
    return [*met, _all(met)]


def _all(met: list[np.ndarray]) -> np.ndarray:
    every = met[0].copy()
    for one in met[1:]:
        every &= one
    return every
