"""Tiêu chí «health_certified»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.periods import Months

MET = "Giấy chứng nhận sức khỏe ở tháng thứ {health_months}, chưa quá {months} tháng."
NOT_MET = "Giấy chứng nhận sức khỏe đã ở tháng thứ {health_months}, quá {months} tháng."


def health_certified(fact: Facts, months: Months) -> pl.Expr:
    """Có giấy chứng nhận sức khỏe còn trong thời hạn; giấy cấp sau ngày xét chưa tính."""
    return fact.health_months <= months
