"""Tiêu chí «special_case_only»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Chức danh dự kiến không thuộc diện chỉ xét trường hợp đặc biệt."
NOT_MET = "Chức danh dự kiến chỉ được xét trong trường hợp đặc biệt."


def special_case_only(fact: Facts, titles: list[str], levels: list[str]) -> pl.Expr:
    """Chức danh chỉ bố trí trong trường hợp đặc biệt do cấp có thẩm quyền quyết định."""
    return ~(fact.target_title.is_in(titles) & fact.target_level.is_in(levels))
