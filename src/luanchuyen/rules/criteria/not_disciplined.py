"""Tiêu chí «not_disciplined»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Không đang bị kỷ luật."
NOT_MET = "Đang bị kỷ luật."


def not_disciplined(fact: Facts) -> pl.Expr:
    """Không luân chuyển cán bộ bị kỷ luật."""
    return ~fact.disciplined
