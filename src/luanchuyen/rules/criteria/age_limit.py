"""Tiêu chí «age_limit»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "{age} tuổi, dưới giới hạn ({women} với nữ, {men} với nam)."
NOT_MET = "{age} tuổi, không dưới giới hạn ({women} với nữ, {men} với nam)."


def age_limit(fact: Facts, women: int, men: int) -> pl.Expr:
    """Độ tuổi khi luân chuyển dưới giới hạn của từng giới."""
    young_woman = (fact.sex == "Nữ") & (fact.age < women)
    young_man = (fact.sex == "Nam") & (fact.age < men)
    return young_woman | young_man
