"""Plans nobody can be asked, each with a word of the sentence that says why (issue 3, contract section 5).

They are of the town below: P4 is a second post of the unit in which A works.
"""

from luanchuyen.snapshot.snapshot import Snapshot
from tests.matching.town import HEAD, POSTS, town


def facts() -> Snapshot:
    return town(POSTS | {"P4": "U1"})


BAD_PLANS = {
    "cấp ủy lạ": (HEAD.replace(": CU", ": ZZ"), "«ZZ»"),
    "cán bộ lạ": (HEAD + "must_leave: [ZZ]\n", "không có cán bộ mã «ZZ»"),
    "chức danh lạ": (HEAD + "must_fill: [ZZ]\n", "không có chức danh mã «ZZ»"),
    "ấn định người lạ": (
        HEAD + "pin: [{official: ZZ, post: P3}]\n",
        "không có cán bộ mã «ZZ»",
    ),
    "ấn định vào chỗ lạ": (
        HEAD + "pin: [{official: A, post: ZZ}]\n",
        "không có chức danh mã «ZZ»",
    ),
    "trái điều kiện bắt buộc": (
        HEAD + "pin: [{official: A, post: P4, waiver: Cần}]\n",
        "điều kiện bắt buộc, không ai được miễn",
    ),
    "một người hai nơi": (
        HEAD + "pin: [{official: A, post: P2}, {official: A, post: P3}]\n",
        "mỗi cán bộ chỉ được ấn định một chức danh",
    ),
    "hai người một chỗ": (
        HEAD + "pin: [{official: A, post: P3}, {official: B, post: P3}]\n",
        "2 người được ấn định vào chức danh có 1 chỗ",
    ),
    "vừa ấn định vừa cấm": (
        HEAD + "pin: [{official: A, post: P3}]\nforbid: [{official: A}]\n",
        "bỏ một trong hai",
    ),
    "nhiệm kỳ đã qua": (HEAD + "term: 2015-2020\n", "nhiệm kỳ 2015-2020 đã qua"),
    "nhiệm kỳ ngược": (HEAD + "term: 2030-2025\n", "không phải một nhiệm kỳ"),
    "chỉ tiêu âm": (
        HEAD + "quotas: [{id: inspectors_out, at_least: -1}]\n",
        "«at_least» cần một số nguyên từ 0, không phải «-1»",
    ),
    "chỉ tiêu lạ": (
        HEAD + "quotas: [{id: la_lung, at_least: 1}]\n",
        "không có chỉ tiêu «la_lung»",
    ),
    "số người âm": (HEAD + "max_moves: -1\n", "cần một số nguyên từ 0"),
    "tỷ lệ âm": (HEAD + "max_share_leaving: -0.2\n", "cần một số từ 0 đến 1"),
}
