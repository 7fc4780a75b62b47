"""Who may waive a criterion: keys in rulebooks, words on paper."""

AUTHORITIES: dict[str, str] = {
    "competent_authority": "cấp có thẩm quyền",
    "politburo": "Bộ Chính trị",
    "provincial_standing_committee": "Ban Thường vụ Tỉnh ủy",
    "municipal_standing_committee": "Ban Thường vụ Thành ủy",
    "town_standing_committee": "Ban Thường vụ Thị ủy",
}
