"""Tiêu chí «post_standard»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Đạt tiêu chuẩn tối thiểu của chức danh dự kiến."
NOT_MET = "Chưa đạt tiêu chuẩn của chức danh dự kiến: cần chuyên môn {min_degree}, LLCT {min_theory}, QLNN {min_state_management}; hiện có {degree}, {theory}, {state_management}."


def post_standard(fact: Facts) -> pl.Expr:
    """Đạt tiêu chuẩn chuyên môn, lý luận chính trị, quản lý nhà nước của chức danh dự kiến."""
    return (
        (fact.min_degree.is_null() | (fact.degree >= fact.min_degree))
        & (fact.min_theory.is_null() | (fact.theory >= fact.min_theory))
        & (
            fact.min_state_management.is_null()
            | (fact.state_management >= fact.min_state_management)
        )
    )
