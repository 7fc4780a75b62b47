"""Tiêu chí «promising»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Có nhận xét đã ký về năng lực, triển vọng phát triển."
NOT_MET = "Nhận xét đã ký cho thấy không đạt về năng lực, triển vọng."


def promising(fact: Facts) -> pl.Expr:
    """Có năng lực, chiều hướng phát triển tốt theo nhận xét đã ký."""
    return fact.promising
