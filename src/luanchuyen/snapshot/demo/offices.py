"""The offices of a province, a commune and a former district, and the posts in them.

Ranks (Bậc) of communes and of the standing committee are the cells of QĐ 368-QĐ/TW that could be read
(group IV; 0 stands for its group III). The made-up province has a list of its own for the others, marked
`local`; the country leaves those blank.
"""

from dataclasses import dataclass, field

CENTRE = "TW"


@dataclass(frozen=True)
class PostKind:
    """`manager`: above (the committee above), own (the committee here) or unit (the office itself).

    `also` names a post of the same place, "office.post", that the holder holds at the same time.
    `few` are the seats in the smallest size where they differ.
    """

    key: str
    title: str
    name: str
    seats: int = 1
    rank: int | None = None
    manager: str = "own"
    crucial: bool = False
    elected: bool = False
    also: str | None = None
    few: int | None = None
    local: bool = False
    needs: tuple[str | None, str | None, str | None] = ("Đại học", "Trung cấp", None)


@dataclass(frozen=True)
class OfficeKind:
    """`of`: its name ends with the committee's (Tỉnh ủy …) or the place's.

    `joined` are the offices this one was made from on 1/3/2025. `small`: in the smallest size too.
    """

    key: str
    name: str
    bloc: str
    posts: tuple[PostKind, ...] = field(repr=False)
    of: str = "place"
    sector: str | None = None
    joined: tuple[str, ...] = ()
    small: bool = True
    copies: int = 1


_HIGH = ("Đại học", "Cao cấp", "Chuyên viên chính")
_MIDDLE = ("Đại học", "Cao cấp", None)


def _deputies(key: str, title: str, name: str, seats: int, few: int) -> PostKind:
    return PostKind(
        key, title, name, seats, 4, "own", few=few, local=True, needs=_MIDDLE
    )


def _rooms(heads: int, few: int) -> tuple[PostKind, ...]:
    return (
        PostKind("TP", "truong_phong", "Trưởng phòng", heads, 6, "unit", few=few, local=True),
        PostKind("PTP", "pho_truong_phong", "Phó Trưởng phòng", heads + 1, 7, "unit", few=few, local=True),
    )  # fmt: skip


def _board(
    key: str, name: str, head: str = "Trưởng", *, small: bool = True
) -> OfficeKind:
    """A body of the provincial Party committee; its head sits in the standing committee."""
    posts = (
        PostKind("TB", "truong_ban", head, 1, 2, crucial=True, also="TU.UV", local=True, needs=_HIGH),
        _deputies("PTB", "pho_truong_ban", f"Phó {head}", 3, 2),
        *_rooms(4, 2),
    )  # fmt: skip
    return OfficeKind(key, name, "Đảng", posts, of="committee", small=small)


def _department(
    key: str, name: str, *, title: str = "giam_doc_so", small: bool = False, joined: tuple[str, ...] = ()
) -> OfficeKind:  # fmt: skip
    posts = (
        PostKind("GD", title, "Giám đốc", 1, 2, crucial=True, local=True, needs=_HIGH),
        _deputies("PGD", "pho_giam_doc_so", "Phó Giám đốc", 3, 2),
        *_rooms(7, 1),
    )
    return OfficeKind(key, name, "Nhà nước", posts, joined=joined, small=small)


def _vertical(
    key: str, name: str, bloc: str, title: str, head: str, *, manager: str = "above", sector: str | None = None
) -> OfficeKind:  # fmt: skip
    """An office in line with its ministry: no Bậc was found for its posts."""
    posts = (
        PostKind("TT", title, head, crucial=True, manager=manager, needs=_HIGH),
        PostKind("PT", "pho_giam_doc_so", f"Phó {head}", 3, None, few=1, needs=_MIDDLE),
        PostKind("TP", "truong_phong", "Trưởng phòng", 6, None, "unit", few=1),
    )
    return OfficeKind(key, name, bloc, posts, sector=sector)


