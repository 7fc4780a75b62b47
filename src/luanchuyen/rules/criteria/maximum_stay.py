"""Tiêu chí «maximum_stay»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.periods import Months

MET = "Không đang luân chuyển, hoặc luân chuyển chưa quá {months} tháng."
NOT_MET = "Đã luân chuyển {months_in_post} tháng; không được quá {months} tháng."


def maximum_stay(fact: Facts, months: Months) -> pl.Expr:
    """Thời gian luân chuyển không quá thời gian tối đa."""
    # Who holds no main post is on no rotation: the rule asks nothing of them.
    settled = fact.on_rotation.ne_missing(True)
    return settled | (fact.months_in_post <= months)
