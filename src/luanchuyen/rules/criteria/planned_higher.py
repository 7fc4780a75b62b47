"""Tiêu chí «planned_higher»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Được quy hoạch chức vụ cao hơn chức vụ đang giữ."
NOT_MET = "Không được quy hoạch chức vụ cao hơn chức vụ đang giữ."


def planned_higher(fact: Facts) -> pl.Expr:
    """Có quy hoạch chức vụ cao hơn chức vụ hiện giữ."""
    return fact.planned_higher
