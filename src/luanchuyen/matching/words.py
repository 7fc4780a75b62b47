"""What keys of a proposal are called in Vietnamese."""

from collections.abc import Mapping

AIMS: Mapping[str, str] = {
    "must_leave": "Phải chuyển mà ở lại",
    "must_fill": "chỗ phải có người còn trống",
    "quota": "thiếu so với chỉ tiêu",
    "left_open": "chỗ mới trống",
    "changes": "dòng khác với phương án đã thống nhất",
    "moves": "số người chuyển",
    "merit": "điểm ưu tiên",
    "robust": "lượt rơi theo khi có người rút",
    "tie": "số phân định",
}
SHAPES: Mapping[str, str] = {
    "fill": "vào chỗ trống",
    "swap": "đổi chỗ cho nhau",
    "chain": "chuyển nối tiếp",
    "cycle": "chuyển vòng",
}
