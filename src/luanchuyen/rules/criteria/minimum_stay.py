"""Tiêu chí «minimum_stay»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.periods import Months

MET = "Không đang luân chuyển, hoặc đã luân chuyển đủ {months} tháng."
NOT_MET = "Mới luân chuyển {months_in_post} tháng; cần ít nhất {months} tháng."


def minimum_stay(fact: Facts, months: Months) -> pl.Expr:
    """Đang luân chuyển thì phải đủ thời gian luân chuyển tối thiểu."""
    # Who holds no main post is on no rotation: the rule asks nothing of them.
    settled = fact.on_rotation.ne_missing(True)
    return settled | (fact.months_in_post >= months)
