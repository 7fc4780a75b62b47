"""Which posts no local may hold, and how long a head may stay, by day and rulebook."""

from datetime import date

from tests.independent.records import Records

NON_LOCAL_GROUND = "non_local"
NINE_HEADS = {
    "bi_thu",
    "ct_ubnd",
    "chanh_an",
    "vien_truong",
    "chanh_thanh_tra",
    "truong_cong_an",
    "truong_tai_chinh",
    "truong_thue",
    "truong_hai_quan",
}
NATIONAL = date(2022, 4, 28)
SECRETARIES = date(2025, 4, 14)
INSPECTORS = date(2025, 10, 31)
MY_HAO = date(2023, 3, 17)


def non_local_post(records: Records, post: str, day: date, rulebook: str) -> bool:
    level = records.unit_of(post)["level"]
    if _on_national_list(records.post(post)["title"], level, day):
        return True
    local = rulebook == "my-hao-2023" and day >= MY_HAO
    return local and level == "Xã" and bool(records.post(post)["key"])


def _on_national_list(title: str, level: str, day: date) -> bool:
    if day < NATIONAL:
        return False
    if title == "chu_nhiem_ubkt":
        return level == "Tỉnh" and day >= INSPECTORS
    return title in NINE_HEADS and level in ("Tỉnh", "Huyện")


def limit_of_terms(records: Records, post: str, day: date, rulebook: str) -> int | None:
    """The fewest head months at which two terms are over; None where no text limits them."""
    title, level = records.post(post)["title"], records.unit_of(post)["level"]
    if rulebook == "my-hao-2023" and day >= MY_HAO and records.role(post) == "head":
        return 96
    if day < NATIONAL:
        return None
    if title == "bi_thu" and level != "Xã" and day >= SECRETARIES:
        return 96
    listed = title in NINE_HEADS and level in ("Tỉnh", "Huyện")
    return 120 if listed else None  # Kết luận 201 adds no one to the limit of terms
