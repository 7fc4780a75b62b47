"""The titles (loại chức danh) a post can have, each with its role in the unit."""

import unicodedata
from dataclasses import dataclass
from functools import cache

HEAD, DEPUTY, MEMBER = "head", "deputy", "member"


@dataclass(frozen=True)
class Title:
    """A kind of post. `names` are the ways offices write it, the usual one first."""

    code: str
    role: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


TITLES: tuple[Title, ...] = (
    Title("bi_thu", HEAD, ("Bí thư",)),
    Title("pho_bi_thu", DEPUTY, ("Phó Bí thư",)),
    Title("uy_vien_btv", MEMBER, ("Ủy viên Ban Thường vụ",)),
    Title("ct_hdnd", HEAD, ("Chủ tịch HĐND",)),
    Title("pct_hdnd", DEPUTY, ("Phó Chủ tịch HĐND",)),
    Title("ct_ubnd", HEAD, ("Chủ tịch UBND",)),
    Title("pct_ubnd", DEPUTY, ("Phó Chủ tịch UBND",)),
    Title("ct_mttq", HEAD, ("Chủ tịch UBMTTQ",)),
    Title("pct_mttq", DEPUTY, ("Phó Chủ tịch UBMTTQ",)),
    Title("chu_nhiem_ubkt", HEAD, ("Chủ nhiệm UBKT",)),
    Title("pho_chu_nhiem_ubkt", DEPUTY, ("Phó Chủ nhiệm UBKT",)),
    Title("uy_vien_ubkt", MEMBER, ("Ủy viên UBKT",)),
    Title(
        "truong_ban",
        HEAD,
        ("Trưởng ban, Chánh văn phòng cấp ủy", "Trưởng ban", "Chánh văn phòng cấp ủy"),
    ),
    Title(
        "pho_truong_ban",
        DEPUTY,
        (
            "Phó Trưởng ban, Phó Chánh văn phòng cấp ủy",
            "Phó Trưởng ban",
            "Phó Chánh văn phòng cấp ủy",
        ),
    ),
    Title("giam_doc_so", HEAD, ("Giám đốc sở và tương đương", "Giám đốc sở")),
    Title(
        "pho_giam_doc_so", DEPUTY, ("Phó Giám đốc sở và tương đương", "Phó Giám đốc sở")
    ),
    Title("truong_phong", HEAD, ("Trưởng phòng, ban, cơ quan", "Trưởng phòng")),
    Title(
        "pho_truong_phong",
        DEPUTY,
        ("Phó Trưởng phòng, ban, cơ quan", "Phó Trưởng phòng"),
    ),
    Title("truong_ctxh", HEAD, ("Trưởng tổ chức chính trị - xã hội",)),
    Title("pho_truong_ctxh", DEPUTY, ("Phó Trưởng tổ chức chính trị - xã hội",)),
    Title("chanh_an", HEAD, ("Chánh án",)),
    Title("vien_truong", HEAD, ("Viện trưởng",)),
    Title("truong_cong_an", HEAD, ("Trưởng công an",)),
    Title("chanh_thanh_tra", HEAD, ("Chánh thanh tra",)),
    Title("truong_thue", HEAD, ("Trưởng thuế",)),
    Title("truong_tai_chinh", HEAD, ("Trưởng tài chính",)),
    Title("truong_hai_quan", HEAD, ("Trưởng hải quan",)),
)


def plain(text: str) -> str:
    """A heading or value as it is compared: NFC, no spaces around, case folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@cache
def by_code() -> dict[str, Title]:
    return {title.code: title for title in TITLES}


@cache
def codes_by_plain_name() -> dict[str, str]:
    """Every accepted way of writing a title, codes included, to its code."""
    return {
        plain(name): title.code
        for title in TITLES
        for name in (title.code, *title.names)
    }
