"""Tiêu chí «health_certified»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.periods import Months

MET = "Giấy chứng nhận sức khỏe cấp ngày {health_on}, chưa quá {months} tháng."
NOT_MET = "Giấy chứng nhận sức khỏe cấp ngày {health_on} đã quá {months} tháng."


def health_certified(fact: Facts, months: Months) -> pl.Expr:
    """Có giấy chứng nhận sức khỏe còn trong thời hạn; giấy cấp sau ngày xét chưa tính."""
    issued = pl.when(fact.health_on <= fact.on).then(fact.health_on)
    return fact.on <= issued.dt.offset_by(f"{months}mo")
