"""Equal Bậc, and the two-way pairs of Mỹ Hào's plan, III.1.2."""

from datetime import date

from tests.independent.records import Records

TOWN, WARD = "Huyện", "Xã"
PAIRS = {
    "chu_nhiem_ubkt": [("pct_ubnd", TOWN), ("pct_hdnd", TOWN), ("ct_mttq", TOWN)],
    "pho_chu_nhiem_ubkt": [
        ("truong_phong", TOWN),
        ("truong_ban", TOWN),
        ("pho_truong_ctxh", TOWN),
        ("pct_mttq", TOWN),
        ("bi_thu", WARD),
    ],
    "uy_vien_ubkt": [
        ("pho_truong_phong", TOWN),
        ("pho_truong_ban", TOWN),
        ("pho_truong_ctxh", TOWN),
        ("pho_bi_thu", WARD),
        ("ct_ubnd", WARD),
    ],
}


def equal_rank(records: Records, official: str, post: str, day: date) -> bool | None:
    held = records.post_held(official, day)
    here = records.rank(held, day) if held else None
    there = records.rank(post, day)
    return None if here is None or there is None else here == there


def paired_or_equal_rank(
    records: Records, official: str, post: str, day: date
) -> bool | None:
    held = records.post_held(official, day)
    if held is not None and _paired(records, official, held, post):
        return True
    return equal_rank(records, official, post, day)


def _paired(records: Records, official: str, one: str, other: str) -> bool:
    return any(
        _in_table(records, inspection, listed) and _delegate(records, official, listed)
        for inspection, listed in ((one, other), (other, one))
    )


def _in_table(records: Records, inspection: str, listed: str) -> bool:
    if records.unit_of(inspection)["level"] != TOWN:
        return False
    kind = (records.post(listed)["title"], records.unit_of(listed)["level"])
    return kind in PAIRS.get(records.post(inspection)["title"], [])


def _delegate(records: Records, official: str, listed: str) -> bool:
    """Only for Phó Chủ tịch HĐND: a delegate of that very town's council."""
    if records.post(listed)["title"] != "pct_hdnd":
        return True
    council = records.find("people", official)["council"]
    return bool(council == records.unit_of(listed)["locality"])
