"""Tiêu chí «not_under_proceedings»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Không đang bị xử lý kỷ luật, điều tra, truy tố, xét xử."
NOT_MET = "Đang trong thời hạn xử lý kỷ luật, bị điều tra, truy tố hoặc xét xử."


def not_under_proceedings(fact: Facts) -> pl.Expr:
    """Không luân chuyển người đang bị xử lý kỷ luật, điều tra, truy tố, xét xử."""
    return ~fact.under_proceedings
