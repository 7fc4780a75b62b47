"""Tiêu chí «changes_unit»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Chuyển sang đơn vị khác."
NOT_MET = "Không chuyển đơn vị: vẫn ở đơn vị đang công tác."


def changes_unit(fact: Facts) -> pl.Expr:
    """Luân chuyển phải sang địa phương, cơ quan, đơn vị khác."""
    return fact.target_unit != fact.held_unit
