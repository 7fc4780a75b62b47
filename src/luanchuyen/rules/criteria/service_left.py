"""Tiêu chí «service_left»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.periods import Months

MET = "Còn {months_to_retirement} tháng công tác; cần ít nhất {months} tháng."
NOT_MET = "Chỉ còn {months_to_retirement} tháng công tác; cần ít nhất {months} tháng."


def service_left(fact: Facts, months: Months) -> pl.Expr:
    """Còn đủ thời gian công tác tính từ thời điểm luân chuyển."""
    return fact.months_to_retirement >= months
