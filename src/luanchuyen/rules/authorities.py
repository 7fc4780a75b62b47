"""Who decides, consents or may waive a criterion: keys in rulebooks, words on paper."""

AUTHORITIES: dict[str, str] = {
    "competent_authority": "cấp có thẩm quyền",
    "politburo": "Bộ Chính trị",
    "provincial_standing_committee": "Ban Thường vụ Tỉnh ủy",
    "municipal_standing_committee": "Ban Thường vụ Thành ủy",
    "town_standing_committee": "Ban Thường vụ Thị ủy",
    "managing_authority": "cấp quản lý hai chức danh",
    "provincial_standing_body": "Thường trực Tỉnh ủy",
    "provincial_organisation_commission": "Ban Tổ chức Tỉnh ủy",
    "provincial_state_party_committee": "Ban cán sự đảng Ủy ban nhân dân tỉnh",
}
