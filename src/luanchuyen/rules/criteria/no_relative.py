"""Tiêu chí «no_relative»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Không có người thân đã kê khai giữ chức lãnh đạo ở đơn vị đến."
NOT_MET = "Có người thân giữ chức cấp trưởng hoặc cấp phó ở đơn vị đến."


def no_relative(fact: Facts) -> pl.Expr:
    """Không có người thân cùng làm lãnh đạo trong một đơn vị."""
    return ~fact.relatives_there