def _union(key: str, name: str, head: str, *, small: bool = False) -> OfficeKind:
    posts = (
        PostKind(
            "TT", "truong_ctxh", head, 1, 3, elected=True, local=True, needs=_HIGH
        ),
        PostKind(
            "PT",
            "pho_truong_ctxh",
            f"Phó {head}",
            2,
            5,
            elected=True,
            few=1,
            local=True,
        ),
        *_rooms(3, 1),
    )
    return OfficeKind(key, name, "Mặt trận và đoàn thể", posts, small=small)


PROVINCE: tuple[OfficeKind, ...] = (
    OfficeKind(
        "TU", "", "Đảng",
        (
            PostKind("BT", "bi_thu", "Bí thư", manager="above", crucial=True, elected=True, needs=_HIGH),
            PostKind("PBT", "pho_bi_thu", "Phó Bí thư", 3, 0, "above", crucial=True, elected=True, needs=_HIGH),
            PostKind("UV", "uy_vien_btv", "Ủy viên Ban Thường vụ", 6, 1, elected=True, needs=_HIGH),
        ),
        of="committee",
    ),
    _board("BTC", "Ban Tổ chức"),
    _board("BTGDV", "Ban Tuyên giáo và Dân vận"),
    _board("BNC", "Ban Nội chính", small=False),
    _board("VPTU", "Văn phòng", "Chánh"),
    OfficeKind(
        "UBKT", "Ủy ban Kiểm tra", "Đảng",
        (
            PostKind("CN", "chu_nhiem_ubkt", "Chủ nhiệm", 1, 2, crucial=True, elected=True, also="TU.UV", local=True, needs=_HIGH),
            PostKind("PCN", "pho_chu_nhiem_ubkt", "Phó Chủ nhiệm", 3, 4, elected=True, few=2, local=True, needs=_MIDDLE),
            PostKind("UV", "uy_vien_ubkt", "Ủy viên", 5, 5, elected=True, few=3, local=True, needs=_MIDDLE),
            *_rooms(3, 1),
        ),
        of="committee", sector="Kiểm tra",
    ),
    OfficeKind(
        "HDND", "Hội đồng nhân dân", "Nhà nước",
        (
            PostKind("CT", "ct_hdnd", "Chủ tịch HĐND", 1, 0, "above", crucial=True, elected=True, also="TU.PBT", needs=_HIGH),
            PostKind("PCT", "pct_hdnd", "Phó Chủ tịch HĐND", 2, 1, elected=True, few=1, needs=_HIGH),
        ),
    ),
    OfficeKind(
        "UBND", "Ủy ban nhân dân", "Nhà nước",
        (
            PostKind("CT", "ct_ubnd", "Chủ tịch UBND", 1, 0, "above", crucial=True, elected=True, also="TU.PBT", needs=_HIGH),
            PostKind("PCT", "pct_ubnd", "Phó Chủ tịch UBND", 3, 1, crucial=True, elected=True, needs=_HIGH),
        ),
    ),
    _department("VPUB", "Văn phòng UBND"),
    _department("SNV", "Sở Nội vụ", small=True, joined=("Sở Nội vụ (trước hợp nhất)", "Sở Lao động - Thương binh và Xã hội")),
    _department("STC", "Sở Tài chính", title="truong_tai_chinh", small=True, joined=("Sở Tài chính (trước hợp nhất)", "Sở Kế hoạch và Đầu tư")),
    _department("SNNMT", "Sở Nông nghiệp và Môi trường", small=True, joined=("Sở Nông nghiệp và Phát triển nông thôn", "Sở Tài nguyên và Môi trường")),
    _department("SXD", "Sở Xây dựng", small=True, joined=("Sở Xây dựng (trước hợp nhất)", "Sở Giao thông vận tải")),
    _department("SCT", "Sở Công Thương"),
    _department("SGDDT", "Sở Giáo dục và Đào tạo"),
    _department("SYT", "Sở Y tế"),
    _department("SKHCN", "Sở Khoa học và Công nghệ"),
    _department("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
    _department("STP", "Sở Tư pháp"),
    _vertical("TTT", "Thanh tra", "Nhà nước", "chanh_thanh_tra", "Chánh", manager="own", sector="Thanh tra"),
    _vertical("THUE", "Thuế", "Nhà nước", "truong_thue", "Trưởng", manager="own"),
    _vertical("HQ", "Chi cục Hải quan", "Nhà nước", "truong_hai_quan", "Chi cục trưởng"),
    _vertical("TAND", "Tòa án nhân dân", "Nội chính", "chanh_an", "Chánh án"),
    _vertical("VKSND", "Viện kiểm sát nhân dân", "Nội chính", "vien_truong", "Viện trưởng"),
    _vertical("CA", "Công an", "Lực lượng vũ trang", "truong_cong_an", "Giám đốc"),
    OfficeKind(
        "MTTQ", "Ủy ban Mặt trận Tổ quốc", "Mặt trận và đoàn thể",
        (
            PostKind("CT", "ct_mttq", "Chủ tịch UBMTTQ", 1, 2, crucial=True, elected=True, also="TU.UV", local=True, needs=_HIGH),
            PostKind("PCT", "pct_mttq", "Phó Chủ tịch UBMTTQ", 3, 4, elected=True, few=2, local=True),
            *_rooms(3, 1),
        ),
    ),
    _union("TD", "Tỉnh đoàn", "Bí thư", small=True),
    _union("PN", "Hội Liên hiệp Phụ nữ", "Chủ tịch"),
    _union("ND", "Hội Nông dân", "Chủ tịch"),
    _union("LDLD", "Liên đoàn Lao động", "Chủ tịch"),
)  # fmt: skip


def _room(
    key: str, name: str, bloc: str, head: str, of: str, few: int = 1
) -> OfficeKind:
    deputy = f"Phó {head}"
    posts = (
        PostKind("TP", "truong_phong", head, 1, 9),
        PostKind("PTP", "pho_truong_phong", deputy, 2, 10, few=few),
    )
    return OfficeKind(key, name, bloc, posts, of=of)


COMMUNE: tuple[OfficeKind, ...] = (
    OfficeKind(
        "DU", "", "Đảng",
        (
            PostKind("BT", "bi_thu", "Bí thư", 1, 6, "above", crucial=True, elected=True, also="HDND.CT", needs=_MIDDLE),
            PostKind("PBT", "pho_bi_thu", "Phó Bí thư", 2, 7, "above", crucial=True, elected=True, needs=_MIDDLE),
            PostKind("UV", "uy_vien_btv", "Ủy viên Ban Thường vụ", 5, 8, elected=True),
        ),
        of="committee",
    ),
    OfficeKind(
        "BXDD", "Ban Xây dựng Đảng", "Đảng",
        (
            PostKind("TB", "truong_ban", "Trưởng", 1, 8, also="DU.UV"),
            PostKind("PTB", "pho_truong_ban", "Phó Trưởng", 2, 10, few=1),
        ),
        of="committee",
    ),
    OfficeKind(
        "UBKT", "Ủy ban Kiểm tra", "Đảng",
        (
            PostKind("CN", "chu_nhiem_ubkt", "Chủ nhiệm", 1, 8, elected=True, also="DU.UV"),
            PostKind("PCN", "pho_chu_nhiem_ubkt", "Phó Chủ nhiệm", 1, 9, elected=True),
            PostKind("UV", "uy_vien_ubkt", "Ủy viên", 2, 10, elected=True, few=1),
        ),
        of="committee", sector="Kiểm tra",
    ),
    _room("VPDU", "Văn phòng", "Đảng", "Chánh", "committee"),
    OfficeKind(
        "HDND", "Hội đồng nhân dân", "Nhà nước",
        (
            PostKind("CT", "ct_hdnd", "Chủ tịch HĐND", 1, 7, "above", crucial=True, elected=True, needs=_MIDDLE),
            PostKind("PCT", "pct_hdnd", "Phó Chủ tịch HĐND", 1, 8, "above", elected=True, also="DU.UV"),
        ),
    ),
    OfficeKind(
        "UBND", "Ủy ban nhân dân", "Nhà nước",
        (
            PostKind("CT", "ct_ubnd", "Chủ tịch UBND", 1, 7, "above", crucial=True, elected=True, also="DU.PBT", needs=("Đại học", "Cao cấp", "Chuyên viên")),
            PostKind("PCT", "pct_ubnd", "Phó Chủ tịch UBND", 2, 8, "above", elected=True, needs=("Đại học", "Trung cấp", "Chuyên viên")),
        ),
    ),
    _room("VPUB", "Văn phòng HĐND và UBND", "Nhà nước", "Chánh", "place"),
    _room("PKT", "Phòng Kinh tế", "Nhà nước", "Trưởng", "place"),
    _room("PVHXH", "Phòng Văn hóa - Xã hội", "Nhà nước", "Trưởng", "place"),
    OfficeKind(
        "MTTQ", "Ủy ban Mặt trận Tổ quốc", "Mặt trận và đoàn thể",
        (
            PostKind("CT", "ct_mttq", "Chủ tịch UBMTTQ", 1, 8, "above", elected=True, also="DU.UV"),
            PostKind("PCT", "pct_mttq", "Phó Chủ tịch UBMTTQ", 4, 9, elected=True, few=3),
        ),
    ),
    OfficeKind("CA", "Công an", "Lực lượng vũ trang", (PostKind("TT", "truong_cong_an", "Trưởng", 1, None, "above", also="DU.UV"),)),
)  # fmt: skip

# Schools and stations bring the country to its size; the small sizes do without.
SERVICES: tuple[OfficeKind, ...] = (
    OfficeKind(
        "DVC", "Đơn vị sự nghiệp số", "Sự nghiệp",
        (
            PostKind("TP", "truong_phong", "Thủ trưởng", 1, None),
            PostKind("PTP", "pho_truong_phong", "Phó Thủ trưởng", 2, None),
        ),
        copies=21,
    ),
)  # fmt: skip

DISTRICT: tuple[OfficeKind, ...] = (
    OfficeKind(
        "HU", "", "Đảng",
        (
            PostKind("BT", "bi_thu", "Bí thư", manager="above", crucial=True, elected=True, needs=_HIGH),
            PostKind("PBT", "pho_bi_thu", "Phó Bí thư", 2, manager="above", elected=True, needs=_HIGH),
        ),
        of="committee",
    ),
    OfficeKind(
        "UBKT", "Ủy ban Kiểm tra", "Đảng",
        (
            PostKind("CN", "chu_nhiem_ubkt", "Chủ nhiệm", elected=True),
            PostKind("PCN", "pho_chu_nhiem_ubkt", "Phó Chủ nhiệm", 2, elected=True),
            PostKind("UV", "uy_vien_ubkt", "Ủy viên", 3, elected=True),
        ),
        of="committee", sector="Kiểm tra",
    ),
    OfficeKind(
        "UBND", "Ủy ban nhân dân", "Nhà nước",
        (
            PostKind("CT", "ct_ubnd", "Chủ tịch UBND", manager="above", crucial=True, elected=True, needs=_HIGH),
            PostKind("PCT", "pct_ubnd", "Phó Chủ tịch UBND", 2, elected=True),
        ),
    ),
    _room("PNV", "Phòng Nội vụ", "Nhà nước", "Trưởng", "place"),
    _room("PTC", "Phòng Tài chính - Kế hoạch", "Nhà nước", "Trưởng", "place"),
)  # fmt: skip

_UNTIL_2025 = ("DU", "HDND", "UBND", "MTTQ")
FORMER_COMMUNE: tuple[OfficeKind, ...] = tuple(
    kind for kind in COMMUNE if kind.key in _UNTIL_2025
)
