"""Tiêu chí «kinship_declared»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Đã kê khai quan hệ gia đình."
NOT_MET = "Chưa kê khai quan hệ gia đình."


def kinship_declared(fact: Facts) -> pl.Expr:
    """Đã kê khai quan hệ gia đình; không có dòng nào thì chưa thể kết luận."""
    return fact.relatives_declared
