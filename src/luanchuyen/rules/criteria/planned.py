"""Tiêu chí «planned»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Có trong quy hoạch."
NOT_MET = "Không có trong quy hoạch còn hiệu lực."


def planned(fact: Facts) -> pl.Expr:
    """Cán bộ luân chuyển phải trong quy hoạch."""
    return fact.planned
