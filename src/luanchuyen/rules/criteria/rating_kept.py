"""Tiêu chí «rating_kept»."""

from typing import Literal

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

Rating = Literal[
    "Không hoàn thành", "Hoàn thành", "Hoàn thành tốt", "Hoàn thành xuất sắc"
]

MET = "Xếp loại gần nhất {last_rating}; không có kết quả cho thấy uy tín, năng lực giảm sút."
NOT_MET = "Uy tín hoặc năng lực giảm sút: xếp loại gần nhất {last_rating} (cần từ {floor}), tỷ lệ tín nhiệm thấp {low_confidence}, hoặc có nhận xét không đạt."


def rating_kept(fact: Facts, floor: Rating, low_confidence: float) -> pl.Expr:
    """Không luân chuyển cán bộ uy tín giảm sút, không bảo đảm tiêu chuẩn về phẩm chất, năng lực."""
    lost = fact.confidence_voted & (fact.low_confidence > low_confidence)
    return (fact.last_rating >= floor) & ~lost & ~fact.found_wanting
