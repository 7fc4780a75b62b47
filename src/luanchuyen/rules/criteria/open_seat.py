"""Tiêu chí «open_seat»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Chức danh dự kiến còn {open_seats} chỗ trống."
NOT_MET = "Chức danh dự kiến không còn chỗ trống."


def open_seat(fact: Facts) -> pl.Expr:
    """Chỉ điều động đến nơi khuyết, thiếu: chức danh phải còn chỗ trống."""
    return fact.open_seats > 0
