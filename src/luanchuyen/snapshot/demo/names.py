"""Names of people who do not exist: family, middle and given name, in that order."""

import numpy as np
import polars as pl

from luanchuyen.snapshot.demo.dice import Dice, Flags, Ints, Words

_FAMILIES = {
    "Nguyễn": 31.5, "Trần": 10.9, "Lê": 8.9, "Phạm": 5.9, "Hoàng": 4.1, "Huỳnh": 3.4,
    "Võ": 2.6, "Vũ": 2.4, "Phan": 2.8, "Trương": 2.2, "Bùi": 2.1, "Đặng": 2.1, "Đỗ": 1.9,
    "Ngô": 1.7, "Hồ": 1.5, "Dương": 1.4, "Đinh": 1.0, "Lý": 0.9, "Đào": 0.9, "Đoàn": 0.8,
    "Lương": 0.8, "Mai": 0.7, "Trịnh": 0.7, "Hà": 0.7, "Cao": 0.6, "Tạ": 0.5, "Tô": 0.5,
    "Lưu": 0.5, "Vương": 0.3, "Thái": 0.3, "Quách": 0.2, "Nông": 0.2, "Ma": 0.2, "Lò": 0.2,
}  # fmt: skip

_MIDDLES = {
    "Nam": "Văn Văn Văn Đức Hữu Quang Minh Xuân Công Đình Thanh Ngọc Quốc Trọng Duy Mạnh Thế Anh",
    "Nữ": "Thị Thị Thị Thị_Thu Thị_Ngọc Thị_Thanh Thị_Hồng Thu Ngọc Thanh Kim Bích Phương Minh",
}
_GIVEN = {
    "Nam": "An Bình Bảo Chiến Chung Công Cường Dũng Duy Dương Đạt Đông Đức Giang Hà Hải Hiếu Hiệp"
    " Hòa Hoàn Hùng Huy Hưng Khải Khánh Khoa Kiên Lâm Long Lợi Mạnh Minh Nam Nghĩa Nhân Phong Phú"
    " Phúc Quang Quân Sơn Tài Tâm Thái Thành Thắng Thịnh Thuận Tiến Toàn Trung Trường Tuấn Tùng"
    " Việt Vinh Vũ",
    "Nữ": "An Anh Bình Chi Diệp Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hòa Hồng Huệ Hương Khánh Lan"
    " Liên Linh Loan Mai Minh My Nga Ngân Ngọc Nhung Oanh Phương Quyên Tâm Thảo Thanh Thu Thủy Thúy"
    " Trang Tuyết Vân Xuân Yến",
}
# On the real map nobody may be taken for a holder of the real office: all are named after
# weather, land, plants and birds.
_PLAIN_GIVEN = (
    "Mưa Nắng Gió Mây Sương Suối Sông Biển Núi Đồi Đá Cát Sỏi Đất Lúa Ngô Khoai Sắn Sen Súng Cúc"
    " Đào Mận Mơ Tre Dừa Cau Trầu Sim Cỏ Rơm Én Sếu Cò Vạc Trăng Sao Nhạn Ráng Bãi Bến Đò Lá"
)


def make(women: Flags, kin: Ints, seed: int, *, plain: bool) -> pl.Series:
    """A full name for each person.

    `kin` gives the person whose family name one shares (oneself for most); `plain` names people after
    things, for the size on the real map.
    """
    dice = Dice(seed, "names")
    families = dice.weighted(len(women), list(_FAMILIES.values()))[kin]
    parts = [_words(list(_FAMILIES), families)]
    for by_sex in (_MIDDLES, _GIVEN):
        options = {sex: words.split() for sex, words in by_sex.items()}
        if plain and by_sex is _GIVEN:
            options = dict.fromkeys(options, _PLAIN_GIVEN.split())
        men = _drawn(options["Nam"], len(women), dice)
        parts.append(np.where(women, _drawn(options["Nữ"], len(women), dice), men))
    columns = [pl.Series(str(at), part, pl.String) for at, part in enumerate(parts)]
    full = pl.DataFrame(columns).select(pl.concat_str(pl.all(), separator=" "))
    return full.to_series().str.replace_all("_", " ").alias("name")


def _words(options: list[str], at: Ints) -> Words:
    return np.array(options, dtype=object)[at]


def _drawn(options: list[str], count: int, dice: Dice) -> Words:
    return _words(options, dice.weighted(count, [1.0] * len(options)))
