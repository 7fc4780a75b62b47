"""Tiêu chí «equivalent»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Chức danh dự kiến tương đương chức danh đang giữ."
NOT_MET = "Chức danh dự kiến không tương đương: bậc {target_rank} so với bậc {held_rank} đang giữ."


def equivalent(fact: Facts) -> pl.Expr:
    """Bố trí giữ chức vụ tương đương: theo cặp chức danh của bộ quy định, nếu không thì cùng bậc."""
    return fact.equivalent_pair | (fact.target_rank == fact.held_rank)
